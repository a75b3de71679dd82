"""Resolve dates in words: an expression of the article, against a base date, to EDTF.

Words are read from the inside out. Each rule combines adjacent words and returns what they mean together; if one date is
left at the end, it is the answer. The answer is never more precise than the words: what they leave open stays open, and
what cannot be known is None.
"""

from collections.abc import Sequence
from datetime import date

from editorial.date.feasts import feast_rules
from editorial.date.rules import bound, day, duration, form, name, night, part, stated, unit, weekday
from editorial.date.rules.context import Context, week_of
from editorial.date.rules.rule import Group, reduce
from editorial.date.words.lexicon import Token
from editorial.date.words.tokens import tokens
from editorial.model.edtf import MalformedDate, parse_edtf
from editorial.model.vocabulary import DateDirection

_FIRST = (Group(*form.FORMS), Group(*night.NIGHTS))
_THEN = (
    Group(*feast_rules.HIJRI),
    Group(*form.REPETITIONS),
    Group(*weekday.OF_WEEKS, *part.NUMBERED, *name.CENTURIES, *unit.WEEKENDS),
    Group(*duration.SPANS),
    Group(*unit.RELATIVE),
    Group(*day.OF_YEARS),
    Group(*part.OF_YEARS, *name.OF_YEARS),
    Group(*part.WEEKS_OF_MONTHS, *day.SHARED, *weekday.NUMBERED, *day.MONTH_DAYS, *weekday.SHARED),
    Group(*day.DAYS, *weekday.WEEKDAYS),
    Group(*feast_rules.HIJRI_DAYS),
    Group(*unit.BARE_WEEKENDS, *name.PERIODS, *part.PERIODS),
    Group(*night.NIGHTS_OF_DAYS),
    Group(*bound.PARTS),
    Group(*bound.BETWEEN, *day.LISTS),
    Group(*stated.STATED, *duration.DURATIONS),
    Group(*duration.FROM_BASE, *bound.WHOLE),
)
"""Later groups see the results of earlier ones."""


def resolve(
    expression: str,
    base: date,
    language: str,
    direction: DateDirection | None = None,
    *,
    timezone: str | None = None,
) -> str | None:
    """Return in EDTF, level 1, what ``expression`` means if it is written on the day ``base``.

    ``direction`` says whether a weekday, month or day of a month without a year is the next one or the latest one up to
    the base; None means the latest one. ``language`` is a BCP 47 tag; words are read in Arabic and English, digits in
    all languages. ``timezone``, the article's, decides on which days weeks begin and end. None if the words state no
    date, contradict themselves, or could mean two dates.
    """
    words = tokens(expression, language)
    context = Context(base, _direction(words, direction), week_of(timezone, language))
    try:
        text = _read(words, context)
        return parse_edtf(text).text if text else None
    except (MalformedDate, ValueError, OverflowError):
        return None


def _direction(words: Sequence[Token], direction: DateDirection | None) -> DateDirection | None:
    """Some words say themselves on which side the days lie that they bound."""
    kinds = {word.kind for word in words}
    if "since" in kinds:
        return DateDirection.PAST
    is_ahead = "early_as" in kinds or (bool(words) and words[0].kind == "to")
    return DateDirection.FUTURE if direction is None and is_ahead else direction


def _read(words: Sequence[Token], context: Context) -> str | None:
    formed = [word for word in reduce(words, _FIRST, context) if word.kind not in ("time", "era")]
    while formed and formed[0].kind == "and":
        formed = formed[1:]
    found = reduce(formed, _THEN, context)
    only = found[0] if len(found) == 1 else Token("?")
    return str(only.value) if only.kind in ("day", "period", "interval") else None
