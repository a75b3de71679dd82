"""Keys of names: the sound of a name in any script, so that its other spellings have the same keys.

A key is the consonants of a word in one romanisation for all scripts: سيخانوسكايا and Cichanoŭskaja are both ``sxnsk``.
If a letter has several sounds (ق is k or g, ц is s or t) the word has several keys. Vowels are kept beside a key, as
the set of sounds possible in each place: they tell Gaza from Giza, which have the same consonants.
"""

import re
import unicodedata
from dataclasses import dataclass

from editorial.name.letters import ARTICLES, SUN_ARTICLES
from editorial.name.sound import ABJAD, ANY, BITS, PLACES, packed, word_keys
from editorial.text.fold import DROPPED_RANGES

MAX_WORDS = 16
"""The most words of a name that get keys; further words are ignored."""

MAX_LETTERS = 40
_MAX_JOINED = 3
_NEAR_FROM = 5
_MISSING_FROM = 7

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-zбвгджзклмнпрстфхцчшщ])\1+")
_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛ʼʹ`´ʻʿʾ", "'"))
_UNSEEN = {point: None for first, last in DROPPED_RANGES if first > 0x036F for point in range(first, last + 1)}
_FAMILIES = str.maketrans("pvgxhdzSCj", "bfkkktssss")


@dataclass(frozen=True, slots=True)
class NameKey:
    """One pronunciation of a word of a name.

    ``place`` is the word's place in the name, from 0; -1 for all words written as one. ``vowels`` has five bits for
    each place for vowels: the last place in the lowest bits, then the first, then those after each consonant.
    """

    place: int
    key: str
    vowels: int


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a name in lower case; ``hyphened`` if a hyphen follows."""

    text: str
    hyphened: bool


def name_keys(text: str) -> tuple[str, ...]:
    """Return the keys of the words of ``text`` in order: one or more for each word with a consonant or a digit.

    The Arabic article (ال, al-, el-) has no key of its own; a word with ال has keys with and without it. Other letters
    that Arabic joins to a word (و ف ب ل ك) stay, because in a name they mostly belong to the name.
    """
    return tuple(dict.fromkeys(each.key for each in heard(text) if each.place >= 0))


def heard(text: str) -> tuple[NameKey, ...]:
    """Return the keys of ``text`` with their places and vowels, and those of two or three words written as one."""
    words = _words(text)
    spoken = [(place, word.text) for place, word in enumerate(words) if not _is_article(words, place)]
    spoken += [(-1, joined) for joined in _joined(words)]
    return tuple(
        dict.fromkeys(NameKey(place, key, vowels) for place, word in spoken for key, vowels in word_keys(word))
    )


def _joined(words: list[_Word]) -> list[str]:
    """Return a name of two or three words written as one."""
    return ["".join(word.text for word in words)] if 1 < len(words) <= _MAX_JOINED else []


def required_words(text: str) -> tuple[tuple[int, str], ...]:
    """Return the words of ``text`` with their places, in lower case, without articles."""
    words = _words(text)
    return tuple((place, word.text) for place, word in enumerate(words) if not _is_article(words, place))


def near(heard_key: NameKey) -> tuple[NameKey, ...]:
    """Return keys that a key shares with slightly different ones; none for a short key.

    From five consonants on, this is the key with one letter for each family of sounds. From seven on, it is also that
    key without one of its consonants, neither the first nor the last, with the vowels around it merged. These keys
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
    """Return the vowel places of a word that lost this consonant, which is neither its first nor its last."""
    masks = [vowels >> (BITS * place) & ANY for place in range(PLACES)]
    before = consonant + 1
    if before + 1 < PLACES:
        masks[before : before + 2] = [masks[before] | masks[before + 1]]
    return packed(masks) | vowels & ABJAD


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
