"""How dates are written in English."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from editorial.drafting.date_words.english_grammar import ANCHORS, DATE, NAMED
from editorial.drafting.date_words.english_words import CAPITALISED, WORDS
from editorial.drafting.date_words.number import number_kind
from editorial.drafting.date_words.pattern import OTHER, compiled, letters_of
from editorial.drafting.date_words.words import LONGEST, Piece

_SIGNS: Mapping[str, str] = MappingProxyType(
    {",": "comma", ".": "dot", "-": "dash", "–": "dash", "/": "slash", "'": "apostrophe", "’": "apostrophe"}
)
LETTERS = letters_of(
    (
        *CAPITALISED,
        *WORDS,
        *_SIGNS.values(),
        *("day_number", "nth", "year", "number", "decade", "digits", "possessive"),
    )
)
_AS_WRITTEN = {word: LETTERS[kind] for kind, words in CAPITALISED.items() for word in words.split()}
_ANY_CASE = {word: LETTERS[kind] for kind, words in WORDS.items() for word in words.split()}
_ANY_CASE |= {sign: LETTERS[kind] for sign, kind in _SIGNS.items()}
_POSSESSIVE = ("'s", "’s", "'S", "’S")

PATTERN = compiled(NAMED, DATE, LETTERS)
ANCHOR = compiled({}, ANCHORS, LETTERS)
"""A word without which there is no date."""


def pieces(found: "re.Match[str]") -> Sequence[Piece]:
    """Return the kind of an English word; the s of a genitive is a part of its own."""
    word = found[0]
    if word[0].isdecimal():
        return ((0, len(word), LETTERS[number_kind(found)]),)
    if len(word) > LONGEST:
        return ((0, len(word), OTHER),)
    if word.endswith(_POSSESSIVE):
        end = len(word) - 2
        return ((0, end, _letter(word[:end])), (end, len(word), LETTERS["possessive"]))
    return ((0, len(word), _letter(word)),)


def _letter(word: str) -> str:
    return _AS_WRITTEN.get(word) or _ANY_CASE.get(word.lower(), OTHER)
