"""Keys of names: the sound of a name in any script, so that its other spellings have the same keys.

A key has one letter for each consonant of a word, that of the consonant's family, in one romanisation for all scripts:
سيخانوسكايا and Cichanoŭskaja are both ``sknsk``. If a letter belongs to several families (German c is k or s) the word has
several keys. Beside each key are kept the sounds and vowels that are possible in each place: they tell Gaza from Giza, and
rank the names that have the same key. ``name_distance`` in SQL compares them.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, product

from editorial.name.packing import packed_sounds, packed_vowels
from editorial.name.particles import ARTICLES, COMPOUND, SUN_ARTICLES
from editorial.name.pronunciation import MAX_DOUBT, Pronunciation
from editorial.name.sound import readings
from editorial.text.fold import DROPPED_RANGES
from editorial.text.language import primary_subtag
from editorial.text.segment import words as spans_of_words

MAX_WORDS = 16
"""The most words of a name that get keys; further words are ignored."""

MAX_LETTERS = 40
MAX_JOINED = 8
"""The most consonants of neighbouring words that are also read as one word."""

MISSING_FROM = 7
"""A word with at least so many consonants also has keys that lack one of them."""

_READINGS_TO_JOIN = 2
_ALL_JOINED = 3
_NON_JOINER = "\u200c"
_HYPHENS = ("-", "‐", "‑")
_DOUBLED = re.compile(
    r"([b-df-hjkmnp-tv-zбвгджзклмнпрстфхцчшщβδζθκλμνπρστφχ\u05d0-\u05d4\u05d6-\u05d8\u05da-\u05ea])\1+"
)
_COMPOUND = re.compile(COMPOUND)
_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛ʼʹ`´ʻʿʾ׳", "'"))
_UNSEEN = {point: None for first, last in DROPPED_RANGES if first > 0x036F for point in range(first, last + 1)}
_UNSEEN.pop(ord(_NON_JOINER))


_Heard = tuple[int, tuple[Pronunciation, ...]]
"""The place of a word, and its readings."""


@dataclass(frozen=True, slots=True)
class NameKey:
    """One reading of a word of a name.

    ``place`` is the word's place in the name, from 0. ``vowels`` and ``sounds`` are bits, packed as
    ``editorial/name/packing.py`` says.
    """

    place: int
    key: str
    vowels: int
    sounds: int


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a name in lower case; ``hyphened`` if a hyphen follows."""

    text: str
    hyphened: bool


def name_keys(text: str, language: str = "") -> tuple[str, ...]:
    """Return the different keys of ``text`` in order: one or more for each word with a consonant or a digit.

    The Arabic article (ال, al-, el-) has no key of its own; a word with ال has keys with and without it. Other letters
    that Arabic joins to a word (و ف ب ل ك) stay, because in a name they mostly belong to the name.
    """
    return tuple(dict.fromkeys(each.key for each in heard(text, language)))


def heard(text: str, language: str = "") -> tuple[NameKey, ...]:
    """Return the keys of the words of ``text``, then those of neighbouring words that may be written as one.

    The key of neighbours stands once for the place of each of them. The most probable reading of a long word also has
    keys without any one of its consonants but the first and the last. ``language`` is a BCP 47 tag.
    """
    found = list(_readings(text, language))
    probable = dict(reversed(found))
    near = [(place, other) for place, each in probable.items() for other in _lacking_one(each)]
    return tuple(dict.fromkeys(_key(place, each) for place, each in (*found, *near)))


def required_words(text: str) -> tuple[tuple[int, str], ...]:
    """Return the words of ``text`` with their places, in lower case, without articles."""
    return tuple((place, word) for place, word in _spoken(text))


def _key(place: int, reading: Pronunciation) -> NameKey:
    return NameKey(place, reading.key, packed_vowels(reading), packed_sounds(reading))


def _readings(text: str, language: str) -> Iterator[tuple[int, Pronunciation]]:
    """Yield the readings of each word with its place, then those of neighbours with the place of each."""
    subtag = primary_subtag(language)
    words = [(place, _of_word(word, subtag)) for place, word in _spoken(text)]
    for place, each in words:
        yield from ((place, reading) for reading in each if reading.consonants)
    for group in _neighbours(words):
        for reading in _joined([each for _, each in group]):
            yield from ((place, reading) for place, _ in group)


def _neighbours(words: list[_Heard]) -> Iterator[tuple[_Heard, ...]]:
    """Yield each two neighbouring words, and all of a name of three."""
    yield from pairwise(words)
    if len(words) == _ALL_JOINED:
        yield tuple(words)


def _joined(words: list[tuple[Pronunciation, ...]]) -> Iterator[Pronunciation]:
    """Yield the probable readings of words that are written as one."""
    for choice in product(*(each[:_READINGS_TO_JOIN] for each in words)):
        whole, *others = choice
        for other in others:
            whole = whole.then(other)
        if whole.doubt <= 1 and 0 < len(whole.consonants) <= MAX_JOINED:
            yield replace(whole, is_joined=True)


def _of_word(word: str, language: str) -> tuple[Pronunciation, ...]:
    """Return the readings of a word; one that begins with "servant of the" is also read without the article."""
    compound = _COMPOUND.match(word)
    if not compound or compound.end() == len(word):
        return readings(word, language)
    servant, rest = readings(compound[1], language), readings(word[compound.end() :], language)
    parts = tuple(first.then(second) for first in servant for second in rest[:_READINGS_TO_JOIN])
    return tuple(dict.fromkeys((*parts, *readings(word, language))))


def _lacking_one(reading: Pronunciation) -> Iterator[Pronunciation]:
    """Yield a long reading without each of its consonants in turn, except for the first and the last."""
    count = len(reading.consonants)
    for at in range(1, count - 1) if count >= MISSING_FROM else ():
        yield replace(
            reading,
            consonants=(*reading.consonants[:at], *reading.consonants[at + 1 :]),
            vowels=(*reading.vowels[:at], "@", *reading.vowels[at + 2 :]),
            doubt=MAX_DOUBT,
        )


def _spoken(text: str) -> list[tuple[int, str]]:
    words = _words(text)
    return [(place, word.text) for place, word in enumerate(words) if not _is_article(words, place)]


def _words(text: str) -> list[_Word]:
    plain = unicodedata.normalize("NFKC", text).translate(_UNSEEN).translate(_QUOTES).lower()
    found = []
    for start, end in _runs(plain):
        word = _DOUBLED.sub(r"\1", _without_signs(plain[start:end]))[:MAX_LETTERS]
        if word:
            found.append(_Word(word, plain[end : end + 1] in _HYPHENS))
        if len(found) == MAX_WORDS:
            break
    return found


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand: letters of scripts without blanks that touch are one word."""
    last: tuple[int, int] | None = None
    for start, end in spans_of_words(text):
        if last and last[1] == start:
            last = last[0], end
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last


def _without_signs(word: str) -> str:
    """Return a word without apostrophes and points; in Hebrew an apostrophe changes the letter before it."""
    kept = "'" if "\u0590" <= word[0] <= "\u05ff" else ""
    return "".join(
        each
        for each in word
        if each.isalnum() or each == _NON_JOINER or each in kept or unicodedata.category(each)[0] == "M"
    )


def _is_article(words: list[_Word], place: int) -> bool:
    word = words[place]
    if place + 1 == len(words):
        return False
    return word.text in ARTICLES or (word.hyphened and word.text in SUN_ARTICLES)
