"""Resolve dates in words: an expression of the article, against a base date, to EDTF.

Words are read from the inside out. Each rule below names adjacent words, by the letters of ``editorial.date.words``,
and returns what they mean together; if one date is left at the end, it is the answer. The answer is never more precise
than the words: what they leave open stays open, and what cannot be known is None.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from editorial.date.edtf import MalformedDate, parse_edtf
from editorial.date.words import LAST, NEXT, THIS, Token, tokens

# Letters for words that rules have already combined.
DAY, PERIOD, INTERVAL, MONTH_OF_YEAR, DURATION, LONG = "=", "%", "#", "µ", "δ", "ρ"

_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
MAX_EXPRESSION = 200
"""The most characters of words for a date; longer texts are no date."""

_MONTHS_OF = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_DAYS_OF = {"day": 1, "week": 7}

Rule = Callable[[Mapping[str, Token], date], Token | None]


def resolve(expression: str, base: date, language: str) -> str | None:
    """Return in EDTF, level 1, what ``expression`` means if it is written on the day ``base``.

    A weekday, month or day of a month without a year is the latest one that is not after the base. ``language`` is a
    BCP 47 tag; Arabic and English are supported. None if the words state no date, contradict themselves, or could mean
    two dates.
    """
    if len(expression) > MAX_EXPRESSION:
        return None
    try:
        text = _numeric(expression.strip(), language) or _read(tokens(expression, language), base)
        return parse_edtf(text).text if text else None
    except (MalformedDate, ValueError, OverflowError):
        return None


def _numeric(expression: str, language: str) -> str | None:
    """Return a date written in digits; in English, 3/4/2025 could be two days."""
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", expression, re.ASCII):
        return expression
    found = _NUMERIC.fullmatch(expression.translate(_ASCII_DIGITS))
    if found is None:
        return None
    first, second, year = map(int, found.groups())
    if language.split("-")[0] == "en" and first <= 12 and first != second:
        return date(year, first, second).isoformat() if second > 12 else None
    return date(year, second, first).isoformat()


_ASCII_DIGITS = {0x660 + digit: str(digit) for digit in range(10)} | {0x6F0 + digit: str(digit) for digit in range(10)}


def _read(words: Sequence[Token], base: date) -> str | None:
    """Apply the rules, group by group, until none of a group applies; return the date if it alone is left."""
    for rules in _GROUPS:
        reduced: tuple[Token, ...] | None = tuple(words)
        while reduced is not None:
            words, reduced = reduced, _reduce(rules, reduced, base)
    (only,) = words if len(words) == 1 else (Token("?"),)
    return str(only.value) if only.kind in (DAY, PERIOD, INTERVAL) else None


def _reduce(
    rules: Sequence[tuple["re.Pattern[str]", Rule]], words: tuple[Token, ...], base: date
) -> tuple[Token, ...] | None:
    """Return the words after the first rule that applies; None if no rule does."""
    kinds = "".join(word.kind for word in words)
    for pattern, rule in rules:
        found = pattern.search(kinds)
        if found:
            parts = {name: words[found.start(name)] for name in pattern.groupindex if found.start(name) >= 0}
            made = rule(parts, base) or Token("?")
            return (*words[: found.start()], made, *words[found.end() :])
    return None


# Functions that the rules use.


def _number(parts: Mapping[str, Token], name: str) -> int:
    return int(parts[name].value)


def _day(day: date) -> Token:
    return Token(DAY, day.isoformat())


def _approximate(text: str) -> str:
    return text if text.endswith("~") else f"{text}~"


def _month_text(months: int) -> str:
    """Return a month, given as months since year 0, in EDTF."""
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


def _weekday(weekday: int, base: date, which: int | None = None) -> date:
    """Return the latest such weekday up to ``base``; before it, from it on or after it if ``which`` says so."""
    back = (base.weekday() - weekday) % 7
    if which == LAST:
        return base - timedelta(days=back or 7)
    if which == NEXT:
        return base + timedelta(days=7 - back)
    if which == THIS:
        return base + timedelta(days=-back % 7)
    return base - timedelta(days=back)


def _which(parts: Mapping[str, Token]) -> int | None:
    return _number(parts, "which") if "which" in parts else None


def _nearest_month(month: int, base: date, which: int | None = None) -> int:
    """Return the latest such month that begins up to ``base``, or the one that ``which`` asks for."""
    back = (base.month - month) % 12
    if which == LAST:
        return _months(base) - (back or 12)
    if which == NEXT:
        return _months(base) + 12 - back
    if which == THIS:
        return base.year * 12 + month - 1
    return _months(base) - back


def _day_of(months: int, day: int) -> date:
    return date(months // 12, months % 12 + 1, day)


# The rules.


def _same_month(parts: Mapping[str, Token], base: date) -> Token | None:
    return parts["first"] if parts["first"] == parts["second"] else None


def _keep(parts: Mapping[str, Token], base: date) -> Token:
    return parts["kept"]


def _relative_year(parts: Mapping[str, Token], base: date) -> Token:
    return Token("Y", base.year + (_which(parts) or THIS))


def _relative_month(parts: Mapping[str, Token], base: date) -> Token:
    return Token(MONTH_OF_YEAR, _months(base) + (_which(parts) or THIS))


def _relative_week(parts: Mapping[str, Token], base: date) -> Token:
    """Approximate: weeks begin on Monday (ISO 8601), but not for everybody, and an event need not fill its week."""
    monday = base - timedelta(days=base.weekday()) + timedelta(weeks=_which(parts) or THIS)
    return Token(INTERVAL, f"{monday}~/{monday + timedelta(days=6)}~")


def _relative_century(parts: Mapping[str, Token], base: date) -> Token:
    return Token("J", base.year // 100 + _number(parts, "which"))


def _month_of_year(parts: Mapping[str, Token], base: date) -> Token:
    return Token(MONTH_OF_YEAR, _number(parts, "year") * 12 + _number(parts, "month") - 1)


def _month_by_word(parts: Mapping[str, Token], base: date) -> Token:
    return Token(MONTH_OF_YEAR, _nearest_month(_number(parts, "month"), base, _which(parts)))


def _day_of_known_month(parts: Mapping[str, Token], base: date) -> Token:
    return _day(_day_of(_number(parts, "month"), _number(parts, "day")))


def _english_day(parts: Mapping[str, Token], base: date) -> Token:
    return _day(date(_number(parts, "year"), _number(parts, "month"), _number(parts, "day")))


def _day_of_some_month(parts: Mapping[str, Token], base: date) -> Token | None:
    """Return the latest such day up to the base; 29 February may lie eight years back."""
    month, day = _number(parts, "month"), _number(parts, "day")
    for year in range(base.year, base.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= base:
            return _day(found)
    return None


def _days_of_month(parts: Mapping[str, Token], base: date) -> Token:
    month = parts["month"]
    months = int(month.value) if month.kind == MONTH_OF_YEAR else _nearest_month(int(month.value), base)
    first, last = _day_of(months, _number(parts, "first")), _day_of(months, _number(parts, "last"))
    return Token(INTERVAL, f"{first}/{last}")


def _months_of_year(parts: Mapping[str, Token], base: date) -> Token:
    last = _number(parts, "last")
    first = last - (last - _number(parts, "first") + 1) % 12
    return Token(INTERVAL, f"{_month_text(first)}/{_month_text(last)}")


def _two_weekdays(parts: Mapping[str, Token], base: date) -> Token:
    """Two adjacent days, or one day to another, are an interval; days further apart only approximate one."""
    first, last = _number(parts, "first"), _number(parts, "last")
    which = _which(parts)
    if which == NEXT:
        start = _weekday(first, base, which)
        end = _weekday(last, start, THIS)
    else:
        end = _weekday(last, base, which)
        start = _weekday(first, end)
    is_whole = "to" in parts or end - start <= timedelta(days=1)
    return Token(INTERVAL, f"{start}/{end}" if is_whole else f"{start}~/{end}~")


def _single_weekday(parts: Mapping[str, Token], base: date) -> Token:
    return _day(_weekday(_number(parts, "weekday"), base, _which(parts)))


def _counted_day(parts: Mapping[str, Token], base: date) -> Token:
    return _day(base + timedelta(days=_number(parts, "day")))


def _agreeing(parts: Mapping[str, Token], base: date) -> Token | None:
    """A weekday beside a date either agrees with it or contradicts it."""
    day = date.fromisoformat(str(parts["day"].value))
    return parts["day"] if day.weekday() == _number(parts, "weekday") else None


def _season(parts: Mapping[str, Token], base: date) -> Token | None:
    """A winter spans two years, so "winter" of one year could be either of two."""
    season = _number(parts, "season")
    return None if season == 24 else Token(PERIOD, f"{_number(parts, 'year'):04}-{season}")


def _relative_season(parts: Mapping[str, Token], base: date) -> Token | None:
    season, which = _number(parts, "season"), _which(parts)
    known = [parse_edtf(f"{year:04}-{season}") for year in range(base.year - 2, base.year + 3)]
    if which == LAST:
        fitting = [one for one in known if one.latest and one.latest < base][-1:]
    elif which == NEXT:
        fitting = [one for one in known if one.earliest and one.earliest > base][:1]
    else:
        fitting = [one for one in known if one.earliest and one.earliest.year == base.year and season != 24]
    return Token(PERIOD, fitting[0].text) if fitting else None


def _decade(parts: Mapping[str, Token], base: date) -> Token | None:
    """The nineties, without a century, are those of the last one; the twenties could be those of this one."""
    decade = _number(parts, "decade")
    century = _number(parts, "century") if "century" in parts else 19 if 3 <= decade < 10 else None
    if decade < 10:
        return Token(PERIOD, f"{century}{decade}X") if century else None
    return Token(PERIOD, f"{decade}X")


def _century(parts: Mapping[str, Token], base: date) -> Token:
    return Token(PERIOD, f"{_number(parts, 'century')}XX")


def _year(parts: Mapping[str, Token], base: date) -> Token:
    return Token(PERIOD, f"{_number(parts, 'year'):04}")


def _known_month(parts: Mapping[str, Token], base: date) -> Token:
    return Token(PERIOD, _month_text(_number(parts, "month")))


def _some_month(parts: Mapping[str, Token], base: date) -> Token:
    return Token(PERIOD, _month_text(_nearest_month(_number(parts, "month"), base)))


def _night(parts: Mapping[str, Token], base: date) -> Token:
    """A night spans two days, and the night of a day may be the one before it or after it."""
    if "day" in parts:
        return Token(DAY, _approximate(str(parts["day"].value)))
    return Token(DAY, _approximate((base + timedelta(days=_which(parts) or THIS)).isoformat()))


def _this_time(parts: Mapping[str, Token], base: date) -> Token | None:
    return _day(base) if _which(parts) == THIS else None


def _about(parts: Mapping[str, Token], base: date) -> Token:
    return Token(parts["date"].kind, _approximate(str(parts["date"].value)))


def _duration(parts: Mapping[str, Token], base: date) -> Token:
    """Return the beginning of a duration in EDTF, counted back from the base: only days are exact."""
    unit = str(parts["unit"].value)
    count = 2 if parts["unit"].kind == "V" else _number(parts, "count") if "count" in parts else 1
    if unit in _DAYS_OF:
        start = (base - timedelta(days=count * _DAYS_OF[unit])).isoformat()
        return Token(DURATION, start if unit == "day" else _approximate(start))
    start = _month_text(_months(base) - count * _MONTHS_OF[unit])
    return Token(DURATION, _approximate(start if unit == "month" else start[:4]))


def _ago(parts: Mapping[str, Token], base: date) -> Token:
    text = str(parts["duration"].value)
    return Token(PERIOD if text.endswith("~") else DAY, text)


def _since(parts: Mapping[str, Token], base: date) -> Token | None:
    """Return the interval from a beginning to the base."""
    start = str(parts["start"].value).split("/")[0]
    first = parse_edtf(start).earliest
    return Token(INTERVAL, f"{start}/{base}") if first and first <= base else None


def _for_long(parts: Mapping[str, Token], base: date) -> Token:
    return Token(INTERVAL, f"/{base}")


def _from_to(parts: Mapping[str, Token], base: date) -> Token:
    return Token(INTERVAL, f"{parts['first'].value}/{parts['last'].value}")


def _long(parts: Mapping[str, Token], base: date) -> Token:
    return Token(LONG)


def _rules(*rules: tuple[str, Rule]) -> tuple[tuple["re.Pattern[str]", Rule], ...]:
    return tuple((re.compile(pattern), rule) for pattern, rule in rules)


_UNIT = "[VZdwmyec]"
_DATE = f"[{DAY}{PERIOD}]"

_GROUPS = (
    _rules(  # repetitions, and units counted from the base
        (r"(?P<first>M)X?(?P<second>M)", _same_month),
        (r"dF?(?P<kept>[WD])", _keep),
        (r"m(?P<kept>M)", _keep),
        (r"F?y(?P<kept>Y)", _keep),
        (r"F?y(?P<which>L)", _relative_year),
        (r"(?P<which>L)y", _relative_year),
        (r"m(?P<which>L)", _relative_month),
        (r"(?P<which>L)m", _relative_month),
        (r"w(?P<which>L)", _relative_week),
        (r"(?P<which>L)w", _relative_week),
        (r"c(?P<which>L)", _relative_century),
        (r"(?P<which>L)c", _relative_century),
        (r"(?<=P)y$", _relative_year),
        (r"(?<=P)m$", _relative_month),
        (r"(?<=P)w$", _relative_week),
    ),
    _rules(  # months with a known year
        (r"(?P<month>M)(?P<day>N)(?P<year>Y)", _english_day),
        (r"(?P<month>M)F?(?P<year>Y)", _month_of_year),
        (r"(?P<month>M)(?P<which>L)", _month_by_word),
        (r"(?P<which>L)(?P<month>M)", _month_by_word),
    ),
    _rules(  # two days or months that share the words that follow
        (rf"[BF]?(?P<first>N)[CT](?P<last>N)F?(?P<month>[{MONTH_OF_YEAR}M])", _days_of_month),
        (rf"[BF]?(?P<first>M)[CT](?P<last>{MONTH_OF_YEAR})", _months_of_year),
        (r"B(?P<first>W)(?P<to>C)(?P<last>W)(?P<which>L)?", _two_weekdays),
        (r"F?(?P<first>W)(?P<to>T)(?P<last>W)(?P<which>L)?", _two_weekdays),
        (r"(?P<first>W)C(?P<last>W)(?P<which>L)?", _two_weekdays),
    ),
    _rules(  # single days
        (rf"(?P<day>N)F?(?P<month>{MONTH_OF_YEAR})", _day_of_known_month),
        (r"(?P<day>N)F?(?P<month>M)", _day_of_some_month),
        (r"(?P<month>M)(?P<day>N)", _day_of_some_month),
        (r"(?P<day>D)", _counted_day),
        (rf"(?P<weekday>W)(?P<day>{DAY})", _agreeing),
        (rf"(?P<day>{DAY})(?P<weekday>W)", _agreeing),
        (r"(?P<weekday>W)(?P<which>L)", _single_weekday),
        (r"(?P<which>L)(?P<weekday>W)", _single_weekday),
        (r"(?P<weekday>W)", _single_weekday),
    ),
    _rules(  # longer periods
        (r"(?P<season>K)F?(?P<year>Y)", _season),
        (r"(?P<season>K)(?P<which>L)", _relative_season),
        (r"(?P<which>L)(?P<season>K)", _relative_season),
        (r"(?P<decade>G)F?(?P<century>J)", _decade),
        (r"(?P<decade>G)", _decade),
        (r"(?P<century>J)", _century),
        (r"(?P<year>Y)", _year),
        (rf"(?P<month>{MONTH_OF_YEAR})", _known_month),
        (r"(?P<month>M)", _some_month),
    ),
    _rules(  # parts of a day, which dates do not express, and of longer periods, which are kept whole
        (rf"H(?P<kept>{DAY})", _keep),
        (rf"(?P<kept>{DAY})H", _keep),
        (rf"I(?P<day>{DAY})", _night),
        (rf"(?P<day>{DAY})I", _night),
        (r"(?P<which>L)I", _night),
        (r"I(?P<which>L)", _night),
        (r"(?P<which>L)H", _this_time),
        (r"^I$", _night),
        (rf"P(?P<kept>[{PERIOD}{INTERVAL}])", _keep),
    ),
    _rules(  # durations, counted back from the base
        (rf"O(N?{_UNIT}|Y)|R", _long),
        (rf"(?P<count>N)(?P<unit>{_UNIT})", _duration),
        (r"(?P<unit>V)", _duration),
        (r"Z", _long),
        (r"(?<=[SAQ])(?P<unit>[dwmyec])", _duration),
        (r"(?P<unit>[dwmyec])(?=A)", _duration),
        (rf"Q(?P<date>{DURATION})", _about),
    ),
    _rules(  # whole expressions
        (rf"A(?P<duration>{DURATION})", _ago),
        (rf"(?P<duration>{DURATION})A", _ago),
        (rf"Q(?P<date>{_DATE})", _about),
        (rf"S(?P<start>[{DURATION}{DAY}{PERIOD}{INTERVAL}])", _since),
        (rf"S{LONG}", _for_long),
        (rf"F?(?P<first>{_DATE})T(?P<last>{_DATE})", _from_to),
        (rf"B(?P<first>{_DATE})C(?P<last>{_DATE})", _from_to),
    ),
)
"""Later groups see the results of earlier ones; within a group, the first rule that matches is applied first."""
