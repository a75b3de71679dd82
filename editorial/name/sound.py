"""The readings of one word of a name: its consonants by families, and the possible sounds in each place.

A reading is the word's sounds in one romanisation for all scripts. Its *key* has one letter for each consonant: that of the
consonant's family. Which sounds of the family are probable or possible, and which vowels may stand between them, is kept
beside the key as bits, so that two readings with the same key are compared place by place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from anyascii import anyascii

from editorial.name.abjads import ARABIC, HEBREW
from editorial.name.alphabets import ARMENIAN, CYRILLIC, GEORGIAN, GREEK
from editorial.name.asian import HANGUL, INDIC, KANA, TAMIL, as_devanagari, as_jamo, as_katakana, is_tamil
from editorial.name.languages import BY_LANGUAGE, CHINESE
from editorial.name.latin import LATIN
from editorial.name.notation import VOWELS, Rules
from editorial.name.packing import ANY, UNWRITTEN
from editorial.name.particles import PARTICLES
from editorial.name.pronunciation import MAX_DOUBT, Pronunciation, alternatives, consonant

MAX_READINGS = 10
"""The most readings of one word; the most probable come first."""

_BEAM = 32
_SHORTEST_WITH_ARTICLE = 4


@lru_cache(maxsize=16_384)
def readings(word: str, language: str = "") -> tuple[Pronunciation, ...]:
    """Return the readings of a word in lower case, the most probable first.

    ``language`` is a primary subtag of BCP 47; it decides which sounds of Latin letters are probable.
    """
    if word in PARTICLES:
        return (_of_particle(PARTICLES[word]),)
    found = dict.fromkeys(each for spelled in _with_and_without_article(word) for each in _read(spelled, language))
    heard = [each for each in found if each.doubt <= MAX_DOUBT]
    heard = [each for each in heard if each.consonants] or heard
    least = min((each.doubt for each in heard), default=0)
    ranked = sorted(heard, key=lambda each: each.doubt)[:MAX_READINGS]
    return tuple(replace(each, doubt=each.doubt - least) for each in ranked)


def _of_particle(key: str) -> Pronunciation:
    return Pronunciation(tuple(consonant(((sound,),)) for sound in key), ("@",) * (len(key) + 1))


def _with_and_without_article(word: str) -> Iterator[str]:
    if word.startswith("ال") and len(word) >= _SHORTEST_WITH_ARTICLE and word != "الله":
        yield word[2:]
    yield word


@dataclass(frozen=True, slots=True)
class _Table:
    """The rules of a script as one pattern, whose n-th group is the n-th rule's readings."""

    pattern: re.Pattern[str]
    readings: tuple[tuple[Pronunciation, ...], ...]
    unwritten: int = 0


def _table(rules: Rules, unwritten: int = 0) -> _Table:
    return _Table(
        re.compile("|".join(f"({pattern})" for pattern, _ in rules)),
        tuple(alternatives(sounds) for _, sounds in rules),
        unwritten,
    )


_LATIN = _table(LATIN)
_SCRIPTS: tuple[tuple[int, int, _Table], ...] = (
    (0x0370, 0x03FF, _table(GREEK)),
    (0x1F00, 0x1FFF, _table(GREEK)),
    (0x0400, 0x052F, _table(CYRILLIC)),
    (0x0530, 0x058F, _table(ARMENIAN)),
    (0x0590, 0x05FF, _table(HEBREW, ANY)),
    (0x0600, 0x06FF, _table(ARABIC, UNWRITTEN)),
    (0x0750, 0x077F, _table(ARABIC, UNWRITTEN)),
    (0x10A0, 0x10FF, _table(GEORGIAN)),
    (0x1C90, 0x1CBF, _table(GEORGIAN)),
    (0x30A0, 0x30FF, _table(KANA)),
    (0x1100, 0x11FF, _table(HANGUL)),
    (0x0900, 0x097F, _table(INDIC)),
)
_TAMIL = _table(TAMIL)
_PINYIN = _table(CHINESE + LATIN)
_HAN = (range(0x2E80, 0x3040), range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x32000))


@cache
def _of_language(language: str) -> _Table:
    """Return the table of Latin letters as a language hears them: its own sounds first, then any others."""
    own = BY_LANGUAGE.get(language)
    if own is None:
        return _LATIN
    return _table(tuple((pattern, _with_others(pattern, sounds)) for pattern, sounds in own) + LATIN)


def _with_others(pattern: str, sounds: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sounds that a language has for a letter, then those of other languages."""
    letter = pattern.strip("^$")
    others = next((each for rule, each in LATIN if rule == letter), ())
    return tuple(dict.fromkeys((*sounds, *others)))


def _read(word: str, language: str) -> list[Pronunciation]:
    spelled, table = _spelled(word, language)
    found = [Pronunciation(unwritten=table.unwritten)]
    at = 0
    while at < len(spelled):
        match = table.pattern.match(spelled, at)
        if match and match.end() > at:
            following = table.readings[(match.lastindex or 1) - 1]
            at = match.end()
        else:
            following = _plain(spelled[at])
            at += 1
        found = _continued(found, following)
    return found


def _continued(found: list[Pronunciation], following: tuple[Pronunciation, ...]) -> list[Pronunciation]:
    """Return each reading with each that may follow; of too many, the most probable."""
    if following == (Pronunciation(),):
        return found
    continued = [reading.then(each) for each in following for reading in found]
    return sorted(continued, key=lambda each: each.doubt)[:_BEAM] if len(following) > 1 else continued


def _spelled(word: str, language: str) -> tuple[str, _Table]:
    """Return a word in the form that its script's table takes, and the table: that of its first letter.

    Words in scripts without a table are romanised.
    """
    first = ord(word[0])
    if any(first in block for block in _HAN):
        return anyascii(word).lower(), _PINYIN
    if 0x0900 <= first < 0x0D80:
        return as_devanagari(word), _TAMIL if is_tamil(word[0]) else _table_of(0x0900) or _LATIN
    word = as_katakana(as_jamo(word) if 0xAC00 <= first < 0xD7B0 else word)
    if table := _table_of(ord(word[0])):
        return word, table
    if first < 0x0250 or 0x1E00 <= first <= 0x1EFF:
        return word, _of_language(language)
    return anyascii(word).lower(), _LATIN


def _table_of(point: int) -> _Table | None:
    return next((table for first, last, table in _SCRIPTS if first <= point <= last), None)


@lru_cache(maxsize=1024)
def _plain(letter: str) -> tuple[Pronunciation, ...]:
    """Return the reading of a letter without a rule, from its romanisation; nothing if it has none."""
    plain = "".join(each for each in anyascii(letter).lower() if each.isalnum() and each.isascii())
    reading = Pronunciation()
    for each in plain.replace("o", "u").replace("c", "k").replace("q", "k").replace("w", "v").replace("y", "i"):
        following = Pronunciation((), (each,)) if each in VOWELS else Pronunciation((consonant(((each,),)),), ("", ""))
        reading = reading.then(following)
    return (reading,)
