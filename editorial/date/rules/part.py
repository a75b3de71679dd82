"""Rules for numbered parts of a longer period: quarters, halves, weeks of a month, its first and last day."""

from editorial.date.rules.context import DAY, Context, day_of, last_day_of, latest_month, month_text, next_month
from editorial.date.rules.rule import Captured, day_token, keep, loose, month_of, rules
from editorial.date.words.lexicon import Token
from editorial.model.edtf import parse_edtf


def _nth_quarter(parts: Captured, context: Context) -> Token | None:
    number = parts.number("ordinal") if "ordinal" in parts else 4
    return Token("nth_quarter", number) if number <= 4 else None


def _nth_half(parts: Captured, context: Context) -> Token | None:
    number = parts.number("ordinal") if "ordinal" in parts else 2
    return Token("nth_half", number) if number <= 2 else None


def _nth_week(parts: Captured, context: Context) -> Token | None:
    if "which" in parts and parts.number("which") != -1:
        return None
    return Token("nth_week", parts.number("ordinal") if "ordinal" in parts else -1)


def _first_week(parts: Captured, context: Context) -> Token:
    return Token("nth_week", 1)


def _edge(parts: Captured, context: Context) -> Token | None:
    """The first (1) or the last (-1) day of a period; others are not counted."""
    if "units" in parts and parts.text("units") != "day":
        return None
    if "first" in parts:
        return Token("edge", 1) if parts.number("first") <= 1 else None
    return Token("edge", -1) if "which" not in parts or parts.number("which") == -1 else None


def _edge_of(parts: Captured, context: Context) -> Token | None:
    days = parse_edtf(parts.text("period"))
    day = days.earliest if parts.number("edge") == 1 else days.latest
    return day_token(day) if day and days.qualifier is None else None


def _week_of_month(parts: Captured, context: Context) -> Token | None:
    months, number = month_of(parts["month"], context), parts.number("nth_week")
    if number > 4:
        return None
    first = last_day_of(months) - 6 * DAY if number < 0 else day_of(months, 7 * number - 6)
    return loose(first, first + 6 * DAY)


def _months_of_year(length: int, kind: str, parts: Captured, context: Context) -> Token:
    start = parts.number("year") * 12 + length * (parts.number(kind) - 1)
    return loose(month_text(start), month_text(start + length - 1))


def _quarter_of_year(parts: Captured, context: Context) -> Token:
    return _months_of_year(3, "nth_quarter", parts, context)


def _half_of_year(parts: Captured, context: Context) -> Token:
    return _months_of_year(6, "nth_half", parts, context)


def _quarter_of_months(parts: Captured, context: Context) -> Token:
    start = context.nearest_month(parts.number("first"))
    return loose(month_text(start), month_text(next_month(parts.number("last"), start)))


def _nearest_part(length: int, kind: str, parts: Captured, context: Context) -> Token:
    """Return the quarter or half that has begun last, or begins next."""
    first = length * (parts.number(kind) - 1) + 1
    nearest = next_month if context.is_ahead else latest_month
    start = nearest(first, context.month)
    return loose(month_text(start), month_text(start + length - 1))


def _nearest_quarter(parts: Captured, context: Context) -> Token:
    return _nearest_part(3, "nth_quarter", parts, context)


def _nearest_half(parts: Captured, context: Context) -> Token:
    return _nearest_part(6, "nth_half", parts, context)


def _first_months(parts: Captured, context: Context) -> Token | None:
    """The first nine months of a year."""
    count, start = parts.number("count"), parts.number("year") * 12
    if parts.text("units") != "month" or parts.number("ordinal") != 1 or count > 12:
        return None
    return loose(month_text(start), month_text(start + count - 1))


NUMBERED = rules(
    ("first:first|ordinal unit_day >from|month|month_of_year|unit_month|unit_year|this|year", _edge),
    ("first units >from|month|month_of_year|unit_month|unit_year|year|this", _edge),
    ("relative_day first:ordinal", _edge),
    ("relative_day recent", _edge),
    ("final units:unit_day|units >from|month|month_of_year|unit_month|unit_year|year", _edge),
    ("which:span|which unit_day", _edge),
    ("ordinal quarter", _nth_quarter),
    ("quarter ordinal", _nth_quarter),
    ("final quarter", _nth_quarter),
    ("which:sided|span quarter >from|year|unit_year", _nth_quarter),
    ("ordinal half", _nth_half),
    ("half ordinal", _nth_half),
    ("ordinal unit_week", _nth_week),
    ("unit_week ordinal", _nth_week),
    ("first unit_week", _first_week),
    ("final unit_week", _nth_week),
    ("unit_week recent >from|month|month_of_year", _nth_week),
    ("which:span|which unit_week >month|month_of_year", _nth_week),
    ("first:month link last:month quarter", _quarter_of_months),
)

OF_YEARS = rules(
    ("quarter recent|final >from|year", _nth_quarter),
    ("half recent|final >from|year", _nth_half),
    ("nth_quarter from? year", _quarter_of_year),
    ("nth_half from? year", _half_of_year),
    ("nth_half from? kept:month|month_of_year|decade|century", keep),
    ("nth_quarter from? kept:century", keep),
    ("units count:number ordinal from? year", _first_months),
    ("ordinal count:number units from? year", _first_months),
)

WEEKS_OF_MONTHS = rules(
    ("nth_week from? month:month_of_year|month", _week_of_month),
)

PERIODS = rules(
    ("nth_quarter", _nearest_quarter),
    ("nth_half", _nearest_half),
    ("edge from? period", _edge_of),
)
