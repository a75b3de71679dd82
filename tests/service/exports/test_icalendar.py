"""iCalendar: every calendar is read by another's parser, and holds what RFC 5545 demands of its lines."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from editorial.date.edtf import parse_edtf
from service.exports.data.subject import Subject, SubjectKind
from service.exports.ical import icalendar
from tests.service.exports.asking import everything, exported, slugs
from tests.service.exports.data.dates import EDTF, TEXTS, event
from tests.service.exports.varied import RICH
from tests.support.service.asking import client_of

STATUSES = {"CONFIRMED", "TENTATIVE", "CANCELLED"}
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read(content: bytes) -> list[Any]:
    """Return the entries of a calendar after holding its lines and properties to the standard."""
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")  # no character is cut
    calendar: Any = Calendar.from_ical(content)
    assert (str(calendar["VERSION"]), bool(calendar["PRODID"])) == ("2.0", True)
    assert calendar.subcomponents, "a calendar has something in it"
    assert not calendar.errors
    entries: list[Any] = list(calendar.walk("VEVENT"))
    for entry in entries:
        assert not entry.errors
        assert not [name for name in ("UID", "SUMMARY", "DTSTART") if isinstance(entry[name], list)], "once each"
        assert isinstance(entry["DTSTAMP"].dt, datetime)
        assert entry["DTSTAMP"].dt.utcoffset() == timedelta(0)
        assert str(entry["STATUS"]) in STATUSES
        if "DTEND" in entry:
            assert type(entry["DTEND"].dt) is type(entry["DTSTART"].dt)
            assert entry["DTEND"].dt > entry["DTSTART"].dt
    uids = [str(entry["UID"]) for entry in entries]
    assert len(set(uids)) == len(uids)
    return entries


def calendar_of(*events: Any) -> bytes:
    return icalendar(
        Subject(SubjectKind.EVENTS, events, "https://news.example", "https://news.example/v1/events.ics", "")
    )


@given(EDTF, TEXTS, TEXTS)
def test_any_date_is_on_the_days_that_it_can_mean(edtf: str, title: str, words: str) -> None:
    (entry,) = read(calendar_of(event(edtf, title, words)))
    known, start = parse_edtf(edtf), entry["DTSTART"].dt
    assert str(entry["X-ISNAD-EDTF"]) == edtf
    if isinstance(start, datetime):
        assert start.replace(tzinfo=None) == start.replace(tzinfo=None, microsecond=0)
        told = datetime.fromisoformat(edtf)
        assert start == told if told.tzinfo else start.replace(tzinfo=None) == told
        return
    assert start == (known.earliest or known.end_earliest)
    last = known.latest or known.start_latest
    assert last is not None
    if last < date.max:
        assert entry["DTEND"].dt == last + timedelta(days=1), "the day after the last one"
    if known.qualifier or start != last:
        assert str(entry["DESCRIPTION"]).startswith(edtf), "that it is not sure or not exact is said first"


@given(TEXTS)
def test_any_title_is_read_as_it_was_written(title: str) -> None:
    (entry,) = read(calendar_of(event("2025", title)))
    assert str(entry["SUMMARY"]) == re.sub("\r\n|[\r\x85\u2028\u2029]", "\n", UNWRITABLE.sub("", title))


@given(st.text(st.sampled_from("a;,\\ \n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")))
def test_splitting_a_calendar_into_lines_as_unicode_does_gives_the_same_lines(title: str) -> None:
    raw = calendar_of(event("2025", title, words=title))
    assert raw.decode().splitlines() == raw.decode().split("\r\n")[:-1]


@pytest.mark.parametrize(
    ("edtf", "first", "end"),
    [
        ("2025-12-13", "20251213", "20251214"),
        ("2025-12", "20251201", "20260101"),
        ("2024-02-XX", "20240201", "20240301"),
        ("2025-24", "20251201", "20260301"),
        ("2024-07/..", "20240701", "20240801"),
        ("../2024-02", "20240201", "20240301"),
        ("2024-12-31/2025-01-01", "20241231", "20250102"),
    ],
)
def test_the_end_is_the_day_after_the_last_one(edtf: str, first: str, end: str) -> None:
    lines = calendar_of(event(edtf)).decode().split("\r\n")
    assert f"DTSTART;VALUE=DATE:{first}" in lines
    assert f"DTEND;VALUE=DATE:{end}" in lines


def test_an_event_without_a_date_is_left_out_and_an_empty_calendar_is_one() -> None:
    assert read(calendar_of(event(None))) == []


@pytest.mark.parametrize(("seconds", "told"), [(3600, "PT1H"), (5400, "PT1H30M"), (86_400, "P1D"), (90, "PT1M30S")])
def test_a_calendar_says_when_to_ask_again(seconds: int, told: str) -> None:
    made = icalendar(Subject(SubjectKind.EVENTS, [event("2025")], "https://n.example", "", "", refresh_s=seconds))
    lines = made.decode().split("\r\n")
    assert f"REFRESH-INTERVAL;VALUE=DURATION:{told}" in lines
    assert f"X-PUBLISHED-TTL:{told}" in lines
    calendar: Any = Calendar.from_ical(made)
    assert calendar.refresh_interval == timedelta(seconds=seconds)


async def test_when_to_ask_again_is_a_setting(seeded_dsn: str) -> None:
    async with client_of(seeded_dsn, calendar_refresh_s=7200) as client:
        assert b"X-PUBLISHED-TTL:PT2H" in (await exported(client, "events.ics")).content


def test_an_entry_is_the_same_one_as_it_changes() -> None:
    first, later = (read(calendar_of(event("2025", version=version)))[0] for version in (1, 2))
    assert first["UID"] == later["UID"] == event("2025")["id"]
    assert (first["SEQUENCE"], later["SEQUENCE"]) == (0, 1)


async def test_every_calendar_is_read_whole(varied: httpx2.AsyncClient) -> None:
    for address in ("events", "timeline?overlaps=2025", *(f"articles/{slug}" for slug in await slugs(varied))):
        path, question, query = address.partition("?")
        entries = read((await exported(varied, f"{path}.ics{question}{query}")).content)
        listed = f"{address}/events" if "/" in address else address
        events = {each["id"]: each for each in await everything(varied, listed) if each["when"]["edtf"]}
        assert [str(entry["UID"]) for entry in entries] == list(events)
        for entry in entries:
            assert str(entry["SUMMARY"]) == events[str(entry["UID"])]["title"]
            assert str(entry["URL"]) == f"http://isnad.test/v1/events/{entry['UID']}"


async def test_an_event_says_whether_it_happened_and_where(varied: httpx2.AsyncClient) -> None:
    entries = read((await exported(varied, f"articles/{RICH}.ics")).content)
    by_date = {str(each["X-ISNAD-EDTF"]): each for each in entries}
    alleged = by_date["2025-12-13T10:30:00+03:00"]
    assert (str(alleged["STATUS"]), str(alleged["LOCATION"])) == ("TENTATIVE", "Homs")
    assert alleged["DTSTART"].to_ical() == b"20251213T073000Z"
    assert str(by_date["2025%"]["STATUS"]) == "CANCELLED"
    assert str(by_date["2024-07/.."]["STATUS"]) == "CONFIRMED"
    timeline = read((await exported(varied, "timeline.ics?overlaps=2025-12")).content)
    assert {str(each["X-ISNAD-CERTAINTY"]) for each in timeline} == {"CERTAIN", "POSSIBLE"}
