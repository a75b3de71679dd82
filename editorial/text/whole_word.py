"""Whole words: whether words stand at a place of a text as words, or only as part of longer ones.

This is the one rule for every quotation, mention and date of a bundle.
"""

import unicodedata
from enum import IntEnum

import regex

from editorial.text.segment import is_boundary, is_spaceless

PROCLITICS = frozenset("وفبلكس" + "ובכלמשה")
"""Arabic and Hebrew one-letter words that are written together with the next word."""

MAX_PROCLITICS = 2

_JOINED_BEFORE = regex.compile(r"(?:[أوف]\p{M}*){0,2}(?:(?:[بك]\p{M}*)?ا\p{M}*ل\p{M}*|ل\p{M}*ل\p{M}*|[بكلس]\p{M}*)?")
"""What may be written before an Arabic word, also with vowel marks: و or ف, then ب, ك, ل, س, or the article (بال, كال, لل)."""

_LONGEST_BEFORE = 16
"""The most characters of that: five letters with their marks."""

_ERA = regex.compile(r"(?<=\p{Nd})(?:م|هـ?)(?![\p{L}\p{M}\p{N}])")
"""The sign of an era that is written together with an Arabic year: 2024م, 1446هـ."""

_PARTICLES = regex.compile(
    r"(?:이|가|은|는|을|를|의|에|에서|에게|께|로|으로|와|과|도|만|까지|부터|보다|처럼|이나|나|라고|이라고|이며|들|들이|들은|들을|들의)(?!\p{Hangul})"
)
"""Korean particles, which are written together with the word before."""


class Wholeness(IntEnum):
    """How words stand at a place; a greater value is preferred.

    ``WHOLE``: as whole words, perhaps after one-letter proclitics. ``JOINED``: as words to which
    other Arabic proclitics, an article or the sign of an era are joined. ``PART``: as part of a longer word.
    """

    PART = 0
    JOINED = 1
    WHOLE = 2


def wholeness(text: str, start: int, end: int) -> Wholeness:
    """Return how the words from ``start`` to ``end`` stand in the text.

    No letter, mark or digit may follow whole words. None may precede them either, except one or two proclitics at the
    beginning of a word: لروسيا contains روسيا, الغربية does not contain الغرب. A Korean particle may follow. In scripts
    without blanks, any stretch that parts no letter from its marks is a whole word.
    """
    begins, ends = begins_word(text, start), ends_word(text, end)
    if begins and ends:
        return Wholeness.WHOLE
    if (begins or _is_joined_before(text, start)) and (ends or _ERA.match(text, end) is not None):
        return Wholeness.JOINED
    return Wholeness.PART


def begins_word(text: str, start: int) -> bool:
    """Return whether a word, or a word after its proclitics, begins at this offset."""
    for proclitics in range(MAX_PROCLITICS + 1):
        at = start - proclitics
        if not is_in_word(text, at - 1) or is_between_words(text, at):
            return True
        if text[at - 1] not in PROCLITICS:
            return False
    return False


def ends_word(text: str, end: int) -> bool:
    """Return whether a word, or a word before its Korean particle, ends at this offset."""
    if not is_in_word(text, end) or is_between_words(text, end):
        return True
    return _PARTICLES.match(text, end) is not None


def with_lam(name: str) -> tuple[str, ...]:
    """Return how a name with the Arabic article is written after the preposition ل, which takes the alif: الوزارة, للوزارة."""
    if name.startswith("الل"):
        return (name[1:],)
    return (f"ل{name[1:]}",) if name.startswith("ال") and len(name) > len("ال") else ()


def is_in_word(text: str, offset: int) -> bool:
    """Return whether the character at this offset is a letter, a mark or a digit."""
    return 0 <= offset < len(text) and unicodedata.category(text[offset])[0] in "LMN"


def is_between_words(text: str, offset: int) -> bool:
    """Return whether one letter ends and another begins at this offset, one of them of a script without blanks."""
    around = text[max(0, offset - 1) : offset + 1]
    return any(is_spaceless(letter) for letter in around) and is_boundary(text, offset)


def _is_joined_before(text: str, start: int) -> bool:
    """Return whether the letters of this word before ``start`` are all written before an Arabic word."""
    first = start
    while start - first <= _LONGEST_BEFORE and is_in_word(text, first - 1):
        first -= 1
    return first < start and _JOINED_BEFORE.fullmatch(text, first, start) is not None
