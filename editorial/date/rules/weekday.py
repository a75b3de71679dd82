"""Rules for weekdays, of this week or another, of a month, and several of them."""

from datetime import date, timedelta

from editorial.date.rules.context import Context, day_of, last_day_of, latest_weekday, next_weekday
from editorial.date.rules.rule import Captured, day_token, loose, month_of, rules, several
from editorial.date.words.lexicon import Token

_MOST_WEEKDAYS = 5
"""A month has at most so many of a weekday; a higher number is that of a day."""


def _weekday(parts: Captured, context: Context) -> Token:
    weekday = parts.number("weekday")
    if "which" in parts:
        return day_token(context.weekday(weekday, parts.number("which")))
    return day_token(context.nearest_weekday(weekday))


def _weekdays(parts: Captured, context: Context) -> Token:
    """Weekdays that are named together follow each other; told ones end up to the base, planned ones begin there."""
    names = [parts.number(name) for name in ("first", "middle", "last") if name in parts]
    which = parts.number("which") if "which" in parts else None
    if (which is None and context.is_ahead) or (which is not None and which >= 0):
        start = context.weekday(names[0], which or 0)
        days = [start, *(next_weekday(weekday, start) for weekday in names[1:])]
    else:
        end = latest_weekday(names[-1], context.base) if which is None else context.weekday(names[-1], which)
        days = [*(latest_weekday(weekday, end) for weekday in names[:-1]), end]
    return several(min(days), max(days), parts)


def _either_weekday(parts: Captured, context: Context) -> Token:
    days = [context.nearest_weekday(parts.number(name)) for name in ("first", "last")]
    return loose(min(days), max(days))


def _weekday_of_week(parts: Captured, context: Context) -> Token | None:
    """A weekday of last week is known if weeks begin on the same day for everybody whom the article can be from."""
    weekday, which = parts.number("weekday"), parts.number("which")
    starts = (context.week_from(first, which) for first in context.week.first_days)
    found = {next_weekday(weekday, start) for start in starts}
    return day_token(found.pop()) if len(found) == 1 else None


def _weeks_from_weekday(parts: Captured, context: Context) -> Token | None:
    if "units" in parts and parts.text("units") != "week":
        return None
    count = parts.number("count") if "count" in parts else 1
    return day_token(context.weekday(parts.number("weekday"), 1) + timedelta(weeks=count))


def _weekday_weeks_ago(parts: Captured, context: Context) -> Token | None:
    """The Friday of the week that was weeks ago, if that is also the last Friday, weeks earlier."""
    ago = timedelta(weeks=parts.number("count") if "count" in parts else 1)
    weekday = parts.number("weekday")
    found = {latest_weekday(weekday, context.base) - ago}
    found |= {next_weekday(weekday, context.week_from(day, 0) - ago) for day in context.week.first_days}
    return day_token(found.pop()) if len(found) == 1 else None


def _weekday_and_day(parts: Captured, context: Context) -> Token | None:
    """Friday the 12th: the weekday decides which month it is."""
    weekday, day = parts.number("weekday"), parts.number("day")
    months = (0, 1, -1) if context.is_ahead else (0, -1, 1)
    found = (_day_or_none(context.month + count, day) for count in months)
    kept = next((one for one in found if one and one.weekday() == weekday), None)
    return day_token(kept) if kept and day > _MOST_WEEKDAYS else None


def _day_or_none(months: int, day: int) -> date | None:
    try:
        return day_of(months, day)
    except ValueError:
        return None


def _weekday_before(parts: Captured, context: Context) -> Token:
    last = date.fromisoformat(parts.text("last"))
    return several(latest_weekday(parts.number("first"), last), last, parts)


def _weekday_or_day_of_month(parts: Captured, context: Context) -> Token | None:
    """«الأحد الخامس من أكتوبر» is Sunday, the fifth, if that is a Sunday; otherwise it is the fifth Sunday."""
    weekday, number, month = parts.number("weekday"), parts.number("first"), parts["month"]
    if month.kind == "month":
        found = context.nearest_day(int(month.value), number, weekday)
    else:
        day = _day_or_none(int(month.value), number)
        found = day if day and day.weekday() == weekday else None
    if found:
        return day_token(found)
    return _weekday_of_month(parts, context) if number <= _MOST_WEEKDAYS else None


def _weekday_of_month(parts: Captured, context: Context) -> Token | None:
    """The first, second … or last Friday of a month."""
    if "which" in parts and parts.number("which") > 0:
        return None
    months = month_of(parts["month"], context)
    if "first" in parts:
        number = max(parts.number("first"), 1)
        found = next_weekday(parts.number("weekday"), day_of(months, 1)) + timedelta(weeks=number - 1)
        return day_token(found) if found <= last_day_of(months) else None
    return day_token(latest_weekday(parts.number("weekday"), last_day_of(months)))


OF_WEEKS = rules(
    ("weekday from? unit_week which:sided", _weekday_of_week),
    ("weekday which:sided unit_week", _weekday_of_week),
    ("which:sided unit_week weekday", _weekday_of_week),
    ("unit_week which:sided weekday", _weekday_of_week),
    ("count:number? unit_week|units ago weekday", _weekday_weeks_ago),
    ("count:number? unit_week from weekday", _weeks_from_weekday),
    ("count:number units from weekday", _weeks_from_weekday),
    ("weekday unit_week", _weeks_from_weekday),
)
"""Weekdays of weeks that are counted."""

NUMBERED = rules(
    ("weekday first:feminine from? month:month_of_year|month", _weekday_of_month),
    ("weekday first:ordinal from? month:month_of_year|month", _weekday_or_day_of_month),
    ("weekday recent from? month:month_of_year|month", _weekday_of_month),
)
"""Weekdays of a month, before days of a month are read."""

SHARED = rules(
    ("first:ordinal|first weekday from? month:month_of_year|month", _weekday_of_month),
    ("which:final|spans|which weekday from? month:month_of_year|month", _weekday_of_month),
    ("which:sided first:weekday and last:weekday", _weekdays),
    ("which:sided first:weekday link last:weekday", _weekdays),
    ("first:weekday and? middle:weekday and? last:weekday which:sided?", _weekdays),
    ("between:between first:weekday and last:weekday which:sided?", _weekdays),
    ("from|since? first:weekday link last:weekday which:sided?", _weekdays),
    ("first:weekday and last:weekday which:sided?", _weekdays),
    ("first:weekday or last:weekday", _either_weekday),
)
"""Weekdays that share the words beside them, and those of a month."""

WEEKDAYS = rules(
    ("from|since? first:weekday link last:day", _weekday_before),
    ("weekday which:sided|span", _weekday),
    ("which:sided|spans weekday", _weekday),
    ("weekday day:nth", _weekday_and_day),
    ("weekday", _weekday),
)
