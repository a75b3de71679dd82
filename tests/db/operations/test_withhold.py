"""Withholding, cancelling and restoring: who sees what of an article then, by every way, and what is told of it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import asyncpg
import pytest

from db.operation.operation import Actor, OperationRefused, Outcome, VersionConflict
from db.operations.article_status import (
    CancelArticle,
    RestoreArticle,
    WithholdArticle,
    cancel_article,
    restore_article,
    withhold_article,
)
from db.postgres.pool import Pool
from db.sql.visibility import Visibility
from tests.support.data.articles import load, noise
from tests.support.operation.breaking import breaks_whole, everything
from tests.support.service.asking import answer, answer_to

Connection = asyncpg.Connection
DESK = Actor("Desk chief")
NOISE = "noise"

ALL = """
{
  article(by: { slug: "noise" }) { id status version revision { id } history { nodes { reason by note fields } } }
  articles { totalCount nodes { slug } }
  entities { totalCount nodes { name } }
  found: entities(search: "Coale") { totalCount nodes { name } }
  quotes { totalCount nodes { text } facets { kind { count } month { count } } }
  claims { totalCount nodes { text } facets { status { count } } }
  events { totalCount nodes { title } facets { status { count } } }
  timeline { totalCount edges { node { title } } }
  search(text: "العقوبات") { totalCount nodes { __typename } }
}
"""
NODES = "query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }"
AS_OF = 'query ($at: DateTime!) { article(by: { slug: "noise" }, asOf: $at) { status quotes { totalCount } } }'


async def withhold(connection: Connection, **given: Any) -> Outcome:
    requested = {"article": NOISE, "reason": "A source asked for time.", **given}
    return await withhold_article(connection, WithholdArticle(**requested), actor=DESK)


async def cancel(connection: Connection, **given: Any) -> Outcome:
    requested = {"article": NOISE, "reason": "It is wrong.", **given}
    return await cancel_article(connection, CancelArticle(**requested), actor=DESK)


async def restore(connection: Connection, **given: Any) -> Outcome:
    return await restore_article(connection, RestoreArticle(**{"article": NOISE, **given}), actor=DESK)


async def last(connection: Connection) -> int:
    found: int = await connection.fetchval("select max(seq) from change")
    return found


async def public_changes(connection: Connection, since: int) -> dict[str, set[Any]]:
    """Return the public changes since a position in the log: the types and ids by operation."""
    rows = await connection.fetch("select public_op, type, id from published.change where seq > $1 order by seq", since)
    found: dict[str, set[Any]] = {}
    for row in rows:
        found.setdefault(row["public_op"], set()).add((row["type"], row["id"]))
    return found


async def ids_of_all(connection: Connection) -> list[str]:
    rows = await connection.fetch(
        "select id from article union all select id from annotation union all select id from entity union all"
        " select id from event union all select id from revision"
    )
    return [str(row["id"]) for row in rows]


def other(**article: Any) -> dict[str, Any]:
    """Return a bundle of another article, which shares an event and an entity with the first, and has one of its own."""
    data = noise(slug="other", **article)
    data["entities"][1] = {**data["entities"][1], "key": "reuters", "names": [{"text": "Reuters", "language": "en"}]}
    data["quotes"], data["claims"] = [], []
    return data


@pytest.mark.parametrize("hide", [withhold, cancel])
async def test_only_callers_who_may_see_drafts_see_any_of_it(
    connection: Connection, pool: Pool, hide: Callable[..., Awaitable[Outcome]]
) -> None:
    await load(connection, noise())
    ids = await ids_of_all(connection)
    before = await answer(pool, ALL)
    outcome = await hide(connection)
    assert outcome.values == {"changed": True}
    assert outcome.position is not None
    found = await answer(pool, ALL)
    assert found.pop("article") is None
    assert {each["totalCount"] for each in found.values()} == {0}
    assert "'count'" not in str(found)
    assert (await answer(pool, NODES, ids=ids))["nodes"] == [None] * len(ids)
    seen = await answer_to(Visibility.EVERYTHING, pool, ALL)
    assert {name: each["totalCount"] for name, each in seen.items() if name != "article"} == {
        name: each["totalCount"] for name, each in before.items() if name != "article"
    }
    assert None not in (await answer_to(Visibility.EVERYTHING, pool, NODES, ids=ids))["nodes"]


async def test_it_is_reported_as_gone_and_when_restored_as_new(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    before, begun = await answer(pool, ALL), await last(connection)
    await withhold(connection)
    gone, between = await public_changes(connection, begun), await last(connection)
    assert gone.keys() == {"delete"}
    assert {type_ for type_, _ in gone["delete"]} == {
        "article",
        "entity",
        "event",
        "event_report",
        "mention",
        "quote",
        "claim",
    }
    await restore(connection, note="They agreed.")
    assert await public_changes(connection, between) == {"upsert": gone["delete"]}
    after = await answer(pool, ALL)
    history = after["article"].pop("history")
    before["article"].pop("history")
    assert after["article"].pop("version") == before["article"].pop("version") + 2
    assert after == before
    assert [each["reason"] for each in history["nodes"]] == ["RESTORATION", "WITHHOLDING", "LOAD"]
    assert [each["fields"] for each in history["nodes"]] == [["status"], ["status"], []]
    assert {each["by"] for each in history["nodes"]} | {each["note"] for each in history["nodes"]} == {None}


async def test_the_history_shows_editors_who_did_it_and_why(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    await withhold(connection, reason="  A source asked for time. ")
    await cancel(connection)
    seen = await answer_to(Visibility.EVERYTHING, pool, ALL)
    assert seen["article"]["status"] == "CANCELED"
    assert seen["article"]["history"]["nodes"][:2] == [
        {"reason": "CANCELLATION", "by": "Desk chief", "note": "It is wrong.", "fields": ["status"]},
        {"reason": "WITHHOLDING", "by": "Desk chief", "note": "A source asked for time.", "fields": ["status"]},
    ]


async def test_cancelling_a_withheld_article_reports_nothing_new_to_the_public(connection: Connection) -> None:
    await load(connection, noise())
    await withhold(connection)
    since = await last(connection)
    await cancel(connection)
    assert await public_changes(connection, since) == {}
    assert await connection.fetchval("select count(*) from change where seq > $1", since) == 1


async def test_what_another_article_speaks_of_stays(connection: Connection, pool: Pool) -> None:
    await load(connection, noise())
    await load(connection, other())
    since = await last(connection)
    await withhold(connection)
    found = await answer(pool, ALL)
    assert {each["name"] for each in found["entities"]["nodes"]} == {"John Coale", "Reuters"}
    assert [each["title"] for each in found["events"]["nodes"]] == ["Talks"]
    assert (found["search"]["totalCount"], found["articles"]["totalCount"]) == (1, 1)
    gone = (await public_changes(connection, since))["delete"]
    keys = await connection.fetch("select k.key, k.entity_id as id from entity_key k")
    assert {row["key"] for row in keys if ("entity", row["id"]) in gone} == {"belta"}
    assert not [id_ for type_, id_ in gone if type_ == "event"]
    await withhold(connection, article="other")
    nothing = await answer(pool, ALL)
    assert (nothing["entities"]["totalCount"], nothing["events"]["totalCount"]) == (0, 0)
    await restore(connection)
    back = await answer(pool, ALL)
    assert {each["name"] for each in back["entities"]["nodes"]} == {"John Coale", "Belta"}
    assert back["events"]["totalCount"] == 1


async def test_drafts_stay_drafts_when_their_article_is_restored(connection: Connection, pool: Pool) -> None:
    data = noise()
    data["quotes"][0]["provenance"] = {"state": "DRAFT"}
    await load(connection, data)
    await withhold(connection)
    await restore(connection)
    found = await answer(pool, ALL)
    assert (found["quotes"]["totalCount"], found["claims"]["totalCount"]) == (0, 1)


async def test_neither_an_article_that_is_withheld_now_nor_one_withheld_then_is_shown_at_a_past_instant(
    connection: Connection, pool: Pool
) -> None:
    async def now() -> datetime:
        found: datetime = await connection.fetchval("select clock_timestamp()")
        return found

    await load(connection, noise())
    usable = await now()
    await withhold(connection)
    withheld = await now()
    assert await answer(pool, AS_OF, at=usable.isoformat()) == {"article": None}
    seen = await answer_to(Visibility.EVERYTHING, pool, AS_OF, at=usable.isoformat())
    assert seen == {"article": {"status": "USABLE", "quotes": {"totalCount": 1}}}
    await restore(connection)
    assert await answer(pool, AS_OF, at=withheld.isoformat()) == {"article": None}
    assert (await answer(pool, AS_OF, at=usable.isoformat()))["article"]["quotes"]["totalCount"] == 1
    seen = await answer_to(Visibility.EVERYTHING, pool, AS_OF, at=withheld.isoformat())
    assert seen["article"]["status"] == "WITHHELD"


@pytest.mark.parametrize(("do", "status"), [(withhold, "WITHHELD"), (cancel, "CANCELED"), (restore, "USABLE")])
async def test_to_do_it_again_writes_nothing(
    connection: Connection, do: Callable[..., Awaitable[Outcome]], status: str
) -> None:
    await load(connection, noise(status="WITHHELD" if status == "USABLE" else "USABLE"))
    await do(connection)
    before = await everything(connection)
    outcome = await do(connection, expected_version=1)
    assert (outcome.values, outcome.position) == ({"changed": False}, None)
    assert await everything(connection) == before


async def test_no_bundle_takes_back_what_was_decided(connection: Connection) -> None:
    await load(connection, noise())
    await withhold(connection)
    await load(connection, noise())
    await load(connection, noise(headline="Another headline"))
    assert await connection.fetchval("select status from article") == "WITHHELD"
    assert await connection.fetchval("select count(*) from annotation where not hidden") == 0
    await restore(connection)
    await load(connection, noise(headline="A third headline", status="CANCELED"))
    assert await connection.fetchval("select status from article") == "CANCELED"


async def test_what_a_bundle_withholds_is_held_once_somebody_decides_so(connection: Connection) -> None:
    await load(connection, noise(status="WITHHELD"))
    assert (await withhold(connection)).values == {"changed": True}
    await load(connection, noise(headline="Another headline"))
    assert await connection.fetchval("select status from article") == "WITHHELD"


async def test_a_caller_who_knows_an_older_version_gets_the_changes_since_then(connection: Connection) -> None:
    await load(connection, noise())
    await load(connection, noise(headline="Another headline"))
    with pytest.raises(VersionConflict) as caught:
        await withhold(connection, expected_version=1)
    assert caught.value.details["current_version"] == 2
    assert [each["fields"] for each in caught.value.details["changes"] if each["type"] == "ARTICLE"] == [["headline"]]  # type: ignore[attr-defined]
    await withhold(connection, expected_version=2)


async def test_all_errors_are_reported_at_once(connection: Connection) -> None:
    await load(connection, noise())
    with pytest.raises(OperationRefused) as caught:
        await withhold(connection, article="nowhere", reason=" ")
    assert [(fault.code, fault.path) for fault in caught.value.faults] == [
        ("UNKNOWN_OBJECT", ("article",)),
        ("INVALID_VALUE", ("reason",)),
    ]
    with pytest.raises(OperationRefused):
        await withhold(connection, reason="half of a pair: \ud800")
    by_id = str(await connection.fetchval("select id from article"))
    assert (await withhold(connection, article=by_id)).ids == {"article": by_id}


@pytest.mark.parametrize("do", [withhold, cancel, restore])
async def test_it_is_done_wholly_or_not_at_all(connection: Connection, do: Callable[..., Awaitable[Outcome]]) -> None:
    await load(connection, noise(status="WITHHELD" if do is restore else "USABLE"))
    assert await breaks_whole(connection, do) > 10
