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
from types import MappingProxyType

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
_MISSING_FROM = 7

OPEN, FRONT, BACK, NONE, UNWRITTEN = 1, 2, 4, 8, 16
"""What may stand in a place for vowels: a, i, o or u, nothing, or what an abjad leaves out, a short vowel or nothing."""

BITS = 5
ANY = 31
PLACES = 12
ABJAD = 1 << (BITS * PLACES)
"""Set where the script writes long vowels only, so that a place without a letter says little."""

_CLASSES = MappingProxyType(
    dict.fromkeys("aA", OPEN)
    | dict.fromkeys("iI", FRONT)
    | dict.fromkeys("uU", BACK)
    | dict.fromkeys("eE", OPEN | FRONT)
    | {"?": OPEN | FRONT | BACK}
)
_SHORT = frozenset("aeiu")
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SPOKEN = re.compile("[aeiuAIUE?]*")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-zбвгджзклмнпрстфхцчшщ])\1+")
_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛ʼʹ`´ʻʿʾ", "'"))
_UNSEEN = {point: None for first, last in DROPPED_RANGES if first > 0x036F for point in range(first, last + 1)}
_FAMILIES = str.maketrans("pvgxhdzSCj", "bfkkktssss")


@dataclass(frozen=True, slots=True)
class NameKey:
    """One way in which a word of a name is heard.

    ``place`` is the word's place in the name, from 0; -1 for all the words written as one. ``vowels`` has five bits for
    each place for vowels: the last place in the lowest bits, then the first, then those after each consonant.
    """

    place: int
    key: str
    vowels: int


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a name as it is written, in lower case; ``hyphened`` where a hyphen follows."""

    text: str
    hyphened: bool


def name_keys(text: str) -> tuple[str, ...]:
    """Return the keys of the words of ``text`` in order: one or more for each word that has a consonant or a digit.

    The article of Arabic (ال, al-, el-) has no key of its own; with ال a word has keys with it and without. Other letters
    that Arabic writes together with a word (و ف ب ل ك) stay: in a name they are mostly the name's own.
    """
    return tuple(dict.fromkeys(each.key for each in heard(text) if each.place >= 0))


def heard(text: str) -> tuple[NameKey, ...]:
    """Return the keys of ``text`` with their places and vowels, and those of two or three words written as one."""
    words = _words(text)
    found = [NameKey(place, key, vowels) for place, word in required_words(text) for key, vowels in _word_keys(word)]
    found += [NameKey(-1, key, vowels) for joined in _joined(words) for key, vowels in _word_keys(joined)]
    return tuple(dict.fromkeys(found))


def _joined(words: list[_Word]) -> list[str]:
    """Return a name of a few words written as one."""
    return ["".join(word.text for word in words)] if 1 < len(words) <= _MAX_JOINED else []


def required_words(text: str) -> tuple[tuple[int, str], ...]:
    """Return the words of ``text`` with their places, in lower case, articles left out."""
    words = _words(text)
    return tuple((place, word.text) for place, word in enumerate(words) if not _is_article(words, place))


def near(heard_key: NameKey) -> tuple[NameKey, ...]:
    """Return what a key shares with one that differs a little; nothing for a short key.

    From five consonants on, that is the key with one letter for each family of sounds; from seven on also what is left
    of it without one of its consonants, neither the first nor the last, the vowels around it run together. These keys
    begin with ``~``.
    """
    key, vowels = heard_key.key.translate(_FAMILIES), heard_key.vowels
    if len(key) < _NEAR_FROM:
        return ()
    found = [NameKey(heard_key.place, f"~{key}", vowels)]
    if len(key) >= _MISSING_FROM:
        for at in range(1, len(key) - 1):
            found.append(NameKey(heard_key.place, f"~{key[:at]}{key[at + 1 :]}", _run_together(vowels, at)))
    return tuple(dict.fromkeys(found))


def _run_together(vowels: int, consonant: int) -> int:
    """Return the places for vowels of a word that lost this consonant, neither its first nor its last."""
    masks = [vowels >> (BITS * place) & ANY for place in range(PLACES)]
    before = consonant + 1
    if before + 1 < PLACES:
        masks[before : before + 2] = [masks[before] | masks[before + 1]]
    return _packed(masks) | vowels & ABJAD


def _packed(masks: list[int]) -> int:
    """Return the places as one number; what is not there agrees with everything."""
    filled = [*masks, *([ANY] * PLACES)][:PLACES]
    return sum(mask << (BITS * place) for place, mask in enumerate(filled))


def _words(text: str) -> list[_Word]:
    plain = unicodedata.normalize("NFKC", text).translate(_UNSEEN).translate(_QUOTES).lower()
    found = []
    for match in _TOKEN.finditer(plain):
        word = _DOUBLED.sub(r"\1", match[0].replace("'", ""))[:MAX_LETTERS]
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
        return ((PARTICLES[word], ABJAD - 1),)
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
    yield from _likeliest(parts)


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
    return _packed(masks) | (ABJAD if is_abjad else 0)


def _last_mask(sounds: str, vowels: str) -> int:
    """Return what may stand at the end: its last vowel, which tells a name from another one of its family."""
    if not vowels:
        return NONE
    if re.search("nk[au]$", sounds):
        return OPEN | BACK
    return OPEN | FRONT | NONE if vowels[-1] == "e" else _CLASSES[vowels[-1]]


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
