"""Loading a bundle: the same by every door."""

import json
import re
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from db.operation.bundle_problem import fault_of_problem, warning_of_problem
from db.operation.operation import Actor
from db.redaction.redact import redact
from db.redaction.request import Redact
from editorial.date.dates import resolve
from editorial.model.problem import Problem
from editorial.warning.code import LOAD_WARNINGS
from tests.conftest import Databases
from tests.support.data.articles import load, noise
from tests.support.operation.doors import Answer, Doors, Result

ANSWERED = ("outcome", "slug", "items", "position", "warnings")


def printed(loaded: Any) -> Answer:
    """Return what ``isnad load`` printed of one file."""
    (only,) = loaded
    if only["report"] is None:
        return {}, [error_of(Problem(**each)) for each in only["problems"]]
    items = [{**item, "type": item["type"].upper()} for item in only["report"]["items"]]
    warnings = [asdict(warning_of_problem(Problem(**each))) for each in only["warnings"]]
    for warning in warnings:
        if warning["code"] in LOAD_WARNINGS:  # the load does not know the lines of JSON
            warning |= {"line": None, "column": None}
    return {**only["report"], "items": items, "warnings": [{**each, "path": [*each["path"]]} for each in warnings]}, []


def error_of(problem: Problem) -> Any:
    fault = fault_of_problem(problem)
    path = tuple(str(step) for step in fault.path)
    return PATHS.get(problem.code, path), fault.code, fault.message


PATHS = {"VERSION_CONFLICT": ("expectedVersion",)}
"""Faults that are not about the bundle."""


async def loaded(databases: Databases, dsn: str, folder: Path, data: Any, **given: Any) -> Result:
    """Load a bundle by every door."""
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False, indent=1)
    path = folder / "noise.bundle.yaml"
    path.write_text(text)
    options = ["--dry-run"] if given.get("dryRun") else []
    options += ["--strict"] if given.get("strict") else []
    options += ["--expected-version", str(given["expectedVersion"])] if "expectedVersion" in given else []
    return await Doors(databases, dsn).go(
        "loadBundle", ["load", str(path), *options], printed=printed, compared=ANSWERED, bundle=text, **given
    )


@pytest.fixture
async def stored(databases: Databases, database: str) -> str:
    """A database with one article, to which nobody is connected."""
    connection = await asyncpg.connect(database)
    await load(connection, noise())
    await connection.close()
    return database


async def test_a_new_bundle_is_created(databases: Databases, database: str, tmp_path: Path) -> None:
    done = await loaded(databases, database, tmp_path, noise())
    assert (done.values["outcome"], done.values["slug"], done.values["position"]) == ("CREATE", "noise", "NOW")
    assert {item["action"] for item in done.values["items"]} == {"CREATE"}
    assert done.values["article"]["slug"] == "noise"


async def test_words_for_a_date_that_come_to_nothing_are_a_warning_with_the_nearest_that_would(
    databases: Databases, database: str, tmp_path: Path
) -> None:
    data = noise()
    data["quotes"][0]["said"] = {"expression": "المحادثات"}
    done = await loaded(databases, database, tmp_path, data)
    (warning,) = done.values["warnings"]
    assert (warning["code"], warning["path"]) == ("DATE_NOT_RESOLVED", ["bundle", "quotes", "0", "said", "expression"])
    assert warning["value"] == "المحادثات"
    assert resolve(warning["nearest"], date(2025, 12, 13), "ar")
    assert done.values["outcome"] == "CREATE"


async def test_a_strict_load_refuses_warnings_with_their_code_and_place(
    databases: Databases, database: str, tmp_path: Path
) -> None:
    data = noise()
    data["quotes"][0]["said"] = {"expression": "المحادثات"}
    done = await loaded(databases, database, tmp_path, data, strict=True)
    ((path, code, _),) = done.errors
    assert (path, code) == (("bundle", "quotes", "0", "said", "expression"), "DATE_NOT_RESOLVED")
    assert done.values["warnings"] == []
    assert not any(row.startswith("article ") for row in done.state)


async def test_a_strict_load_takes_a_bundle_whose_warnings_are_silenced(
    databases: Databases, database: str, tmp_path: Path
) -> None:
    data = noise()
    data["quotes"][0]["said"] = {"expression": "المحادثات"}
    text = json.dumps(data, ensure_ascii=False, indent=1)
    silent = re.sub('("expression": "المحادثات".*)', r"\1  # isnad: ignore DATE_NOT_RESOLVED", text)
    done = await loaded(databases, database, tmp_path, silent, strict=True)
    assert (done.values["outcome"], done.values["warnings"]) == ("CREATE", [])


async def test_warnings_stand_beside_errors(databases: Databases, database: str, tmp_path: Path) -> None:
    data = noise()
    data["quotes"][0]["said"] = {"expression": "المحادثات"}
    data["claims"][0]["event"] = "nothing"
    done = await loaded(databases, database, tmp_path, data)
    assert done.codes == ["UNKNOWN_REFERENCE"]
    (warning,) = done.values["warnings"]
    assert (warning["code"], warning["path"]) == ("DATE_NOT_RESOLVED", ["bundle", "quotes", "0", "said", "expression"])


async def test_the_same_bundle_changes_nothing(databases: Databases, stored: str, tmp_path: Path) -> None:
    done = await loaded(databases, stored, tmp_path, noise())
    assert (done.values["outcome"], done.values["position"]) == ("UNCHANGED", None)


async def test_another_bundle_of_the_same_article_updates_it(databases: Databases, stored: str, tmp_path: Path) -> None:
    done = await loaded(databases, stored, tmp_path, noise(headline="A headline"), expectedVersion=1)
    assert done.values["outcome"] == "UPDATE"
    assert done.values["article"]["headline"] == "A headline"


async def test_a_dry_run_reports_and_writes_nothing(databases: Databases, stored: str, tmp_path: Path) -> None:
    done = await loaded(databases, stored, tmp_path, noise(slug="other"), dryRun=True)
    assert (done.values["outcome"], done.values["article"], done.values["position"]) == ("CREATE", None, None)
    assert not any('"other"' in row for row in done.state)


async def test_all_errors_are_reported_at_once(databases: Databases, database: str, tmp_path: Path) -> None:
    data = noise()
    data["quotes"][0]["exact"] = "words that nobody said"
    data["claims"][0]["kinds"] = "FACT"
    data["events"][0]["when"] = {"edtf": "2025-13"}
    done = await loaded(databases, database, tmp_path, data)
    assert len(done.errors) >= 3
    assert ("bundle", "quotes", "0", "exact") in [path for path, _, _ in done.errors]
    assert not any(row.startswith("article ") for row in done.state)


async def test_a_text_that_is_no_bundle_is_refused(databases: Databases, database: str, tmp_path: Path) -> None:
    done = await loaded(databases, database, tmp_path, "isnad: [")
    assert done.errors


async def test_an_entity_that_is_another_of_ours_is_refused_with_the_code_of_the_store(
    databases: Databases, database: str, connection: asyncpg.Connection, tmp_path: Path
) -> None:
    first = noise()
    first["entities"][0]["wikidata"] = "Q1"
    await load(connection, first)
    await connection.close()
    other = noise(slug="other")
    other["entities"][0]["wikidata"] = "Q2"
    done = await loaded(databases, database, tmp_path, other)
    assert done.codes == ["ENTITY_CONFLICT"]


async def test_a_bundle_that_names_an_entity_again_that_was_redacted_is_refused(
    databases: Databases, database: str, connection: asyncpg.Connection, tmp_path: Path
) -> None:
    first = noise()
    first["entities"][0]["wikidata"] = "Q1"
    await load(connection, first)
    await redact(connection, Redact(ground="law", words=("John Coale",)), actor=Actor("desk"))
    await connection.close()
    other = noise(slug="other")
    other["entities"][0]["wikidata"] = "Q1"
    done = await loaded(databases, database, tmp_path, other)
    assert done.codes == ["ENTITY_REDACTED"]
    assert "names, wikidata" in done.errors[0][2]


@pytest.mark.parametrize("expected", [0, 7])
async def test_a_version_that_is_not_the_expected_one_is_a_conflict(
    databases: Databases, stored: str, tmp_path: Path, expected: int
) -> None:
    done = await loaded(databases, stored, tmp_path, noise(headline="Mine"), expectedVersion=expected)
    assert done.codes == ["VERSION_CONFLICT"]
