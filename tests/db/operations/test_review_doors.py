"""Deciding on articles and annotations: the same by every door."""

from typing import Any

import asyncpg
import pytest

from tests.conftest import Databases
from tests.support.data.articles import load, noise
from tests.support.operation.doors import Doors, Result

NOBODY = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
async def stored(databases: Databases, database: str) -> str:
    """A database with one article of which the quote is a draft, to which nobody is connected."""
    connection = await asyncpg.connect(database)
    data = noise()
    data["quotes"][0]["provenance"] = {"state": "DRAFT"}
    await load(connection, data)
    await connection.close()
    return database


async def id_of(dsn: str, kind: str) -> str:
    connection = await asyncpg.connect(dsn)
    found = await connection.fetchval("select id from annotation where kind = $1", kind)
    await connection.close()
    return str(found)


@pytest.fixture
def doors(databases: Databases, stored: str) -> Doors:
    return Doors(databases, stored)


def worded(given: dict[str, Any]) -> list[str]:
    """Return the options of the command line for the fields of an input."""
    names = {"expectedVersion": "--expected-version", "annotationSet": "--annotation-set"}
    return [word for name, value in given.items() for word in (names.get(name, f"--{name}"), str(value))]


async def status(doors: Doors, what: str, article: str = "noise", **given: Any) -> Result:
    return await doors.go(f"{what}Article", [what, article, *worded(given)], article=article, **given)


@pytest.mark.parametrize(("what", "word"), [("withhold", "WITHHELD"), ("cancel", "CANCELED")])
async def test_an_article_is_withheld_and_cancelled(doors: Doors, what: str, word: str) -> None:
    done = await status(doors, what, reason="A source asked for time.", expectedVersion=1)
    assert (done.values["changed"], done.values["position"]) == (True, "NOW")
    assert done.values["article"]["status"] == word


async def test_an_article_that_is_usable_stays_so(doors: Doors) -> None:
    done = await status(doors, "restore", note="It was never withheld.")
    assert (done.values["changed"], done.values["position"]) == (False, None)


async def test_errors_of_withholding_are_reported(doors: Doors) -> None:
    done = await status(doors, "withhold", article="nowhere", reason=" ")
    assert sorted(done.codes) == ["INVALID_VALUE", "UNKNOWN_OBJECT"]
    assert (await status(doors, "cancel", reason="Wrong.", expectedVersion=7)).codes == ["VERSION_CONFLICT"]


@pytest.mark.parametrize("kind", ["claim", "quote"])
async def test_a_claim_and_a_quote_are_retracted(doors: Doors, stored: str, kind: str) -> None:
    id_ = await id_of(stored, kind.upper())
    operation = f"retract{kind.capitalize()}"
    command = ["retract", kind, id_, "--reason", "Misheard."]
    done = await doors.go(operation, command, id=id_, reason="Misheard.")
    assert done.values[kind]["retraction"]["reason"] == "Misheard."
    old = await doors.go(
        operation, [*command, "--expected-version", "9"], id=id_, reason="Misheard.", expectedVersion=9
    )
    assert old.codes == ["VERSION_CONFLICT"]
    none = await doors.go(operation, ["retract", kind, NOBODY, "--reason", "y"], id=NOBODY, reason="y")
    assert none.codes == ["UNKNOWN_OBJECT"]


async def test_annotations_are_reviewed(doors: Doors, stored: str) -> None:
    id_ = await id_of(stored, "QUOTE")
    named = [{"id": id_, "expectedVersion": 1}]
    done = await doors.go("reviewAnnotations", ["review", "publish", f"{id_}@1"], decision="PUBLISH", annotations=named)
    (quote,) = done.values["annotations"]
    assert (quote["provenance"]["state"], quote["version"], done.values["changed"]) == ("PUBLISHED", 2, 1)
    assert quote["provenance"]["decision"]["decision"] == "PUBLISH"
    given: dict[str, Any] = {"article": "noise", "annotationSet": "", "note": "It is not so.", "expectedVersion": 1}
    done = await doors.go("reviewAnnotations", ["review", "reject", *worded(given)], decision="REJECT", **given)
    assert [each["provenance"]["state"] for each in done.values["annotations"]] == ["REJECTED"]


async def test_errors_of_a_review_are_reported(doors: Doors, stored: str) -> None:
    id_ = await id_of(stored, "QUOTE")
    done = await doors.go(
        "reviewAnnotations",
        ["review", "reject", f"{id_}@4", "x"],
        decision="REJECT",
        annotations=[{"id": id_, "expectedVersion": 4}, {"id": "x"}],
    )
    assert sorted(done.codes) == ["INVALID_VALUE", "UNKNOWN_OBJECT", "VERSION_CONFLICT"]
