"""What is not known is stored with the reason, shown to callers, and changes like any other field."""

import json
from typing import Any

import asyncpg
import pytest

from db.operation.load_report import LoadAction
from db.operation.operation import Actor, OperationRefused
from db.operations.correct_annotation import CorrectAnnotation, correct_annotation
from db.postgres.pool import Pool
from tests.support.data.articles import load, noise
from tests.support.service.asking import answer

Connection = asyncpg.Connection
DESK = Actor("Desk chief")

READ = """
{
  article(by: { slug: "noise" }) { headline unknowns { field reason } history { nodes { fields } } }
  quotes { nodes { unknowns { field reason } } }
  events { nodes { unknowns { field reason } } }
  claims { nodes { unknowns { field reason } } }
}
"""


def bundle() -> dict[str, Any]:
    """Return a bundle in which something is unknown in every part."""
    data = noise()
    data["article"] |= {"headline": {"unknown": "NOT_STATED"}, "url": {"unknown": "NONE"}}
    data["quotes"][0]["cue"] = {"unknown": "NONE"}
    data["events"][0]["place"] = {"unknown": "WITHHELD"}
    data["claims"][0] |= {
        "chain": [{"role": "SPEAKER", "entity": {"unknown": "WITHHELD"}}],
        "quote": {"unknown": "NONE"},
    }
    return data


async def shown(pool: Pool) -> dict[str, dict[str, str]]:
    """Return what is unknown of the article and of the one quote, event and claim."""
    found = await answer(pool, READ)
    items = {"article": found["article"], **{name: found[name]["nodes"][0] for name in ("quotes", "events", "claims")}}
    return {name: {each["field"]: each["reason"] for each in item["unknowns"]} for name, item in items.items()}


UNKNOWN = {
    "article": {"headline": "NOT_STATED", "url": "NONE"},
    "quotes": {"cue": "NONE"},
    "events": {"place": "WITHHELD"},
    "claims": {"claimant": "WITHHELD", "quote": "NONE"},
}


async def test_the_reasons_are_shown_and_a_second_load_is_unchanged(connection: Connection, pool: Pool) -> None:
    await load(connection, bundle())
    assert await shown(pool) == UNKNOWN
    assert (await load(connection, bundle())).outcome is LoadAction.UNCHANGED


async def test_reasons_that_a_bundle_adds_changes_or_removes_are_changes_of_the_field_unknowns(
    connection: Connection, pool: Pool
) -> None:
    data = bundle()
    data["article"] |= {"headline": None, "url": None}
    data["quotes"][0].pop("cue")
    data["events"][0].pop("place")
    data["claims"][0] |= {"chain": [{"role": "SPEAKER"}], "quote": None}
    await load(connection, data)
    assert await shown(pool) == {name: {} for name in UNKNOWN}
    report = await load(connection, bundle())
    updated = {item.type for item in report.items if item.action is LoadAction.UPDATE}
    assert updated == {"article", "quote", "event", "claim"}
    fields = await connection.fetch(
        "select type, fields from change where xid = (select max(xid) from change) and type <> 'entity' order by type"
    )
    assert {row["type"]: row["fields"] for row in fields} == {name: ["unknowns"] for name in updated}
    await load(connection, data)
    assert await shown(pool) == {name: {} for name in UNKNOWN}


async def amend(connection: Connection, key: str, **values: Any) -> Any:
    id_ = str(await connection.fetchval("select id from annotation where key = $1", key))
    return await correct_annotation(connection, CorrectAnnotation(id_, json.dumps(values)), actor=DESK)


async def test_a_correction_sets_and_clears_reasons_and_a_value_removes_its_reason(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, bundle())
    outcome = await amend(connection, "lifting", said={"unknown": "NOT_STATED"})
    assert outcome.values["fields"] == ["unknowns"]
    assert (await shown(pool))["quotes"] == {"cue": "NONE", "said": "NOT_STATED"}
    await amend(connection, "lifting", cue={"exact": "قال"})
    assert (await shown(pool))["quotes"] == {"said": "NOT_STATED"}
    await amend(connection, "lifting", unknowns={})
    assert (await shown(pool))["quotes"] == {}
    await amend(connection, "lasting", unknowns={"claimant": "NOT_STATED"}, quote="lifting")
    assert (await shown(pool))["claims"] == {"claimant": "NOT_STATED"}
    outcome = await amend(connection, "lifting", cue={"unknown": "WITHHELD"})
    assert outcome.values["fields"] == ["spans", "unknowns"]
    with pytest.raises(OperationRefused) as refused:
        await amend(connection, "lifting", unknowns={"speaker": "NONE"})
    assert [each.code for each in refused.value.faults] == ["UNKNOWN_BESIDE_VALUE"]


async def test_a_correction_that_says_what_is_there_changes_nothing(connection: Connection) -> None:
    await load(connection, bundle())
    assert not (await amend(connection, "lifting", cue={"unknown": "NONE"})).values["changed"]


async def test_the_past_keeps_the_reasons(connection: Connection, pool: Pool) -> None:
    await load(connection, bundle())
    at = await connection.fetchval("select clock_timestamp()")
    data = bundle()
    data["article"]["headline"] = "A headline"
    await load(connection, data)
    query = 'query($at: DateTime) { article(by: { slug: "noise" }, asOf: $at) { headline unknowns { field } } }'
    was = (await answer(pool, query, at=at.isoformat()))["article"]
    assert was == {"headline": None, "unknowns": [{"field": "headline"}, {"field": "url"}]}
    now = (await answer(pool, query))["article"]
    assert now == {"headline": "A headline", "unknowns": [{"field": "url"}]}
