"""TimelineJS: every timeline holds what its reader demands, which passes over in silence whatever it cannot read."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import httpx2
import pytest
from hypothesis import given

from editorial.date.edtf import parse_edtf
from editorial.model.vocabulary import DatePrecision
from service.exports.data.subject import Subject, SubjectKind
from service.exports.timelinejs import timelinejs
from tests.service.exports.asking import everything, exported, slugs
from tests.service.exports.data.dates import EDTF, TEXTS, event
from tests.service.exports.varied import RICH

RANGES = {
    "month": (1, 12),
    "day": (1, 31),
    "hour": (0, 23),
    "minute": (0, 59),
    "second": (0, 59),
    "millisecond": (0, 999),
}
SLIDE = {"start_date", "end_date", "text", "media", "group", "display_date", "background", "autolink", "unique_id"}
MEDIA = {"url", "caption", "credit", "thumbnail", "alt", "title", "link", "link_target"}
PARTS = ("year", *RANGES)


def faults_of(timeline: Any) -> Iterator[str]:
    """Yield whatever in a timeline TimelineJS would refuse or pass over."""
    yield from (f"unknown {name}" for name in set(timeline) - {"events", "title", "eras", "scale"})
    if timeline.get("scale", "human") not in ("human", "cosmological"):
        yield "scale"
    slides = timeline["events"]
    ids = [each.get("unique_id") for each in slides]
    if len(set(ids)) != len(ids):
        yield "two slides have the same id"
    for slide in [*slides, *([timeline["title"]] if "title" in timeline else [])]:
        yield from (f"unknown {name}" for name in set(slide) - SLIDE)
        if not re.fullmatch(r"[a-z0-9_-]+", slide.get("unique_id", "")):
            yield f"id {slide.get('unique_id')}"
        if set(slide.get("text", {})) - {"headline", "text"} or set(slide.get("media", {"url": ""})) - MEDIA:
            yield "text or media"
        if "media" in slide and not slide["media"].get("url"):
            yield "media without an address"
    for slide in slides:
        if "start_date" not in slide:
            yield "a slide without a date is passed over"
        yield from _faults_of_dates(slide)


def _faults_of_dates(slide: Any) -> Iterator[str]:
    start, end = slide.get("start_date"), slide.get("end_date")
    for each in filter(None, (start, end)):
        if set(each) - {*PARTS, "display_date", "format"} or not isinstance(each.get("year"), int):
            yield f"date {each}"
        given_parts = [name in each for name in PARTS]
        if given_parts != sorted(given_parts, reverse=True):
            yield f"{each} has a part without the one above it"
        yield from (f"{each}" for name, (low, high) in RANGES.items() if not low <= each.get(name, low) <= high)
        date(each["year"], each.get("month", 1), each.get("day", 1))
    if end is not None and (end == start or [end.get(p, 99) for p in PARTS] < [start.get(p, 0) for p in PARTS]):
        yield f"{start} to {end}"


def subject(*events: Any, language: str | None = None) -> Subject:
    return Subject(
        SubjectKind.EVENTS,
        events,
        "https://news.example",
        "https://news.example/v1/events.timeline.json",
        "",
        None,
        language,
    )


@given(EDTF, TEXTS, TEXTS)
def test_no_slide_is_more_precise_than_its_date(edtf: str, title: str, words: str) -> None:
    timeline = json.loads(timelinejs(subject(event(edtf, title, words))))
    assert list(faults_of(timeline)) == []
    (slide,) = timeline["events"]
    read, start = parse_edtf(edtf), slide["start_date"]
    first = read.earliest or read.end_earliest
    assert first is not None
    assert start["year"] == first.year
    finest = {DatePrecision.YEAR: 1, DatePrecision.DECADE: 1, DatePrecision.CENTURY: 1, DatePrecision.MONTH: 2}
    assert len(start) <= finest.get(read.precision, 6)
    if read.precision is DatePrecision.DAY:
        assert date(start["year"], start["month"], start["day"]) == read.earliest
    assert slide["display_date"]
    assert (read.qualifier is not None) == any(sign in slide["display_date"] for sign in ("(?)", "(≈)", "(≈?)"))


@given(TEXTS)
def test_words_are_never_markup(text: str) -> None:
    (slide,) = json.loads(timelinejs(subject(event("2025", f"<i>{text}", f"<script>{text}"))))["events"]
    assert "<" not in slide["text"]["headline"]
    assert slide["media"]["url"].count("<") == 2, "of the quotation around them"


def test_an_event_without_a_date_is_left_out() -> None:
    assert json.loads(timelinejs(subject(event(None))))["events"] == []


@pytest.mark.parametrize(
    ("edtf", "language", "said"),
    [
        ("2025-12-13", "en", "December 13, 2025"),
        ("2025-12-13", "ar", "13 ديسمبر 2025"),
        ("2025-12", "ar", "ديسمبر 2025"),
        ("2025-12", "be-Latn", "снежань 2025"),
        ("2025-12", "tlh", "December 2025"),
        ("2025-21", "en", "March 2025 – May 2025"),
        ("201X", "ar", "2010–2019"),
        ("2024-07/..", "en", "July 2024 – …"),
        ("/2024", "en", "… – 2024"),
        ("2025~", "en", "2025 (≈)"),
        ("2024~/2025-02?", "en", "2024 (≈) – February 2025 (?)"),
    ],
)
def test_a_date_is_shown_in_the_requested_language(edtf: str, language: str, said: str) -> None:
    (slide,) = json.loads(timelinejs(subject(event(edtf), language=language)))["events"]
    assert slide["display_date"] == said


async def test_every_timeline_is_read_whole(varied: httpx2.AsyncClient) -> None:
    for address in ("events", "timeline", *(f"articles/{slug}" for slug in await slugs(varied))):
        timeline = (await exported(varied, f"{address}.timeline.json")).json()
        assert list(faults_of(timeline)) == []
        listed = f"{address}/events" if "/" in address else address
        dated = [f"event-{each['id']}" for each in await everything(varied, listed) if each["when"]["edtf"]]
        assert [each["unique_id"] for each in timeline["events"]] == dated


async def test_an_article_is_the_title_and_its_words_are_shown(varied: httpx2.AsyncClient) -> None:
    timeline = (await exported(varied, f"articles/{RICH}.timeline.json")).json()
    assert timeline["title"]["text"]["headline"].startswith("@الوزيرة: &lt;b&gt;")
    shown = {each["media"]["url"] for each in timeline["events"]}
    assert "<blockquote>الاتفاق</blockquote>" in shown
    assert all(each["media"]["link"].startswith("http://isnad.test/v1/articles/") for each in timeline["events"])
