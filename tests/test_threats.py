"""The page of threats is held to the code: what it names is there, and no threat is without a test."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from service.environment import names
from service.webhooks.delivery.sender import Failure
from tests.test_docs import rows
from tests.test_error_codes import documented

ROOT = Path(__file__).parents[1]
THREATS = (ROOT / "docs" / "threats.md").read_text("utf-8")
PAGES = {"docs/threats.md": THREATS, "SECURITY.md": (ROOT / "SECURITY.md").read_text("utf-8")}
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
NO_CODES = {"NO_KEY"}
"""What is written like a code and is none: why a webhook is disabled."""


@cache
def functions_of(path: str) -> frozenset[str]:
    """Return the names of the functions of a file."""
    parsed = ast.parse((ROOT / path).read_text("utf-8"))
    return frozenset(each.name for each in parsed.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))


def threats() -> list[list[str]]:
    """Return the rows of all tables of threats: the threat, the defence, the tests."""
    parts = THREATS.split("| threat | defence | held by |\n|---|---|---|\n")[1:]
    lines = [line for part in parts for line in part.partition("\n\n")[0].splitlines()]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


@pytest.mark.parametrize(("path", "name"), sorted(set(TEST.findall(THREATS))))
def test_every_test_that_is_named_is_there(path: str, name: str) -> None:
    assert (ROOT / path).exists(), path
    assert name in functions_of(path)


def test_every_threat_has_a_defence_and_a_test_that_holds_it() -> None:
    assert len(threats()) > 40
    assert [row for row in threats() if len(row) != 3 or not row[1] or not TEST.search(row[2])] == []
    assert all(
        re.fullmatch(r"`[^`]+`(, `[^`]+`)*", row[2]) and not TEST.sub("", row[2]).strip(", ") for row in threats()
    )


@pytest.mark.parametrize("page", PAGES)
def test_every_setting_that_is_named_is_one(page: str) -> None:
    assert set(re.findall(r"\bISNAD_[A-Z_]+", PAGES[page])) - set(names().values()) == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_code_that_is_named_is_one(page: str) -> None:
    codes = {*documented("errors.md"), *documented("bundle.md"), *Failure, *NO_CODES}
    written = re.findall(r"`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)`", PAGES[page])
    assert {each for each in written if not each.startswith("ISNAD_")} - codes == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_module_that_is_named_is_there(page: str) -> None:
    for path in re.findall(r"`((?:service|schema|db|editorial)/[\w/]+\.\w+)`", PAGES[page]):
        assert (ROOT / path).exists(), path


def test_the_known_gaps_say_what_they_allow_and_what_to_do_until_they_are_closed() -> None:
    gaps = rows("docs/threats.md", "| gap")
    assert [gap for gap in gaps if len(gap) != 3 or not all(gap)] == []
