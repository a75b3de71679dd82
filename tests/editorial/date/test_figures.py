"""How well words for dates are read: the answers that we look at, and the figures of docs/dates.md."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from editorial.date.when import Published, Said, directions_of_event, when_said
from editorial.model.vocabulary import EventStatus
from tests.editorial.date.cases import LOOKED_AT, ONLY_COUNTED, UNKNOWN, Case

PAGE = (Path(__file__).parents[3] / "docs" / "dates.md").read_text("utf-8")
KINDS = {
    "direction": "the direction: planned, told, a weekday beside the day",
    "ahead": "ahead: in two weeks, after three days",
    "by": "bounds: before, by, until, as early as, starting",
    "part": "parts of a day, week, month or year",
    "digits": "digits, and the Arabic article before them",
    "quarter": "quarters, halves, fiscal years",
    "beforelast": "before last, after next",
    "weekday": "a weekday of a week or month, a week of a month",
    "week": "weeks, by the place of the article",
    "weekend": "weekends, by the place of the article",
    "night": "nights",
    "several": "several days, months or years",
    "century": "decades and centuries",
    "number": "numbers in words",
    "end": "the end of, the first and the last day of",
    "month": "spellings of months",
    "since": "since, from and to, between",
    "prefix": "prefixes: and, in, for; the English genitive",
    "anaphora": "words that count from a day in the story",
    "span": "spans up to now, or from now on",
    "year": "years, seasons and feasts that are named relatively",
}


def rows(heading: str, columns: int) -> Iterator[list[str]]:
    """Yield the rows of the tables under a heading that have this many columns, without their heads."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|") and not re.fullmatch(r"[-|]+", line)]
    cells = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    yield from (row for row in cells if len(row) == columns and row[0] not in ("expression", "kind"))


@pytest.mark.parametrize("case", LOOKED_AT, ids=lambda case: f"{case.kind}: {case.expression}")
def test_an_expression_means_what_a_careful_editor_says(case: Case) -> None:
    assert case.answer() == case.edtf


def test_no_answer_to_the_expressions_that_are_only_counted_is_wrong() -> None:
    wrong = [case for case in ONLY_COUNTED if case.answer() not in (None, case.edtf)]
    assert len(wrong) == 0  # which ones is not printed: they are not looked at


def figures(cases: Sequence[Case]) -> dict[str, tuple[int, int]]:
    """Return by kind how many there are, and how many are right."""
    asked = Counter(case.kind for case in cases)
    right = Counter(case.kind for case in cases if case.answer() == case.edtf)
    return {kind: (asked[kind], right[kind]) for kind in KINDS}


def test_the_page_has_the_figures_of_this_version() -> None:
    looked, counted = figures(LOOKED_AT), figures(ONLY_COUNTED)
    expected = [[KINDS[kind], *map(str, (*looked[kind], *counted[kind]))] for kind in KINDS]
    sums = [sum(each[place] for each in of.values()) for of in (looked, counted) for place in (0, 1)]
    assert list(rows("How well it reads", 5)) == [*expected, ["together", *map(str, sums)]]


def test_no_expression_stands_in_both_tables() -> None:
    looked = {(case.expression, case.language, case.status, case.base, case.timezone) for case in LOOKED_AT}
    counted = {(case.expression, case.language, case.status, case.base, case.timezone) for case in ONLY_COUNTED}
    assert not looked & counted


@pytest.mark.parametrize(("expression", "status", "edtf"), list(rows("Where a date without a year lies", 3)))
def test_the_status_decides_the_direction_as_the_page_says(expression: str, status: str, edtf: str) -> None:
    language = "ar" if "\u0600" < max(expression) < "\u06ff" else "en"
    published = Published(date(2025, 12, 13), language, "Europe/London")
    found = when_said(Said(expression, None, None), published, directions_of_event(EventStatus(status))).edtf
    assert (found or UNKNOWN) == edtf


@pytest.mark.parametrize(("expression", "language", "zone", "edtf"), list(rows("Weeks and weekends", 4)))
def test_weeks_and_weekends_are_those_of_the_place(expression: str, language: str, zone: str, edtf: str) -> None:
    published = Published(date(2025, 12, 10), language, None if zone == UNKNOWN else zone)
    found = when_said(Said(expression, None, None), published).edtf
    assert (found or UNKNOWN) == edtf
