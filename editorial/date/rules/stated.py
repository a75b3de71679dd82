"""Rules for periods whose beginning or end the text states: fiscal years, quarters that ended, the week of a day."""

from dataclasses import replace
from datetime import date

from editorial.date.rules.context import DAY, Context, day_of, last_day_of, month_text, months_of
from editorial.date.rules.rule import Captured, loose, rules
from editorial.date.words.lexicon import Token
from editorial.model.edtf import Edtf, parse_edtf

_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}


def _length(parts: Captured) -> int | None:
    """Return a length in months."""
    if "count" in parts:
        return parts.number("count") * _MONTHS[parts.text("units")] if parts.text("units") in _MONTHS else None
    return 3 if "quarter" in parts else 6 if "half" in parts else 12


def _months_before(day: date, count: int) -> date:
    """Return the day after the same day some months earlier; the end of a month stays one."""
    months = months_of(day) - count
    if day == last_day_of(months_of(day)):
        return day_of(months + 1, 1)
    return day_of(months, min(day.day, last_day_of(months).day)) + DAY


def _ended(parts: Captured, context: Context) -> Token | None:
    """A period of a known length that ends on a day, or with a month."""
    length, end = _length(parts), parse_edtf(parts.text("last"))
    if length is None or end.latest is None or end.qualifier is not None:
        return None
    if _is_day(end):
        return loose(_months_before(end.latest, length), end.latest)
    if len(end.text) != 7 or end.latest != last_day_of(months_of(end.latest)):
        return None
    return loose(month_text(months_of(end.latest) - length + 1), end.text)


def _began(parts: Captured, context: Context) -> Token | None:
    """A year that begins on a day."""
    start = parse_edtf(parts.text("start"))
    if not _is_day(start) or start.earliest is None or start.qualifier is not None:
        return None
    months = months_of(start.earliest) + 12
    end = day_of(months, min(start.earliest.day, last_day_of(months).day)) - DAY
    return loose(start.earliest, end)


def _week_of(parts: Captured, context: Context) -> Token:
    """The week of a day is the one that it is in, or the one that it begins."""
    day = date.fromisoformat(parts.text("day"))
    start = replace(context, base=day).week_from(context.week.first_days[0], 0)
    return loose(start, start + 6 * DAY)


def _week_from(parts: Captured, context: Context) -> Token:
    day = date.fromisoformat(parts.text("day"))
    return loose(day, day + 6 * DAY)


def _week_to(parts: Captured, context: Context) -> Token:
    day = date.fromisoformat(parts.text("day"))
    return loose(day - 6 * DAY, day)


def _is_day(days: Edtf) -> bool:
    return days.earliest == days.latest


STATED = rules(
    ("count:number units ended|link last:date", _ended),
    ("fiscal|unit_year period? ended|link last:date", _ended),
    ("unit_week day", _week_of),
    ("unit_week starting day", _week_from),
    ("unit_week ended day", _week_to),
    ("quarter ended last:date", _ended),
    ("half ended last:date", _ended),
    ("fiscal|unit_year period? starting start:date", _began),
)
