"""Rules for what lasts or is counted: durations, spans up to now, and dates that only bound something."""

from datetime import date, timedelta

from editorial.date.context import DAY, Context, day_of, last_day_of, month_text, months_of
from editorial.date.day_rules import approximate, day_token, loose
from editorial.date.edtf import Edtf, parse_edtf
from editorial.date.lexicon import Token
from editorial.date.rule import Parts, keep, rules
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


def _ends(first: str, last: str) -> tuple[str, str]:
    return first.partition("/")[0], last.rpartition("/")[2]


def _bare(text: str) -> str:
    return text.rstrip("~")


# Spans up to the base, or from it on.


def _unit(parts: Parts) -> str:
    return parts.text(next(name for name in ("two_units", "units", "unit") if name in parts))


def _count(parts: Parts) -> int:
    return 2 if "two_units" in parts else parts.number("count") if "count" in parts else 1


def _sign(parts: Parts) -> int:
    return parts.number("which") or -1 if "which" in parts else -1  # "recent" has no number


def _span(parts: Parts, context: Context) -> Token | None:
    """A span up to the base, or from it on: what is in it need not fill it."""
    unit, count, sign = _unit(parts), _count(parts), _sign(parts)
    if sign > 0 and context.direction is _PAST or abs(sign) > 1:
        return None
    if unit == "hour":
        unit, count = "day", -(-count // 24)
    far = approximate(_counted(unit, sign * count, context))
    return Token("interval", f"{far}/{context.base}" if sign < 0 else f"{context.base}/{far}")


def _open_span(parts: Parts, context: Context) -> Token | None:
    sign = _sign(parts)
    if sign > 0:
        return None if context.direction is _PAST else Token("interval", f"{context.base}~/")
    return Token("interval", f"/{context.base}~")


# Durations.


def _duration(parts: Parts, context: Context) -> Token:
    return Token("duration", f"{_count(parts)} {_unit(parts)}")


def _about_duration(parts: Parts, context: Context) -> Token:
    return Token("duration", f"{parts.text('duration')} ~")


def _hours_ago(parts: Parts, context: Context) -> Token | None:
    return Token("period", approximate(context.base.isoformat())) if parts.text("units") == "hour" else None


def _many(parts: Parts, context: Context) -> Token:
    return Token("many")


def _from_base(parts: Parts, context: Context, sign: int) -> str:
    count, unit, *about = parts.text("duration").split()
    found = _counted(unit, sign * int(count), context)
    return approximate(found) if about else found


def _ago(parts: Parts, context: Context) -> Token:
    return _date(_from_base(parts, context, -1))


def _ago_if_told(parts: Parts, context: Context) -> Token | None:
    """«قبل يومين» of what is planned is counted from the plan, not from the article."""
    return None if context.is_ahead else _ago(parts, context)


def _ahead(parts: Parts, context: Context) -> Token | None:
    """«بعد أسبوعين» of what is told is counted from the day that the narrative is at, which is not known."""
    return None if context.direction is _PAST else _date(_from_base(parts, context, 1))


def _date(text: str) -> Token:
    return Token("period" if text.endswith("~") else "day", text)


def _within(parts: Parts, context: Context) -> Token | None:
    if context.direction is _PAST:
        return None
    return Token("interval", f"{context.base}/{approximate(_from_base(parts, context, 1))}")


# From and to.


def _since_duration(parts: Parts, context: Context) -> Token:
    return Token("interval", f"{_from_base(parts, context, -1)}/{context.base}")


def _since(parts: Parts, context: Context) -> Token | None:
    start = parts.text("start").partition("/")[0]
    first = parse_edtf(start).earliest if start else None
    if first is None or first > context.base:
        return None
    return day_token(context.base) if start == context.base.isoformat() else Token("interval", f"{start}/{context.base}")


def _since_long(parts: Parts, context: Context) -> Token:
    return Token("interval", f"/{context.base}")


def _range(parts: Parts, context: Context) -> Token | None:
    first, last = _ends(parts.text("first"), parts.text("last"))
    return Token("interval", f"{first}/{last}") if first and last else None


def _until(parts: Parts, context: Context) -> Token:
    return Token("interval", f"/{_ends('', parts.text('last'))[1]}")


def _starting(parts: Parts, context: Context) -> Token:
    return Token("interval", f"{_ends(parts.text('start'), '')[0]}/")


def _early_as(parts: Parts, context: Context) -> Token:
    return Token("interval", f"{approximate(_ends(parts.text('start'), '')[0])}/")


def _by(parts: Parts, context: Context) -> Token | None:
    """Some day up to the end of a date: from the base on, if that end is not past."""
    end = _ends("", parts.text("last"))[1]
    if not end:
        return None
    latest = parse_edtf(end).latest
    is_past = latest is None or latest < context.base or context.direction is _PAST
    return Token("interval", f"/{approximate(end)}") if is_past else loose(context.base, end)


def _before_end(parts: Parts, context: Context) -> Token | None:
    """Told "before the end of the month" would be later than the article; a month that is over is known."""
    found = _by(parts, context)
    days = parse_edtf(str(found.value)) if found else None
    is_over = bool(days and days.latest and days.latest < context.base)
    return found if is_over or context.direction is not _PAST else None


def _before(parts: Parts, context: Context) -> Token | None:
    """Only what is planned "before Friday" lies between two days that are known."""
    days = parse_edtf(parts.text("last").partition("/")[0])
    if not context.is_ahead or days.earliest is None or days.earliest <= context.base:
        return None
    return loose(context.base, days.earliest - DAY)


# Periods whose end or beginning the text states.


def _length(parts: Parts) -> int | None:
    """Return a length in months."""
    if "count" in parts:
        return parts.number("count") * _MONTHS[parts.text("units")] if parts.text("units") in _MONTHS else None
    return 3 if "quarter" in parts else 6 if "half" in parts else 12


def _months_before(day: date, count: int) -> date:
    """Return the day after the same day some months earlier; the end of a month stays one."""
    months = months_of(day) - count
    if day == last_day_of(months_of(day)):
        return day_of(months + 1, 1)
    return day_of(months, min(day.day, last_day_of(months).day)) + DAY


def _ended(parts: Parts, context: Context) -> Token | None:
    """A period of a known length that ends on a day, or with a month."""
    length, end = _length(parts), parse_edtf(parts.text("last"))
    if length is None or end.latest is None or end.qualifier is not None:
        return None
    if _is_day(end):
        return loose(_months_before(end.latest, length), end.latest)
    if len(end.text) != 7 or end.latest != last_day_of(months_of(end.latest)):
        return None
    return loose(month_text(months_of(end.latest) - length + 1), end.text)


def _began(parts: Parts, context: Context) -> Token | None:
    """A year that begins on a day."""
    start = parse_edtf(parts.text("start"))
    if not _is_day(start) or start.earliest is None or start.qualifier is not None:
        return None
    months = months_of(start.earliest) + 12
    end = day_of(months, min(start.earliest.day, last_day_of(months).day)) - DAY
    return loose(start.earliest, end)


def _is_day(days: Edtf) -> bool:
    return days.earliest == days.latest


def _about(parts: Parts, context: Context) -> Token:
    return Token(parts["date"].kind, approximate(parts.text("date")))


SPANS = rules(
    ("which:span|which count:number unit:units|unit", _span),
    ("which:span|which two_units", _span),
    ("which:span|which more? units", _open_span),
    ("final count:number units", _span),
    ("final two_units", _span),
    ("units count:number which:which|recent", _span),
    ("count:number unit:units|unit_hour|unit_day which:which|recent", _span),
    ("two_units which:which|recent", _span),
    ("units more? which:which|recent more?", _open_span),
    ("recent units", _open_span),
    ("unit:unit recent", _span),
    ("which:span unit:unit", _span),
)
"""Before units are counted as those of the calendar."""

BETWEEN = rules(("between first:date and last:date", _range))

PARTS = rules(
    ("before|ago_before end last:container", _before_end),
    ("part|end|first|final kept:container", keep),
)
"""Parts of a period: dates do not express them, so the period is kept whole."""

DURATIONS = rules(
    ("count:number units ended|link last:date", _ended),
    ("fiscal|unit_year period? ended|link last:date", _ended),
    ("quarter ended last:date", _ended),
    ("half ended last:date", _ended),
    ("fiscal|unit_year period? starting start:date", _began),
    ("more number? unit|units|two_units", _many),
    ("more period", _many),
    ("long", _many),
    ("count:number unit:unit|units|two_units", _duration),
    ("two_units", _duration),
    ("ago_before units", _hours_ago),
    ("units ago", _hours_ago),
    ("units", _many),
    ("<since|ago_before|after|within|in|about unit:unit", _duration),
    ("unit:unit >ago|from_now", _duration),
    ("about duration", _about_duration),
)

WHOLE = rules(
    ("ago_before duration", _ago_if_told),
    ("duration ago", _ago),
    ("after|in duration", _ahead),
    ("in? duration from_now", _ahead),
    ("since duration", _since_duration),
    ("within duration", _within),
    ("about date", _about),
    ("from|since? first:container link last:container", _range),
    ("since start:container", _since),
    ("since many", _since_long),
    ("by end? last:container", _by),
    ("before|ago_before last:container", _before),
    ("^ link last:container", _until),
    ("starting start:container", _starting),
    ("early_as start:container", _early_as),
    ("^ from start:date $", _starting),
    ("within kept:container", keep),
)
"""What joins dates to whole expressions."""
