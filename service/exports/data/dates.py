"""Dates in exports: an EDTF as other formats can express it, and the days on which to draw it.

No date becomes more exact by that.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from editorial.model.edtf import Edtf, parse_edtf
from editorial.model.vocabulary import DatePrecision, DateQualifier
from service.exports.data.subject import Row

_ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?", re.ASCII)
FALLBACK = "en"
OPEN = "…"
SIGNS: Mapping[DateQualifier | None, str] = MappingProxyType(
    {None: "", DateQualifier.UNCERTAIN: " (?)", DateQualifier.APPROXIMATE: " (≈)", DateQualifier.BOTH: " (≈?)"}
)
"""The sign after an uncertain date: signs can be read in every language."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which to draw something, inclusive; an open interval ends with the last day of its known end."""

    first: date
    last: date


def edtf_of(when: Row) -> Edtf | None:
    """Return the date of a ``When``; None if nothing is known."""
    return parse_edtf(when["edtf"]) if when["edtf"] else None


def days_of(edtf: Edtf) -> Days:
    """Return the days that a date can mean; for an interval with an open end, those that the other end can mean."""
    first = edtf.earliest or edtf.end_earliest or edtf.latest
    last = edtf.latest or edtf.start_latest or edtf.earliest
    if first is None or last is None:
        raise ValueError(f"{edtf.text} has no end that is known")
    return Days(first, last)


def instant_of(edtf: Edtf) -> datetime | None:
    """Return the instant that a date is, without an offset if it has none; None if it is no instant."""
    return datetime.fromisoformat(edtf.text) if "T" in edtf.text else None


def iso_bounds(edtf: Edtf) -> tuple[str | None, str | None]:
    """Return a date, or both ends of an interval, in ISO 8601; None for an end that would claim more than is known.

    That is everything with a qualifier, seasons, decades, and open or unknown ends.
    """
    if edtf.qualifier is not None:
        return None, None
    if instant_of(edtf):
        return edtf.text, None
    start, slash, end = edtf.text.partition("/")
    return _iso(start), _iso(end) if slash else None


def _iso(text: str) -> str | None:
    return text if _ISO.fullmatch(text) else None


def words(edtf: Edtf, language: str | None) -> str:
    """Return a date in the words of a language, exactly as precise as it is."""
    locale = _locale(language or FALLBACK)
    start, slash, end = edtf.text.partition("/")
    if not slash:
        return _words(edtf, locale)
    return " – ".join(_words(parse_edtf(part), locale) if part not in ("", "..") else OPEN for part in (start, end))


def _words(edtf: Edtf, locale: Locale) -> str:
    """Return a date that is no interval in words, with the sign of its qualifier."""
    return _unqualified(edtf, locale) + SIGNS[edtf.qualifier]


def _unqualified(edtf: Edtf, locale: Locale) -> str:
    first, last = edtf.earliest, edtf.latest
    if first is None or last is None:
        return edtf.text
    match edtf.precision:
        case DatePrecision.DAY:
            return str(format_date(first, "long", locale))
        case DatePrecision.MONTH:
            return str(format_skeleton("yMMMM", first, locale=locale))
        case DatePrecision.SEASON:
            return " – ".join(str(format_skeleton("yMMMM", day, locale=locale)) for day in (first, last))
        case DatePrecision.YEAR:
            return f"{first.year:04}"
        case _:
            return f"{first.year:04}–{last.year:04}"


@lru_cache(maxsize=256)
def _locale(language: str) -> Locale:
    """Return the locale of a language, or of its shorter forms; English if there is none."""
    parts = language.split("-")
    while parts:
        try:
            return Locale.parse("-".join(parts), sep="-")
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return Locale.parse(FALLBACK)
