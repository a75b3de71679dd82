"""The months of the Hijri calendar of Umm al-Qura, which is the civil one of Saudi Arabia; elsewhere they may begin a day off."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

FIRST_YEAR = 1400
"""The first year of the table; it ends with the year 1500."""

_LONG_MONTHS = (
    "d4b 52a a57 4ae 976 56c b55 aaa a55 4ad 95d 2da 5d9 db2 ba4 b4a a55 2b5 575 b6a bd2 bc4 b89 a95 52d 5ad b6a"
    " 6d4 dc9 d92 aa6 956 2ae 56d 36a b55 aaa 94d 49d 95d 2ba 5b5 5aa d55 a9a 92e 26e 55d ada 6d4 6a5 54b a97 54e"
    " aae 5ac ba9 d92 b25 64b cab 55a b55 6d2 ea5 e4a a95 52d aad 36c 759 6d2 695 52d a5b 4ba 9ba 3b4 b69 b52 aa6"
    " 4b6 96d 2ec 6d9 eb2 d54 d2a a56 4ae 96d d6a b54 b29 a93 52b a57 536 ab5 6aa e93"
)
"""For each year a number whose bits say, from the first month on, which months have 30 days and not 29."""

_FIRST_DAY = date(1979, 11, 20)


def _lengths() -> Iterator[int]:
    for year in _LONG_MONTHS.split():
        yield from (29 + (int(year, 16) >> month & 1) for month in range(12))


_STARTS = tuple(_FIRST_DAY.toordinal() + days for days in accumulate(_lengths(), initial=0))
"""The first days of all months, and the day after the last one."""


def month_number(year: int, month: int) -> int:
    """Return the number of a month in the table. Raises ValueError if the table does not have it."""
    number = (year - FIRST_YEAR) * 12 + month - 1
    if not 0 <= number < len(_STARTS) - 1:
        raise ValueError(number)
    return number


def month_of(day: date) -> int:
    """Return the number of the month that a day lies in. Raises ValueError if the table does not have it."""
    number = bisect_right(_STARTS, day.toordinal()) - 1
    if not 0 <= number < len(_STARTS) - 1:
        raise ValueError(day)
    return number


def days_of(number: int) -> tuple[date, date]:
    """Return the first and the last day of a month of the table."""
    first, after = date.fromordinal(_STARTS[number]), date.fromordinal(_STARTS[number + 1])
    return first, after - timedelta(days=1)


def hijri_day(number: int, day: int) -> date:
    """Return a day of a month of the table. Raises ValueError if the month has no such day."""
    first, last = days_of(number)
    if not 1 <= day <= (last - first).days + 1:
        raise ValueError(day)
    return first + timedelta(days=day - 1)


def days_of_year(year: int) -> tuple[date, date]:
    """Return the first and the last day of a year."""
    return days_of(month_number(year, 1))[0], days_of(month_number(year, 12))[1]
