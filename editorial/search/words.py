"""The words of a text for searching: the place of each in the original, and the forms under which it is found.

A form is a lexeme of the search index. A plain form is the folded word, or what remains of it without prefixes
(``editorial.search.arabic``); a form that begins with ``~`` is a stem. Letters of scripts without spaces are words of
their own.
"""

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from editorial.search.arabic import cores, stem
from editorial.text.fold import DROPPED_RANGES, fold

STEM = "~"
"""Marks the lexeme of a stem."""

MAX_LEXEME = 200
"""The most code points of a lexeme: a longer word is found by its beginning."""

_MARKS = "".join(f"{chr(first)}-{chr(last)}" for first, last in DROPPED_RANGES)
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff"
)
_LETTER = rf"[^\W_{_SPACELESS}]"
_WORD = re.compile(
    rf"[{_SPACELESS}]|{_LETTER}+(?:[{_MARKS}]+{_LETTER}*|['’ʼ]{_LETTER}+|(?<=\d)[.,٫٬](?=\d){_LETTER}+)*"
)
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_SEPARATORS = str.maketrans("٫٬", ".,")
_ARABIC = re.compile("[\u0621-\u064a]{2,}")
_LATIN = re.compile("[a-z]{3,}")


class Strength(Enum):
    """How close a form is to the word as written: PostgreSQL's weights of lexemes."""

    TITLE = "A"
    """The word itself, in a headline, a title or a name."""
    WORD = "B"
    """The word itself."""
    CORE = "C"
    """The word without its prefixes."""
    STEM = "D"
    """Its stem."""


class WordForm(NamedTuple):
    """A form under which a word is found."""

    lexeme: str
    strength: Strength


class Word(NamedTuple):
    """A word of a text: as written, and its place in code points, half open."""

    text: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text in order."""
    for match in _WORD.finditer(text):
        yield Word(match[0], match.start(), match.end())


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """Return the form that all spellings of a word share; empty if nothing of it is left."""
    folded = fold(word).translate(_SEPARATORS)
    if _THOUSANDS.fullmatch(folded):
        return folded.replace(",", "")
    return folded.removesuffix("'s").replace("'", "").strip()[:MAX_LEXEME]


@lru_cache(maxsize=65_536)
def forms_of(word: str, language: str | None = None) -> tuple[WordForm, ...]:
    """Return the forms under which a word is found, the word itself first.

    ``language`` is that of the text. English is stemmed (Snowball's "english"), and a word in Arabic letters as Arabic;
    without a language, as in queries, every word in Latin letters is stemmed as English.
    """
    itself = plain(word)
    if not itself:
        return ()
    found = {itself: Strength.WORD}
    if _ARABIC.fullmatch(itself):
        for core in cores(itself):
            found.setdefault(core, Strength.CORE)
        found[STEM + stem(itself)] = Strength.STEM
        for core in cores(itself):
            found.setdefault(STEM + stem(core), Strength.STEM)
    elif _LATIN.fullmatch(itself) and (language is None or language.split("-")[0].lower() == "en"):
        found[STEM + _english(itself)] = Strength.STEM
    return tuple(WordForm(lexeme, strength) for lexeme, strength in found.items())


@lru_cache(maxsize=65_536)
def _english(word: str) -> str:
    return str(snowballstemmer.stemmer("english").stemWord(word))
