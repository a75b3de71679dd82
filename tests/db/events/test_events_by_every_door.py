"""Merging, undoing and splitting events: the same by every door."""

import json
from pathlib import Path

import asyncpg
import pytest

from db.events.merge_events import MergeEvents, merge_events
from tests.conftest import Databases
from tests.db.events.test_merge_events import DESK, bundle, id_of
from tests.db.events.test_split_event import OTHER
from tests.support.data.articles import load
from tests.support.operation.asking import desk_client
from tests.support.operation.doors import Doors


@pytest.fixture
async def ids(database: str) -> dict[str, str]:
    """The ids of three events by article, of which ``three`` was merged into ``two``; nobody is connected."""
    connection = await asyncpg.connect(database)
    for slug in ("one", "two", "three"):
        await load(connection, bundle(slug))
    found = {slug: await id_of(connection, f"talks-{slug}") for slug in ("one", "two", "three")}
    found["report"] = await connection.fetchval(
        "select id::text from event_report where event_id::text = $1", found["one"]
    )
    await merge_events(connection, MergeEvents(found["two"], (found["three"],)), actor=DESK)
    await connection.close()
    return found


async def test_events_are_merged(databases: Databases, database: str, ids: dict[str, str]) -> None:
    command = ["merge-events", ids["one"], ids["two"], "--note", "the same talks"]
    done = await Doors(databases, database).go(
        "mergeEvents", command, survivor=ids["one"], merged=[ids["two"]], note="the same talks"
    )
    assert done.values["event"]["id"] == ids["one"]
    assert set(done.values["event"]["mergedFrom"]) == {ids["two"], ids["three"]}
    assert len(done.values["event"]["reports"]) == 3
    assert done.values["merges"] == ["NEW"]
    assert done.values["moved"] == {"reports": 2, "claims": 2, "articles": 2}
    wrong = [ids["three"], ids["one"]]
    refused = await Doors(databases, database).go(
        "mergeEvents", ["merge-events", ids["one"], *wrong], survivor=ids["one"], merged=wrong
    )
    assert refused.codes == ["MERGED_ALREADY", "INVALID_VALUE"]


async def test_a_merge_of_events_is_undone(databases: Databases, database: str, ids: dict[str, str]) -> None:
    done = await Doors(databases, database).go(
        "undoMergeEvents", ["undo-merge-events", ids["three"]], merge=ids["three"]
    )
    assert done.values["event"]["id"] == ids["three"]
    assert done.values["event"]["title"] == "Talks of three"
    assert done.values["survivor"]["mergedFrom"] == []
    refused = await Doors(databases, database).go(
        "undoMergeEvents", ["undo-merge-events", ids["one"]], merge=ids["one"]
    )
    assert refused.codes == ["NOT_MERGED"]


async def test_an_event_is_split(databases: Databases, database: str, ids: dict[str, str], tmp_path: Path) -> None:
    file, takes = tmp_path / "split.json", {"reports": [ids["report"]]}
    file.write_text(json.dumps({"into": OTHER, "takes": takes}))
    into = json.dumps(OTHER)
    done = await Doors(databases, database).go(
        "splitEvent", ["split-event", ids["one"], str(file)], event=ids["one"], into=into, takes=takes
    )
    assert (done.values["event"]["title"], done.values["original"]["title"]) == ("More talks", "Talks of one")
    assert done.values["moved"] == {"reports": 1, "claims": 0, "articles": 1}


async def test_the_id_of_a_merged_event_leads_to_its_survivor(database: str, ids: dict[str, str]) -> None:
    async with desk_client(database, name="desk") as client:
        for address in (f"/v1/nodes/{ids['three']}", f"/v1/events/{ids['three']}"):
            found = (await client.get(address)).json()
            assert (found["id"], found["mergedFrom"]) == (ids["two"], [ids["three"]]), address
        listed = (await client.get("/v1/events")).json()
    assert {each["id"] for each in listed["nodes"]} == {ids["one"], ids["two"]}
