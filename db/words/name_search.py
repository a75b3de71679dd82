"""Search for names: the search columns stored with each name, and the parameters of a search."""

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from db.sql.convert import as_text
from editorial.name.key import MAX_WORDS, NameKey, heard, required_words
from editorial.text.fold import fold, fold_name

MAX_SEARCH_LENGTH = 500
"""The longest search, in code points; a longer one is not a name and finds nothing."""

_SHORT = 3
"""A word with fewer letters matches only at the beginning of words, since the index cannot find it elsewhere."""

SIGNS = "-'\".,;:!?()[]/&+*#@%_|<>=~·،؛؟"
"""Word separators beside blanks, as in the SQL function ``name_words``; a word needs at least one letter."""

_SCRIPTS_WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\U00020000-\U0003ffff]")
_SPELLED = ((" %", 0), ("%", 1))
"""How a word of a search is looked for beside its keys: the end of the pattern, and the distance of what it matches."""

_BETWEEN = re.compile(r"[\s" + re.escape(SIGNS) + "]+")
_NOT_LIKE = re.compile(r"([\\%_])")


def name_columns(text: str, language: str) -> dict[str, list[str] | list[int]]:
    """Return the search columns of a name in a language (BCP 47), beside its own words."""
    keys = dict.fromkeys((each.key, each.vowels, each.sounds) for each in heard(text, language))
    return {
        "keys": [key for key, _, _ in keys],
        "key_vowels": [vowels for _, vowels, _ in keys],
        "key_sounds": [sounds for _, _, sounds in keys],
    }


@dataclass(frozen=True, slots=True)
class _Search:
    """A parsed search for names: ``words`` are folded, ``keys`` are those of the words that have any.

    ``spelled`` has each word itself with its place.
    """

    whole: str
    words: tuple[str, ...] = ()
    keys: tuple[NameKey, ...] = ()
    spelled: tuple[tuple[int, str], ...] = ()

    @property
    def longest(self) -> str:
        """The longest word, which is looked up in the index."""
        return max(self.words, key=len, default="")

    def keys_of(self, nth: int) -> list[str]:
        """Return the keys of the n-th most selective word, or of the last one."""
        sizes = {key.place: len(key.key) for key in reversed(self.keys)}
        ranked = sorted(sizes, key=lambda place: -sizes[place])
        chosen = ranked[min(nth, len(ranked) - 1)] if ranked else None
        return list(dict.fromkeys(each.key for each in self.keys if each.place == chosen))


def _taken_apart(text: str) -> _Search:
    if len(text) > MAX_SEARCH_LENGTH:
        return _Search("")
    folded = fold_name(text)
    words = tuple(word for word in _BETWEEN.split(folded) if any(letter.isalnum() for letter in word))
    if not words or len(words) > MAX_WORDS:
        return _Search(folded, words)
    spelled = tuple((place, fold(word)) for place, word in required_words(text))
    return _Search(folded, words, heard(text), spelled)


_kept = lru_cache(maxsize=512)(_taken_apart)


def _search(value: object) -> _Search:
    text = as_text(value) or ""
    return _kept(text[: MAX_SEARCH_LENGTH + 1])


def _escaped(word: str) -> str:
    return _NOT_LIKE.sub(r"\\\1", word)


def as_whole(value: object) -> str:
    """Return a search in the form that is compared with whole names."""
    return _search(value).whole


def as_beginning(value: object) -> str:
    """Return the pattern that matches names that begin with a search."""
    return _escaped(_search(value).whole) + "%"


def _is_short(word: str) -> bool:
    return len(word) < _SHORT and not _SCRIPTS_WITHOUT_SPACES.search(word)


def as_longest(value: object) -> str | None:
    """Return the pattern that matches names containing the longest word; None without a word."""
    longest = _search(value).longest
    return _part(longest) if longest else None


def as_whole_words(value: object) -> list[str]:
    """Return a pattern for each word that matches names with the whole word; signs count as blanks."""
    return ["% " + _escaped(word) + " %" for word in _search(value).words]


def as_begun_words(value: object) -> list[str]:
    """Return a pattern for each word that matches names with a word that begins with it."""
    return ["% " + _escaped(word) + "%" for word in _search(value).words]


def as_parts(value: object) -> list[str]:
    """Return a pattern for each word that matches names containing it, a short one only at the beginning of a word."""
    return [_part(word) for word in _search(value).words]


def _part(word: str) -> str:
    return ("% " if _is_short(word) else "%") + _escaped(word) + "%"


def as_first_keys(value: object) -> list[str]:
    """Return the keys of the most selective word of a search."""
    return _search(value).keys_of(0)


def as_second_keys(value: object) -> list[str]:
    """Return the keys of the second most selective word; for a single word, the same as the first."""
    return _search(value).keys_of(1)


def as_key_places(value: object) -> list[int]:
    """Return the word number for each key of a search, then twice for each word itself."""
    search = _search(value)
    return [*(key.place for key in search.keys), *(place for place, _ in search.spelled for _ in _SPELLED)]


def as_keys(value: object) -> list[str | None]:
    """Return the keys of a search, then None for each word itself."""
    search = _search(value)
    return [*(key.key for key in search.keys), *(None for _ in search.spelled for _ in _SPELLED)]


def as_key_vowels(value: object) -> list[int]:
    """Return the places for vowels of each key of a search, then the distances of what is spelled like its words."""
    search = _search(value)
    return [*(key.vowels for key in search.keys), *(distance for _ in search.spelled for _, distance in _SPELLED)]


def as_key_sounds(value: object) -> list[int | None]:
    """Return the sounds of each key of a search, then None for each word itself."""
    search = _search(value)
    return [*(key.sounds for key in search.keys), *(None for _ in search.spelled for _ in _SPELLED)]


def as_key_patterns(value: object) -> list[str | None]:
    """Return None for each key of a search, then patterns for each word: names with it, and names with its beginning."""
    search = _search(value)
    return [
        *(None for _ in search.keys),
        *(f"% {_escaped(word)}{after}" for _, word in search.spelled for after, _ in _SPELLED),
    ]


def as_mark(value: object) -> str:
    """Return the mark that identifies a search in cursors."""
    return sha256(_search(value).whole.encode()).hexdigest()[:8]
