"""Rules for nights and other times of a day."""

from datetime import timedelta

from editorial.date.rules.context import DAY, Context, latest_weekday, next_weekday
from editorial.date.rules.rule import Captured, approximate, loose, rules
from editorial.date.words.lexicon import Token


def _now(parts: Captured, context: Context) -> Token:
    return Token("relative_day", 0)


def _night(parts: Captured, context: Context) -> Token:
    """A night spans two days, and the night of a day may be the one before it or after it."""
    if "day" in parts:
        return Token("period", approximate(parts.text("day")))
    return Token("period", approximate((context.base + timedelta(days=parts.number("which"))).isoformat()))


def _tonight(parts: Captured, context: Context) -> Token:
    return Token("period", approximate(context.base.isoformat()))


def _overnight(parts: Captured, context: Context) -> Token:
    first = context.base if context.is_ahead else context.base - DAY
    return loose(first, first + DAY)


def _night_between(parts: Captured, context: Context) -> Token | None:
    """The night from one weekday to the next one."""
    first, last = parts.number("first"), parts.number("last")
    if (last - first) % 7 != 1:
        return None
    start = next_weekday(first, context.base) if context.is_ahead else latest_weekday(last, context.base) - DAY
    return loose(start, start + DAY)


def _night_into(parts: Captured, context: Context) -> Token:
    end = context.nearest_weekday(parts.number("last"))
    return loose(end - DAY, end)


NIGHTS = rules(
    ("night|overnight from? first:weekday link|slash|and? last:weekday", _night_between),
    ("night between first:weekday and last:weekday", _night_between),
    ("between night first:weekday and time? last:weekday", _night_between),
    ("first:weekday night|overnight link last:weekday", _night_between),
    ("night|overnight link last:weekday", _night_into),
    ("this time", _now),
    ("time this", _now),
)
"""The night between two days, and times of this day; after them, other times of a day are left out."""

NIGHTS_OF_DAYS = rules(
    ("night|overnight|tonight day", _night),
    ("day night|overnight|tonight", _night),
    ("which:sided night|tonight", _night),
    ("night|tonight which:sided", _night),
    ("tonight", _tonight),
    ("^ overnight $", _overnight),
)
