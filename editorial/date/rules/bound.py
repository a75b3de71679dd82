"""Rules for what bounds something: since, until, by, before, from one date to another."""

from editorial.date.rules.context import DAY, Context
from editorial.date.rules.rule import Captured, approximate, day_token, keep, loose, rules
from editorial.date.words.lexicon import Token
from editorial.model.edtf import parse_edtf
from editorial.model.vocabulary import DateDirection

_PAST = DateDirection.PAST


def _ends(first: str, last: str) -> tuple[str, str]:
    return first.partition("/")[0], last.rpartition("/")[2]


def _since(parts: Captured, context: Context) -> Token | None:
    start = parts.text("start").partition("/")[0]
    first = parse_edtf(start).earliest if start else None
    if first is None or first > context.base:
        return None
    if start == context.base.isoformat():
        return day_token(context.base)
    return Token("interval", f"{start}/{context.base}")


def _since_long(parts: Captured, context: Context) -> Token:
    return Token("interval", f"/{context.base}")


def _range(parts: Captured, context: Context) -> Token | None:
    first, last = _ends(parts.text("first"), parts.text("last"))
    return Token("interval", f"{first}/{last}") if first and last else None


def _until(parts: Captured, context: Context) -> Token:
    return Token("interval", f"/{_ends('', parts.text('last'))[1]}")


def _starting(parts: Captured, context: Context) -> Token:
    return Token("interval", f"{_ends(parts.text('start'), '')[0]}/")


def _early_as(parts: Captured, context: Context) -> Token:
    return Token("interval", f"{approximate(_ends(parts.text('start'), '')[0])}/")


def _by(parts: Captured, context: Context) -> Token | None:
    """Some day up to the end of a date: from the base on, if that end is not past."""
    end = _ends("", parts.text("last"))[1]
    if not end:
        return None
    latest = parse_edtf(end).latest
    is_past = latest is None or latest < context.base or context.direction is _PAST
    return Token("interval", f"/{approximate(end)}") if is_past else loose(context.base, end)


def _before_end(parts: Captured, context: Context) -> Token | None:
    """Told "before the end of the month" would be later than the article; a month that is over is known."""
    found = _by(parts, context)
    days = parse_edtf(str(found.value)) if found else None
    is_over = bool(days and days.latest and days.latest < context.base)
    return found if is_over or context.direction is not _PAST else None


def _before(parts: Captured, context: Context) -> Token | None:
    """Only what is planned "before Friday" lies between two days that are known."""
    days = parse_edtf(parts.text("last").partition("/")[0])
    if not context.is_ahead or days.earliest is None or days.earliest <= context.base:
        return None
    return loose(context.base, days.earliest - DAY)


def _about(parts: Captured, context: Context) -> Token:
    return Token(parts["date"].kind, approximate(parts.text("date")))


BETWEEN = rules(
    ("between first:date and last:date", _range),
)

PARTS = rules(
    ("before|ago_before end last:container", _before_end),
    ("part|end|first|final kept:container", keep),
)
"""Captured of a period: dates do not express them, so the period is kept whole."""

WHOLE = rules(
    ("start:container earliest", _early_as),
    ("last:container latest", _by),
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
