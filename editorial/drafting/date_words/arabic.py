"""How dates are written in Arabic."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from editorial.drafting.date_words.arabic_grammar import ANCHORS, DATE, NAMED
from editorial.drafting.date_words.arabic_words import WORDS
from editorial.drafting.date_words.number import number_kind
from editorial.drafting.date_words.pattern import OTHER, compiled, letters_of
from editorial.drafting.date_words.words import LONGEST, Piece
from editorial.text.fold import fold

_SIGNS: Mapping[str, str] = MappingProxyType(
    {"،": "comma", ",": "comma", "-": "dash", "–": "dash", "/": "slash", "(": "open", ")": "close"}
)
LETTERS = letters_of((*WORDS, *_SIGNS.values(), *("day_number", "nth", "year", "number", "digits", "prefix", "decade")))
_KINDS = {word: LETTERS[kind] for kind, words in WORDS.items() for word in words.split()}
_KINDS |= {sign: LETTERS[kind] for sign, kind in _SIGNS.items()}
_AND = "وف"
_PREPOSITIONS = "بلك"

PATTERN = compiled(NAMED, DATE, LETTERS)
ANCHOR = compiled({}, ANCHORS, LETTERS)
"""A word without which there is no date."""


def pieces(found: "re.Match[str]") -> Sequence[Piece]:
    """Return the kind of an Arabic word; letters that are written on are parts of their own, if the rest is known."""
    word = found[0]
    if word[0].isdecimal():
        return ((0, len(word), LETTERS[number_kind(found, has_hijri=True)]),)
    if len(word) > LONGEST:
        return ((0, len(word), OTHER),)
    return _known(word)


@lru_cache(maxsize=32_768)
def _known(word: str) -> Sequence[Piece]:
    return tuple(_pieces(word, 0))


def _pieces(word: str, start: int) -> Iterator[Piece]:
    """Yield the parts of a word from an offset on."""
    folded = fold(word[start:])
    kind = _KINDS.get(folded)
    if kind or len(folded) < 3 or folded[0] not in _AND + _PREPOSITIONS:
        yield start, len(word), kind or OTHER
    elif folded.startswith("لل") and "ا" + folded[1:] in _KINDS:
        yield start, start, LETTERS["prefix"]
        yield start, len(word), _KINDS["ا" + folded[1:]]
    else:
        yield from _prefixed(word, start, folded)


def _prefixed(word: str, start: int, folded: str) -> Iterator[Piece]:
    rest = _second_letter(word, start)
    parts = tuple(_pieces(word, rest))
    if parts[-1][2] == OTHER or (folded[0] in _PREPOSITIONS and len(parts) > 1):
        yield start, len(word), OTHER
        return
    yield start, rest, LETTERS["wa" if folded[0] in _AND else "prefix"]
    yield from parts


def _second_letter(word: str, start: int) -> int:
    """Return where the next letter begins, past the marks of the one before."""
    return next((at for at in range(start + 1, len(word)) if fold(word[at])), len(word))
