"""Correcting texts, annotations and publication dates: the same by every door."""

import json
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from tests.conftest import Databases
from tests.db.operations.test_change_publication_date import WEEK_LATER, dated
from tests.support.data.articles import BODY, load
from tests.support.operation.doors import Doors

OTHER = BODY.replace("نحن نرفع", "نحن سنرفع").replace("المحادثات استمرت يوم السبت", "اللقاءات توقفت مساء الأحد")
NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
async def stored(databases: Databases, database: str) -> str:
    """A database with one article, to which nobody is connected."""
    connection = await asyncpg.connect(database)
    await load(connection, dated())
    await connection.close()
    return database


def options(given: dict[str, Any]) -> list[str]:
    """Return fields of an input as a command line has them."""
    found = [f"--{name}={value}" for name, value in given.items() if name in ("note", "timezone")]
    found += [f"--expected-version={given['expectedVersion']}"] if "expectedVersion" in given else []
    return [*found, *(["--dry-run"] if given.get("dryRun") else [])]


async def test_a_text_is_corrected(databases: Databases, stored: str, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(OTHER)
    for given in ({"dryRun": True}, {"note": "Corrected.", "expectedVersion": 1}):
        done = await Doors(databases, stored).go(
            "correctArticle", ["correct", "noise", str(path), *options(given)], article="noise", body=OTHER, **given
        )
        assert done.errors == []
        assert {name: done.values[name] for name in ("changed", "revision")} == {"changed": True, "revision": 2}
        assert done.values["fuzzy"] > 0
        assert done.values["orphaned"] > 0
        assert len(done.values["annotations"]) == 9
    refused = await Doors(databases, stored).go(
        "correctArticle",
        ["correct", "noise", str(path), "--expected-version", "7"],
        article="noise",
        body=OTHER,
        expectedVersion=7,
    )
    assert refused.codes == ["VERSION_CONFLICT"]
    path.write_text(" ")
    refused = await Doors(databases, stored).go("correctArticle", ["correct", "no", str(path)], article="no", body=" ")
    assert refused.codes == ["UNKNOWN_OBJECT", "INVALID_VALUE"]


async def test_an_annotation_is_corrected(databases: Databases, stored: str, tmp_path: Path) -> None:
    connection = await asyncpg.connect(stored)
    id_ = await connection.fetchval("select id::text from annotation where key = 'lasting'")
    await connection.close()
    path = tmp_path / "claim.yaml"
    for text, given in (
        ('status: DISPUTED\nabout: [coale]\nexact: "يوم السبت"', {"note": "Looked at again.", "expectedVersion": 1}),
        (json.dumps({"kind": "OPINION"}), {"dryRun": True}),
    ):
        path.write_text(text)
        done = await Doors(databases, stored).go(
            "correctAnnotation",
            ["amend", id_, str(path), *options(given)],
            id=id_,
            annotation=text,
            **given,
        )
        assert (done.errors, done.values["changed"], done.values["version"]) == ([], True, 2)
    path.write_text("exact: لا\nkin: FACT")
    refused = await Doors(databases, stored).go(
        "correctAnnotation", ["amend", id_, str(path)], id=id_, annotation=path.read_text()
    )
    assert refused.codes == ["UNKNOWN_KEY"]
    refused = await Doors(databases, stored).go(
        "correctAnnotation", ["amend", NOBODY, str(path)], id=NOBODY, annotation=path.read_text()
    )
    assert refused.codes == ["UNKNOWN_OBJECT"]


async def test_a_publication_date_is_changed(databases: Databases, stored: str) -> None:
    for given in ({"dryRun": True}, {"timezone": "Asia/Tokyo", "note": "It was a week later.", "expectedVersion": 1}):
        done = await Doors(databases, stored).go(
            "changePublicationDate",
            ["redate", "noise", WEEK_LATER, *options(given)],
            article="noise",
            publishedAt=WEEK_LATER,
            **given,
        )
        assert (done.errors, done.values["changed"], len(done.values["dates"])) == ([], True, 8)
    refused = await Doors(databases, stored).go(
        "changePublicationDate",
        ["redate", "noise", "yesterday", "--timezone", "Minsk"],
        article="noise",
        publishedAt="yesterday",
        timezone="Minsk",
    )
    assert refused.codes == ["INVALID_VALUE", "INVALID_VALUE"]
