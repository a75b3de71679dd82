"""Rules for weeks, months, years and other units that are counted from the base."""

from dataclasses import replace
from datetime import timedelta

from editorial.date.rules.context import DAY, Context, month_text
from editorial.date.rules.rule import Captured, approximate, loose, rules
from editorial.date.words.lexicon import Token
from editorial.model.edtf import parse_edtf
from editorial.model.vocabulary import DateDirection


def _which(parts: Captured) -> int:
    return parts.number("which") if "which" in parts else 0


def _relative_year(parts: Captured, context: Context) -> Token:
    return Token("year", context.base.year + _which(parts))


def _relative_month(parts: Captured, context: Context) -> Token:
    return Token("month_of_year", context.month + _which(parts))


def _relative_week(parts: Captured, context: Context) -> Token:
    """Approximate: not everybody's week begins on the same day, and an event need not fill its week."""
    start = context.week_from(context.week.first_days[0], _which(parts))
    return loose(start, start + timedelta(days=6))


def _relative_century(parts: Captured, context: Context) -> Token:
    return Token("century", context.base.year // 100 + _which(parts))


def _this_decade(parts: Captured, context: Context) -> Token:
    return Token("decade", context.base.year // 10)


def _relative_quarter(parts: Captured, context: Context) -> Token:
    start = context.month // 3 * 3 + 3 * _which(parts)
    return loose(month_text(start), month_text(start + 2))


def _weekend(parts: Captured, context: Context) -> Token | None:
    """Two days of which the event may fill one; which two depends on where, and in Iran it is one."""
    found = context.weekend(parts.number("which") if "which" in parts else None)
    if found is None:
        return None
    first, last = found
    return loose(first, last) if first < last else Token("period", approximate(first.isoformat()))


def _coming_weekend(parts: Captured, context: Context) -> Token | None:
    found = replace(context, direction=DateDirection.FUTURE).weekend(None)
    if found and found[0] <= context.base:
        found = context.weekend(1)
    return loose(*found) if found else None


def _weekend_of_days(parts: Captured, context: Context) -> Token | None:
    """The weekend of two days that follow each other."""
    first, last = (parse_edtf(text) for text in parts.text("interval").split("/"))
    return loose(first.text, last.text) if first.latest and first.latest + DAY == last.earliest else None


BARE_WEEKENDS = rules(
    ("weekend interval", _weekend_of_days),
    ("weekend", _weekend),
)

WEEKENDS = rules(
    ("weekend_of which:sided unit_week", _weekend),
    ("weekend_of unit_week which:sided", _weekend),
    ("coming_weekend", _coming_weekend),
)

RELATIVE = rules(
    ("from? unit_year which:sided", _relative_year),
    ("which:sided unit_year", _relative_year),
    ("unit_month which:sided", _relative_month),
    ("which:sided unit_month", _relative_month),
    ("unit_week which:sided", _relative_week),
    ("which:sided unit_week", _relative_week),
    ("unit_century which:sided", _relative_century),
    ("which:sided unit_century", _relative_century),
    ("unit_decade this", _this_decade),
    ("this unit_decade", _this_decade),
    ("quarter which:sided", _relative_quarter),
    ("which:sided|spans quarter", _relative_quarter),
    ("weekend which:sided", _weekend),
    ("which:sided|spans weekend", _weekend),
    ("<part|end this", _relative_month),
    ("<part|end|edge|nth_quarter|nth_half unit_year", _relative_year),
    ("<part|end|edge|nth_quarter|nth_half|ordinal from unit_year $", _relative_year),
    ("<part|end|edge|nth_half unit_month", _relative_month),
    ("<part|end|edge|nth_half from unit_month $", _relative_month),
    ("<part|end unit_week", _relative_week),
    ("<part|end unit_decade", _this_decade),
    ("<end unit_century", _relative_century),
)
