"""The readings of one word of a name: its consonants by families, and the possible sounds in each place.

A reading is the word's sounds in one romanisation for all scripts. Its *key* has one letter for each consonant: that of the
consonant's family. Which sounds of the family are probable or possible, and which vowels may stand between them, is kept
beside the key as bits, so that two readings with the same key are compared place by place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from types import MappingProxyType

from anyascii import anyascii

from editorial.name.abjads import ARABIC, HEBREW
from editorial.name.alphabets import ARMENIAN, CYRILLIC, GEORGIAN, GREEK
from editorial.name.asian import HANGUL, INDIC, KANA, TAMIL, as_devanagari, as_jamo, as_katakana, is_tamil
from editorial.name.latin import BY_LANGUAGE, CHINESE, LATIN
from editorial.name.notation import BIT, FAMILY, VOWELS, Rules
from editorial.name.particles import PARTICLES

MAX_READINGS = 10
"""The most readings of one word; the most probable come first."""

MAX_DOUBT = 3
"""Readings with more letters that are read improbably are left out."""

_BEAM = 32
_SHORTEST_WITH_ARTICLE = 4

OPEN, FRONT, BACK, NONE, UNWRITTEN = 1, 2, 4, 8, 16
"""The possible sounds of a vowel place: a, i, o or u, none, or unwritten (in an abjad: a short vowel or none)."""

BITS = 5
ANY = 31
PLACES = 12
ABJAD = 1 << (BITS * PLACES)
"""Set if the script writes only long vowels, so that a place without a letter says little."""

GLIDING, PLAIN = 2 * ABJAD, 4 * ABJAD
"""Whether the word may end with an i before its last vowel, as هنية does, and whether it may end without, as *Hanna* does."""

CONSONANT_BITS = 10
CONSONANT_PLACES = 6
DOUBT = CONSONANT_BITS * CONSONANT_PLACES
JOINED = DOUBT + 2
"""Sounds have, for each of the first six consonants, five bits of probable ones, then five of possible ones; then two bits of
doubt, and one for neighbouring words that were joined."""

_CLASSES = MappingProxyType(
    dict.fromkeys("aA", OPEN)
    | dict.fromkeys("iI", FRONT)
    | dict.fromkeys("uU", BACK)
    | dict.fromkeys("eE", OPEN | FRONT)
    | {"?": OPEN | FRONT | BACK, "@": ANY, "w": BACK | NONE | UNWRITTEN}
)
_SHORT = frozenset("aeiu")


@dataclass(frozen=True, slots=True)
class Consonant:
    """A consonant of a reading: its family, and the bits of its probable and of its possible sounds."""

    family: str
    probable: int
    possible: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to say a word: consonants, the vowels before, between and after them, and how many letters are improbable."""

    consonants: tuple[Consonant, ...] = ()
    vowels: tuple[str, ...] = ("",)
    doubt: int = 0
    unwritten: int = 0
    is_joined: bool = False

    @property
    def key(self) -> str:
        """The families of the consonants."""
        return "".join(each.family for each in self.consonants)

    def then(self, other: "Reading") -> "Reading":
        """Return this reading with another after it; a consonant that is written twice is one, unless vowels are left out."""
        if self._ends_as_begins(other):
            other = replace(other, consonants=other.consonants[1:], vowels=other.vowels[1:])
        vowels = (*self.vowels[:-1], self.vowels[-1] + other.vowels[0], *other.vowels[1:])
        return Reading(
            (*self.consonants, *other.consonants), vowels, self.doubt + other.doubt, self.unwritten | other.unwritten
        )

    def _ends_as_begins(self, other: "Reading") -> bool:
        if self.unwritten or not (self.consonants and other.consonants) or self.vowels[-1] or other.vowels[0]:
            return False
        return self.consonants[-1] == other.consonants[0]


@lru_cache(maxsize=16_384)
def readings(word: str, language: str = "") -> tuple[Reading, ...]:
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


def _of_particle(key: str) -> Reading:
    return Reading(tuple(_consonant(((sound,),)) for sound in key), ("@",) * (len(key) + 1))


def _with_and_without_article(word: str) -> Iterator[str]:
    if word.startswith("ال") and len(word) >= _SHORTEST_WITH_ARTICLE and word != "الله":
        yield word[2:]
    yield word


@dataclass(frozen=True, slots=True)
class _Table:
    """The rules of a script as one pattern, whose n-th group is the n-th rule's readings."""

    pattern: re.Pattern[str]
    readings: tuple[tuple[Reading, ...], ...]
    unwritten: int = 0


def _table(rules: Rules, unwritten: int = 0) -> _Table:
    return _Table(
        re.compile("|".join(f"({pattern})" for pattern, _ in rules)),
        tuple(_alternatives(sounds) for _, sounds in rules),
        unwritten,
    )


def _alternatives(sounds: tuple[str, ...]) -> tuple[Reading, ...]:
    """Return the readings of a pattern: sounds that differ only within families become one reading."""
    groups: dict[str, list[list[str]]] = {}
    for sound in sounds:
        units = re.findall(r"[^/](?:/[^/])*", sound)
        skeleton = "".join(unit if unit in VOWELS else FAMILY.get(unit[0], unit[0]) for unit in units)
        groups.setdefault(skeleton, []).append(units)
    return tuple(_merged(alike, min(n, 1)) for n, alike in enumerate(groups.values()))


def _merged(alike: list[list[str]], doubt: int) -> Reading:
    reading = Reading(doubt=doubt)
    for units in zip(*alike, strict=True):
        if units[0] in VOWELS:
            reading = reading.then(Reading((), (units[0],)))
        else:
            reading = reading.then(Reading((_consonant(tuple(unit.split("/") for unit in units)),), ("", "")))
    return reading


def _consonant(units: "tuple[list[str] | tuple[str, ...], ...]") -> Consonant:
    """Return a consonant given its sounds; those of the first unit are the probable ones."""
    bits = [sum(BIT.get(sound, 1) for sound in set(unit)) for unit in units]
    possible = 0
    for each in bits:
        possible |= each
    sound = units[0][0]
    return Consonant(FAMILY.get(sound, sound), bits[0], possible)


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


def _read(word: str, language: str) -> list[Reading]:
    spelled, table = _spelled(word, language)
    found = [Reading(unwritten=table.unwritten)]
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


def _continued(found: list[Reading], following: tuple[Reading, ...]) -> list[Reading]:
    """Return each reading with each that may follow; of too many, the most probable."""
    if following == (Reading(),):
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
def _plain(letter: str) -> tuple[Reading, ...]:
    """Return the reading of a letter without a rule, from its romanisation; nothing if it has none."""
    plain = "".join(each for each in anyascii(letter).lower() if each.isalnum() and each.isascii())
    reading = Reading()
    for each in plain.replace("o", "u").replace("c", "k").replace("q", "k").replace("w", "v").replace("y", "i"):
        following = Reading((), (each,)) if each in VOWELS else Reading((_consonant(((each,),)),), ("", ""))
        reading = reading.then(following)
    return (reading,)


def packed_vowels(reading: Reading) -> int:
    """Return the vowel places of a reading: the last, the first, then those after each consonant but the last."""
    first, *inner, last = reading.vowels
    is_short = len(inner) < 2 and not first
    masks = [_last_mask(reading, last), _mask(first, 0, is_short) & ~UNWRITTEN]
    masks += [_mask(each, reading.unwritten, is_short) for each in inner]
    return _packed(masks) | _glide(last[:-1]) | (ABJAD if reading.unwritten else 0)


def _packed(masks: list[int]) -> int:
    """Return the places as one number; missing places agree with everything."""
    found = ABJAD - 1
    for place, mask in enumerate(masks[:PLACES]):
        found &= ~((ANY ^ mask) << (BITS * place))
    return found


def _glide(vowels: str) -> int:
    """Return the bits that say whether there may be an i among the vowels before the last one."""
    if set(vowels) & {"i", "I"}:
        return GLIDING
    return GLIDING | PLAIN if set(vowels) & {"e", "E", "?", "@"} else PLAIN


def _last_mask(reading: Reading, vowels: str) -> int:
    """Return the possible sounds of the end: its last vowel, which tells a name from others of its family."""
    if not vowels:
        return NONE
    if reading.key.endswith("nk") and vowels in ("a", "u"):
        return OPEN | BACK
    if vowels == "@":
        return ANY
    return OPEN | FRONT | NONE if vowels[-1] == "e" else _CLASSES[vowels[-1]] & ~UNWRITTEN


def _mask(vowels: str, unwritten: int, is_short: bool) -> int:
    """Return the possible sounds of a place: those written, and UNWRITTEN if an abjad would omit them."""
    if not vowels:
        return unwritten or NONE | UNWRITTEN
    mask = 0
    for vowel in vowels:
        mask |= _CLASSES[vowel]
    spoken = vowels.lstrip("i") or "i"
    if len(spoken) == 1 and spoken in _SHORT and not (is_short and spoken in "iu"):
        mask |= UNWRITTEN
    return mask | NONE if vowels == "e" else mask


def packed_sounds(reading: Reading) -> int:
    """Return the sounds of the first consonants and the doubt; missing places agree with everything."""
    found = (1 << DOUBT) - 1 | reading.is_joined << JOINED
    for place, each in enumerate(reading.consonants[:CONSONANT_PLACES]):
        mask = each.probable | each.possible << BITS
        found &= ~(((1 << CONSONANT_BITS) - 1 ^ mask) << (CONSONANT_BITS * place))
    return found | min(reading.doubt, MAX_DOUBT) << DOUBT
