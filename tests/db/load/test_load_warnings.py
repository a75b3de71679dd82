"""Warnings that only a load can give: placed, silenced by comments, and reasons to refuse a strict load."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import asyncpg
import pytest
import yaml

from db.load import store
from db.load.article_load import BundleToLoad
from db.load.store import load_new, load_reading
from db.operation.load_report import BundleWarning, LoadReport
from db.operation.operation import OperationRefused
from db.operation.warning_rules import rules_of
from editorial.bundle.check import Checked, check_bundle
from tests.support.data.articles import checked, noise

KNOWN = BundleWarning(("bundle", "entities", "1", "nowhere", "7"), "NAME_KNOWN", "bears the name of another")


@pytest.fixture
def warned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every load finds something about the second entity."""
    reports = store._reports

    async def with_warning(*given: Any) -> Sequence[LoadReport]:
        return [replace(report, warnings=(KNOWN,)) for report in await reports(*given)]

    monkeypatch.setattr(store, "_reports", with_warning)


def in_yaml(comment: str = "") -> tuple[Checked, int]:
    """Return a checked bundle in YAML, and the line of its second entity; ``comment`` stands there."""
    lines = yaml.safe_dump(noise(), allow_unicode=True, sort_keys=False).split("\n")
    start = lines.index("entities:")
    number = [n for n, line in enumerate(lines) if n > start and line.startswith("- ")][1]
    lines[number] += comment
    text = "\n".join(lines)
    return check_bundle(text, file="f", read_text=lambda _: ""), number + 1


async def load(connection: asyncpg.Connection, bundle: Checked, *, strict: bool) -> LoadReport:
    """Load a checked bundle."""
    rules = rules_of(bundle, strict=strict)
    return await load_reading(connection, bundle.reading, bundle.sha256, rules=rules)


@pytest.mark.usefixtures("warned")
async def test_a_warning_of_the_load_has_the_place_of_its_item(connection: asyncpg.Connection) -> None:
    bundle, line = in_yaml()
    report = await load(connection, bundle, strict=False)
    assert [(each.code, each.line, each.column) for each in report.warnings] == [("NAME_KNOWN", line, 3)]


@pytest.mark.usefixtures("warned")
async def test_a_strict_load_with_such_a_warning_writes_nothing(connection: asyncpg.Connection) -> None:
    bundle, line = in_yaml()
    with pytest.raises(OperationRefused) as refused:
        await load(connection, bundle, strict=True)
    (fault,) = refused.value.faults
    assert (fault.code, fault.path, fault.details["line"]) == (
        "NAME_KNOWN",
        ("bundle", "entities", 1, "nowhere", 7),
        line,
    )
    with pytest.raises(OperationRefused):
        await load_new(connection, [BundleToLoad(bundle.reading, bundle.sha256, rules_of(bundle, strict=True))])
    assert await connection.fetchval("select count(*) from article") == 0


@pytest.mark.usefixtures("warned")
async def test_a_comment_silences_such_a_warning(connection: asyncpg.Connection) -> None:
    bundle, _ = in_yaml("  # isnad: ignore NAME_KNOWN")
    report = await load(connection, bundle, strict=True)
    assert report.warnings == ()


@pytest.mark.usefixtures("warned")
async def test_in_json_such_a_warning_has_a_path_only(connection: asyncpg.Connection) -> None:
    report = await load(connection, checked(noise()), strict=False)
    assert report.warnings == (KNOWN,)
