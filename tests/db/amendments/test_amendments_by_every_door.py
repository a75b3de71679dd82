"""Amending entities and events: the same by every door."""

import json
from pathlib import Path

import asyncpg
import pytest

from tests.conftest import Databases
from tests.support.data.articles import load, noise
from tests.support.operation.doors import Doors

NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
async def ids(database: str) -> dict[str, str]:
    """The ids of what one article speaks of, by key; nobody is connected to the database."""
    connection = await asyncpg.connect(database)
    await load(connection, noise())
    rows = await connection.fetch(
        "select key, entity_id::text from entity_key union all select key, event_id::text from event_key"
    )
    await connection.close()
    return {row["key"]: row["entity_id"] for row in rows}


async def test_an_entity_is_amended(databases: Databases, database: str, ids: dict[str, str], tmp_path: Path) -> None:
    path, text = tmp_path / "entity.yaml", "kind: GROUP\nnames: [{text: Coale, language: en}]\nwikidata: Q7"
    path.write_text(text)
    command = ["amend-entity", ids["coale"], str(path), "--note=Looked up.", "--expected-version=1"]
    done = await Doors(databases, database).go(
        "amendEntity", command, id=ids["coale"], entity=text, note="Looked up.", expectedVersion=1
    )
    assert (done.errors, done.values["changed"], done.values["version"]) == ([], True, 2)
    assert (done.values["entity"]["name"], done.values["entity"]["wikidata"]) == ("Coale", "Q7")
    path.write_text('{"kind": "WOMAN"}')
    refused = await Doors(databases, database).go(
        "amendEntity", ["amend-entity", ids["coale"], str(path)], id=ids["coale"], entity=path.read_text()
    )
    assert refused.codes == ["NOT_ALLOWED"]


async def test_an_event_is_amended(databases: Databases, database: str, ids: dict[str, str], tmp_path: Path) -> None:
    path, text = tmp_path / "event.json", json.dumps({"title": {"en": "Negotiations"}, "place": "belta"})
    path.write_text(text)
    done = await Doors(databases, database).go(
        "amendEvent", ["amend-event", ids["talks"], str(path), "--dry-run"], id=ids["talks"], event=text, dryRun=True
    )
    assert (done.errors, done.values["version"], done.values["event"]["title"]) == ([], 2, "Talks")
    done = await Doors(databases, database).go(
        "amendEvent", ["amend-event", ids["talks"], str(path)], id=ids["talks"], event=text
    )
    assert (done.values["version"], done.values["event"]["title"]) == (2, "Negotiations")
    refused = await Doors(databases, database).go(
        "amendEvent", ["amend-event", NOBODY, str(path)], id=NOBODY, event=text
    )
    assert refused.codes == ["UNKNOWN_OBJECT"]
