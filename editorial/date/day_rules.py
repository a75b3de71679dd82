"""Rules for days: weekdays, days of a month, nights, and several of them."""

from collections.abc import Callable
from datetime import date, timedelta

from editorial.date.context import (
    DAY,
    Context,
    day_of,
    last_day_of,
    latest_day,
    latest_month,
    latest_weekday,
    next_day,
    next_month,
    next_weekday,
)
from editorial.date.edtf import parse_edtf
from editorial.date.lexicon import Token
from editorial.date.rule import Parts, rules


def day_token(day: date) -> Token:
    """Return a day as a token."""
    return Token("day", day.isoformat())


def approximate(text: str) -> str:
    """Return EDTF as approximate."""
    return text if text.endswith("~") else f"{text}~"


def loose(first: object, last: object) -> Token:
    """Return an interval both ends of which are approximate: what is in it need not fill it."""
    return Token("interval", f"{approximate(str(first))}/{approximate(str(last))}")


def several(first: date, last: date, parts: Parts) -> Token:
    """Return days that are named together: one to another, and neighbours, are an interval, others are not."""
    is_whole = "link" in parts or "between" in parts or last - first == DAY * (2 if "middle" in parts else 1)
    return Token("interval", f"{first}/{last}") if is_whole else loose(first, last)


# Weekdays.


def _weekday(parts: Parts, context: Context) -> Token:
    weekday = parts.number("weekday")
    if "which" in parts:
        return day_token(context.weekday(weekday, parts.number("which")))
    return day_token(context.nearest_weekday(weekday))


def _weekdays(parts: Parts, context: Context) -> Token:
    """Weekdays that are named together follow each other; told ones end up to the base, planned ones begin there."""
    names = [parts.number(name) for name in ("first", "middle", "last") if name in parts]
    which = parts.number("which") if "which" in parts else None
    if which is None and context.is_ahead or which is not None and which >= 0:
        start = context.weekday(names[0], which or 0)
        days = [start, *(next_weekday(weekday, start) for weekday in names[1:])]
    else:
        end = latest_weekday(names[-1], context.base) if which is None else context.weekday(names[-1], which)
        days = [*(latest_weekday(weekday, end) for weekday in names[:-1]), end]
    return several(min(days), max(days), parts)


def _either_weekday(parts: Parts, context: Context) -> Token:
    days = [context.nearest_weekday(parts.number(name)) for name in ("first", "last")]
    return loose(min(days), max(days))


def _weekday_of_week(parts: Parts, context: Context) -> Token | None:
    """A weekday of last week is known if weeks begin on the same day for everybody whom the article can be from."""
    weekday, which = parts.number("weekday"), parts.number("which")
    starts = (context.week_from(first, which) for first in context.week.first_days)
    found = {next_weekday(weekday, start) for start in starts}
    return day_token(found.pop()) if len(found) == 1 else None


def _weeks_from_weekday(parts: Parts, context: Context) -> Token:
    count = parts.number("count") if "count" in parts else 1
    return day_token(context.weekday(parts.number("weekday"), 1) + timedelta(weeks=count))


def _weekday_of_month(parts: Parts, context: Context) -> Token | None:
    """The first, second … or last Friday of a month."""
    months = month_of(parts["month"], context)
    if "first" in parts:
        number = max(parts.number("first"), 1)
        found = next_weekday(parts.number("weekday"), day_of(months, 1)) + timedelta(weeks=number - 1)
        return day_token(found) if found <= last_day_of(months) else None
    return day_token(latest_weekday(parts.number("weekday"), last_day_of(months)))


def month_of(token: Token, context: Context) -> int:
    """Return the month, since year 0, of a month with or without its year."""
    number = int(token.value)
    return number if token.kind == "month_of_year" else context.nearest_month(number)


# Days of a month.


def _relative_day(parts: Parts, context: Context) -> Token:
    return day_token(context.base + timedelta(days=parts.number("relative_day")))


def _day_of_month(parts: Parts, context: Context) -> Token:
    return day_token(day_of(parts.number("month"), parts.number("day")))


def _day_of_year(parts: Parts, context: Context) -> Token:
    return day_token(date(parts.number("year"), parts.number("month"), parts.number("day")))


def _day_of_month_day(parts: Parts, context: Context) -> Token:
    month, day = divmod(parts.number("month_day"), 100)
    return day_token(date(parts.number("year"), month, day))


def _month_day(parts: Parts, context: Context) -> Token:
    return Token("month_day", parts.number("month") * 100 + parts.number("day"))


def _day_of_which_month(parts: Parts, context: Context) -> Token | None:
    """In December, "20 December next" could be in this year or in the next one."""
    month, which = parts.number("month"), parts.number("which")
    if month == context.base.month:
        return None
    return day_token(day_of(context.month_by(month, which), parts.number("day")))


def _day_of_this_month(parts: Parts, context: Context) -> Token:
    return day_token(day_of(context.month, parts.number("day")))


def _nearest_day(parts: Parts, context: Context) -> Token | None:
    """Return the day of a year that is not stated, with the weekday beside it."""
    month, day = divmod(parts.number("month_day"), 100)
    weekday = parts.number("weekday") if "weekday" in parts else None
    found = context.nearest_day(month, day, weekday)
    return day_token(found) if found else None


def _agreeing(parts: Parts, context: Context) -> Token | None:
    """A weekday beside a date either agrees with it or contradicts it."""
    day = date.fromisoformat(parts.text("day"))
    return parts["day"] if day.weekday() == parts.number("weekday") else None


def _numeric(parts: Parts, context: Context) -> Token | None:
    """Return a date in digits; a weekday beside it decides which number is the month."""
    found = [date.fromisoformat(text) for text in parts.text("numeric").split()]
    if "weekday" in parts:
        found = [day for day in found if day.weekday() == parts.number("weekday")]
    return day_token(found[0]) if len(found) == 1 else None


def _days_of_month(parts: Parts, context: Context) -> Token | None:
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


def _month_days(parts: Parts, context: Context) -> Token | None:
    return _pair(parts.number("first"), parts.number("last"), parts, context)


def _pair(first: int, last: int, parts: Parts, context: Context) -> Token | None:
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


def _months(parts: Parts, context: Context) -> Token:
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
    is_whole = is_range or end - start == 1
    texts = [f"{months // 12:04}-{months % 12 + 1:02}" for months in (start, end)]
    return Token("interval", "/".join(texts)) if is_whole else loose(*texts)


def _together(parts: Parts, context: Context) -> Token | None:
    """Two dates that are each complete: neighbours are an interval, others are two dates."""
    first, last = parts.text("first"), parts.text("last")
    end, start = parse_edtf(first).latest, parse_edtf(last).earliest
    is_whole = "or" not in parts and end is not None and start is not None and start - end == DAY
    if "~" in first + last or is_whole:
        return Token("interval", f"{first}/{last}")
    return loose(first, last)


def _same(parts: Parts, context: Context) -> Token | None:
    return parts["first"] if parts["first"] == parts["last"] else None


# Times of day and nights.


def _now(parts: Parts, context: Context) -> Token:
    return Token("relative_day", 0)


def _night(parts: Parts, context: Context) -> Token:
    """A night spans two days, and the night of a day may be the one before it or after it."""
    if "day" in parts:
        return Token("period", approximate(parts.text("day")))
    return Token("period", approximate((context.base + timedelta(days=parts.number("which"))).isoformat()))


def _tonight(parts: Parts, context: Context) -> Token:
    return Token("period", approximate(context.base.isoformat()))


def _overnight(parts: Parts, context: Context) -> Token:
    first = context.base if context.is_ahead else context.base - DAY
    return loose(first, first + DAY)


def _night_between(parts: Parts, context: Context) -> Token | None:
    """The night from one weekday to the next one."""
    first, last = parts.number("first"), parts.number("last")
    if (last - first) % 7 != 1:
        return None
    if context.is_ahead:
        start = next_weekday(first, context.base)
    else:
        start = latest_weekday(last, context.base) - DAY
    return loose(start, start + DAY)


NIGHTS = rules(
    ("night|overnight from? first:weekday link|slash|and? last:weekday", _night_between),
    ("first:weekday night|overnight link last:weekday", _night_between),
    ("this time", _now),
    ("time this", _now),
)
"""The night between two days, and times of this day; after them, other times of a day are left out."""

WEEKDAYS_OF_WEEKS = rules(
    ("weekday from? unit_week which:sided", _weekday_of_week),
    ("weekday which:sided unit_week", _weekday_of_week),
    ("count:number? unit_week from weekday", _weeks_from_weekday),
    ("weekday unit_week", _weeks_from_weekday),
)

DAYS_OF_YEARS = rules(
    ("day:nth from? month which", _day_of_which_month),
    ("day:nth from? this", _day_of_this_month),
    ("month day:nth year", _day_of_year),
    ("month_day year", _day_of_month_day),
    ("month first:nth link last:nth year", _days_of_month),
    ("month first:nth and last:nth year", _days_of_month),
)

SHARED = rules(
    ("between:between first:nth and last:nth from? month:month_of_year|month", _days_of_month),
    ("between:between month first:nth and last:nth", _days_of_month),
    ("first:nth and? middle:nth and last:nth from? month:month_of_year|month", _days_of_month),
    ("from|since? first:nth link last:nth from? month:month_of_year|month", _days_of_month),
    ("first:nth and last:nth from? month:month_of_year|month", _days_of_month),
    ("month first:nth link last:nth", _days_of_month),
    ("month first:nth and last:nth", _days_of_month),
    ("between:between first:month and last:month_of_year|month", _months),
    ("from|since? first:month link last:month_of_year|month", _months),
    ("first:month and last:month_of_year|month", _months),
    ("first:ordinal|first weekday from? month:month_of_year|month", _weekday_of_month),
    ("final|span|which weekday from? month:month_of_year|month", _weekday_of_month),
    ("first:weekday and? middle:weekday and last:weekday which:sided?", _weekdays),
    ("between:between first:weekday and last:weekday which:sided?", _weekdays),
    ("from|since? first:weekday link last:weekday which:sided?", _weekdays),
    ("first:weekday and last:weekday which:sided?", _weekdays),
    ("first:weekday or last:weekday", _either_weekday),
)
"""Days and months that share the words beside them."""

SINGLE_DAYS = rules(
    ("day:nth from? month:month_of_year", _day_of_month),
    ("day:nth from? month", _month_day),
    ("month day:nth", _month_day),
    ("between:between first:month_day and last:month_day", _month_days),
    ("from|since? first:month_day link last:month_day", _month_days),
    ("first:month_day and last:month_day", _month_days),
    ("weekday month_day", _nearest_day),
    ("month_day weekday", _nearest_day),
    ("month_day", _nearest_day),
    ("weekday numeric", _numeric),
    ("numeric weekday", _numeric),
    ("numeric", _numeric),
    ("relative_day", _relative_day),
    ("weekday day", _agreeing),
    ("day weekday", _agreeing),
    ("weekday which:sided|span", _weekday),
    ("which:sided|span weekday", _weekday),
    ("weekday", _weekday),
)

NIGHTS_OF_DAYS = rules(
    ("night|overnight|tonight day", _night),
    ("day night|overnight|tonight", _night),
    ("which:sided night|tonight", _night),
    ("night|tonight which:sided", _night),
    ("tonight", _tonight),
    ("^ overnight $", _overnight),
)

LISTS = rules(
    ("first:date and|or last:date", _together),
    ("first:interval last:interval", _same),
)
"""Dates beside each other, each complete."""
