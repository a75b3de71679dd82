"""Rules for what has a name or a number in the calendar: months, seasons, years, decades, centuries."""

from editorial.date.rules.context import WINTER, Context, month_text
from editorial.date.rules.rule import Captured, loose, rules
from editorial.date.words.lexicon import Token
from editorial.model.edtf import parse_edtf


def _month_of_year(parts: Captured, context: Context) -> Token:
    return Token("month_of_year", parts.number("year") * 12 + parts.number("month") - 1)


def _month_by_word(parts: Captured, context: Context) -> Token:
    return Token("month_of_year", context.month_by(parts.number("month"), parts.number("which")))


def _years_of_pair(parts: Captured, context: Context) -> Token:
    first = parts.number("year_pair")
    return loose(f"{first:04}", f"{first + 1:04}")


def _winter_of_pair(parts: Captured, context: Context) -> Token | None:
    """A winter is that of the year in which it begins."""
    is_winter = parts.number("season") == WINTER
    return Token("period", f"{parts.number('year_pair'):04}-{WINTER}") if is_winter else None


def _season(parts: Captured, context: Context) -> Token | None:
    """A winter spans two years, so "winter" of one year could be either of two."""
    season = parts.number("season")
    return None if season == WINTER else Token("period", f"{parts.number('year'):04}-{season}")


def _nearest_season(parts: Captured, context: Context) -> Token | None:
    season, which = parts.number("season"), parts.number("which") if "which" in parts else None
    known = [parse_edtf(f"{year:04}-{season}") for year in range(context.base.year - 2, context.base.year + 3)]
    if which is None and context.is_ahead:
        found = [one for one in known if one.latest and one.latest >= context.base][:1]
    elif which is None:
        found = [one for one in known if one.earliest and one.earliest <= context.base][-1:]
    elif which < 0:
        found = [one for one in known if one.latest and one.latest < context.base][which:][:1]
    elif which > 0:
        found = [one for one in known if one.earliest and one.earliest > context.base][which - 1 : which]
    else:
        found = [one for one in known if one.earliest and one.earliest.year == context.base.year and season != WINTER]
    return Token("period", found[0].text) if found else None


def _century_by_number(parts: Captured, context: Context) -> Token:
    return Token("century", parts.number("nth") - 1)


def _centuries(parts: Captured, context: Context) -> Token | None:
    first, last = parts.number("first"), parts.number("last")
    if (parts["units"] if "units" in parts else parts["two_units"]).value != "century" or first >= last:
        return None
    texts = f"{first - 1:02}XX", f"{last - 1:02}XX"
    return Token("interval", "/".join(texts)) if last == first + 1 else loose(*texts)


def _unknown(parts: Captured, context: Context) -> Token | None:
    """The last century is the twentieth, or the last hundred years."""
    return None


def _decade_of_century(parts: Captured, context: Context) -> Token:
    return Token("decade", parts.number("century") * 10 + parts.number("decade"))


def _decade_by_number(parts: Captured, context: Context) -> Token | None:
    number = parts.number("ordinal")
    return Token("decade", parts.number("century") * 10 + number - 1) if number <= 10 else None


def _decade(parts: Captured, context: Context) -> Token | None:
    """The nineties, without a century, are those of the last one; the twenties could be those of this one."""
    decade = parts.number("decade")
    decade += 190 if 3 <= decade < 10 else 0
    return Token("period", f"{decade:03}X") if decade >= 10 else None


def _century(parts: Captured, context: Context) -> Token:
    return Token("period", f"{parts.number('century'):02}XX")


def _year(parts: Captured, context: Context) -> Token:
    return Token("period", f"{parts.number('year'):04}")


def _known_month(parts: Captured, context: Context) -> Token:
    return Token("period", month_text(parts.number("month_of_year")))


def _some_month(parts: Captured, context: Context) -> Token:
    return Token("period", month_text(context.nearest_month(parts.number("month"))))


CENTURIES = rules(
    ("first:ordinal and last:ordinal units", _centuries),
    ("two_units first:ordinal and last:ordinal", _centuries),
    ("nth:ordinal unit_century", _century_by_number),
    ("span unit_century", _unknown),
    ("unit_century nth:ordinal|number", _century_by_number),
)

OF_YEARS = rules(
    ("season from? year", _season),
    ("year season", _season),
    ("season from? year_pair", _winter_of_pair),
    ("year_pair", _years_of_pair),
    ("unit_decade ordinal from? century", _decade_by_number),
    ("ordinal unit_decade from? century", _decade_by_number),
    ("decade from? century", _decade_of_century),
    ("month from? year", _month_of_year),
    ("year month", _month_of_year),
    ("month which:sided", _month_by_word),
    ("which:sided month", _month_by_word),
)

PERIODS = rules(
    ("season which:sided", _nearest_season),
    ("which:sided|spans season", _nearest_season),
    ("season", _nearest_season),
    ("decade", _decade),
    ("century", _century),
    ("year", _year),
    ("month_of_year", _known_month),
    ("month", _some_month),
)
