"""An event is amended: an editor's values hold against every bundle that says nothing new."""

import json
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from db.amendments.amend_event import AmendEvent, amend_event
from db.entities.merge_entities import MergeEntities, merge_entities
from db.entities.undo_merge import UndoMerge, undo_merge
from db.load.store import load_reading
from db.lookup.resolve import with_references
from db.operation.load_report import LoadAction
from db.operation.operation import Actor, OperationRefused, Outcome, VersionConflict
from db.operations.article_status import WithholdArticle, withhold_article
from tests.db.entities.entities import id_of, wrong
from tests.support.data.articles import checked, load, noise

Connection = asyncpg.Connection
DESK = Actor("desk")
_VALUES = """
    select e.status::text, e.edtf, e.expression, e.label,
        (select min(k.key) from entity_key k where k.entity_id = e.place_id) as place,
        array(
            select t.language || ' ' || t.text from event_title t where t.event_id = e.id order by t.ordinal
        ) as titles,
        array(
            select p.role || ' ' || (select min(k.key) from entity_key k where k.entity_id = p.entity_id)
            from participant p where p.event_id = e.id order by p.ordinal
        ) as participants,
        array(
            select (select min(k.key) from entity_key k where k.entity_id = c.entity_id)
            from event_entity c where c.event_id = e.id order by 1
        ) as concerned
    from event e
"""


def bundle(slug: str = "noise", **event: Any) -> dict[str, Any]:
    """Return an article that reports the event ``talks`` with these values."""
    data = noise(slug=slug)
    data["events"][0] |= event
    return data


async def amend(connection: Connection, key: str = "talks", /, note: str | None = None, **values: Any) -> Outcome:
    return await with_references(amend_event)(connection, AmendEvent(key, json.dumps(values), note=note), actor=DESK)


async def values(connection: Connection) -> dict[str, Any]:
    """Return what editors see of the only event."""
    found = await connection.fetchrow(_VALUES)
    assert found
    return dict(found)


async def reload(connection: Connection, data: dict[str, Any]) -> LoadAction:
    """Load a bundle; return what became of its event."""
    found = checked(data)
    report = await load_reading(connection, found.reading, found.sha256)
    return next(item.action for item in report.items if item.type == "event")


def fields_of(done: Outcome) -> set[object]:
    fields = done.values["fields"]
    assert isinstance(fields, list)
    return set(fields)


async def faults(doing: Any) -> list[tuple[Any, ...]]:
    with pytest.raises(OperationRefused) as refused:
        await doing
    return [(*fault.path, fault.code) for fault in refused.value.faults]


ALL: dict[str, Any] = {
    "title": {"ar": "محادثات", "en": "Negotiations"},
    "status": "ALLEGED",
    "when": {"edtf": "2025-12-12"},
    "place": "belta",
    "participants": [{"role": "AGENT", "entity": "belta"}, {"role": "PATIENT", "entity": "coale"}],
}
AMENDED = {
    "status": "ALLEGED",
    "edtf": "2025-12-12",
    "expression": None,
    "label": "محادثات",
    "place": "belta",
    "titles": ["ar محادثات", "en Negotiations"],
    "participants": ["AGENT belta", "PATIENT coale"],
    "concerned": ["belta", "coale"],
}
GIVEN = {
    "status": "OCCURRED",
    "edtf": "2025-12-13",
    "expression": "يوم السبت",
    "label": "Talks",
    "place": None,
    "titles": ["en Talks"],
    "participants": ["AGENT coale"],
    "concerned": ["coale"],
}


async def test_every_value_is_amended_in_a_new_version_with_its_reason(connection: Connection) -> None:
    await load(connection, bundle())
    assert await values(connection) == GIVEN
    done = await amend(connection, note="Looked up.", **ALL)
    assert (done.values["changed"], done.values["version"], fields_of(done)) == (
        True,
        2,
        {"title", "status", "when", "place", "participants"},
    )
    assert await values(connection) == AMENDED
    logged = await connection.fetchrow("select * from change where type = 'event' order by seq desc limit 1")
    assert logged
    assert (logged["reason"], logged["by"], logged["note"], logged["public_op"], logged["version"]) == (
        ("correction", "desk", "Looked up.", "upsert", 2)
    )
    again = await amend(connection, **ALL)
    assert (again.values["changed"], again.values["version"]) == (False, 2)
    assert await wrong(connection) == []


async def test_omitted_values_stay_and_null_clears(connection: Connection) -> None:
    await load(connection, bundle(place="belta"))
    await amend(connection, when=None, place=None, participants=None)
    assert await values(connection) == {
        **GIVEN,
        "edtf": None,
        "expression": None,
        "participants": [],
        "concerned": [],
    }


async def test_words_for_a_date_are_those_of_the_article_that_describes_it(connection: Connection) -> None:
    await load(connection, bundle(when=None))
    done = await amend(connection, when={"expression": "يوم السبت"})
    assert done.values["warnings"] == []
    assert await values(connection) == GIVEN
    refused = await faults(amend(connection, when={"expression": "يوم الأحد"}))
    assert refused == [("event", "when", "expression", "EXPRESSION_NOT_FOUND")]


@pytest.mark.parametrize("slug", ["noise", "second"])
async def test_a_bundle_that_says_nothing_new_does_not_undo_it(connection: Connection, slug: str) -> None:
    await load(connection, bundle())
    await load(connection, bundle("second", status="ONGOING"))
    await amend(connection, **ALL)
    given = {"status": "ONGOING"} if slug == "second" else {}
    assert await reload(connection, bundle(slug, **given)) is LoadAction.UNCHANGED
    changed = bundle(slug, **given)
    changed["article"]["headline"] = "Another headline"
    assert await reload(connection, changed) is LoadAction.UNCHANGED
    assert await reload(connection, bundle("third", status="PLANNED")) is LoadAction.UNCHANGED
    assert await values(connection) == AMENDED
    assert await wrong(connection) == []


async def test_its_own_bundle_replaces_what_it_says_anew_and_nothing_else(connection: Connection) -> None:
    await load(connection, bundle())
    await amend(connection, **ALL)
    assert await reload(connection, bundle(title={"en": "Peace talks"})) is LoadAction.UPDATE
    assert await values(connection) == {**AMENDED, "titles": ["en Peace talks"], "label": "Peace talks"}
    assert await reload(connection, bundle(title={"en": "Peace talks"}, when={"edtf": "2025"})) is LoadAction.UPDATE
    assert await values(connection) == {
        **AMENDED,
        "titles": ["en Peace talks"],
        "label": "Peace talks",
        "edtf": "2025",
    }


async def test_amended_values_hold_when_the_article_that_described_it_is_withheld(connection: Connection) -> None:
    await load(connection, bundle())
    await load(connection, bundle("second", status="ONGOING", title={"en": "Something else"}))
    await amend(connection, title={"en": "Negotiations"}, when={"edtf": "2025"})
    await withhold_article(connection, WithholdArticle("noise", "why"), actor=DESK)
    assert await values(connection) == {
        **GIVEN,
        "status": "ONGOING",
        "edtf": "2025",
        "expression": None,
        "titles": ["en Negotiations"],
        "label": "Negotiations",
    }
    assert await connection.fetchval("select label from published.event") == "Negotiations"
    assert await wrong(connection) == []


async def test_an_amended_event_nobody_reports_any_more_is_deleted_as_any_other(connection: Connection) -> None:
    await load(connection, bundle())
    await amend(connection, **ALL)
    without = bundle()
    without["events"], without["claims"] = [], []
    await load(connection, without)
    assert await connection.fetchval("select count(*) from event") == 0


async def test_its_entities_can_be_merged_and_separated_again(connection: Connection) -> None:
    await load(connection, bundle())
    await amend(connection, **ALL)
    survivor, merged = await id_of(connection, "coale"), await id_of(connection, "belta")
    await merge_entities(connection, MergeEntities(survivor, (merged,)), actor=DESK)
    assert await connection.fetchval("select place_id from event") == UUID(survivor)
    await amend(connection, title={"en": "Talks again"})
    await undo_merge(connection, UndoMerge(merged), actor=DESK)
    assert await values(connection) == {**AMENDED, "titles": ["en Talks again"], "label": "Talks again"}
    assert await wrong(connection) == []


async def test_what_is_wrong_is_reported_at_once(connection: Connection) -> None:
    await load(connection, bundle())
    assert await faults(amend(connection, "nothing", status="ALLEGED")) == [("id", "UNKNOWN_OBJECT")]
    assert await faults(amend(connection, title=None, reports=[], status="DONE")) == [
        ("event", "title", "WRONG_TYPE"),
        ("event", "reports", "UNKNOWN_KEY"),
        ("event", "status", "NOT_ALLOWED"),
    ]
    twice = [{"role": "AGENT", "entity": "coale"}] * 2
    assert await faults(amend(connection, place="nowhere", participants=twice)) == [
        ("event", "place", "UNKNOWN_REFERENCE"),
        ("event", "participants", 1, "DUPLICATE_KEY"),
    ]
    assert await faults(amend(connection, key="others")) == [("event", "key", "INVALID_VALUE")]
    with pytest.raises(VersionConflict):
        await with_references(amend_event)(
            connection, AmendEvent("talks", "status: ALLEGED", expected_version=7), actor=DESK
        )
    assert await values(connection) == GIVEN


async def test_an_amendment_says_that_a_value_is_not_known_until_it_gives_the_value(connection: Connection) -> None:
    await load(connection, bundle())
    done = await amend(connection, place={"unknown": "WITHHELD"})
    assert fields_of(done) == {"unknowns"}
    assert await connection.fetchval("select unknowns from event") == ["place WITHHELD"]
    done = await amend(connection, place="coale")
    assert fields_of(done) == {"place", "unknowns"}
    assert await connection.fetchval("select unknowns from event") is None


async def test_an_amendment_takes_the_short_forms_of_bundles(connection: Connection) -> None:
    await load(connection, bundle())
    await amend(connection, when="يوم السبت", participants={"AGENT": ["belta"]})
    found = await values(connection)
    assert (found["expression"], found["participants"]) == ("يوم السبت", ["AGENT belta"])
