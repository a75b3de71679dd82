"""How a number is meant: exactly, about, at least; by the words before it and after it."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from editorial.drafting.quantities import arabic_words, english_words
from editorial.model.vocabulary import Comparator

_BEFORE, _AFTER = 32, 40
"""How many characters before and after a number are looked at."""


def _pattern(english: str, arabic: str) -> "re.Pattern[str]":
    return re.compile(
        rf"(?:\b(?:{english})|(?<!\w)[وف]?[بل]?(?:{arabic}))\s+(?:the\s+|ب\w*\s*)?[^\w\s]*$", re.IGNORECASE
    )


_BEFORE_NUMBER: Mapping[Comparator, "re.Pattern[str]"] = MappingProxyType(
    {
        Comparator.LTE: _pattern(english_words.AT_MOST, arabic_words.AT_MOST),
        Comparator.GTE: _pattern(english_words.AT_LEAST, arabic_words.AT_LEAST),
        Comparator.LT: _pattern(english_words.LESS, arabic_words.LESS),
        Comparator.GT: _pattern(english_words.GREATER, arabic_words.GREATER),
        Comparator.ABOUT: _pattern(english_words.ABOUT, arabic_words.ABOUT),
    }
)
"""Longer phrases come first: «لا يتجاوز» before «يتجاوز»."""

_JOINED_ABOUT = re.compile(r"(?<!\w)[وف]?ب(?:نحو|حوالي|قرابة|زهاء)\s+$")
_AT_LEAST_AFTER = re.compile(r"[^.،,؛;]{0,24}(?:على الأقل|على الاقل|at least|or more)")
_AT_MOST_AFTER = re.compile(r"[^.،,؛;]{0,24}(?:على الأكثر|كحد أقصى|at most|or less|or fewer)")


def comparator_of(text: str, start: int, end: int) -> Comparator:
    """Return how the number at a place is meant."""
    before = text[max(0, start - _BEFORE) : start]
    for comparator, pattern in _BEFORE_NUMBER.items():
        if pattern.search(before):
            return comparator
    if _JOINED_ABOUT.search(before):
        return Comparator.ABOUT
    if _AT_LEAST_AFTER.match(text, end, end + _AFTER):
        return Comparator.GTE
    return Comparator.LTE if _AT_MOST_AFTER.match(text, end, end + _AFTER) else Comparator.EQ
