"""iCalendar (RFC 5545): dated events as entries of a calendar, each on all the days that its date can mean.

A calendar cannot say that a date is uncertain or inexact, so the description begins with what is known of it, and
``X-ISNAD-EDTF`` has the date itself.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vDuration, vText

from editorial.model.edtf import Edtf
from editorial.model.vocabulary import DatePrecision
from service.exports.data.dates import days_of, edtf_of, instant_of
from service.exports.data.subject import Row, Subject, name_of, written_at

STATUS = {"PLANNED": "TENTATIVE", "ALLEGED": "TENTATIVE", "CANCELED": "CANCELLED"}
"""The status of an entry; CONFIRMED for everything else."""

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""Line ends, written as ``\\n``; Unicode's too, for clients that break lines there."""


def icalendar(subject: Subject) -> bytes:
    """Return the calendar of the dated events of a subject."""
    calendar, named = Calendar(), text(name_of(subject.article) if subject.article else "Isnad")
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Isnad//Isnad//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", named)
    calendar.add("x-wr-calname", named)
    calendar.add("source", subject.own or subject.address, {"VALUE": "URI"})
    calendar.add("refresh-interval", timedelta(seconds=subject.refresh_s), {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(timedelta(seconds=subject.refresh_s)))
    for event in subject.events():
        if (edtf := edtf_of(event["when"])) is not None:
            calendar.add_component(_entry(subject, event, edtf))
    if not calendar.subcomponents:
        calendar.add_component(_utc())
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _entry(subject: Subject, event: Row, edtf: Edtf) -> Event:
    entry, written = Event(), _written(event)
    entry.add("uid", event["id"])
    entry.add("dtstamp", written)
    for name, day in _days(edtf):
        entry.add(name, day)
    entry.add("summary", text(event["title"]))
    if event["place"]:
        entry.add("location", text(event["place"]["name"]))
    entry.add("description", text(_description(event, edtf)))
    entry.add("status", STATUS.get(event["status"], "CONFIRMED"))
    entry.add("categories", [event["status"]])
    entry.add("transp", "TRANSPARENT")
    entry.add("sequence", event["version"] - 1)
    entry.add("last-modified", written)
    entry.add("url", subject.uri("Event", event))
    entry.add("x-isnad-edtf", edtf.text)
    if event["id"] in subject.certainties:
        entry.add("x-isnad-certainty", subject.certainties[event["id"]])
    return entry


def _utc() -> Timezone:
    """Return the component of a calendar without entries, which must not be empty."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", NEVER.replace(tzinfo=None))
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    zone.add_component(standard)
    return zone


def _days(edtf: Edtf) -> Iterator[tuple[str, date]]:
    """Yield when an entry begins, and the day after its last day, which is exclusive."""
    instant = _in_utc(instant_of(edtf))
    if instant is not None:
        yield "dtstart", instant
        return
    days = days_of(edtf)
    yield "dtstart", days.first
    if days.last < date.max:  # the last representable day has no day after it: an entry without an end is one day
        yield "dtend", days.last + timedelta(days=1)


def _in_utc(instant: datetime | None) -> datetime | None:
    """Return an instant in UTC; None if that is before the first year or after the last one."""
    try:
        return instant.astimezone(UTC) if instant and instant.tzinfo else instant
    except OverflowError:
        return None


def _written(event: Row) -> datetime:
    at = written_at(event)
    return datetime.fromisoformat(at).astimezone(UTC) if at else NEVER


def _description(event: Row, edtf: Edtf) -> str:
    """Return what is known of the date if it is not a certain day, and the words of the articles about the event."""
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


def text(value: str) -> vText:
    """Return a value of type TEXT without the characters that it cannot have (RFC 5545, 3.3.11)."""
    return vText(_CONTROLS.sub("", _BREAK.sub("\n", value)))
