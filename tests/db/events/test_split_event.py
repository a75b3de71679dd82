"""An event that was two is split: the reports and claims that mean the other one are its own."""

import json
from typing import Any

import asyncpg
import pytest

from db.events.merge_events import MergeEvents, merge_events
from db.events.split_event import SplitEvent, TakenReports, split_event
from db.operation.load_report import LoadAction
from db.operation.operation import Actor, OperationRefused, Outcome
from tests.db.entities.entities import wrong
from tests.db.events.test_merge_events import id_of
from tests.support.data.articles import load, noise

Connection = asyncpg.Connection
DESK = Actor("desk")
OTHER: dict[str, Any] = {
    "key": "more-talks",
    "title": {"en": "More talks"},
    "status": "PLANNED",
    "when": {"edtf": "2025-12-20"},
    "place": "belta",
    "participants": [{"role": "AGENT", "entity": "belta"}],
}


@pytest.fixture
async def second(connection: Connection) -> TakenReports:
    """Two articles about one event: what the second one says of it."""
    await load(connection, noise())
    await load(connection, noise(slug="second"))
    found = await connection.fetch(
        "select n.id::text, n.kind from annotation n join article a on a.id = n.article_id where a.slug = 'second'"
    )
    reports = tuple(row["id"] for row in found if row["kind"] == "EVENT_REPORT")
    return TakenReports(reports, tuple(row["id"] for row in found if row["kind"] == "CLAIM"))


async def split(connection: Connection, takes: TakenReports, into: dict[str, Any] = OTHER, **more: Any) -> Outcome:
    request = SplitEvent(await id_of(connection, "talks"), json.dumps(into), takes, **more)
    return await split_event(connection, request, actor=DESK)


async def faults(doing: Any) -> list[tuple[Any, ...]]:
    with pytest.raises(OperationRefused) as refused:
        await doing
    return [(*fault.path, fault.code) for fault in refused.value.faults]


async def test_what_means_the_other_event_is_its_own(connection: Connection, second: TakenReports) -> None:
    done = await split(connection, second, note="a week later")
    made, old = await id_of(connection, "more-talks"), await id_of(connection, "talks")
    assert done.ids == {"event": made, "original": old}
    assert done.values["moved"] == {"reports": 1, "claims": 1, "articles": 1}
    for table in ("event_report", "claim"):
        found = await connection.fetch(f"select event_id::text from {table}")
        assert sorted(row["event_id"] for row in found) == sorted([made, old])
    row = await connection.fetchrow("select status, label, edtf, version, hidden from event where id::text = $1", made)
    assert row
    assert tuple(row) == ("PLANNED", "More talks", "2025-12-20", 1, False)
    assert await wrong(connection) == []


async def test_bundles_that_are_loaded_again_leave_it_so(connection: Connection, second: TakenReports) -> None:
    await split(connection, second)
    report = await load(connection, noise(slug="second", headline="New"))
    assert {item.type for item in report.items if item.action is not LoadAction.UNCHANGED} == {"article"}
    assert await connection.fetchval("select count(distinct event_id) from event_report") == 2


async def test_what_is_not_known_of_the_other_event_is_kept(connection: Connection, second: TakenReports) -> None:
    await split(connection, second, {**OTHER, "place": {"unknown": "NOT_STATED"}})
    found = await connection.fetch(
        "select e.unknowns from event e join event_key k on k.event_id = e.id order by k.key"
    )
    assert [row["unknowns"] for row in found] == [["place NOT_STATED"], None]


async def test_merging_the_two_undoes_it(connection: Connection, second: TakenReports) -> None:
    await split(connection, second)
    made, old = await id_of(connection, "more-talks"), await id_of(connection, "talks")
    await merge_events(connection, MergeEvents(old, (made,)), actor=DESK)
    assert await connection.fetchval("select count(distinct event_id) from event_report") == 1
    assert await wrong(connection) == []


async def test_what_is_wrong_is_reported_at_once(connection: Connection, second: TakenReports) -> None:
    other = TakenReports((second.claims[0],), ("nothing",))
    assert await faults(split(connection, other, {"key": "talks", "when": None})) == [
        ("takes", "reports", 0, "UNKNOWN_OBJECT"),
        ("takes", "claims", 0, "UNKNOWN_OBJECT"),
        ("into", "title", "INVALID_VALUE"),
        ("into", "status", "INVALID_VALUE"),
        ("into", "key", "KEY_TAKEN"),
    ]
    assert await faults(split(connection, TakenReports(), {**OTHER, "status": "DONE", "place": "nowhere"})) == [
        ("takes", "INVALID_VALUE"),
        ("into", "status", "NOT_ALLOWED"),
    ]
    nobody = SplitEvent("00000000-0000-7000-8000-000000000000", "{}", second)
    assert await faults(split_event(connection, nobody, actor=DESK)) == [("event", "UNKNOWN_OBJECT")]
