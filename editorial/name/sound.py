"""The sound of one word of a name: its consonants, and the possible vowels in the places between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from types import MappingProxyType

from anyascii import anyascii

from editorial.name.letters import ARABIC, ARABIC_VOWELS, CYRILLIC, LATIN, PARTICLES, Rules

MAX_KEYS = 12
"""The most keys of one word; the most probable come first."""

OPEN, FRONT, BACK, NONE, UNWRITTEN = 1, 2, 4, 8, 16
"""The possible sounds of a vowel place: a, i, o or u, none, or unwritten (in an abjad: a short vowel or none)."""

BITS = 5
ANY = 31
PLACES = 12
ABJAD = 1 << (BITS * PLACES)
"""Set if the script writes only long vowels, so that a place without a letter says little."""

_CLASSES = MappingProxyType(
    dict.fromkeys("aA", OPEN)
    | dict.fromkeys("iI", FRONT)
    | dict.fromkeys("uU", BACK)
    | dict.fromkeys("eE", OPEN | FRONT)
    | {"?": OPEN | FRONT | BACK}
)
_SHORT = frozenset("aeiu")

_ALL = ABJAD - 1
_SPOKEN = re.compile("[aeiuAIUE?]*")


def packed(masks: list[int]) -> int:
    """Return the places as one number; missing places agree with everything."""
    found = _ALL
    for place, mask in enumerate(masks[:PLACES]):
        found &= ~((ANY ^ mask) << (BITS * place))
    return found


@lru_cache(maxsize=16_384)
def word_keys(word: str) -> tuple[tuple[str, int], ...]:
    """Return the keys of a word in lower case, each with its vowel places; the most probable first.

    The places are encoded as in ``NameKey`` in ``editorial/name/key.py``.
    """
    if word in PARTICLES:
        return ((PARTICLES[word], _ALL),)
    found: dict[tuple[str, int], None] = {}
    for spelled in _with_and_without_article(word):
        rules, is_abjad = _rules(spelled)
        for sounds in _sounds(spelled if rules else anyascii(spelled).lower(), rules or _LATIN, is_abjad):
            key = _SPOKEN.sub("", sounds)
            if key:
                found[key, _vowels(sounds, is_abjad)] = None
    return tuple(found)[:MAX_KEYS]


def _with_and_without_article(word: str) -> Iterator[str]:
    if word.startswith("ال") and len(word) > 4:
        yield word[2:]
    yield word


@dataclass(frozen=True, slots=True)
class _Table:
    """The rules of a script as one pattern, whose n-th group is the n-th rule's."""

    pattern: re.Pattern[str]
    sounds: tuple[tuple[str, ...], ...]


def _table(rules: Rules) -> _Table:
    return _Table(re.compile("|".join(f"({pattern})" for pattern, _ in rules)), tuple(sounds for _, sounds in rules))


_LATIN, _CYRILLIC, _ARABIC = _table(LATIN), _table(CYRILLIC), _table(ARABIC)


def _rules(word: str) -> tuple[_Table | None, bool]:
    """Return the table for a word's first letter, None for scripts without one, and whether the script is an abjad."""
    first = word[0]
    if "\u0600" <= first <= "\u06ff" or "\u0750" <= first <= "\u077f":
        return _ARABIC, True
    if "\u0400" <= first <= "\u052f":
        return _CYRILLIC, False
    if first < "\u0250" or "\u1e00" <= first <= "\u1eff":
        return _LATIN, False
    return None, "\u0590" <= first <= "\u05ff"


def _sounds(word: str, table: _Table, is_abjad: bool) -> Iterator[str]:
    """Yield the possible sounds of a word, consonants and vowels."""
    parts: list[tuple[str, ...]] = []
    at = 0
    while at < len(word):
        match = table.pattern.match(word, at)
        if match and match.end() > at:
            given = table.sounds[(match.lastindex or 1) - 1]
            parts.append(given or (ARABIC_VOWELS.get(match[0], ""),))
            at = match.end()
        else:
            parts.append((_plain(word[at]),))
            at += 1
    yield from _likeliest(parts)


@lru_cache(maxsize=1024)
def _plain(letter: str) -> str:
    """Return the sound of a letter without a rule: the letters and digits of its romanisation, with u for o."""
    return "".join(each for each in anyascii(letter).lower() if each.isalnum() and each.isascii()).replace("o", "u")


def _likeliest(parts: list[tuple[str, ...]]) -> Iterator[str]:
    """Yield the combinations, those with the fewest less probable sounds first; at most four letters vary."""
    if all(len(part) == 1 for part in parts):
        yield "".join(part[0] for part in parts)
        return
    varying = 0
    kept = []
    for part in parts:
        varying += len(part) > 1
        kept.append(part if varying <= 4 else part[:1])
    ranked = sorted(product(*(range(len(part)) for part in kept)), key=sum)
    for choice in ranked:
        yield "".join(part[n] for part, n in zip(kept, choice, strict=True))


def _vowels(sounds: str, is_abjad: bool) -> int:
    """Return the vowel places of a word: the last, the first, then those after each consonant but the last."""
    places = re.split("[^aeiuAIUE?]", sounds)
    is_short = len(places) < 4
    first, *inner, last = places if len(places) > 1 else (places[0], "")
    masks = [_last_mask(sounds, last), _mask(first, False, is_short)]
    masks += [_mask(each, is_abjad, is_short) for each in inner]
    return packed(masks) | (ABJAD if is_abjad else 0)


def _last_mask(sounds: str, vowels: str) -> int:
    """Return the possible sounds of the end: its last vowel, which tells a name from others of its family."""
    if not vowels:
        return NONE
    if re.search("nk[au]$", sounds):
        return OPEN | BACK
    return OPEN | FRONT | NONE if vowels[-1] == "e" else _CLASSES[vowels[-1]]


def _mask(vowels: str, unwritten: bool, is_short: bool) -> int:
    """Return the possible sounds of a place: those written, and UNWRITTEN if an abjad would omit them."""
    if not vowels:
        return UNWRITTEN if unwritten else NONE | UNWRITTEN
    mask = 0
    for vowel in vowels:
        mask |= _CLASSES[vowel]
    spoken = vowels.lstrip("i") or "i"
    if len(spoken) == 1 and spoken in _SHORT and not (is_short and spoken in "iu"):
        mask |= UNWRITTEN
    return mask | NONE if vowels == "e" else mask
