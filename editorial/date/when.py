"""Dates as records: the editor's own values stay, the rest comes from the article's words and publication day."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import TypeAlias
from zoneinfo import ZoneInfo

from editorial.date.dates import resolve
from editorial.model.annotation import UNKNOWN_WHEN, DirectedWhen, GivenWhen, When
from editorial.model.edtf import parse_edtf
from editorial.model.vocabulary import ClaimKind, DateDirection, EventStatus

Directions: TypeAlias = tuple[DateDirection | None, ...]
"""The directions in which a date without a year may lie; it is known only if all of them lead to the same day."""

TOLD: Directions = (None,)
"""Nothing is said about the direction: the latest one is meant, because news reports the past."""

EITHER: Directions = (DateDirection.PAST, DateDirection.FUTURE)

_OF_STATUS: Mapping[EventStatus, Directions] = MappingProxyType(
    {
        EventStatus.OCCURRED: (DateDirection.PAST,),
        EventStatus.ALLEGED: (DateDirection.PAST,),
        EventStatus.ONGOING: TOLD,
        EventStatus.PLANNED: (DateDirection.FUTURE,),
        EventStatus.CANCELED: EITHER,
    }
)
_AHEAD = frozenset((ClaimKind.PREDICTION, ClaimKind.INTENTION))


def directions_of_event(status: EventStatus) -> Directions:
    """Return where the date of an event lies: what was canceled may have been planned before or after the article."""
    return _OF_STATUS[status]


def directions_of_claim(kind: ClaimKind) -> Directions:
    """Return where the dates of a claim's numbers lie."""
    return (DateDirection.FUTURE,) if kind in _AHEAD else TOLD


@dataclass(frozen=True, slots=True)
class Said:
    """An editor's values for a date: the article's words, an EDTF, the day from which the words count, the direction."""

    expression: str | None
    edtf: str | None
    base: date | None
    direction: DateDirection | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When and where an article was published: its day and time zone, and its language."""

    day: date | None
    language: str
    timezone: str | None = None


def when_said(said: Said, published: Published, directions: Directions = TOLD) -> When:
    """Return a date as a record; words are resolved against the given base, or else the day of publication.

    ``directions`` are those of what the date belongs to; a direction that the editor gave replaces them.
    """
    base = (said.base or published.day) if said.expression else None
    edtf = said.edtf
    if edtf is None and said.expression and base:
        edtf = _resolved(said.expression, base, published, (said.direction,) if said.direction else directions)
    when = replace(_in_days(edtf), expression=said.expression, base=base)
    if said.expression is None or (said.edtf is None and said.base is None and said.direction is None):
        return when
    given = {each.name: getattr(when, each.name) for each in fields(when)}
    given |= {"edtf_given": said.edtf is not None, "base_given": said.base is not None}
    return DirectedWhen(**given, direction=said.direction) if said.direction else GivenWhen(**given)


def _resolved(expression: str, base: date, published: Published, directions: Directions) -> str | None:
    found = {
        resolve(expression, base, published.language, direction, timezone=published.timezone)
        for direction in directions
    }
    return found.pop() if len(found) == 1 else None


def redated(when: When, published: Published, directions: Directions = TOLD) -> When:
    """Return a date as if it had been loaded with an article that was published on another day."""
    if when.expression is None:
        return when
    edtf_given, base_given, direction = given_of(when)
    base = when.base if base_given else None
    given = Said(when.expression, when.edtf if edtf_given else None, base, direction)
    return when_said(given, published, directions)


def given_of(when: When) -> tuple[bool, bool, DateDirection | None]:
    """Return whether the editor gave an EDTF in addition to words, and whether a base; and the direction, if given."""
    direction = when.direction if isinstance(when, DirectedWhen) else None
    return (when.edtf_given, when.base_given, direction) if isinstance(when, GivenWhen) else (False, False, None)


def _in_days(edtf: str | None) -> When:
    if edtf is None:
        return UNKNOWN_WHEN
    days = parse_edtf(edtf)
    return When(
        edtf=days.text,
        earliest=days.earliest,
        latest=days.latest,
        start_latest=days.start_latest,
        end_earliest=days.end_earliest,
        precision=days.precision,
        qualifier=days.qualifier,
    )


def day_of_publication(published_at: datetime | None, timezone: str | None) -> date | None:
    """Return the day of publication in the article's time zone; without one, at the offset of the instant."""
    if published_at is None:
        return None
    return published_at.astimezone(ZoneInfo(timezone) if timezone else published_at.tzinfo).date()
