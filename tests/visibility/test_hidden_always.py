"""What is hidden now is hidden at every instant, whatever an article is asked to have been."""

import json
from datetime import datetime
from typing import Any

import asyncpg
import pytest
from graphql import get_named_type

from db.operation.operation import Actor
from db.operations.review import ReviewAnnotations, ReviewedAnnotation, review_annotations
from db.postgres.pool import Pool
from db.read.execute import execute
from db.sql.visibility import Visibility
from schema.build import core_schema
from tests.support.data.articles import load, noise
from tests.visibility.test_who_sees_what import READER, selection

Connection = asyncpg.Connection
ARTICLE = get_named_type(core_schema().type_map["Article"])
ALL_OF_IT = 'query ($at: DateTime) { article(by: { slug: "noise" }, asOf: $at) ' + selection(ARTICLE, 2) + " }"
MARK = "Falschmeldung"
KINDS = ("MENTION", "QUOTE", "EVENT_REPORT", "CLAIM")


def telling() -> dict[str, Any]:
    """Return a bundle with a claim that has everything that a claim can have, all of it marked."""
    data = noise()
    data["claims"][0] |= {
        "text": MARK,
        "status": "DISPUTED",
        "status_note": MARK,
        "provenance": {"note": MARK},
        "about": ["coale"],
        "quote": "lifting",
        "quantities": [{"value": 4711, "unit": MARK}],
        "reviews": [{"reviewer": "coale", "rating": MARK, "note": MARK}],
        "relations": [{"type": "CONTRADICTS", "claim": "other", "note": MARK}],
    }
    data["claims"].append({**noise()["claims"][0], "key": "other", "exact": "المحادثات"})
    return data


async def now(connection: Connection) -> datetime:
    found: datetime = await connection.fetchval("select clock_timestamp()")
    return found


async def as_it_was(pool: Pool, at: datetime, visibility: Visibility = Visibility.PUBLISHED) -> str:
    request = READER.read(ALL_OF_IT, None, {"at": at.isoformat()}, visibility)
    assert request.prepared.compiled is not None
    return (await execute(pool, request.prepared.compiled, request.variables, wait_s=5)).data.decode()


async def reject(connection: Connection, ids: list[str]) -> None:
    asked = ReviewAnnotations("REJECT", tuple(map(ReviewedAnnotation, ids)), note="Nobody said so.")
    await review_annotations(connection, asked, actor=Actor("Carol"))


async def ids_of(connection: Connection, kind: str) -> list[str]:
    return [str(row[0]) for row in await connection.fetch("select id from annotation where kind = $1", kind)]


@pytest.mark.parametrize("kind", KINDS)
async def test_what_a_reviewer_rejected_is_shown_at_no_instant(connection: Connection, pool: Pool, kind: str) -> None:
    await load(connection, telling())
    published = await now(connection)
    ids = await ids_of(connection, kind)
    before = await as_it_was(pool, published)
    assert all(id_ in before for id_ in ids)
    await reject(connection, ids)
    for at in (published, await now(connection)):
        told = await as_it_was(pool, at)
        assert [id_ for id_ in ids if id_ in told] == []
        assert kind != "CLAIM" or (MARK not in told and "4711" not in told)
    everything = await as_it_was(pool, published, Visibility.EVERYTHING)
    assert all(id_ in everything for id_ in ids)


async def test_a_claim_no_longer_mentions_a_related_claim_that_was_rejected(connection: Connection, pool: Pool) -> None:
    await load(connection, telling())
    published = await now(connection)
    rejected, kept = [
        str(await connection.fetchval("select id from annotation where key = $1", key)) for key in ("lasting", "other")
    ]
    assert (await as_it_was(pool, published)).count(MARK) > 5
    await reject(connection, [rejected])
    told = await as_it_was(pool, published)
    assert kept in told
    assert rejected not in told
    assert MARK not in told


async def test_what_was_rejected_stays_hidden_once_its_bundle_takes_it_away(connection: Connection, pool: Pool) -> None:
    await load(connection, telling())
    published = await now(connection)
    ids = await ids_of(connection, "CLAIM")
    await reject(connection, ids)
    without = telling()
    del without["claims"]
    await load(connection, without)
    assert await ids_of(connection, "CLAIM") == []
    told = await as_it_was(pool, published)
    assert [id_ for id_ in ids if id_ in told] == []
    assert MARK not in told


async def test_what_was_published_when_its_bundle_removed_it_is_still_shown_at_that_instant(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, telling())
    published = await now(connection)
    ids = await ids_of(connection, "CLAIM")
    without = telling()
    del without["claims"]
    await load(connection, without)
    told = await as_it_was(pool, published)
    assert all(id_ in told for id_ in ids)
    told = await as_it_was(pool, await now(connection))
    assert not any(id_ in told for id_ in ids)


async def test_what_a_bundle_turns_back_into_a_draft_is_shown_at_no_instant(connection: Connection, pool: Pool) -> None:
    await load(connection, telling())
    published = await now(connection)
    (quote,) = await ids_of(connection, "QUOTE")
    drafted = telling()
    drafted["quotes"][0]["provenance"] = {"state": "DRAFT"}
    await load(connection, drafted)
    assert quote not in await as_it_was(pool, published)


async def test_what_is_published_in_the_end_is_shown_at_the_instants_at_which_it_was_published(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, telling())
    published = await now(connection)
    ids = await ids_of(connection, "QUOTE")
    await reject(connection, ids)
    rejected = await now(connection)
    asked = ReviewAnnotations("PUBLISH", tuple(map(ReviewedAnnotation, ids)), note="It is on tape.")
    await review_annotations(connection, asked, actor=Actor("Carol"))
    assert ids[0] in await as_it_was(pool, published)
    assert ids[0] not in await as_it_was(pool, rejected)
    assert json.loads(await as_it_was(pool, await now(connection)))["article"]["quotes"]["totalCount"] == 1
