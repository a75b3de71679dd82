"""Rules for feasts, and for days and months of the Hijri calendar.

A feast, and a Hijri month, are approximate: they begin where the moon is seen. A day of a Hijri month is that of Umm al-Qura, or
the one next to it if the weekday beside it says so.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from editorial.date.feasts.feasts import days_of_feast
from editorial.date.feasts.hijri import days_of, days_of_year, hijri_day, month_number, month_of
from editorial.date.rules.context import Context
from editorial.date.rules.rule import Captured, approximate, day_token, keep, loose, rules
from editorial.date.words.lexicon import Token

_BY_MOON = ("hijri",)


def _feast(parts: Captured, context: Context) -> Token | None:
    rule = parts.text("feast")
    days = list(days_of_feast(rule, context.base))
    if "year" in parts:
        year = parts.number("year")
        days = list(days_of_feast(rule, date(year, 7, 1))) if 1 <= year <= 9990 else []
        found = [day for day in days if day.year == year][:1]
    else:
        found = _chosen([(day, day) for day in days], parts, context)
    if not found:
        return None
    return Token("period", approximate(found[0].isoformat())) if rule.startswith(_BY_MOON) else day_token(found[0])


def _day_of_feast(parts: Captured, context: Context) -> Token | None:
    """The second day of a feast."""
    found, number = _feast(parts, context), max(1, parts.number("nth"))
    if found is None or number > 10 or ("units" in parts and parts.text("units") != "day"):
        return None
    day = date.fromisoformat(str(found.value).rstrip("~")) + timedelta(days=number - 1)
    return Token("period", approximate(day.isoformat()))


def _chosen(known: Sequence[tuple[date, date]], parts: Captured, context: Context) -> list[date]:
    """Return the first day of the one of some times, in order, that words mean: the last, this, the next, or the nearest."""
    base, which = context.base, parts.number("which") if "which" in parts else None
    ahead = [first for first, last in known if last >= base]
    begun = [first for first, _ in known if first <= base]
    if which is None:
        return ahead[:1] if context.is_ahead else begun[-1:]
    if which == 0:
        return [first for first, _ in known if first.year == base.year][:1]
    over = [first for first, last in known if last < base]
    coming = [first for first, _ in known if first > base]
    return over[which:][:1] if which < 0 else coming[which - 1 : which]


def _hijri_month(parts: Captured, context: Context) -> Token | None:
    number = _month_number(parts, context)
    return None if number is None else loose(*days_of(number))


def _month_number(parts: Captured, context: Context) -> int | None:
    month = parts.number("hijri_month")
    if "hijri_year" in parts:
        return month_number(parts.number("hijri_year"), month)
    current = month_of(context.base)
    numbers = range(current - current % 12 + month - 1 - 24, current - current % 12 + month + 24, 12)
    if "year" in parts:
        about = (parts.number("year") - 622) * 33 // 32
        of_year = (month_number(hijri, month) for hijri in range(about - 1, about + 3))
        return next((each for each in of_year if days_of(each)[0].year == parts.number("year")), None)
    found = _chosen([days_of(number) for number in numbers], parts, context)
    return month_of(found[0]) if found else None


def _hijri_day(parts: Captured, context: Context) -> Token | None:
    day, month = parts.number("nth"), parts.number("hijri_month")
    if "hijri_year" in parts:
        found = hijri_day(month_number(parts.number("hijri_year"), month), day)
    else:
        current = month_of(context.base)
        first = current - current % 12 + month - 1
        days = [hijri_day(number, day) for number in range(first - 24, first + 25, 12)]
        chosen = _chosen([(each, each) for each in days], parts, context)
        if not chosen:
            return None
        found = chosen[0]
    if "weekday" not in parts:
        return Token("hijri_day", found.isoformat())
    near = [found + timedelta(days=off) for off in (0, -1, 1)]
    agreeing = [each for each in near if each.weekday() == parts.number("weekday")]
    return Token("hijri_day", agreeing[0].isoformat()) if agreeing else None


def _hijri_year(parts: Captured, context: Context) -> Token:
    return Token("hijri_year", parts.text("hijri_or_year"))


def _days_of_hijri_year(parts: Captured, context: Context) -> Token:
    return loose(*days_of_year(parts.number("hijri_year")))


def _day(parts: Captured, context: Context) -> Token:
    return Token("day", parts.text("hijri_day"))


HIJRI = rules(
    ("hijri_or_year hijri_era", _hijri_year),
    ("hijri_or_year >hijri_month", _hijri_year),
    ("<hijri_month hijri_or_year", _hijri_year),
    ("weekday? nth from? unit_month? hijri_month hijri_year", _hijri_day),
    ("weekday? nth from? unit_month? hijri_month which:sided", _hijri_day),
    ("weekday? nth from? unit_month? hijri_month", _hijri_day),
    ("unit_month? hijri_month hijri_year", _hijri_month),
    ("unit_month? hijri_month from? year", _hijri_month),
    ("unit_month? hijri_month from? which:sided unit_year?", _hijri_month),
    ("which:sided hijri_month", _hijri_month),
    ("unit_month? hijri_month", _hijri_month),
    ("unit_year? hijri_year", _days_of_hijri_year),
    ("nth:ordinal|first units|unit_day feast year?", _day_of_feast),
    ("feast from? unit_year? year", _feast),
    ("feast from? which:sided unit_year?", _feast),
    ("which:sided feast", _feast),
    ("feast", _feast),
)
"""Feasts, Hijri months and years, and days of Hijri months."""

HIJRI_DAYS = rules(
    ("day? hijri_day kept:day", keep),
    ("kept:day hijri_day", keep),
    ("hijri_day", _day),
)
"""A day of a Hijri month, alone or beside the same day by another calendar."""
