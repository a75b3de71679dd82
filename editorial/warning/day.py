"""Warn of dates on the wrong side of the day of publication."""

from collections.abc import Iterator
from datetime import date

from editorial.date.when import day_of_publication
from editorial.model.annotation import EventReading
from editorial.model.reading import Reading
from editorial.model.vocabulary import EventStatus
from editorial.warning.note import Note

_HAPPENED = (EventStatus.OCCURRED, EventStatus.ONGOING)
_IN_FUTURE = (
    "the event is {status}, but its date is after the day of publication, {day}: correct the date or the status"
)
_IN_PAST = "the event is PLANNED, but its date is before the day of publication, {day}: correct the date or the status"
_SAID = "this was said after the day of publication, {day}: correct the date"


def notes_of_days(reading: Reading) -> Iterator[Note]:
    """Yield the notes about events and quotes; none if the day of publication is not known."""
    day = day_of_publication(reading.article.published_at, reading.article.timezone)
    if day is None:
        return
    for number, quote in enumerate(reading.quotes):
        if quote.said.earliest and quote.said.earliest > day:
            message, path = _SAID.format(day=day), ("quotes", number, "said")
            yield Note("SAID_IN_FUTURE", message, path, value=quote.said.edtf)
    for number, event in enumerate(reading.events):
        yield from _of_event(event, number, day)


def _of_event(event: EventReading, number: int, day: date) -> Iterator[Note]:
    path, when = ("events", number, "when"), event.when
    if event.status in _HAPPENED and when.earliest and when.earliest > day:
        yield Note("EVENT_IN_FUTURE", _IN_FUTURE.format(status=event.status, day=day), path, value=when.edtf)
    if event.status is EventStatus.PLANNED and when.latest and when.latest < day:
        yield Note("EVENT_IN_PAST", _IN_PAST.format(day=day), path, value=when.edtf)
