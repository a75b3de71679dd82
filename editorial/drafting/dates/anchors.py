"""Anchors: the words that make a run of words a date, rather than a number, a verb or a duration."""

from collections.abc import Sequence

from editorial.date.words.lexicon import Token
from editorial.date.words.tokens import tokens
from editorial.drafting.dates.words import DateWord

_SURE = frozenset(
    ("weekday", "relative_day", "tonight", "day", "numeric", "month_of_year", "decade", "coming_weekend", "month_day")
    + ("day_of_month", "period_end", "nth_quarter", "overnight", "year_pair")
)
"""Kinds of words that are dates by themselves."""

_NEED_WHICH = frozenset(
    ("unit_day", "unit_week", "unit_month", "unit_year", "unit_decade", "unit_century", "weekend", "units")
)
_NEED_WHICH |= frozenset(
    ("two_units", "season", "quarter", "half", "nth_half", "fiscal", "night", "time", "duration", "couple")
)
_WHICH = frozenset(("which", "this", "ago", "span", "past", "recent", "since", "in", "within", "by", "end", "from_now"))
_WHICH |= frozenset(
    ("ago_before", "after", "before", "part", "year", "to", "starting", "ended", "ordinal", "feminine", "early_as")
)
_BEFORE_YEAR = frozenset(
    (
        "in",
        "since",
        "by",
        "from",
        "until",
        "till",
        "to",
        "of",
        "before",
        "after",
        "during",
        "around",
        "early",
        "late",
        "mid",
    )
    + ("between", "through", "about", "and", "circa", "end", "beginning", "start", "throughout", "year", "back", "or")
    + (
        "في",
        "منذ",
        "عام",
        "سنه",
        "العام",
        "السنه",
        "بحلول",
        "حتي",
        "قبل",
        "بعد",
        "خلال",
        "نهايه",
        "مطلع",
        "اوائل",
        "اواخر",
    )
    + ("بدايه", "منتصف", "وحتي", "الي", "من", "بين", "عامي", "صيف", "شتاء", "ربيع", "خريف", "موسم")
)
"""Words before four digits that make a year of them."""

_COMMON = frozenset(("may", "march", "sun", "sat", "mar", "fall", "wed", "mon", "dec", "second", "august", "spring"))
"""English words that are dates only with a capital letter, or with a number or a preposition."""

_NOTHING_SAID = frozenset(("now", "present", "this day", "the present", "the present day", "الان", "حاليا", "حتي الان"))
"""Expressions that come to the day of publication and that no reader takes for a date."""


def is_date(run: Sequence[DateWord], body: str, before: str, language: str) -> bool:
    """Return whether the words of a run are a date, if they can be resolved; ``before`` is the folded word before them."""
    text = body[run[0].start : run[-1].end]
    if " ".join(word.folded for word in run) in _NOTHING_SAID:
        return False
    found = [token for token in tokens(text, language) if token.kind != "-"]
    kinds = {token.kind for token in found}
    if language.startswith("en") and _is_common(run, body, before, kinds):
        return False
    if kinds & _SURE or "month" in kinds:
        return True
    if kinds & _NEED_WHICH and kinds & _WHICH:
        return not _is_bare_period(found, kinds)
    return bool(kinds & {"year", "hijri_or_year", "century"}) and _has_year(run, before)


def _is_bare_period(found: Sequence[Token], kinds: frozenset[str] | set[str]) -> bool:
    """Whether it is an ordinal with a half, a quarter or a day alone, which is a game's or a story's: "the first half"."""
    return kinds <= {"ordinal", "feminine", "half", "quarter", "unit_day", "time", "night", "part", "in", "units"}


def _has_year(run: Sequence[DateWord], before: str) -> bool:
    """Whether the number of four digits stands after a word that makes a year of it."""
    for number, word in enumerate(run):
        if len(word.folded) == 4 and word.folded.isdecimal() and 1000 <= int(word.folded) < 2200:
            previous = run[number - 1].folded if number else before
            return previous in _BEFORE_YEAR or previous in ("-", "–", "/", "(")
    return any(word.folded.rstrip("s").isdecimal() for word in run)


def _is_common(run: Sequence[DateWord], body: str, before: str, kinds: frozenset[str] | set[str]) -> bool:
    """Whether the only sign of a date is an English word that usually means something else."""
    signs = [word for word in run if word.folded in _COMMON]
    if not signs or kinds & {"weekday", "relative_day"} - {"weekday"}:
        return False
    others = [word for word in run if word not in signs and not word.is_joiner]
    if any(body[word.start].islower() for word in signs if word.folded not in ("fall", "spring", "second")):
        return not kinds & {"year", "which", "this"}
    if any(word.folded[0].isdecimal() for word in others) or kinds & {"year", "which", "this", "since", "by"}:
        return False
    return not others and before not in ("in", "of", "by", "since", "until", "to", "from", "on", "and", "last", "next")
