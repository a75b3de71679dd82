"""Nothing becomes more precise than its words, whatever words stand together."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.date.dates import resolve
from editorial.date.words.lexicon import Token
from editorial.date.words.tokens import known_words, tokens
from editorial.model.edtf import Edtf, parse_edtf
from editorial.model.vocabulary import DateDirection, DatePrecision
from tests.editorial.date.cases import LOOKED_AT, ONLY_COUNTED, Case

CASES = st.sampled_from([*LOOKED_AT, *ONLY_COUNTED])
BASES = st.dates(date(1950, 1, 1), date(2090, 12, 31))
WORDS = {language: st.sampled_from(sorted(known_words(language))) for language in ("ar", "en")}
DIRECTIONS = st.sampled_from([None, *DateDirection])

DAY = (
    "weekday",
    "number",
    "ordinal",
    "feminine",
    "relative_day",
    "month_day",
    "numeric",
    "day",
    "day_of_month",
    "unit_day",
    "time",
    "hundred",
    "hundreds",
)
MONTH = ("month", "month_of_year", "unit_month", "numeric")
YEAR = ("year", "hijri_or_year", "unit_year", "thousand", "month_of_year")
JOINS = ("to", "dash", "between", "and", "since", "from", "starting")
NEEDED = {
    DatePrecision.DAY: DAY,
    DatePrecision.MONTH: (*MONTH, "this"),
    DatePrecision.SEASON: ("season",),
    DatePrecision.YEAR: YEAR,
    DatePrecision.DECADE: ("decade", "unit_decade"),
    DatePrecision.CENTURY: ("century", "unit_century"),
}
"""By the precision of a date, the words of which it needs one."""


def fits(token: Token, precision: DatePrecision) -> bool:
    """Whether a word can make a date that precise."""
    unit = f"unit_{token.value}" if token.kind in ("units", "two_units") else token.kind
    return unit in NEEDED[precision]


def ends(edtf: str) -> list[Edtf]:
    """Return the ends of an interval that are known, or the date itself."""
    return [parse_edtf(part) for part in edtf.split("/") if part not in ("", "..")]


@st.composite
def expressions(draw: st.DrawFn) -> tuple[str, Case]:
    """Draw an expression of the tables, with a word left out, doubled, or put in."""
    case = draw(CASES)
    words = case.expression.split()
    at = draw(st.integers(0, len(words)))
    put = draw(st.lists(WORDS[case.language], max_size=2) | st.just(words[at : at + 1] * 2))
    return " ".join([*words[:at], *put, *words[at + draw(st.booleans()) :]]), case


@given(expressions(), BASES, DIRECTIONS)
def test_no_answer_is_more_precise_than_its_words(
    drawn: tuple[str, Case], base: date, direction: DateDirection | None
) -> None:
    expression, case = drawn
    edtf = resolve(expression, base, case.language, direction, timezone=case.timezone)
    if edtf is None:
        return
    words = tokens(expression, case.language)
    known = [end for end in ends(edtf) if end.qualifier is None and end.earliest != base]
    for end in known:
        assert any(fits(word, end.precision) for word in words), (edtf, words)
    if "/" in edtf and len(known) == 2:
        weekdays = sum(word.kind == "weekday" for word in words)
        assert weekdays > 2 or any(word.kind in JOINS for word in words), (edtf, words)


@given(CASES)
def test_about_a_date_is_never_certain_and_a_part_of_it_is_no_shorter(case: Case) -> None:
    if any(token.kind in ("time", "night") for token in tokens(case.expression, case.language)):
        return  # "about midday on Friday" is Friday
    whole = case.answer()
    about = case.answer(f"{'نحو' if case.language == 'ar' else 'about'} {case.expression}")
    part = case.answer(f"{'أواسط' if case.language == 'ar' else 'the middle of'} {case.expression}")
    if about and "/" not in about:
        assert about.endswith("~")
        assert whole is None or about.rstrip("~") == whole.rstrip("~")
    if part and whole and "/" not in whole:
        assert (parse_edtf(part).earliest, parse_edtf(part).latest) == (
            parse_edtf(whole).earliest,
            parse_edtf(whole).latest,
        )


@given(st.sampled_from(["Monday", "on Friday", "Sept. 5", "5 March", "on Dec. 31"]), BASES)
def test_told_days_are_the_latest_and_planned_days_the_next(expression: str, base: date) -> None:
    told = parse_edtf(str(resolve(expression, base, "en", DateDirection.PAST))).latest
    planned = parse_edtf(str(resolve(expression, base, "en", DateDirection.FUTURE))).earliest
    assert told is not None
    assert planned is not None
    assert told <= base <= planned
    step = planned - told
    assert step.days in (0, 7) if re.fullmatch(r"(on )?[A-Z][a-z]+day", expression) else step.days in (0, 365, 366)


@given(CASES, st.sampled_from([*DateDirection]))
def test_resolving_has_no_clock_and_no_memory(case: Case, direction: DateDirection) -> None:
    first = resolve(case.expression, case.base, case.language, direction, timezone=case.timezone)
    resolve(case.expression, date(1999, 1, 1), case.language)
    assert resolve(case.expression, case.base, case.language, direction, timezone=case.timezone) == first


@given(CASES, CASES, BASES)
def test_either_of_two_dates_is_never_certain(one: Case, other: Case, base: date) -> None:
    link = " or " if one.language == "en" else " أو "
    found = resolve(f"{one.expression}{link}{other.expression}", base, one.language)
    if one.language == other.language and found is not None and resolve(one.expression, base, one.language) != found:
        assert parse_edtf(found).qualifier is not None or "/" not in found, found


@pytest.mark.parametrize("expression", ["today or tomorrow", "September or October", "2014 or 2015", "اليوم أو غدا"])
def test_neighbouring_dates_with_or_between_them_are_approximate(expression: str) -> None:
    found = resolve(expression, date(2025, 12, 13), "ar" if "أو" in expression else "en")
    assert found is not None
    assert all(side.endswith("~") for side in found.split("/"))
