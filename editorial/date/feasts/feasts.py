"""On which days feasts fall: on a day of a month, so many days after Easter, on a weekday of a month, or by the moon."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from editorial.date.feasts.hijri import FIRST_YEAR, hijri_day, month_number

_FIRST_EASTER = 1583
"""From this year on, Easter is counted as the Gregorian calendar does."""

_LUNAR_NEW_YEARS = (
    "2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25"
    " 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03"
    " 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08"
)


def days_of_feast(rule: str, base: date) -> Iterator[date]:
    """Yield the days of a feast near a day, in order, from three years before to three years after.

    A rule is a kind and numbers: ``fixed MONTH DAY``, ``easter DAYS``, ``orthodox DAYS``, ``weekday MONTH WEEKDAY NUMBER DAYS``
    (-1 is the last such weekday), ``hijri MONTH DAY``, ``lunar DAYS``.
    """
    for year in range(base.year - 3, base.year + 4):
        yield from _in_year(rule, year)


def _in_year(rule: str, year: int) -> Iterator[date]:
    kind, *texts = rule.split()
    numbers = [int(text) for text in texts]
    match kind:
        case "fixed":
            yield date(year, numbers[0], numbers[1])
        case "easter" | "orthodox":
            yield (easter(year) if kind == "easter" else _orthodox_easter(year)) + timedelta(days=numbers[0])
        case "weekday":
            yield _nth_weekday(year, numbers[0], numbers[1], numbers[2]) + timedelta(days=numbers[3])
        case "hijri":
            yield from _of_hijri(year, numbers[0], numbers[1])
        case "lunar":
            found = (date.fromisoformat(text) for text in _LUNAR_NEW_YEARS.split() if text.startswith(f"{year:04}"))
            yield from (day + timedelta(days=numbers[0]) for day in found)


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches."""
    if year < _FIRST_EASTER:
        raise ValueError(year)
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def _orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the eastern churches, for the years 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def _nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    days = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    return date(year, month, days[number - 1 if number > 0 else number])


def _of_hijri(year: int, month: int, day: int) -> Iterator[date]:
    """Yield the days in a Gregorian year; there may be two of them."""
    about = (year - 622) * 33 // 32
    for hijri in range(max(FIRST_YEAR, about - 1), about + 3):
        try:
            found = hijri_day(month_number(hijri, month), day)
        except ValueError:
            continue
        if found.year == year:
            yield found
