"""Split an expression for a date into its words, and return what each of them means."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from editorial.date.words.lexicon import Lexicon, Token, lexicon_of
from editorial.text.fold import fold
from editorial.text.language import primary_subtag

MAX_EXPRESSION = 200
"""The most characters of words for a date; longer texts are no date."""

_WORD = re.compile(
    r"\d+([/.-])\d+\1\d+(?!\d)"  # a date in digits
    r"|\d{4}[/-]\d{2}(?![\d/])"  # a month in digits
    r"|\d{1,2}/\d{1,2}(?![\d/])"  # a day in digits
    r"|\d+|[^\W\d_]+|[^\s]"
)
_BEFORE_CLOCK = r"(?:\b(?:before|after|around|about|at)\s+)?"
_CLOCK = re.compile(
    _BEFORE_CLOCK + r"(?:الساعه\s+)?\b\d{1,2}(?::\d{2}){1,2}\b(?:\s*[ap]\.?m\b\.?|\s+من\b)?"
    r"|" + _BEFORE_CLOCK + r"\b\d{1,2}\s*[ap]\.?m\b\.?"
    r"|الساعه\s+\d{1,2}\b(?:\s+من\b)?"
)
"""A time of day in digits, which dates do not express."""

_SPACED_SLASH = re.compile(r"(?<=\d)\s*/\s*(?=\d)")
_SPACED_HYPHENS = re.compile(r"\b(\d{1,2})\s+-\s+(\d{1,2})\s+-\s+(\d{4})\b")
_HYPHENED = re.compile(r"\b(\d{1,2})-([^\W\d_]{3,9})-(\d{4})\b")

_HIJRI = ("ar", "fa", "ur")
_COUNTED = (
    *("number", "hundred", "hundreds", "duration", "about", "couple", "more", "two_units", "units"),
    *("unit_hour", "unit_day", "unit_week", "unit_month", "unit_year"),
)
"""What follows "in" or "within" if they count."""

_RANGED = ("number", "ordinal", "year", "weekday", "month", "month_day", "day", "month_of_year", "numeric", "decade")
"""What stands on both sides of a hyphen that means "to"."""


def tokens(expression: str, language: str) -> tuple[Token, ...]:
    """Return the meaning of each phrase in ``expression``, longest phrases first, without words that mean nothing.

    An unknown word is the token ``?``. ``language`` is a BCP 47 tag; languages other than Arabic and English only have
    dates in digits.
    """
    if len(expression) > MAX_EXPRESSION:
        return (Token("?"),)
    primary = primary_subtag(language)
    lexicon = lexicon_of(primary, _split)
    words = [part for word in _split(_plain(expression)) for part in _without_prefix(word, lexicon.words)]
    found = [token for token in _meanings(words, lexicon, primary) if token.kind != "-"]
    return tuple(_without_idle(found))


def _plain(expression: str) -> str:
    """Return the expression folded, without times of day in digits and blanks inside dates in digits."""
    text = _SPACED_SLASH.sub("/", _CLOCK.sub(" ", fold(expression)))
    return _HYPHENED.sub(r"\1 \2 \3", _SPACED_HYPHENS.sub(r"\1-\2-\3", text))


def _split(text: str) -> list[str]:
    return [found.group() for found in _WORD.finditer(text)]


def _meanings(words: Sequence[str], lexicon: Lexicon, language: str) -> Iterator[Token]:
    at = 0
    while at < len(words):
        token, size = _longest(words, at, lexicon, language)
        yield token
        at += size


def _longest(words: Sequence[str], at: int, lexicon: Lexicon, language: str) -> tuple[Token, int]:
    for size in range(min(lexicon.longest, len(words) - at), 0, -1):
        token = lexicon.phrases.get(tuple(words[at : at + size]))
        if token:
            return token, size
    return _token(words[at], language), 1


def _token(word: str, language: str) -> Token:
    if not word[0].isdecimal():
        return Token("slash" if word == "/" else "-" if word in '()[]،,.;:"' else "?")
    if not word.isdecimal():
        return _in_digits(re.split(r"[/.-]", word), language)
    if len(word) == 4:
        is_hijri = language in _HIJRI and 1300 <= int(word) < 1500
        return Token("hijri_or_year" if is_hijri else "year", int(word))
    return Token("number", int(word)) if len(word) <= 3 else Token("?")


def _in_digits(parts: Sequence[str], language: str) -> Token:
    """Return a date in digits. If its order leaves two days, it has both, the one that the language writes first."""
    numbers = [int(part) for part in parts]
    if len(parts[0]) == 4:
        return _year_first(numbers, language)
    day_first, month_first = (numbers[1], numbers[0]), (numbers[0], numbers[1])
    orders = [order for order in (day_first, month_first) if 1 <= order[0] <= 12 and 1 <= order[1] <= 31]
    kept = orders if language == "en" else orders[:1]
    if len(parts) == 2:
        return Token("month_day", kept[0][0] * 100 + kept[0][1]) if len(set(kept)) == 1 else Token("?")
    if len(parts[2]) != 4 or not kept:
        return Token("?")
    return Token("numeric", " ".join(dict.fromkeys(f"{numbers[2]:04}-{month:02}-{day:02}" for month, day in kept)))


def _year_first(numbers: Sequence[int], language: str) -> Token:
    if language in _HIJRI and numbers[0] < 1500:
        return Token("?")
    if len(numbers) == 2:
        if numbers[1] > 12 and (numbers[0] + 1) % 100 == numbers[1]:
            return Token("year_pair", numbers[0])
        return Token("month_of_year", numbers[0] * 12 + numbers[1] - 1) if 1 <= numbers[1] <= 12 else Token("?")
    try:
        return Token("day", date(*numbers).isoformat())
    except (ValueError, TypeError):
        return Token("?")


def _without_prefix(word: str, known: frozenset[str]) -> Sequence[str]:
    """Separate the Arabic letters that are joined to a known word: "and", "so", "in", "for", "as"."""
    found = _prefixed(word, known)
    return found or (word,)


def _prefixed(word: str, known: frozenset[str]) -> tuple[str, ...]:
    if word in known:
        return (word,)
    if len(word) < 3 or word[0] not in "وفبلك" or word[0] not in known:
        return ()
    rest = "ا" + word[1:] if word.startswith("لل") else word[1:]
    found = _prefixed(rest, known)
    return (word[0], *found) if found else ()


def _without_idle(found: Sequence[Token]) -> Iterator[Token]:
    """Leave out "and" at the beginning, "in" that does not count, and hyphens that are not between two of a kind."""
    for at, token in enumerate(found):
        before = found[at - 1].kind if at else ""
        after = found[at + 1].kind if at + 1 < len(found) else ""
        is_idle = (
            (token.kind == "and" and not before)
            or (token.kind in ("in", "within") and after not in _COUNTED)
            or (token.kind == "dash" and not (before in _RANGED and after in _RANGED))
        )
        if token.kind == "period_end":
            yield from (Token("end"), Token(f"unit_{token.value}", token.value))
        elif not is_idle:
            yield token


def known_words(language: str) -> frozenset[str]:
    """Return the words of a language that dates are written with, folded."""
    return lexicon_of(language, _split).words


def unknown_words(expression: str, language: str) -> Iterable[str]:
    """Return the words of an expression that mean nothing for dates, folded."""
    primary = primary_subtag(language)
    lexicon = lexicon_of(primary, _split)
    for word in _split(fold(expression)):
        for part in _without_prefix(word, lexicon.words):
            if part not in lexicon.words and _token(part, primary).kind == "?":
                yield part
