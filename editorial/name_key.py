"""Keys of names: what a name sounds like whatever the script, so that other spellings of it have the same keys.

A key is the consonants of a word as one romanisation for all scripts hears them: سيخانوسكايا and Cichanoŭskaja are both
``sxnsk``. Where a letter can be heard in several ways (ق is k or g, ц is s or t) the word has several keys. Vowels are kept
beside a key as places with what may stand in each: they tell Gaza from Giza, whose consonants are the same.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from anyascii import anyascii

from editorial.fold import DROPPED_RANGES
from editorial.name_letters import ARABIC, ARABIC_VOWELS, ARTICLES, CYRILLIC, LATIN, PARTICLES, SUN_ARTICLES, Rules

MAX_WORDS = 16
"""Words of a name that get keys; what has more is no name."""

MAX_KEYS = 8
"""Keys of one word; the most probable come first."""

MAX_LETTERS = 40
_MAX_JOINED = 3
_NEAR_FROM = 5

A, I, U, NONE, UNWRITTEN = 1, 2, 4, 8, 16
"""What may stand in a place for vowels. UNWRITTEN is what an abjad leaves out: a short vowel or none."""

BITS = 5
ANY = 31
PLACES = 12
ABJAD = 1 << (BITS * PLACES)
"""Set where the script writes long vowels only, so that a place without a letter says little."""

_CLASSES = {"a": A, "A": A, "i": I, "I": I, "u": U, "U": U, "e": A | I, "E": A | I, "?": A | I | U}
_SHORT = frozenset("aeiu")
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SPOKEN = re.compile("[aeiuAIUE?]*")
_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛ʼʹ`´ʻʿʾ", "'"))
_UNSEEN = {point: None for first, last in DROPPED_RANGES if first > 0x036F for point in range(first, last + 1)}
_DEVOICED = str.maketrans("pvgdzhSCj", "bfktsxsss")


@dataclass(frozen=True, slots=True)
class NameKey:
    """One way in which a word of a name is heard.

    ``place`` is the word's place in the name, from 0; -1 for all the words written as one. ``vowels`` has five bits for
    each place for vowels: the last place in the lowest bits, then the first, then those after each consonant.
    """

    place: int
    key: str
    vowels: int


def name_keys(text: str) -> tuple[str, ...]:
    """Return the keys of the words of ``text`` in order: one or more for each word that has a consonant or a digit.

    The article of Arabic (ال, al-, el-) has no key of its own; with ال a word has keys with it and without. Other letters
    that Arabic writes together with a word (و ف ب ل ك) stay: in a name they are mostly the name's own.
    """
    return tuple(dict.fromkeys(each.key for each in heard(text) if each.place >= 0))


def heard(text: str) -> tuple[NameKey, ...]:
    """Return the keys of ``text`` with their places and vowels, and those of two or three words written as one."""
    words = _words(text)
    found = [
        NameKey(place, key, vowels)
        for place, word in enumerate(words)
        if not _is_article(words, place)
        for key, vowels in _word_keys(word.text)
    ]
    if 1 < len(words) <= _MAX_JOINED:
        found += [NameKey(-1, key, vowels) for key, vowels in _word_keys("".join(word.text for word in words))]
    return tuple(dict.fromkeys(found))


def near_keys(key: str) -> tuple[str, ...]:
    """Return what ``key`` shares with a key that differs by one consonant; nothing for a short one.

    These are the key and what is left of it without one of its consonants after the first, each with pairs that are easily
    confused made one.
    """
    if len(key) < _NEAR_FROM:
        return ()
    plain = key.translate(_DEVOICED)
    return tuple(dict.fromkeys((plain, *(plain[:at] + plain[at + 1 :] for at in range(1, len(plain))))))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a name as it is written, in lower case; ``hyphened`` where a hyphen follows."""

    text: str
    hyphened: bool


def _words(text: str) -> list[_Word]:
    plain = unicodedata.normalize("NFKC", text).translate(_UNSEEN).translate(_QUOTES).lower()
    found = []
    for match in _TOKEN.finditer(plain):
        word = match[0].replace("'", "")[:MAX_LETTERS]
        found.append(_Word(word, plain[match.end() : match.end() + 1] in ("-", "‐", "‑")))
        if len(found) == MAX_WORDS:
            break
    return found


def _is_article(words: list[_Word], place: int) -> bool:
    word = words[place]
    if place + 1 == len(words):
        return False
    return word.text in ARTICLES or (word.hyphened and word.text in SUN_ARTICLES)


@lru_cache(maxsize=4096)
def _word_keys(word: str) -> tuple[tuple[str, int], ...]:
    """Return the keys of a word with their vowels, the most probable first."""
    if word in PARTICLES:
        return (("bn", ABJAD - 1),)
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
    """A script's rules as one pattern, whose n-th group is the n-th rule's."""

    pattern: re.Pattern[str]
    sounds: tuple[tuple[str, ...], ...]


def _table(rules: Rules) -> _Table:
    return _Table(re.compile("|".join(f"({pattern})" for pattern, _ in rules)), tuple(sounds for _, sounds in rules))


_LATIN, _CYRILLIC, _ARABIC = _table(LATIN), _table(CYRILLIC), _table(ARABIC)


def _rules(word: str) -> tuple[_Table | None, bool]:
    """Return the table for a word by its first letter, None for scripts without one, and whether it is an abjad."""
    first = word[0]
    if "\u0600" <= first <= "\u06ff" or "\u0750" <= first <= "\u077f":
        return _ARABIC, True
    if "\u0400" <= first <= "\u052f":
        return _CYRILLIC, False
    if first < "\u0250" or "\u1e00" <= first <= "\u1eff":
        return _LATIN, False
    return None, "\u0590" <= first <= "\u05ff"


def _sounds(word: str, table: _Table, is_abjad: bool) -> Iterator[str]:
    """Yield the ways in which a word sounds, consonants and vowels."""
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
    for spoken in _likeliest(parts):
        yield spoken if is_abjad else re.sub(r"([^aeiuAIUE?0-9])\1+", r"\1", spoken)


def _plain(letter: str) -> str:
    """Return a letter without a rule as the first letters of its romanisation that are sounds."""
    return "".join(each for each in anyascii(letter).lower() if each.isalnum() and each.isascii()).replace("o", "u")


def _likeliest(parts: list[tuple[str, ...]]) -> Iterator[str]:
    """Yield the combinations, those with few of the less probable sounds first; never more than a handful of letters vary."""
    varying = 0
    kept = []
    for part in parts:
        varying += len(part) > 1
        kept.append(part if varying <= 4 else part[:1])
    ranked = sorted(product(*(range(len(part)) for part in kept)), key=sum)
    for choice in ranked[: MAX_KEYS * 2]:
        yield "".join(part[n] for part, n in zip(kept, choice, strict=True))


def _vowels(sounds: str, is_abjad: bool) -> int:
    """Return the places for vowels of a word, as ``NameKey`` has them."""
    places = re.split("[^aeiuAIUE?]", sounds)
    is_short = len(places) < 4
    first, *inner, last = places if len(places) > 1 else (places[0], "")
    masks = [_last_mask(sounds, last), _mask(first, False, is_short)]
    masks += [_mask(each, is_abjad, is_short) for each in inner]
    packed = 0
    for place in range(PLACES):
        packed |= (masks[place] if place < len(masks) else ANY) << (BITS * place)
    return packed | (ABJAD if is_abjad else 0)


def _last_mask(sounds: str, vowels: str) -> int:
    """Return what may stand at the end: its last vowel, which tells a name from another one of its family."""
    if not vowels:
        return NONE
    if re.search("nk[au]$", sounds):
        return A | U
    return A | I | NONE if vowels[-1] == "e" else _CLASSES[vowels[-1]]


def _mask(vowels: str, unwritten: bool, is_short: bool) -> int:
    """Return what may stand at a place: what is written, and whether an abjad would leave it out."""
    if not vowels:
        return UNWRITTEN if unwritten else NONE | UNWRITTEN
    mask = 0
    for vowel in vowels:
        mask |= _CLASSES[vowel]
    spoken = vowels.lstrip("i") or "i"
    if len(spoken) == 1 and spoken in _SHORT and not (is_short and spoken in "iu"):
        mask |= UNWRITTEN
    return mask | NONE if vowels == "e" else mask
