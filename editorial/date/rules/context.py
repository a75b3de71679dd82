"""The day and place from which words for a date count, and the nearest days, months and weeks from there.

The first day of a week and the days of the weekend are those of the Unicode CLDR (``weekData``, through Babel).
"""

import calendar
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from babel.core import Locale, UnknownLocaleError, get_global

from editorial.model.vocabulary import DateDirection

DAY = timedelta(days=1)

WINTER = 24
"""The season, in EDTF, that begins in one year and ends in the next."""
MONDAY, SATURDAY, SUNDAY = 0, 5, 6


@dataclass(frozen=True, slots=True)
class Week:
    """The days on which a week may begin (Monday is 0), the most usual one first, and the days of its weekend.

    ``weekend`` is None if two places that the article could come from have different weekends.
    """

    first_days: tuple[int, ...]
    weekend: tuple[int, int] | None


ANYWHERE = Week((MONDAY, SUNDAY, SATURDAY), (SATURDAY, SUNDAY))
"""The week of the world (territory 001): it begins on Monday, but in some places on Sunday or Saturday."""


@dataclass(frozen=True, slots=True)
class Context:
    """What words for a date are read against.

    ``direction`` says on which side of ``base`` a name lies that has no year ("Monday", "5 September"): the latest one
    up to the base (PAST), or the next one from it on (FUTURE). None is read as PAST, but does not rule the future out.
    """

    base: date
    direction: DateDirection | None
    week: Week

    @property
    def is_ahead(self) -> bool:
        """Whether names without a year lie in the future."""
        return self.direction is DateDirection.FUTURE

    @property
    def month(self) -> int:
        """The month of the base, counted since year 0."""
        return months_of(self.base)

    def nearest_day(self, month: int, day: int, weekday: int | None = None) -> date | None:
        """Return the day of a year that is not stated. A weekday that stands beside it decides between last and next."""
        found = [latest_day(month, day, self.base), next_day(month, day, self.base)]
        sides = reversed(found) if self.is_ahead else found
        return next((one for one in sides if one and weekday in (None, one.weekday())), None)

    def nearest_month(self, month: int) -> int:
        """Return the month, since year 0, of a year that is not stated."""
        return (next_month if self.is_ahead else latest_month)(month, self.month)

    def nearest_weekday(self, weekday: int) -> date:
        """Return the weekday of a week that is not stated."""
        return (next_weekday if self.is_ahead else latest_weekday)(weekday, self.base)

    def weekday(self, weekday: int, which: int) -> date:
        """Return this (0), the last or next (-1, 1) such weekday, or the one before or after that (-2, 2)."""
        if which < 0:
            return latest_weekday(weekday, self.base - DAY) + timedelta(weeks=which + 1)
        if which > 0:
            return next_weekday(weekday, self.base + DAY) + timedelta(weeks=which - 1)
        return next_weekday(weekday, self.base)

    def month_by(self, month: int, which: int) -> int:
        """Return this year's month of that name (0), the last or next (-1, 1), or the one before or after that."""
        if which < 0:
            return latest_month(month, self.month - 1) + 12 * (which + 1)
        if which > 0:
            return next_month(month, self.month + 1) + 12 * (which - 1)
        return self.base.year * 12 + month - 1

    def week_from(self, first_day: int, which: int) -> date:
        """Return the first day of this week (0) or another, if weeks begin on ``first_day``."""
        return latest_weekday(first_day, self.base) + timedelta(weeks=which)

    def weekend(self, which: int | None) -> tuple[date, date] | None:
        """Return a weekend: this (0), the last or next (-1, 1), or with None the one on the side of ``direction``.

        None if the place of the article leaves it open which days it has, and for "next" in the middle of a week, which
        could mean this weekend or the one after it.
        """
        if self.week.weekend is None:
            return None
        first, last = self.week.weekend
        end = next_weekday(last, self.base)
        start = latest_weekday(first, end)
        is_now = start <= self.base
        if which is None:
            which = 0 if is_now or self.is_ahead else -1
        if which > 0 and not is_now:
            return None
        return start + timedelta(weeks=which), end + timedelta(weeks=which)


def months_of(day: date) -> int:
    """Return the month of a day, counted since year 0."""
    return day.year * 12 + day.month - 1


def month_text(months: int) -> str:
    """Return a month, counted since year 0, in EDTF."""
    return f"{months // 12:04}-{months % 12 + 1:02}"


def day_of(months: int, day: int) -> date:
    """Return a day of a month, counted since year 0. Raises ValueError if it does not exist."""
    return date(months // 12, months % 12 + 1, day)


def last_day_of(months: int) -> date:
    """Return the last day of a month, counted since year 0."""
    return day_of(months, calendar.monthrange(months // 12, months % 12 + 1)[1])


def _in_years(month: int, day: int, years: Iterable[int], fits: Callable[[date], bool]) -> date | None:
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:  # 29 February
            continue
        if fits(found):
            return found
    return None


def latest_day(month: int, day: int, base: date) -> date | None:
    """Return the latest such day up to ``base``; 29 February may lie eight years back."""
    return _in_years(month, day, range(base.year, base.year - 9, -1), lambda found: found <= base)


def next_day(month: int, day: int, base: date) -> date | None:
    """Return the next such day from ``base`` on."""
    return _in_years(month, day, range(base.year, base.year + 9), lambda found: found >= base)


def latest_month(month: int, base: int) -> int:
    """Return the latest such month up to a month, both since year 0 except ``month``, which is 1 to 12."""
    return base - (base - month + 1) % 12


def next_month(month: int, base: int) -> int:
    """Return the next such month from a month on."""
    return base + (month - 1 - base) % 12


def latest_weekday(weekday: int, base: date) -> date:
    """Return the latest such weekday up to ``base``."""
    return base - timedelta(days=(base.weekday() - weekday) % 7)


def next_weekday(weekday: int, base: date) -> date:
    """Return the next such weekday from ``base`` on."""
    return base + timedelta(days=(weekday - base.weekday()) % 7)


@lru_cache(maxsize=1024)
def week_of(timezone: str | None, language: str) -> Week:
    """Return the week where an article was published: by its time zone, or else by the region of its language tag.

    If neither names a territory, the weekend is known only if the one of the language's most likely territory is that
    of the world.
    """
    territory = get_global("zone_territories").get(timezone or "") or _region(language)
    found = _of_territory(territory) if territory else None
    if found:
        return found
    likely = _of_territory(_region(get_global("likely_subtags").get(language.split("-")[0], "").replace("_", "-")))
    agrees = likely is None or likely.weekend == ANYWHERE.weekend
    return ANYWHERE if agrees else Week(ANYWHERE.first_days, None)


def _region(language: str) -> str:
    found = (part for part in language.split("-")[1:] if len(part) == 2 and part.isalpha())
    return next(found, "").upper()


def _of_territory(territory: str) -> Week | None:
    """Return the week of a territory; Babel has it with every language that is spoken there."""
    for language in (*get_global("territory_languages").get(territory, ()), "en"):
        try:
            locale = Locale.parse(f"{language}_{territory}")
        except (UnknownLocaleError, ValueError):
            continue
        return Week((locale.first_week_day,), (locale.weekend_start, locale.weekend_end))
    return None
