"""Events are merged: reports, claims and keys lead to the survivor, and undoing gives back what was."""

import random
from collections.abc import Mapping
from typing import Any

import asyncpg
import pytest

from db.amendments.amend_event import AmendEvent, amend_event
from db.entities.merge_entities import MergeEntities, merge_entities
from db.entities.undo_merge import UndoMerge, undo_merge
from db.events.merge_events import MergeEvents, merge_events
from db.events.undo_merge_events import UndoMergeEvents, undo_merge_events
from db.operation.load_report import LoadAction
from db.operation.operation import Actor, OperationRefused, Outcome
from db.redaction.redact import redact
from db.redaction.request import Redact
from tests.db.entities.entities import wrong
from tests.support.data.articles import load, noise

Connection = asyncpg.Connection
DESK = Actor("desk")
SLUGS = ("one", "two", "three")
STATE: Mapping[str, str] = {
    "event": "id, status, place_id, label, edtf, given_by, described_by, described_in, amended, hidden",
    "event_title": "event_id, language, ordinal, text",
    "participant": "event_id, ordinal, role, entity_id",
    "event_entity": "event_id, entity_id, is_participant, is_place, sort_from, hidden",
    "event_key": "key, event_id, merge_id",
    "event_report": "id, event_id, hidden",
    "claim": "id, event_id, hidden",
    "given": "id, article_id, annotation_set, said, state, is_released, hidden",
    "entity": "id, hidden",
    "reference_origin": "relation, owner_id, place, said_id, origin_id",
    "search_document": "id, words::text, hidden",
}
_WHICH = {"search_document": " where type = 'EVENT'"}


def bundle(slug: str, key: str | None = None, **event: Any) -> dict[str, Any]:
    """Return an article that reports an event of its own."""
    data = noise(slug=slug)
    data["events"][0] |= {"key": key or f"talks-{slug}", "title": {"en": f"Talks of {slug}"}, **event}
    data["claims"][0]["event"] = data["events"][0]["key"]
    return data


async def state(connection: Connection) -> dict[str, list[Any]]:
    """Return all that merges of events touch, but for versions and the log."""
    return {
        table: sorted(
            (tuple(row) for row in await connection.fetch(f"select {columns} from {table}{_WHICH.get(table, '')}")),
            key=repr,
        )
        for table, columns in STATE.items()
    }


async def id_of(connection: Connection, key: str) -> str:
    return str(await connection.fetchval("select event_id from event_key where key = $1", key))


async def merge(connection: Connection, survivor: str, *merged: str, **more: Any) -> Outcome:
    return await merge_events(connection, MergeEvents(survivor, merged, **more), actor=DESK)


async def faults(doing: Any) -> list[tuple[Any, ...]]:
    with pytest.raises(OperationRefused) as refused:
        await doing
    return [(*fault.path, fault.code) for fault in refused.value.faults]


@pytest.fixture
async def ids(connection: Connection) -> dict[str, str]:
    """Three articles, each with an event of its own: the ids of the events by article."""
    await load(connection, bundle("one"))
    await load(connection, bundle("two", status="ONGOING", place="belta"))
    await load(connection, bundle("three"))
    return {slug: await id_of(connection, f"talks-{slug}") for slug in SLUGS}


async def test_reports_and_claims_follow_in_new_versions(connection: Connection, ids: dict[str, str]) -> None:
    last = await connection.fetchval("select max(seq) from change")
    done = await merge(connection, ids["one"], ids["two"], note="the same talks")
    assert done.values["moved"] == {"reports": 1, "claims": 1, "articles": 1}
    for table in ("event_report", "claim"):
        found = await connection.fetch(f"select event_id::text from {table}")
        assert sorted(row["event_id"] for row in found) == sorted([ids["one"], ids["one"], ids["three"]])
    rows = await connection.fetch("select * from change where seq > $1 order by seq", last)
    assert {(row["reason"], row["by"], row["note"]) for row in rows} == {("merge", "desk", "the same talks")}
    told = [(row["type"], row["op"], row["version"], row["public_op"]) for row in rows]
    assert ("event", "delete", 2, "delete") in told
    assert ("event", "upsert", 2, "upsert") in told
    gone = next(row for row in rows if row["op"] == "delete")
    assert str(gone["merged_into_id"]) == ids["one"]
    assert await wrong(connection) == []
    assert await connection.fetchval("select count(*) from published.event") == 2
    place = await connection.fetchval("select count(*) from event_entity where is_place")
    assert place == 0  # the survivor has none, and its own values stay


async def test_a_bundle_with_the_key_of_a_merged_event_speaks_of_the_survivor(
    connection: Connection, ids: dict[str, str]
) -> None:
    await merge(connection, ids["one"], ids["two"])
    before = await state(connection)
    again = bundle("two", status="ONGOING", place="belta")
    again["article"]["headline"] = "Again"
    report = await load(connection, again)
    assert {item.type for item in report.items if item.action is not LoadAction.UNCHANGED} == {"article"}
    assert await state(connection) == before
    await load(connection, bundle("four", key="talks-two", status="PLANNED"))
    found = await connection.fetch("select status, label from event order by label")
    assert [tuple(row) for row in found] == [("OCCURRED", "Talks of one"), ("OCCURRED", "Talks of three")]
    reports = "select count(*) from event_report where event_id = $1::text::uuid"
    assert await connection.fetchval(reports, ids["one"]) == 3
    await undo_merge_events(connection, UndoMergeEvents(ids["two"]), actor=DESK)
    assert (await connection.fetchval(reports, ids["one"]), await connection.fetchval(reports, ids["two"])) == (1, 2)
    assert await wrong(connection) == []


async def test_one_bundle_with_both_keys_describes_the_survivor_by_its_own_key(connection: Connection) -> None:
    data = bundle("one")
    second = {**data["events"][0], "key": "other", "title": {"en": "Other talks"}, "status": "PLANNED"}
    data["events"].append({**second, "reports": [{"exact": "المحادثات"}]})
    await load(connection, data)
    before = await state(connection)
    survivor, merged = await id_of(connection, "talks-one"), await id_of(connection, "other")
    await merge(connection, survivor, merged)
    for headline in ("First", "Second"):
        data["article"]["headline"] = headline
        report = await load(connection, data)
        assert {item.type for item in report.items if item.action is not LoadAction.UNCHANGED} == {"article"}
    assert await connection.fetchval("select label from event") == "Talks of one"
    await undo_merge_events(connection, UndoMergeEvents(merged), actor=DESK)
    assert await state(connection) == before


async def test_what_a_bundle_says_of_a_merged_event_meanwhile_is_there_when_the_merge_is_undone(
    connection: Connection, ids: dict[str, str]
) -> None:
    await merge(connection, ids["one"], ids["two"])
    await load(connection, bundle("two", status="CANCELED", title={"en": "No talks"}))
    await undo_merge_events(connection, UndoMergeEvents(ids["two"]), actor=DESK)
    found = await connection.fetchrow("select status, label, place_id from event where id = $1::text::uuid", ids["two"])
    assert found
    assert tuple(found) == ("CANCELED", "No talks", None)
    assert await wrong(connection) == []


@pytest.mark.parametrize("seed", range(6))
async def test_undoing_all_merges_from_the_last_to_the_first_gives_back_what_was(
    connection: Connection, ids: dict[str, str], seed: int
) -> None:
    chance = random.Random(seed)
    await load(connection, bundle("four", key="talks-one", status="PLANNED"))
    await load(connection, bundle("five", title={"ar": "محادثات", "en": "Talks"}))
    await amend_event(connection, AmendEvent(ids["two"], '{"status": "ALLEGED"}'), actor=DESK)
    entities = await connection.fetch("select id::text from entity order by id")
    await merge_entities(connection, MergeEntities(entities[0]["id"], (entities[1]["id"],)), actor=DESK)
    states, merges = [await state(connection)], []
    while len(left := [str(row["id"]) for row in await connection.fetch("select id from event order by id")]) > 1:
        merged = chance.sample(left, 2)
        merges.append(merged[1])
        await merge(connection, *merged)
        assert await wrong(connection) == []
        states.append(await state(connection))
    for merge_id in reversed(merges):
        assert await state(connection) == states.pop()
        await undo_merge_events(connection, UndoMergeEvents(merge_id), actor=DESK)
        assert await wrong(connection) == []
    assert await state(connection) == states.pop()
    await undo_merge(connection, UndoMerge(entities[1]["id"]), actor=DESK)
    assert await wrong(connection) == []


async def test_entities_separated_meanwhile_stand_where_the_bundles_say(
    connection: Connection, ids: dict[str, str]
) -> None:
    before = await state(connection)
    entities = await connection.fetch("select id::text from entity order by id")
    await merge_entities(connection, MergeEntities(entities[0]["id"], (entities[1]["id"],)), actor=DESK)
    await merge(connection, ids["one"], ids["two"])
    await undo_merge(connection, UndoMerge(entities[1]["id"]), actor=DESK)
    await undo_merge_events(connection, UndoMergeEvents(ids["two"]), actor=DESK)
    assert await state(connection) == before


async def test_an_id_leads_to_the_last_survivor_and_merges_are_undone_in_turn(
    connection: Connection, ids: dict[str, str]
) -> None:
    await merge(connection, ids["two"], ids["three"])
    await merge(connection, ids["one"], ids["two"])
    leads = "select merged_id::text, leads_to::text from event_merge where undone_at is null"
    assert {tuple(row) for row in await connection.fetch(leads)} == {
        (ids["two"], ids["one"]),
        (ids["three"], ids["one"]),
    }
    assert await faults(undo_merge_events(connection, UndoMergeEvents(ids["three"]), actor=DESK)) == [
        ("merge", "MERGED_SINCE")
    ]
    await undo_merge_events(connection, UndoMergeEvents(ids["two"]), actor=DESK)
    assert {tuple(row) for row in await connection.fetch(leads)} == {(ids["three"], ids["two"])}


@pytest.mark.parametrize("name", ["talks-two", "https://isnad.example/v1/events/talks-two"])
async def test_a_merge_is_undone_by_a_key_of_the_merged_event_although_it_leads_to_the_survivor(
    connection: Connection, ids: dict[str, str], name: str
) -> None:
    before = await state(connection)
    await merge(connection, ids["one"], ids["two"], ids["three"])
    done = await undo_merge_events(connection, UndoMergeEvents(name), actor=DESK)
    assert done.ids == {"event": ids["two"], "survivor": ids["one"]}
    assert await faults(undo_merge_events(connection, UndoMergeEvents(name), actor=DESK)) == [("merge", "NOT_MERGED")]
    await undo_merge_events(connection, UndoMergeEvents("talks-three"), actor=DESK)
    assert await state(connection) == before


async def test_what_is_wrong_is_reported_at_once(connection: Connection, ids: dict[str, str]) -> None:
    await merge(connection, ids["one"], ids["two"])
    nobody = "00000000-0000-7000-8000-000000000000"
    assert await faults(merge(connection, ids["two"], ids["three"], nobody, ids["three"])) == [
        ("survivor", "MERGED_ALREADY"),
        ("merged", 1, "UNKNOWN_OBJECT"),
        ("merged", 2, "INVALID_VALUE"),
    ]
    assert await faults(merge(connection, ids["one"])) == [("merged", "INVALID_VALUE")]
    for id_, code in ((nobody, "UNKNOWN_OBJECT"), (ids["three"], "NOT_MERGED")):
        assert await faults(undo_merge_events(connection, UndoMergeEvents(id_), actor=DESK)) == [("merge", code)]


async def test_words_are_redacted_in_a_merged_event_too(connection: Connection, ids: dict[str, str]) -> None:
    await merge(connection, ids["one"], ids["two"])
    await redact(connection, Redact("privacy", words=("Talks of two",)), actor=DESK)
    assert await connection.fetchval("select count(*) from event_merge where archive::text like '%Talks of two%'") == 0
    await undo_merge_events(connection, UndoMergeEvents(ids["two"]), actor=DESK)
    label = await connection.fetchval("select label from event where id::text = $1", ids["two"])
    assert "Talks of two" not in label
    assert "█" in label
