"""Dates in words become EDTF, no more precise than the words; the tables are those of docs/dates.md."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.date.dates import resolve
from editorial.date.edtf import overlap, parse_edtf
from editorial.date.words import LONGEST_EXPRESSION
from editorial.model.vocabulary import Certainty

BASE = date(2025, 12, 13)
PAGE = (Path(__file__).parents[3] / "docs" / "dates.md").read_text("utf-8")
BASES = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def rows(heading: str) -> Iterator[list[str]]:
    """Return the cells of the table under a heading, without its head."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and not re.fullmatch(r"[-|]+", line) and cells[0] not in ("expression", "date"):
            yield cells


def known(cell: str) -> str | None:
    """Return what a cell says, None for a dash."""
    return None if cell == "—" else cell


@pytest.mark.parametrize(("expression", "edtf"), list(rows("Arabic")))
def test_an_arabic_expression_means_what_the_page_says(expression: str, edtf: str) -> None:
    assert resolve(expression, BASE, "ar") == known(edtf)


@pytest.mark.parametrize(("expression", "edtf"), list(rows("English")))
def test_an_english_expression_means_what_the_page_says(expression: str, edtf: str) -> None:
    assert resolve(expression, BASE, "en") == known(edtf)


@pytest.mark.parametrize(("day", "window", "answer"), list(rows("Does it fall into a window?")))
def test_a_date_falls_into_a_window_as_the_page_says(day: str, window: str, answer: str) -> None:
    days = parse_edtf(window)
    assert overlap(parse_edtf(day), days.earliest, days.latest) == known(answer)


@pytest.mark.parametrize("expression", ["يوم السبت", "يومُ السَّبت", "يوم السبـت", "  السبت  ", "لِيَوم السبت"])
def test_spelling_does_not_change_the_meaning(expression: str) -> None:
    assert resolve(expression, BASE, "ar-SY") == "2025-12-13"


MONTHS = {
    1: ["يناير", "كانون الثاني", "جانفي", "كانون الثاني/يناير"],
    2: ["فبراير", "شباط", "فيفري"],
    3: ["مارس", "آذار", "اذار"],
    4: ["أبريل", "إبريل", "ابريل", "نيسان", "أفريل"],
    5: ["مايو", "أيار", "ماي"],
    6: ["يونيو", "حزيران", "جوان"],
    7: ["يوليو", "تموز", "جويلية", "يوليوز"],
    8: ["أغسطس", "آب", "أوت", "غشت"],
    9: ["سبتمبر", "أيلول", "شتنبر"],
    10: ["أكتوبر", "تشرين الأول", "تشرين أول"],
    11: ["نوفمبر", "تشرين الثاني", "نونبر"],
    12: ["ديسمبر", "كانون الأول", "دجنبر"],
}


@pytest.mark.parametrize(("month", "name"), [(month, name) for month, names in MONTHS.items() for name in names])
def test_every_region_s_month_names_are_known(month: int, name: str) -> None:
    assert resolve(f"في {name} 2024", BASE, "ar") == f"2024-{month:02}"


@given(BASES, st.sampled_from(["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]))
def test_a_weekday_is_one_of_the_seven_days_up_to_the_base(base: date, name: str) -> None:
    day = date.fromisoformat(str(resolve(name, base, "ar")))
    assert timedelta(0) <= base - day < timedelta(days=7)
    assert resolve(f"{name} الماضي", base, "ar") == (day if day < base else day - timedelta(days=7)).isoformat()
    assert resolve(f"{name} المقبل", base, "ar") == (day + timedelta(days=7)).isoformat()


WORDS = [
    "يوم",
    "يومي",
    "السبت",
    "والأحد",
    "الجمعة",
    "أمس",
    "منذ",
    "قبل",
    "في",
    "شهر",
    "شهرين",
    "أيام",
    "عام",
    "سنوات",
    "2022",
    "٢٠٢٥",
    "13",
    "5",
    "و7",
    "بين",
    "من",
    "إلى",
    "الماضي",
    "المقبل",
    "مطلع",
    "نهاية",
    "مساء",
    "ليلة",
    "سبتمبر",
    "آذار",
    "/",
    "تشرين",
    "الأول",
    "الثاني",
    "التسعينيات",
    "القرن",
    "صيف",
    "شتاء",
    "نحو",
    "أكثر",
    "ثلاثة",
    "كلمة",
    "الأسبوع",
    "29",
    "فبراير",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join), BASES)
def test_whatever_words_stand_together_the_answer_is_edtf_or_nothing(expression: str, base: date) -> None:
    answer = resolve(expression, base, "ar")
    assert answer is None or parse_edtf(answer).text == answer


@given(st.text(max_size=60), st.dates(), st.sampled_from(["ar", "en", "fr", "zh-Hant"]))
def test_any_text_at_all_is_answered(expression: str, base: date, language: str) -> None:
    answer = resolve(expression, base, language)
    assert answer is None or parse_edtf(answer)


def test_a_text_too_long_to_be_a_date_is_not_a_date() -> None:
    assert resolve("السبت " * LONGEST_EXPRESSION, BASE, "ar") is None


@pytest.mark.parametrize("year", [1, 9999])
def test_a_date_that_leaves_the_calendar_is_unknown(year: int) -> None:
    assert resolve("العام الماضي" if year == 1 else "العام المقبل", date(year, 6, 1), "ar") is None


FIRST, LAST = date(2020, 1, 1), date(2021, 12, 31)
ALL_DAYS = [FIRST + timedelta(days=count) for count in range((LAST - FIRST).days + 1)]

PARTS = st.one_of(
    st.dates(FIRST, LAST).map(date.isoformat),
    st.dates(FIRST, LAST).map(lambda day: f"{day:%Y-%m}"),
    st.sampled_from(["2020", "2021", "2020-21", "2020-22", "2021-23"]),
)
QUALIFIED = st.tuples(PARTS, st.sampled_from(["", "", "", "?", "~", "%"])).map("".join)
INTERVALS = st.tuples(
    st.one_of(QUALIFIED, st.sampled_from(["", ".."])), st.one_of(QUALIFIED, st.sampled_from(["", ".."]))
)
WINDOWS = st.tuples(st.none() | st.dates(FIRST, LAST), st.none() | st.dates(FIRST, LAST))


def days_of(text: str) -> list[date]:
    """Return the days of one end, found by asking for each."""
    bare = text.rstrip("?~%")
    if len(bare) == 7 and int(bare[5:]) > 12:
        months = {"21": (3, 4, 5), "22": (6, 7, 8), "23": (9, 10, 11)}[bare[5:]]
        return [day for day in ALL_DAYS if f"{day:%Y}" == bare[:4] and day.month in months]
    return [day for day in ALL_DAYS if day.isoformat().startswith(bare)]


def possible_lives(text: str) -> list[tuple[date, date]]:
    """Return every pair of first and last day that a date can stand for; beyond two years nothing happens here."""
    before, after = FIRST - timedelta(days=1), LAST + timedelta(days=1)
    if "/" not in text:
        return [(day, day) for day in days_of(text)]
    first, last = text.split("/")
    if first in ("", "..") or last in ("", ".."):
        ends = days_of(last if first in ("", "..") else first)
        if first == "..":
            return [(before, day) for day in ends]
        if last == "..":
            return [(day, after) for day in ends]
        outer = [before, *ALL_DAYS, after]
        pairs = ((day, end) for day in ends for end in outer)
        return (
            [(day, end) for day, end in pairs if day <= end]
            if last == ""
            else [(end, day) for day, end in pairs if end <= day]
        )
    starts, ends = days_of(first), days_of(last)
    # Only the outermost and innermost pairs matter for touching a window, and they may be each other's neighbours.
    return [(start, end) for start in (starts[0], starts[-1]) for end in (ends[0], ends[-1])]


@given(st.one_of(QUALIFIED, INTERVALS.map("/".join).filter(lambda text: text.strip("./"))), WINDOWS)
def test_overlap_agrees_with_trying_every_day(text: str, window: tuple[date | None, date | None]) -> None:
    try:
        day = parse_edtf(text)
    except ValueError:
        return
    first, last = window
    if first and last and first > last:
        first, last = last, first
    low, high = first or date.min, last or date.max
    touches = [start <= high and end >= low for start, end in possible_lives(text)]
    qualified = any(sign in text for sign in "?~%")
    expected = None if not any(touches) else Certainty.POSSIBLE
    if all(touches) and not qualified:
        expected = Certainty.CERTAIN
    assert overlap(day, first, last) == expected


def test_no_date_falls_nowhere() -> None:
    assert overlap(None, None, None) is None
