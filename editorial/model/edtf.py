"""EDTF (ISO 8601-2:2019, levels 0 and 1): the grammar, and the days that a date may mean."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from editorial.model.vocabulary import Certainty, DatePrecision, DateQualifier

_QUALIFIERS = {"?": DateQualifier.UNCERTAIN, "~": DateQualifier.APPROXIMATE, "%": DateQualifier.BOTH}
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""The month in which a season begins, in the northern hemisphere; winter ends in the following year."""

MAX_LENGTH = 100
"""The most characters of a date, twice the longest valid one. Longer texts are refused unread."""

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(-(?P<month>\d{2}|XX)(-(?P<day>\d{2}|XX))?)?(?P<qualifier>[?~%])?", re.ASCII
)
_INSTANT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-]([01]\d|2[0-3])(:[0-5]\d)?)?", re.ASCII
)
_LEVEL_2 = re.compile(r"[\[\]{}^S]|^Y-?\d+E|X.*\d{2}$|^[?~%]|[?~%]-", re.ASCII)


class MalformedDate(ValueError):
    """The text is not EDTF of level 0 or 1; ``position`` is the offset of the first wrong character."""

    code = "MALFORMED_DATE"

    def __init__(self, text: str, position: int, reason: str) -> None:
        super().__init__(f"{text[:80]!r} is not an EDTF date, at character {position + 1}: {reason}")
        self.text, self.position, self.reason = text, position, reason


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date, and the range of days that it may mean, inclusive; None if a side is open.

    ``start_latest`` is the latest day on which it can have begun (None: before all time), ``end_earliest`` the earliest
    on which it can have ended (None: never).
    """

    text: str
    earliest: date | None
    latest: date | None
    start_latest: date | None
    end_earliest: date | None
    precision: DatePrecision
    qualifier: DateQualifier | None = None


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> Edtf:
    """Return the date that ``text`` writes in EDTF, level 0 or 1, of the years 0001 to 9999.

    A date of reduced precision is one unknown day between its bounds. A qualifier says how far to trust a date; it
    does not widen the bounds (ISO 8601-2:2019, 8.4).

    Raises MalformedDate, with the position and the reason.
    """
    if len(text) > MAX_LENGTH:
        raise MalformedDate(text, MAX_LENGTH, f"a date has at most {MAX_LENGTH} characters")
    if "/" in text:
        return _interval(text)
    return _date(text, text, 0)


def _interval(text: str) -> Edtf:
    first, _, second = text.partition("/")
    if "/" in second:
        raise MalformedDate(text, len(first) + 1 + second.index("/"), "an interval has two ends")
    if {first, second} <= {"", ".."}:
        raise MalformedDate(text, 0, "at least one end of an interval must be known")
    start = None if first in ("", "..") else _end(text, first, 0)
    end = None if second in ("", "..") else _end(text, second, len(first) + 1)
    if start and end and start.earliest and end.latest and start.earliest > end.latest:
        raise MalformedDate(text, len(first) + 1, "the interval ends before it begins")
    known = [side for side in (start, end) if side]
    return Edtf(
        text,
        earliest=start.earliest if start else None,
        latest=end.latest if end else None,
        start_latest=start.latest if start else end.latest if end and first == "" else None,
        end_earliest=end.earliest if end else start.earliest if start and second == "" else None,
        precision=DatePrecision.INTERVAL,
        qualifier=_together({side.qualifier for side in known if side.qualifier}),
    )


def _end(text: str, part: str, offset: int) -> Edtf:
    if "T" in part:
        raise MalformedDate(text, offset + part.index("T"), "an interval has no time of day")
    return _date(text, part, offset)


def _together(qualifiers: set[DateQualifier]) -> DateQualifier | None:
    if len(qualifiers) > 1:
        return DateQualifier.BOTH
    return next(iter(qualifiers), None)


def _date(text: str, part: str, offset: int) -> Edtf:
    instant = _INSTANT.fullmatch(part)
    if instant:
        return replace(_date(text, instant["day"], offset), text=text)
    found = _DATE.fullmatch(part)
    if found is None:
        raise _refusal(text, part, offset)
    first, last, precision = _bounds(text, found, offset)
    qualifier = _QUALIFIERS.get(found["qualifier"] or "")
    return Edtf(text, first, last, last, first, precision, qualifier)


def _refusal(text: str, part: str, offset: int) -> MalformedDate:
    matched = re.compile(r"\d{0,4}(-(\d{0,2}(-\d{0,2})?)?)?", re.ASCII).match(part)
    position = offset + (matched.end() if matched else 0)
    if not part.isascii():
        return MalformedDate(text, position, "write digits as 0 to 9")
    if part[:1] in ("Y", "-"):
        return MalformedDate(text, offset, "only the years 0001 to 9999 are supported")
    if _LEVEL_2.search(part):
        return MalformedDate(text, position, "this is EDTF level 2; only levels 0 and 1 are supported")
    return MalformedDate(text, position, "write it as 2025, 2025-09, 2025-09-13, 2025-21 (spring) or an interval")


def _bounds(text: str, found: "re.Match[str]", offset: int) -> tuple[date, date, DatePrecision]:
    year, month, day = found["year"], found["month"], found["day"]
    if year == "0000" or year in ("000X", "00XX"):
        raise MalformedDate(text, offset, "only the years 0001 to 9999 are supported")
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month is None or (month == "XX" and day in (None, "XX")):
        if "X" in year and month is not None:
            raise MalformedDate(text, offset + found.start("month"), "a year with unknown digits cannot have a month")
        unit = {0: DatePrecision.YEAR, 1: DatePrecision.DECADE, 2: DatePrecision.CENTURY}[year.count("X")]
        return date(first_year, 1, 1), date(last_year, 12, 31), unit
    if "X" in year or month == "XX":
        raise MalformedDate(text, offset, "at level 1, only the rightmost digits can be unknown")
    number = int(month)
    if number in _SEASONS and day is None:
        return _season(text, first_year, _SEASONS[number], offset)
    if not 1 <= number <= 12:
        raise MalformedDate(text, offset + found.start("month"), f"month {month} does not exist")
    last_day = calendar.monthrange(first_year, number)[1]
    if day is None or day == "XX":
        return date(first_year, number, 1), date(first_year, number, last_day), DatePrecision.MONTH
    if not 1 <= int(day) <= last_day:
        raise MalformedDate(text, offset + found.start("day"), f"day {day} does not exist in {year}-{month}")
    only = date(first_year, number, int(day))
    return only, only, DatePrecision.DAY


def _season(text: str, year: int, month: int, offset: int) -> tuple[date, date, DatePrecision]:
    last_year, last_month = (year, month + 2) if month < 12 else (year + 1, 2)
    if last_year > 9999:
        raise MalformedDate(text, offset, "only the years 0001 to 9999 are supported")
    last = date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
    return date(year, month, 1), last, DatePrecision.SEASON


def overlap(day: Edtf | None, first: date | None, last: date | None) -> Certainty | None:
    """Return whether a date falls into the window of days, CERTAIN or POSSIBLE; None if it cannot.

    The window is inclusive; a side that is None is open. A date of reduced precision is one unknown day, which
    certainly falls in if all its days do; an interval does if its latest beginning and its earliest end do. A qualified
    date is never certain, and no date (None) falls nowhere.
    """
    if day is None:
        return None
    first, last = first or date.min, last or date.max
    if (day.earliest or date.min) > last or (day.latest or date.max) < first:
        return None
    is_certain = (
        day.qualifier is None and (day.start_latest or date.min) <= last and (day.end_earliest or date.max) >= first
    )
    return Certainty.CERTAIN if is_certain else Certainty.POSSIBLE
