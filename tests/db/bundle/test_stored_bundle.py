"""The bundle of what is stored: read again it says what is stored, and loading it changes nothing, whatever was done."""

import random
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import asyncpg
import orjson
import pytest

from db.bundle.stored_bundle import stored_bundle
from db.load.store import load_reading
from db.operation.load_report import LoadAction, LoadReport
from editorial.bundle.check import BundleRefused, Checked, check_bundle
from editorial.written.bundle import written
from tests.db.feed.operating import Operator
from tests.support.data.articles import load, noise

Connection = asyncpg.Connection


async def exported(connection: Connection, article_id: UUID, annotation_set: str | None = None) -> dict[str, Any]:
    stored = await stored_bundle(connection, article_id, annotation_set)
    return written(stored.reading, stored.common, version=stored.version)


def read(data: Mapping[str, Any]) -> Checked:
    def no_file(name: str) -> str:
        raise FileNotFoundError(name)

    try:
        return check_bundle(orjson.dumps(data), file="bundle", read_text=no_file)
    except BundleRefused as refused:
        raise AssertionError([(each.code, each.path, each.message) for each in refused.problems]) from None


async def load_exported(connection: Connection, data: Mapping[str, Any], **terms: Any) -> LoadReport:
    found = read(data)
    return await load_reading(connection, found.reading, found.sha256, **terms)


def other_items(report: LoadReport) -> list[tuple[Any, ...]]:
    return [
        (item.type, item.key, item.action.value, item.differences)
        for item in report.items
        if item.action is not LoadAction.UNCHANGED
    ]


async def test_a_bundle_that_was_loaded_is_the_same_when_it_is_written_again(connection: Connection) -> None:
    report = await load(connection, noise())
    stored = await stored_bundle(connection, UUID(report.article_id))
    assert read(written(stored.reading, stored.common, version=1)).reading == stored.reading


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
async def test_loading_what_is_stored_changes_nothing_after_any_operations(connection: Connection, seed: int) -> None:
    chance = random.Random(seed)
    operator = Operator(connection, chance)
    done = []
    for _ in range(40):
        done.append(await operator.step())
        sets = await connection.fetch(
            "select a.id, a.slug, s.name from article a cross join lateral"
            " (select distinct annotation_set as name from annotation n where n.article_id = a.id) s order by 2, 3"
        )
        for article_id, slug, name in sets:
            data = await exported(connection, article_id, name or None)
            report = await load_exported(connection, data, dry_run=True)
            assert other_items(report) == [], (done[-5:], slug, name)
