"""Merging, undoing and splitting: the same by every door."""

import json
from pathlib import Path

import asyncpg
import pytest

from tests.conftest import Databases
from tests.db.entities.entities import id_of
from tests.db.entities.test_merge_entities import merge, other
from tests.support.data.articles import load, noise
from tests.support.operation.doors import Doors


@pytest.fixture
async def ids(database: str) -> dict[str, str]:
    """The ids of entities by their keys, of which ``merged`` was merged; nobody is connected to the database."""
    connection = await asyncpg.connect(database)
    await load(connection, noise())
    await load(connection, other())
    found = {key: await id_of(connection, key) for key in ("coale", "kool", "belta", "belta-agency")}
    await merge(connection, "belta", "belta-agency")
    quote = await connection.fetchval("select id::text from quote where speaker_id = $1", found["kool"])
    found |= {"merged": found["belta-agency"], "quote": quote}
    await connection.close()
    return found


async def test_entities_are_merged(databases: Databases, database: str, ids: dict[str, str]) -> None:
    command = ["merge", ids["coale"], ids["kool"], "--note", "the same man"]
    done = await Doors(databases, database).go(
        "mergeEntities", command, survivor=ids["coale"], merged=[ids["kool"]], note="the same man"
    )
    assert done.values["entity"]["id"] == ids["coale"]
    assert done.values["entity"]["mergedFrom"] == [ids["kool"]]
    assert done.values["merges"] == ["NEW"]
    assert done.values["moved"]["quotes"] == 1


async def test_a_merge_is_tried_by_a_dry_run(databases: Databases, database: str, ids: dict[str, str]) -> None:
    command = ["merge", ids["coale"], ids["kool"], "--force", "--dry-run"]
    done = await Doors(databases, database).go(
        "mergeEntities", command, survivor=ids["coale"], merged=[ids["kool"]], force=True, dryRun=True
    )
    assert (done.values["moved"]["quotes"], done.values["position"]) == (1, None)
    assert done.values["entity"]["mergedFrom"] == []


async def test_entities_that_cannot_be_merged_are_reported_at_once(
    databases: Databases, database: str, ids: dict[str, str]
) -> None:
    wrong = [ids["merged"], "nobody", ids["coale"]]
    done = await Doors(databases, database).go(
        "mergeEntities", ["merge", ids["coale"], *wrong], survivor=ids["coale"], merged=wrong
    )
    assert done.codes == ["UNKNOWN_OBJECT", "MERGED_ALREADY", "INVALID_VALUE"]


async def test_a_merge_is_undone(databases: Databases, database: str, ids: dict[str, str]) -> None:
    done = await Doors(databases, database).go(
        "undoMerge", ["undo-merge", ids["merged"], "--note", "two"], merge=ids["merged"], note="two"
    )
    assert done.values["entity"]["id"] == ids["merged"]
    assert done.values["survivor"]["mergedFrom"] == []


async def test_what_is_not_merged_is_not_undone(databases: Databases, database: str, ids: dict[str, str]) -> None:
    done = await Doors(databases, database).go("undoMerge", ["undo-merge", ids["coale"]], merge=ids["coale"])
    assert done.codes == ["NOT_MERGED"]


async def test_an_entity_is_split(databases: Databases, database: str, ids: dict[str, str], tmp_path: Path) -> None:
    into = {"kind": "PERSON", "names": [{"text": "Kool", "language": "en", "moved": True}], "key": "kool-junior"}
    takes = {"links": [{"annotation": ids["quote"], "position": 0}]}
    file = tmp_path / "split.json"
    file.write_text(json.dumps({"into": into, "takes": takes}))
    done = await Doors(databases, database).go(
        "splitEntity", ["split", ids["kool"], str(file)], entity=ids["kool"], into=into, takes=takes
    )
    assert done.values["entity"]["name"] == "Kool"
    assert done.values["original"]["name"] == "John Coale"
    assert done.values["moved"]["quotes"] == 1


async def test_a_split_that_is_wrong_is_refused(
    databases: Databases, database: str, ids: dict[str, str], tmp_path: Path
) -> None:
    into = {"kind": "PERSON", "names": [{"text": "", "language": "en"}], "key": "belta", "wikidata": "7"}
    file = tmp_path / "split.yaml"
    file.write_text(json.dumps({"into": into, "takes": {}}))
    done = await Doors(databases, database).go(
        "splitEntity", ["split", ids["kool"], str(file)], entity=ids["kool"], into=into, takes={}
    )
    assert done.codes == ["INVALID_VALUE", "INVALID_VALUE", "KEY_TAKEN", "INVALID_VALUE"]
