"""Recording that items are not the same, and taking it back: the same by every door."""

import json

import asyncpg
import pytest

from service.cli.cli import run
from tests.conftest import Databases
from tests.db.duplicates.things import article, entity, load, other_body
from tests.support.operation.doors import Doors


@pytest.fixture
async def stored(database: str) -> str:
    """A database with two entities of one name, to which nobody is connected."""
    connection = await asyncpg.connect(database)
    await load(connection, article("first", entity("john-coale", "John Coale", "Coale")))
    await load(connection, article("second", entity("coale", "Coale"), body=other_body(2)))
    await connection.close()
    return database


async def test_two_items_are_not_the_same(databases: Databases, stored: str) -> None:
    command = ["distinct", "john-coale", "coale", "--note", "brothers"]
    done = await Doors(databases, stored).go("markDistinct", command, nodes=["john-coale", "coale"], note="brothers")
    assert done.values["changed"] == 1
    assert {each["name"] for each in done.values["nodes"]} == {"John Coale", "Coale"}


async def test_a_dry_run_writes_nothing(databases: Databases, stored: str) -> None:
    command = ["distinct", "john-coale", "coale", "--dry-run"]
    done = await Doors(databases, stored).go("markDistinct", command, nodes=["john-coale", "coale"], dryRun=True)
    assert (done.values["changed"], done.values["position"]) == (1, None)
    assert not any(row.startswith("distinction ") for row in done.state)


async def test_it_is_taken_back(databases: Databases, stored: str) -> None:
    done = await Doors(databases, stored).go(
        "undoDistinct", ["undo-distinct", "john-coale", "coale"], nodes=["john-coale", "coale"]
    )
    assert (done.values["changed"], done.values["position"]) == (0, None)


@pytest.mark.parametrize(
    ("nodes", "code"),
    [
        (["john-coale", "nobody"], "UNKNOWN_OBJECT"),
        (["john-coale", "first"], "INVALID_VALUE"),
        (["john-coale", "john-coale"], "INVALID_VALUE"),
        (["john-coale"], "INVALID_VALUE"),
    ],
    ids=["unknown", "of two types", "the same", "one"],
)
async def test_what_makes_no_pair_is_refused(databases: Databases, stored: str, nodes: list[str], code: str) -> None:
    done = await Doors(databases, stored).go("markDistinct", ["distinct", *nodes], nodes=nodes)
    assert done.codes == [code]


def test_the_command_lists_names_and_evidence(
    stored: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", stored)
    assert run(["duplicates", "--types", "ENTITY", "ARTICLE"]) == 0
    head, first, second = capsys.readouterr().out.splitlines()
    assert head.split() == ["SCORE", "TYPE", "NAMES", "KEYS", "OR", "IDS", "EVIDENCE"]
    assert first.startswith("0.80   ENTITY  John Coale")
    assert "both of the kind PERSON" in second
    assert run(["duplicates", "--json", "--first", "1"]) == 0
    assert len(json.loads(capsys.readouterr().out)["nodes"]) == 1
