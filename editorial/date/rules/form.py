"""Rules for words that only write something in another form: numbers in words, repetitions, eras."""

from editorial.date.rules.context import WINTER, Context
from editorial.date.rules.rule import Captured, keep, rules
from editorial.date.words.lexicon import Token


def _ordinal(parts: Captured, context: Context) -> Token:
    return Token("ordinal", parts.number("number"))


def _link(parts: Captured, context: Context) -> Token:
    """«وحتى» and "and until" are "until"."""
    return Token("to")


def _sum(parts: Captured) -> int:
    return sum(parts.number(name) for name in ("thousand", "hundreds", "number") if name in parts)


def _year_in_words(parts: Captured, context: Context) -> Token:
    return Token("year", _sum(parts))


def _hundreds(parts: Captured, context: Context) -> Token:
    return Token("hundreds", 100 * parts.number("number"))


def _number_in_words(parts: Captured, context: Context) -> Token:
    return Token("number", _sum(parts))


def _years_and_a_half(parts: Captured, context: Context) -> Token | None:
    unit = next((parts.text(name) for name in ("units", "two_units") if name in parts), "year")
    count = 2 if "two_units" in parts else parts.number("count") if "count" in parts else 1
    return Token("duration", f"{12 * count + 6} month") if unit == "year" else None


def _winter(parts: Captured, context: Context) -> Token | None:
    """A winter that two years name is that of the first of them."""
    first, last = parts.number("first"), parts.number("last")
    is_winter = parts.number("season") == WINTER and last == first + 1
    return Token("period", f"{first:04}-{WINTER}") if is_winter else None


def _time(parts: Captured, context: Context) -> Token:
    return Token("time")


def _nights(parts: Captured, context: Context) -> Token:
    return Token("night")


def _same_month(parts: Captured, context: Context) -> Token | None:
    return parts["first"] if parts["first"] == parts["last"] else None


def _year_of_era(parts: Captured, context: Context) -> Token:
    return Token("year", parts.number("kept"))


def _year_pair(parts: Captured, context: Context) -> Token | None:
    """A season or fiscal year that begins in one year and ends in the next."""
    first, last = parts.number("first"), parts.number("last")
    return Token("year_pair", first) if last == first + 1 else None


def _keep_if_days(parts: Captured, context: Context) -> Token | None:
    return parts["kept"] if parts.text("units") == "day" else None


FORMS = rules(
    ("and to", _link),
    ("number suffix", _ordinal),
    ("number hundred", _hundreds),
    ("thousand and? hundreds and number", _year_in_words),
    ("thousand and hundreds", _year_in_words),
    ("thousand and? number", _year_in_words),
    ("hundreds and? number", _number_in_words),
    ("hundreds", _number_in_words),
    ("count:number? unit_year and number? half unit_year?", _years_and_a_half),
    ("two_units and half", _years_and_a_half),
    ("count:number units and half", _years_and_a_half),
    ("count:number and number half units", _years_and_a_half),
    ("unit_hour ordinal from?", _time),
    ("season first:year link|slash last:year", _winter),
    ("before|ago_before|after|later_than|about time", _time),
    ("units time ordinal? from?", _time),
    ("before|ago_before|after|later_than|about night", _nights),
    ("fiscal first:year link last:year", _year_pair),
    ("kept:hijri_or_year|year era", _year_of_era),
    ("first:year slash last:year", _year_pair),
    ("first:month slash? last:month", _same_month),
)

REPETITIONS = rules(
    ("unit_day from? kept:weekday|relative_day|numeric|month_day|day|ordinal|number", keep),
    ("units kept:weekday >weekday|and|link", _keep_if_days),
    ("units kept:month_day", _keep_if_days),
    ("units kept:number >and|link|month|from", _keep_if_days),
    ("unit_month from? kept:month|month_of_year", keep),
    ("from? unit_year kept:year", keep),
    ("units|two_units kept:year >and|link", keep),
    ("units|two_units kept:decade", keep),
    ("unit_decade kept:decade", keep),
    ("unit_year|fiscal kept:year_pair", keep),
    ("kept:year_pair fiscal", keep),
)
"""Words that only repeat what the next one says: "the month of September", «يوم السبت»."""
