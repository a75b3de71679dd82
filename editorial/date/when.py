"""Dates as records: the editor's own values stay, the rest comes from the article's words and publication day."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from editorial.date.dates import resolve
from editorial.date.edtf import parse_edtf
from editorial.model.reading import UNKNOWN_WHEN, GivenWhen, When


@dataclass(frozen=True, slots=True)
class Said:
    """An editor's values for a date: the article's words, an EDTF, and the day from which the words count."""

    expression: str | None
    edtf: str | None
    base: date | None


def when_said(said: Said, published: date | None, language: str) -> When:
    """Return a date as a record; words are resolved against the given base, or else the day of publication."""
    base = (said.base or published) if said.expression else None
    edtf = said.edtf
    if edtf is None and said.expression and base:
        edtf = resolve(said.expression, base, language)
    when = replace(_in_days(edtf), expression=said.expression, base=base)
    if said.expression is None or (said.edtf is None and said.base is None):
        return when
    record = {each.name: getattr(when, each.name) for each in fields(when)}
    return GivenWhen(**record, edtf_given=said.edtf is not None, base_given=said.base is not None)


def redated(when: When, published: date | None, language: str) -> When:
    """Return a date as if it had been loaded with an article that was published on another day."""
    if when.expression is None:
        return when
    edtf_given, base_given = given_of(when)
    given = Said(when.expression, when.edtf if edtf_given else None, when.base if base_given else None)
    return when_said(given, published, language)


def given_of(when: When) -> tuple[bool, bool]:
    """Return whether the editor gave an EDTF in addition to words, and whether a base."""
    return (when.edtf_given, when.base_given) if isinstance(when, GivenWhen) else (False, False)


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
