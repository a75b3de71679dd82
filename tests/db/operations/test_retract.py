"""Retracting: a claim or quote stays, says since when it is taken back and why, and what refers to it is told."""

from datetime import datetime
from typing import Any

import asyncpg
import pytest

from db.load.store import load_reading
from db.operation.operation import Actor, OperationRefused, Outcome, VersionConflict
from db.operations.retract import RetractClaim, RetractQuote, retract_claim, retract_quote
from db.postgres.pool import Pool
from db.sql.visibility import Visibility
from tests.support.data.articles import checked, load, noise
from tests.support.operation.breaking import breaks_whole, everything
from tests.support.service.asking import answer, answer_to

Connection = asyncpg.Connection
DESK = Actor("Desk chief")

READ = """
{
  claims { nodes {
    id text status statusNote version retraction { reason } provenance { state }
    relations { type stale claim { text } } quote { retraction { reason } }
    history { nodes { version reason fields by note } }
  } facets { status { value count } } }
  quotes { nodes { id version retraction { at reason } history { nodes { reason fields } } } }
  article(by: { slug: "noise" }) { version history { nodes { version reason } } }
  search(text: "المحادثات") { totalCount }
}
"""


def related() -> dict[str, Any]:
    data = noise()
    first = data["claims"][0]
    first |= {"quote": "lifting"}
    data["claims"] += [
        {**first, "key": key, "text": key, "quote": None, "relations": [{"type": type_, "claim": "lasting"}]}
        for key, type_ in (("against", "CONTRADICTS"), ("for", "SUPPORTS"))
    ]
    data["claims"].append({**first, "key": "alone", "text": "alone", "quote": None})
    first["relations"] = [{"type": "CORRECTS", "claim": "alone"}]
    return data


async def id_of(connection: Connection, key: str) -> str:
    return str(await connection.fetchval("select id from annotation where key = $1", key))


async def claim(connection: Connection, key: str = "lasting", **given: Any) -> Outcome:
    requested = RetractClaim(await id_of(connection, key), **{"reason": "The agency took it back.", **given})
    return await retract_claim(connection, requested, actor=DESK)


async def quote(connection: Connection, key: str = "lifting", **given: Any) -> Outcome:
    requested = RetractQuote(await id_of(connection, key), **{"reason": "He never said so.", **given})
    return await retract_quote(connection, requested, actor=DESK)


async def last_public_changes(connection: Connection) -> list[tuple[Any, ...]]:
    """Return the public changes of the last transaction: type, key, version, reason, fields."""
    rows = await connection.fetch(
        "select c.type, coalesce(n.key, a.slug) as key, c.version, c.reason, c.fields from published.change c"
        " left join annotation n on n.id = c.id left join article a on a.id = c.id"
        " where c.xid = (select max(xid) from change) order by c.type, 2"
    )
    return [tuple(row) for row in rows]


async def test_a_claim_that_is_retracted_says_so_and_relations_to_it_are_stale(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, related())
    outcome = await claim(connection)
    assert outcome.ids == {"claim": await id_of(connection, "lasting")}
    assert outcome.values == {"changed": True}
    found = await answer(pool, READ)
    by_text = {each["text"]: each for each in found["claims"]["nodes"]}
    retracted = by_text["المحادثات استمرت"]
    assert (retracted["status"], retracted["statusNote"], retracted["version"]) == (
        "RETRACTED",
        "The agency took it back.",
        2,
    )
    assert retracted["retraction"] == {"reason": "The agency took it back."}
    assert [each["stale"] for each in retracted["relations"]] == [False, False, False]
    assert [each["stale"] for each in by_text["against"]["relations"]] == [True]
    assert [each["stale"] for each in by_text["for"]["relations"]] == [True]
    assert [each["stale"] for each in by_text["alone"]["relations"]] == [True]
    assert by_text["alone"]["retraction"] is None
    assert {(each["value"], each["count"]) for each in found["claims"]["facets"]["status"]} == {
        ("RETRACTED", 1),
        ("UNVERIFIED", 3),
    }
    assert found["search"]["totalCount"] > 0


async def test_followers_of_the_changes_hear_of_every_changed_answer(connection: Connection, pool: Pool) -> None:
    await load(connection, related())
    await claim(connection)
    assert await last_public_changes(connection) == [
        ("article", "noise", 2, "retraction", None),
        ("claim", "against", 1, "retraction", ["relations"]),
        ("claim", "alone", 1, "retraction", ["relations"]),
        ("claim", "for", 1, "retraction", ["relations"]),
        ("claim", "lasting", 2, "retraction", ["retraction", "status", "statusNote"]),
    ]
    seen = await answer_to(Visibility.EVERYTHING, pool, READ)
    history = next(each["history"] for each in seen["claims"]["nodes"] if each["text"] == "المحادثات استمرت")
    assert history["nodes"][0] == {
        "version": 2,
        "reason": "RETRACTION",
        "fields": ["retraction", "status", "statusNote"],
        "by": "Desk chief",
        "note": "The agency took it back.",
    }
    assert [each["reason"] for each in seen["article"]["history"]["nodes"]] == ["RETRACTION", "LOAD"]


async def test_a_symmetric_relation_is_shown_from_its_other_end(connection: Connection) -> None:
    await load(connection, related())
    await claim(connection, "against")
    assert [(key, fields) for _, key, _, _, fields in await last_public_changes(connection)] == [
        ("noise", None),
        ("against", ["retraction", "status", "statusNote"]),
        ("lasting", ["relations"]),
    ]


async def test_a_retracted_quote_says_so_and_its_claims_are_reported(connection: Connection, pool: Pool) -> None:
    await load(connection, related())
    before: datetime = await connection.fetchval("select clock_timestamp()")
    assert (await quote(connection)).values == {"changed": True}
    found = await answer(pool, READ)
    (retracted,) = found["quotes"]["nodes"]
    assert (retracted["version"], retracted["retraction"]["reason"]) == (2, "He never said so.")
    assert datetime.fromisoformat(retracted["retraction"]["at"]) > before
    assert retracted["history"]["nodes"][0] == {"reason": "RETRACTION", "fields": ["retraction"]}
    standing = next(each for each in found["claims"]["nodes"] if each["text"] == "المحادثات استمرت")
    assert standing["quote"] == {"retraction": {"reason": "He never said so."}}
    assert (standing["status"], standing["version"]) == ("UNVERIFIED", 1)
    assert await last_public_changes(connection) == [
        ("article", "noise", 2, "retraction", None),
        ("claim", "lasting", 1, "retraction", ["quote"]),
        ("quote", "lifting", 2, "retraction", ["retraction"]),
    ]


async def test_what_drafts_say_is_not_shown(connection: Connection) -> None:
    data = related()
    for each in data["claims"][1:]:
        each["provenance"] = {"state": "DRAFT"}
    await load(connection, data)
    await claim(connection)
    assert [key for _, key, *_ in await last_public_changes(connection)] == ["noise", "lasting"]


@pytest.mark.parametrize("retract", [claim, quote])
async def test_to_retract_again_changes_nothing(connection: Connection, retract: Any) -> None:
    await load(connection, related())
    await retract(connection)
    before = await everything(connection)
    outcome = await retract(connection, reason="Another reason", expected_version=1)
    assert (outcome.values, outcome.position) == ({"changed": False}, None)
    assert await everything(connection) == before


@pytest.mark.parametrize("retract", [claim, quote])
async def test_a_caller_with_an_older_version_gets_the_changes_since_then(connection: Connection, retract: Any) -> None:
    data = related()
    await load(connection, data)
    data["claims"][0]["status"], data["quotes"][0]["provenance"] = "DISPUTED", {"note": "Unsure."}
    await load(connection, data)
    with pytest.raises(VersionConflict) as caught:
        await retract(connection, expected_version=1)
    assert caught.value.details["current_version"] == 2
    assert [each["version"] for each in caught.value.details["changes"]] == [2]  # type: ignore[attr-defined]
    await retract(connection, expected_version=2)


async def test_a_bundle_is_not_loaded_blindly_over_a_retraction_and_takes_it_back_knowingly(
    connection: Connection, pool: Pool
) -> None:
    data = related()
    await load(connection, data)
    await claim(connection)
    await quote(connection)
    await load(connection, data)
    assert await connection.fetchval("select status from claim where retracted_at is not null") == "RETRACTED"
    data["article"]["headline"] = "A headline"
    with pytest.raises(VersionConflict):
        await load(connection, data)
    bundle = checked(data)
    await load_reading(connection, bundle.reading, bundle.sha256, expected_version=3)
    found = await answer(pool, READ)
    assert {each["retraction"] and 1 for each in (*found["claims"]["nodes"], *found["quotes"]["nodes"])} == {None}
    assert found["quotes"]["nodes"][0]["version"] == 3


async def test_a_bundle_can_say_that_something_was_retracted(connection: Connection, pool: Pool) -> None:
    data = related()
    data["claims"][0] |= {"status": "RETRACTED", "status_note": "Wrong."}
    data["quotes"][0]["retraction"] = "Misheard."
    await load(connection, data)
    found = await answer(pool, READ)
    assert found["quotes"]["nodes"][0]["retraction"]["reason"] == "Misheard."
    assert [each["retraction"] for each in found["claims"]["nodes"] if each["retraction"]] == [{"reason": "Wrong."}]
    assert (await claim(connection)).values == (await quote(connection)).values == {"changed": False}
    since = found["quotes"]["nodes"][0]["retraction"]["at"]
    data["quotes"][0]["retraction"] = "Misheard by us."
    await load(connection, data)
    retraction = (await answer(pool, READ))["quotes"]["nodes"][0]["retraction"]
    assert retraction == {"at": since, "reason": "Misheard by us."}


async def test_what_was_is_not_retracted(connection: Connection, pool: Pool) -> None:
    await load(connection, related())
    before = await connection.fetchval("select clock_timestamp()")
    await claim(connection)
    await quote(connection)
    as_of = """
    query ($at: DateTime) { article(by: { slug: "noise" }, asOf: $at) {
      claims { nodes { status retraction { reason } } } quotes { nodes { retraction { reason } } } } }
    """
    found = (await answer(pool, as_of, at=before.isoformat()))["article"]
    assert {each["retraction"] and 1 for each in (*found["claims"]["nodes"], *found["quotes"]["nodes"])} == {None}
    found = (await answer(pool, as_of))["article"]
    assert found["quotes"]["nodes"][0]["retraction"] is not None


async def test_all_errors_are_reported_at_once(connection: Connection) -> None:
    await load(connection, related())
    quote_id = await id_of(connection, "lifting")
    for id_ in ("nothing", quote_id, "00000000-0000-0000-0000-000000000000"):
        with pytest.raises(OperationRefused) as caught:
            await retract_claim(connection, RetractClaim(id_, ""), actor=DESK)
        assert [(fault.code, fault.path) for fault in caught.value.faults] == [
            ("UNKNOWN_OBJECT", ("id",)),
            ("INVALID_VALUE", ("reason",)),
        ]


@pytest.mark.parametrize("retract", [claim, quote])
async def test_it_is_done_wholly_or_not_at_all(connection: Connection, retract: Any) -> None:
    await load(connection, related())
    assert await breaks_whole(connection, retract) > 10
