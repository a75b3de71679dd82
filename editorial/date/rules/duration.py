"""Rules for durations: what was or will be so long from the base, and spans up to it or from it on."""

from datetime import timedelta

from editorial.date.rules.context import Context, day_of, month_text
from editorial.date.rules.rule import Captured, approximate, rules
from editorial.date.words.lexicon import Token
from editorial.model.vocabulary import DateDirection

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_PAST = DateDirection.PAST


def _counted(unit: str, count: int, context: Context) -> str:
    """Return in EDTF when a number of units from the base is, or was if it is negative: only days are exact."""
    if unit == "hour":
        return approximate((context.base + timedelta(days=int(count / 24))).isoformat())
    if unit in _DAYS:
        found = (context.base + timedelta(days=count * _DAYS[unit])).isoformat()
        return found if unit == "day" else approximate(found)
    found = month_text(context.month + count * _MONTHS[unit])
    return approximate(found if unit == "month" else found[:4])


def _unit(parts: Captured) -> str:
    return parts.text(next(name for name in ("two_units", "units", "unit") if name in parts)).removeprefix("the ")


def _count(parts: Captured) -> int:
    return 2 if "two_units" in parts else parts.number("count") if "count" in parts else 1


def _sign(parts: Captured) -> int:
    return parts.number("which") or -1 if "which" in parts else -1  # "recent" has no number


def _span(parts: Captured, context: Context) -> Token | None:
    """A span up to the base, or from it on: what is in it need not fill it."""
    unit, count, sign = _unit(parts), _count(parts), _sign(parts)
    if (sign > 0 and context.direction is _PAST) or abs(sign) > 1:
        return None
    if unit == "hour":
        unit, count = "day", -(-count // 24)
    far = approximate(_counted(unit, sign * count, context))
    return Token("interval", f"{far}/{context.base}" if sign < 0 else f"{context.base}/{far}")


def _open_span(parts: Captured, context: Context) -> Token | None:
    sign = _sign(parts)
    if sign > 0:
        return None if context.direction is _PAST else Token("interval", f"{context.base}~/")
    return Token("interval", f"/{context.base}~")


def _bare_duration(parts: Captured, context: Context) -> Token | None:
    """«خلال عام» lasts a year; «خلال العام» is in a year that the words do not name."""
    return None if parts.text("unit").startswith("the ") else _duration(parts, context)


def _duration(parts: Captured, context: Context) -> Token:
    return Token("duration", f"{_count(parts)} {_unit(parts)}")


def _about_duration(parts: Captured, context: Context) -> Token:
    return Token("duration", f"{parts.text('duration')} ~")


def _couple(parts: Captured, context: Context) -> Token:
    return Token("duration", f"2 {parts.text('units')} ~")


def _ago_that_day(parts: Captured, context: Context) -> Token | None:
    """A year ago today: the same day of that year."""
    count, unit, *about = parts.text("duration").split()
    if parts.text("day") != context.base.isoformat() or about or unit == "hour":
        return None
    if unit in _DAYS:
        return Token("day", (context.base - timedelta(days=int(count) * _DAYS[unit])).isoformat())
    return Token("day", day_of(context.month - int(count) * _MONTHS[unit], context.base.day).isoformat())


def _hours_ago(parts: Captured, context: Context) -> Token | None:
    return Token("period", approximate(context.base.isoformat())) if parts.text("units") == "hour" else None


def _many(parts: Captured, context: Context) -> Token:
    return Token("many", "units" if "units" in parts else "")


def _from_base(parts: Captured, context: Context, sign: int) -> str:
    count, unit, *about = parts.text("duration").split()
    found = _counted(unit, sign * int(count), context)
    return approximate(found) if about else found


def _ago(parts: Captured, context: Context) -> Token:
    return _date(_from_base(parts, context, -1))


def _ago_if_told(parts: Captured, context: Context) -> Token | None:
    """«قبل يومين» of what is planned is counted from the plan, not from the article."""
    return None if context.is_ahead else _ago(parts, context)


def _ahead(parts: Captured, context: Context) -> Token | None:
    """«بعد أسبوعين» of what is told is counted from the day that the narrative is at, which is not known."""
    return None if context.direction is _PAST else _date(_from_base(parts, context, 1))


def _some_time_ahead(parts: Captured, context: Context) -> Token | None:
    if "in" in parts and parts.text("many") == "units":  # "the first in years"
        return None
    return None if context.direction is _PAST else Token("interval", f"{context.base}~/")


def _date(text: str) -> Token:
    return Token("period" if text.endswith("~") else "day", text)


def _within(parts: Captured, context: Context) -> Token | None:
    if context.direction is _PAST:
        return None
    return Token("interval", f"{context.base}/{approximate(_from_base(parts, context, 1))}")


def _since_duration(parts: Captured, context: Context) -> Token:
    return Token("interval", f"{_from_base(parts, context, -1)}/{context.base}")


SPANS = rules(
    ("which:spans|which count:number unit:units|unit", _span),
    ("which:spans|which two_units", _span),
    ("which:spans|which more? units", _open_span),
    ("final count:number unit:units|unit_hour|unit_day", _span),
    ("final two_units", _span),
    ("units count:number which:which|recent", _span),
    ("count:number unit:units|unit_hour|unit_day which:which|recent", _span),
    ("two_units which:which|recent", _span),
    ("units more? which:which|recent more?", _open_span),
    ("recent units", _open_span),
    ("unit:unit recent", _span),
    ("which:spans unit:unit", _span),
)
"""Before units are counted as those of the calendar."""

DURATIONS = rules(
    ("more number? unit|units|two_units", _many),
    ("more period", _many),
    ("long", _many),
    ("count:number unit:unit|units|two_units", _duration),
    ("two_units", _duration),
    ("ago_before units", _hours_ago),
    ("units ago", _hours_ago),
    ("units", _many),
    ("<since|ago_before|after|within|in|about unit:unit", _bare_duration),
    ("unit:unit >ago|from_now", _bare_duration),
    ("about duration", _about_duration),
    ("couple units", _couple),
)

FROM_BASE = rules(
    ("ago_before duration", _ago_if_told),
    ("duration ago", _ago),
    ("after|in duration", _ahead),
    ("in many", _some_time_ahead),
    ("after|within many", _some_time_ahead),
    ("duration ago day", _ago_that_day),
    ("in? duration from_now", _ahead),
    ("since duration", _since_duration),
    ("within duration", _within),
)
