"""iCalendar (RFC 5545): dated events as entries of a calendar, each on all the days that its date can mean.

A calendar has no way to say that a date is not sure or not exact: the description begins with what is known of it, and
``X-ISNAD-EDTF`` is the date itself.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from editorial.edtf import Edtf
from editorial.vocabulary import DatePrecision
from service.exports.dated import days_of, edtf_of, instant_of
from service.exports.subject import Row, Subject, name_of, written_at

LONGEST = 75
"""Octets of a line, without its end (RFC 5545, 3.1)."""

STATUS = {"PLANNED": "TENTATIVE", "ALLEGED": "TENTATIVE", "CANCELED": "CANCELLED"}
"""The status of an entry; CONFIRMED for everything else."""

NEVER = "19700101T000000Z"
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BREAK = re.compile(r"\r\n|\r|\n")
EMPTY = (
    *("BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
    *("TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"),
)
"""What stands in a calendar without entries, which must have something in it."""


def icalendar(subject: Subject) -> bytes:
    """Return the calendar of the dated events of a subject."""
    named = name_of(subject.article) if subject.article else "Isnad"
    entries = [
        line
        for event in subject.events()
        if (edtf := edtf_of(event["when"])) is not None
        for line in _entry(subject, event, edtf)
    ]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Isnad//Isnad//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{escaped(named)}",
        f"X-WR-CALNAME:{escaped(named)}",
        f"SOURCE;VALUE=URI:{subject.address}",
        *(entries or EMPTY),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _entry(subject: Subject, event: Row, edtf: Edtf) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event['id']}"
    yield f"DTSTAMP:{_stamp(written_at(event))}"
    yield from _days(edtf)
    yield f"SUMMARY:{escaped(event['title'])}"
    if event["place"]:
        yield f"LOCATION:{escaped(event['place']['name'])}"
    yield f"DESCRIPTION:{escaped(_description(event, edtf))}"
    yield f"STATUS:{STATUS.get(event['status'], 'CONFIRMED')}"
    yield f"CATEGORIES:{event['status']}"
    yield "TRANSP:TRANSPARENT"
    yield f"SEQUENCE:{event['version'] - 1}"
    yield f"LAST-MODIFIED:{_stamp(written_at(event))}"
    yield f"URL:{subject.uri('Event', event)}"
    yield f"X-ISNAD-EDTF:{edtf.text}"
    if event["id"] in subject.certainties:
        yield f"X-ISNAD-CERTAINTY:{subject.certainties[event['id']]}"
    yield "END:VEVENT"


def _days(edtf: Edtf) -> Iterator[str]:
    """Yield when an entry begins, and the day after its last one, which does not belong to it."""
    instant = _in_utc(instant_of(edtf))
    if instant is not None:
        yield f"DTSTART:{_moment(instant)}{'Z' if instant.tzinfo else ''}"
        return
    days = days_of(edtf)
    yield f"DTSTART;VALUE=DATE:{_day(days.first)}"
    if days.last < date.max:  # the last day of the calendar has none after it: without an end an entry is one day
        yield f"DTEND;VALUE=DATE:{_day(days.last + timedelta(days=1))}"


def _in_utc(instant: datetime | None) -> datetime | None:
    """Return an instant in UTC; None where that would be before the first year or after the last one."""
    try:
        return instant.astimezone(UTC) if instant and instant.tzinfo else instant
    except OverflowError:
        return None


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _moment(instant: datetime) -> str:
    return f"{_day(instant)}T{instant:%H%M%S}"


def _stamp(at: str | None) -> str:
    return f"{_moment(datetime.fromisoformat(at).astimezone(UTC))}Z" if at else NEVER


def _description(event: Row, edtf: Edtf) -> str:
    """Return what is known of the date where it is no sure day, and the words of the articles that tell of the event."""
    qualifier = f", {edtf.qualifier.value}" if edtf.qualifier else ""
    is_sure = edtf.precision is DatePrecision.DAY and not qualifier
    known = [] if is_sure else [f"{edtf.text} ({edtf.precision.value}{qualifier})"]
    told = [
        f"{name_of(report['article'])}: {span['exact']}"
        for report in event["reports"]
        for span in report["spans"]
        if span["status"] != "ORPHANED"
    ]
    return "\n".join([*known, *told])


def escaped(text: str) -> str:
    """Return a value of type TEXT (RFC 5545, 3.3.11)."""
    plain = _CONTROLS.sub("", _BREAK.sub("\n", text))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """Return a line cut into lines of at most 75 octets, never within a character; those after the first begin with a space."""
    if len(line.encode()) <= LONGEST:
        return line
    parts, part, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > LONGEST:
            parts.append(part)
            part, size = " ", 1
        part, size = part + character, size + width
    return "\r\n".join([*parts, part])
