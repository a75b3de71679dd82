"""Rules for days of a month, with or without a year, alone or several of them."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from editorial.date.rules.context import DAY, Context, day_of, latest_day, latest_month, next_day, next_month
from editorial.date.rules.rule import Captured, day_token, loose, rules, several
from editorial.date.words.lexicon import Token
from editorial.model.edtf import parse_edtf


def _relative_day(parts: Captured, context: Context) -> Token:
    return day_token(context.base + timedelta(days=parts.number("relative_day")))


def _day_of_month(parts: Captured, context: Context) -> Token:
    return day_token(day_of(parts.number("month"), parts.number("day")))


def _day_of_year(parts: Captured, context: Context) -> Token:
    return day_token(date(parts.number("year"), parts.number("month"), parts.number("day")))


def _day_of_month_day(parts: Captured, context: Context) -> Token:
    month, day = divmod(parts.number("month_day"), 100)
    return day_token(date(parts.number("year"), month, day))


def _month_day(parts: Captured, context: Context) -> Token:
    return Token("month_day", parts.number("month") * 100 + parts.number("day"))


def _day_of_which_month(parts: Captured, context: Context) -> Token | None:
    """In December, "20 December next" could be in this year or in the next one."""
    month, which = parts.number("month"), parts.number("which")
    if month == context.base.month:
        return None
    return day_token(day_of(context.month_by(month, which), parts.number("day")))


def _days_of_which_month(parts: Captured, context: Context) -> Token | None:
    month = parts.number("month")
    if month == context.base.month:
        return None
    months = context.month_by(month, parts.number("which"))
    return several(day_of(months, parts.number("first")), day_of(months, parts.number("last")), parts)


def _day_of_this_month(parts: Captured, context: Context) -> Token:
    return day_token(day_of(context.month, parts.number("day")))


def _nearest_day(parts: Captured, context: Context) -> Token | None:
    """Return the day of a year that is not stated, with the weekday beside it."""
    month, day = divmod(parts.number("month_day"), 100)
    weekday = parts.number("weekday") if "weekday" in parts else None
    found = context.nearest_day(month, day, weekday)
    return day_token(found) if found else None


def _known_day(parts: Captured, context: Context) -> Token | None:
    """A day that other words tell decides the year of the one beside it, or contradicts it."""
    if "relative_day" in parts:
        day = context.base + timedelta(days=parts.number("relative_day"))
    else:
        day = context.weekday(parts.number("weekday"), parts.number("which"))
    is_same = divmod(parts.number("month_day"), 100) == (day.month, day.day)
    agrees = "weekday" not in parts or day.weekday() == parts.number("weekday")
    return day_token(day) if is_same and agrees else None


def _agreeing(parts: Captured, context: Context) -> Token | None:
    """A weekday beside a date either agrees with it or contradicts it."""
    day = date.fromisoformat(parts.text("day"))
    return parts["day"] if day.weekday() == parts.number("weekday") else None


def _numeric(parts: Captured, context: Context) -> Token | None:
    """Return a date in digits; a weekday beside it decides which number is the month."""
    found = [date.fromisoformat(text) for text in parts.text("numeric").split()]
    if "weekday" in parts:
        found = [day for day in found if day.weekday() == parts.number("weekday")]
    return day_token(found[0]) if len(found) == 1 else None


def _days_of_month(parts: Captured, context: Context) -> Token | None:
    """Days that share a month: "5 and 20 September", "5 to 7 September 2025"."""
    first, last = parts.number("first"), parts.number("last")
    if "middle" in parts and not first < parts.number("middle") < last:
        return None
    if "year" in parts:
        months = parts.number("year") * 12 + parts.number("month") - 1
    elif parts["month"].kind == "month_of_year":
        months = parts.number("month")
    else:
        month = parts.number("month")
        return _pair(month * 100 + first, month * 100 + last, parts, context)
    return several(day_of(months, first), day_of(months, last), parts)


def _month_days(parts: Captured, context: Context) -> Token | None:
    return _pair(parts.number("first"), parts.number("last"), parts, context)


def _pair(first: int, last: int, parts: Captured, context: Context) -> Token | None:
    """Two days without a year: told ones have begun (or both are over), planned ones end (or both are) ahead."""
    is_range = "link" in parts or "between" in parts
    found = anchored_pair(divmod(first, 100), divmod(last, 100), context, is_range=is_range)
    return several(*found, parts) if found else None


def anchored_pair(
    first: tuple[int, int], last: tuple[int, int], context: Context, *, is_range: bool
) -> tuple[date, date] | None:
    """Return two days of years that are not stated, the second the first such day after the first."""
    start: date | None
    end: date | None
    if is_range != context.is_ahead:  # a range is told from its beginning, a list from its end
        nearest: Callable[[int, int, date], date | None] = next_day if context.is_ahead else latest_day
        start = nearest(*first, context.base)
        end = next_day(*last, start) if start else None
    else:
        nearest = next_day if context.is_ahead else latest_day
        end = nearest(*last, context.base)
        start = latest_day(*first, end) if end else None
    return (start, end) if start and end else None


def _day_after(parts: Captured, context: Context) -> Token | None:
    """A day without a year, and a later one with it."""
    month, day = divmod(parts.number("first"), 100)
    last = date.fromisoformat(parts.text("last"))
    first = latest_day(month, day, last)
    return several(first, last, parts) if first else None


def _months(parts: Captured, context: Context) -> Token:
    """Months that are named together; they share the year of the last one, if that is known."""
    first, is_range = parts.number("first"), "link" in parts or "between" in parts
    if parts["last"].kind == "month_of_year":
        end = parts.number("last")
        start = latest_month(first, end)
    elif is_range != context.is_ahead:
        start = context.nearest_month(first)
        end = next_month(parts.number("last"), start)
    else:
        end = context.nearest_month(parts.number("last"))
        start = latest_month(first, end)
    if start == end:  # one month by two names
        return Token("month_of_year", start)
    is_whole = is_range or end - start == 1
    texts = [f"{months // 12:04}-{months % 12 + 1:02}" for months in (start, end)]
    return Token("interval", "/".join(texts)) if is_whole else loose(*texts)


def _together(parts: Captured, context: Context) -> Token | None:
    """Two dates that are each complete: neighbours are an interval, others are two dates."""
    first, last = parts.text("first"), parts.text("last")
    end, start = parse_edtf(first).latest, parse_edtf(last).earliest
    is_whole = "or" not in parts and end is not None and start is not None and start - end == DAY
    if "~" in first + last or is_whole:
        return Token("interval", f"{first}/{last}")
    return loose(first, last)


def _three_together(parts: Captured, context: Context) -> Token:
    texts = [parts.text(name) for name in ("first", "middle", "last")]
    days = [parse_edtf(text) for text in texts]
    is_whole = all(a.latest and b.earliest and b.earliest - a.latest == DAY for a, b in pairwise(days))
    return Token("interval", f"{texts[0]}/{texts[2]}") if is_whole else loose(texts[0], texts[2])


def _same(parts: Captured, context: Context) -> Token | None:
    return parts["first"] if parts["first"] == parts["last"] else None


OF_YEARS = rules(
    ("between:between first:nth and last:nth from? month which", _days_of_which_month),
    ("from|since? first:nth link last:nth from? month which", _days_of_which_month),
    ("first:nth and last:nth from? month which", _days_of_which_month),
    ("day:nth from? month which", _day_of_which_month),
    ("day:nth from? this", _day_of_this_month),
    ("month day:nth year", _day_of_year),
    ("month_day year", _day_of_month_day),
    ("from|since? month first:nth link last:nth year", _days_of_month),
    ("month first:nth and last:nth year", _days_of_month),
)
"""Days of known months and years."""

SHARED = rules(
    ("between:between first:nth and last:nth from? month:month_of_year|month", _days_of_month),
    ("between:between month first:nth and last:nth", _days_of_month),
    ("first:nth and? middle:nth and last:nth from? month:month_of_year|month", _days_of_month),
    ("from|since? first:nth link last:nth from? month:month_of_year|month", _days_of_month),
    ("first:nth and last:nth from? month:month_of_year|month", _days_of_month),
    ("month first:nth and? middle:nth and last:nth", _days_of_month),
    ("from|since? month first:nth link last:nth", _days_of_month),
    ("month first:nth or:or last:nth", _days_of_month),
    ("first:nth or:or last:nth from? month:month_of_year|month", _days_of_month),
    ("month first:nth and last:nth", _days_of_month),
    ("between:between first:month and last:month_of_year|month", _months),
    ("from|since? first:month link last:month_of_year|month", _months),
    ("first:month and last:month_of_year|month", _months),
)
"""Days and months that share the words beside them."""

MONTH_DAYS = rules(
    ("day:nth from? month", _month_day),
    ("month day:nth", _month_day),
)

DAYS = rules(
    ("day:nth from? month:month_of_year", _day_of_month),
    ("between:between first:month_day and last:month_day", _month_days),
    ("from|since? first:month_day link last:month_day", _month_days),
    ("first:month_day and last:month_day", _month_days),
    ("from|since? first:month_day link last:day", _day_after),
    ("first:month_day and last:day", _day_after),
    ("relative_day weekday? month_day", _known_day),
    ("weekday which:sided|spans month_day", _known_day),
    ("which:sided|spans weekday month_day", _known_day),
    ("weekday month_day", _nearest_day),
    ("month_day weekday", _nearest_day),
    ("month_day", _nearest_day),
    ("weekday numeric", _numeric),
    ("numeric weekday", _numeric),
    ("numeric", _numeric),
    ("relative_day", _relative_day),
    ("weekday day", _agreeing),
    ("day weekday", _agreeing),
)

LISTS = rules(
    ("first:date and? middle:date and last:date", _three_together),
    ("first:date and last:date", _together),
    ("first:date or:or last:date", _together),
    ("first:day|interval last:day|interval", _same),
)
"""Dates beside each other, each complete."""
