"""Rules for what is longer than a day: weeks, weekends, months, quarters, years, decades, centuries."""

from datetime import date, timedelta

from editorial.date.context import DAY, Context, day_of, last_day_of, latest_month, month_text, next_month
from editorial.date.day_rules import approximate, day_token, loose, month_of
from editorial.date.edtf import parse_edtf
from editorial.date.lexicon import Token
from editorial.date.rule import Parts, keep, rules

_WINTER = 24


def _keep_if_days(parts: Parts, context: Context) -> Token | None:
    return parts["kept"] if parts.text("units") == "day" else None


def _which(parts: Parts) -> int:
    return parts.number("which") if "which" in parts else 0


def _ordinal(parts: Parts, context: Context) -> Token:
    return Token("ordinal", parts.number("number"))


def _range(parts: Parts, context: Context) -> Token:
    return Token("to")


def _year_in_words(parts: Parts, context: Context) -> Token:
    return Token("year", 2000 + parts.number("number"))


def _same_month(parts: Parts, context: Context) -> Token | None:
    return parts["first"] if parts["first"] == parts["last"] else None


def _year_of_era(parts: Parts, context: Context) -> Token:
    return Token("year", parts.number("kept"))


def _year_pair(parts: Parts, context: Context) -> Token | None:
    """A season or fiscal year that begins in one year and ends in the next."""
    first, last = parts.number("first"), parts.number("last")
    return Token("interval", f"{first:04}~/{last:04}~") if last == first + 1 else None


# Units counted from the base.


def _relative_year(parts: Parts, context: Context) -> Token:
    return Token("year", context.base.year + _which(parts))


def _relative_month(parts: Parts, context: Context) -> Token:
    return Token("month_of_year", context.month + _which(parts))


def _relative_week(parts: Parts, context: Context) -> Token:
    """Approximate: not everybody's week begins on the same day, and an event need not fill its week."""
    start = context.week_from(context.week.first_days[0], _which(parts))
    return loose(start, start + timedelta(days=6))


def _relative_century(parts: Parts, context: Context) -> Token:
    return Token("century", context.base.year // 100 + _which(parts))


def _this_decade(parts: Parts, context: Context) -> Token:
    return Token("decade", context.base.year // 10)


def _relative_quarter(parts: Parts, context: Context) -> Token:
    start = context.month // 3 * 3 + 3 * _which(parts)
    return loose(month_text(start), month_text(start + 2))


def _weekend(parts: Parts, context: Context) -> Token | None:
    """Two days of which the event may fill one; which two depends on where, and in Iran it is one."""
    found = context.weekend(parts.number("which") if "which" in parts else None)
    if found is None:
        return None
    first, last = found
    return loose(first, last) if first < last else Token("period", approximate(first.isoformat()))


# Numbered parts.


def _nth_quarter(parts: Parts, context: Context) -> Token | None:
    number = parts.number("ordinal") if "ordinal" in parts else 4
    return Token("nth_quarter", number) if number <= 4 else None


def _nth_half(parts: Parts, context: Context) -> Token | None:
    number = parts.number("ordinal") if "ordinal" in parts else 2
    return Token("nth_half", number) if number <= 2 else None


def _nth_week(parts: Parts, context: Context) -> Token:
    return Token("nth_week", parts.number("ordinal") if "ordinal" in parts else -1)


def _first_week(parts: Parts, context: Context) -> Token:
    return Token("nth_week", 1)


def _edge(parts: Parts, context: Context) -> Token | None:
    """The first (1) or the last (-1) day of a period; others are not counted."""
    if "first" in parts:
        return Token("edge", 1) if parts.number("first") <= 1 else None
    is_last = "units" not in parts or parts.text("units") == "day"
    return Token("edge", -1) if is_last and ("which" not in parts or parts.number("which") == -1) else None


def _edge_of(parts: Parts, context: Context) -> Token | None:
    days = parse_edtf(parts.text("period"))
    day = days.earliest if parts.number("edge") == 1 else days.latest
    return day_token(day) if day and days.qualifier is None else None


def _week_of_month(parts: Parts, context: Context) -> Token | None:
    months, number = month_of(parts["month"], context), parts.number("nth_week")
    if number > 4:
        return None
    first = last_day_of(months) - 6 * DAY if number < 0 else day_of(months, 7 * number - 6)
    return loose(first, first + 6 * DAY)


def _months_of_year(length: int, kind: str, parts: Parts, context: Context) -> Token:
    start = parts.number("year") * 12 + length * (parts.number(kind) - 1)
    return loose(month_text(start), month_text(start + length - 1))


def _quarter_of_year(parts: Parts, context: Context) -> Token:
    return _months_of_year(3, "nth_quarter", parts, context)


def _half_of_year(parts: Parts, context: Context) -> Token:
    return _months_of_year(6, "nth_half", parts, context)


def _nearest_part(length: int, kind: str, parts: Parts, context: Context) -> Token:
    """Return the quarter or half that has begun last, or begins next."""
    first = length * (parts.number(kind) - 1) + 1
    nearest = next_month if context.is_ahead else latest_month
    start = nearest(first, context.month)
    return loose(month_text(start), month_text(start + length - 1))


def _nearest_quarter(parts: Parts, context: Context) -> Token:
    return _nearest_part(3, "nth_quarter", parts, context)


def _nearest_half(parts: Parts, context: Context) -> Token:
    return _nearest_part(6, "nth_half", parts, context)


def _first_months(parts: Parts, context: Context) -> Token | None:
    """The first nine months of a year."""
    count, start = parts.number("count"), parts.number("year") * 12
    if parts.text("units") != "month" or parts.number("ordinal") != 1 or count > 12:
        return None
    return loose(month_text(start), month_text(start + count - 1))


# Names.


def _month_of_year(parts: Parts, context: Context) -> Token:
    return Token("month_of_year", parts.number("year") * 12 + parts.number("month") - 1)


def _month_by_word(parts: Parts, context: Context) -> Token:
    return Token("month_of_year", context.month_by(parts.number("month"), parts.number("which")))


def _season(parts: Parts, context: Context) -> Token | None:
    """A winter spans two years, so "winter" of one year could be either of two."""
    season = parts.number("season")
    return None if season == _WINTER else Token("period", f"{parts.number('year'):04}-{season}")


def _nearest_season(parts: Parts, context: Context) -> Token | None:
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
        found = [one for one in known if one.earliest and one.earliest.year == context.base.year and season != _WINTER]
    return Token("period", found[0].text) if found else None


def _century_by_number(parts: Parts, context: Context) -> Token:
    return Token("century", parts.number("nth") - 1)


def _decade_of_century(parts: Parts, context: Context) -> Token:
    return Token("decade", parts.number("century") * 10 + parts.number("decade"))


def _decade_by_number(parts: Parts, context: Context) -> Token | None:
    number = parts.number("ordinal")
    return Token("decade", parts.number("century") * 10 + number - 1) if number <= 10 else None


def _decade(parts: Parts, context: Context) -> Token | None:
    """The nineties, without a century, are those of the last one; the twenties could be those of this one."""
    decade = parts.number("decade")
    decade += 190 if 3 <= decade < 10 else 0
    return Token("period", f"{decade:03}X") if decade >= 10 else None


def _century(parts: Parts, context: Context) -> Token:
    return Token("period", f"{parts.number('century'):02}XX")


def _year(parts: Parts, context: Context) -> Token:
    return Token("period", f"{parts.number('year'):04}")


def _known_month(parts: Parts, context: Context) -> Token:
    return Token("period", month_text(parts.number("month_of_year")))


def _some_month(parts: Parts, context: Context) -> Token:
    return Token("period", month_text(context.nearest_month(parts.number("month"))))


FORMS = rules(
    ("and to", _range),
    ("number suffix", _ordinal),
    ("two_thousand and number", _year_in_words),
    ("kept:hijri_or_year|year era", _year_of_era),
    ("first:year slash last:year", _year_pair),
    ("first:month slash? last:month", _same_month),
)
"""Words that only write one thing in another form."""

REPETITIONS = rules(
    ("unit_day from? kept:weekday|relative_day|numeric|month_day|day|ordinal|number", keep),
    ("units kept:weekday|month_day", _keep_if_days),
    ("units kept:number >and|link|month|from", _keep_if_days),
    ("unit_month from? kept:month|month_of_year", keep),
    ("from? unit_year kept:year", keep),
    ("unit_year kept:interval", keep),
    ("fiscal kept:interval", keep),
)

NUMBERED = rules(
    ("first:first|ordinal unit_day >from|month|month_of_year|unit_month|unit_year|this|year", _edge),
    ("relative_day first:ordinal", _edge),
    ("relative_day recent", _edge),
    ("final units:unit_day|units >from|month|month_of_year|unit_month|unit_year|year", _edge),
    ("which:span|which unit_day", _edge),
    ("ordinal quarter", _nth_quarter),
    ("quarter ordinal", _nth_quarter),
    ("ordinal half", _nth_half),
    ("half ordinal", _nth_half),
    ("ordinal unit_week", _nth_week),
    ("unit_week ordinal", _nth_week),
    ("first unit_week", _first_week),
    ("final unit_week", _nth_week),
    ("unit_week recent >from|month|month_of_year", _nth_week),
    ("span|which unit_week >month|month_of_year|from", _nth_week),
    ("nth:ordinal unit_century", _century_by_number),
    ("unit_century nth:ordinal|number", _century_by_number),
)

RELATIVE = rules(
    ("from? unit_year which:sided", _relative_year),
    ("which:sided unit_year", _relative_year),
    ("unit_month which:sided", _relative_month),
    ("which:sided unit_month", _relative_month),
    ("unit_week which:sided", _relative_week),
    ("which:sided unit_week", _relative_week),
    ("unit_century which:sided", _relative_century),
    ("which:sided|span unit_century", _relative_century),
    ("unit_decade this", _this_decade),
    ("this unit_decade", _this_decade),
    ("quarter which:sided", _relative_quarter),
    ("which:sided|span quarter >from|year", _nth_quarter),
    ("which:sided|span quarter", _relative_quarter),
    ("weekend which:sided", _weekend),
    ("which:sided|span weekend", _weekend),
    ("weekend", _weekend),
    ("<part|end unit_year", _relative_year),
    ("<part|end unit_month", _relative_month),
    ("<part|end unit_week", _relative_week),
    ("<edge|from unit_year $", _relative_year),
    ("<edge|from unit_month $", _relative_month),
)

OF_YEARS = rules(
    ("quarter recent|final >from|year", _nth_quarter),
    ("half recent|final >from|year", _nth_half),
    ("nth_quarter from? year", _quarter_of_year),
    ("nth_half from? year", _half_of_year),
    ("nth_half from? kept:month|month_of_year", keep),
    ("units count:number ordinal from? year", _first_months),
    ("ordinal count:number units from? year", _first_months),
    ("season from? year", _season),
    ("unit_decade ordinal from? century", _decade_by_number),
    ("decade from? century", _decade_of_century),
    ("month from? year", _month_of_year),
    ("month which:sided", _month_by_word),
    ("which:sided month", _month_by_word),
)

WEEKS_OF_MONTHS = rules(("nth_week from? month:month_of_year|month", _week_of_month))

PERIODS = rules(
    ("season which:sided", _nearest_season),
    ("which:sided|span season", _nearest_season),
    ("season", _nearest_season),
    ("nth_quarter", _nearest_quarter),
    ("nth_half", _nearest_half),
    ("decade", _decade),
    ("century", _century),
    ("year", _year),
    ("month_of_year", _known_month),
    ("month", _some_month),
    ("edge from? period", _edge_of),
)
