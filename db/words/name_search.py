"""Finding names: the search columns stored with each name, and the values that a search sends to PostgreSQL."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from db.sql.convert import as_text
from editorial.name.key import MAX_WORDS, NameKey, heard, near, required_words
from editorial.text.fold import fold, fold_name

MAX_SEARCH_LENGTH = 500
"""The most code points of a search; a longer text is no name and finds nothing."""

_SHORT = 3
"""A word with fewer letters is searched only at the beginning of words: an index cannot find it elsewhere."""

SIGNS = "-'\".,;:!?()[]/&+*#@%_|<>=~·،؛؟"
"""The characters between words, other than blanks, as in the SQL function ``name_words``; a word needs a letter."""

_SCRIPTS_WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\U00020000-\U0003ffff]")
_BETWEEN = re.compile(r"[\s" + re.escape(SIGNS) + "]+")
_NOT_LIKE = re.compile(r"([\\%_])")


def name_columns(text: str) -> dict[str, list[str] | list[int]]:
    """Return the columns by which a name is found, other than its own words."""
    keys = dict.fromkeys((each.key, each.vowels) for each in _with_near(heard(text)))
    return {"keys": [key for key, _ in keys], "key_vowels": [vowels for _, vowels in keys]}


def _with_near(keys: tuple[NameKey, ...]) -> Iterator[NameKey]:
    """Yield each key, and after the most probable one of each word what it shares with others that differ a little."""
    seen: set[int] = set()
    for key in keys:
        yield key
        if key.place not in seen:
            yield from near(key)
        seen.add(key.place)


@dataclass(frozen=True, slots=True)
class _Search:
    """A search for names, split: ``words`` are folded; ``keys`` are the keys of the words that have keys.

    ``spelled`` has for each place of a key the word itself.
    """

    whole: str
    words: tuple[str, ...] = ()
    keys: tuple[NameKey, ...] = ()
    spelled: tuple[tuple[int, str], ...] = ()

    @property
    def longest(self) -> str:
        """The word that is looked up in the index."""
        return max(self.words, key=len, default="")

    def keys_of(self, nth: int) -> list[str]:
        """Return the keys of the n-th word by how much its key tells, or of the last one, and those of all as one."""
        sizes = {key.place: len(key.key) for key in reversed(self.keys) if key.place >= 0 and key.key[0] != "~"}
        ranked = sorted(sizes, key=lambda place: -sizes[place])
        chosen = ranked[min(nth, len(ranked) - 1)] if ranked else None
        return list(dict.fromkeys(each.key for each in self.keys if each.place in (chosen, -1)))


def _taken_apart(text: str) -> _Search:
    if len(text) > MAX_SEARCH_LENGTH:
        return _Search("")
    folded = fold_name(text)
    words = tuple(word for word in _BETWEEN.split(folded) if any(letter.isalnum() for letter in word))
    if not words or len(words) > MAX_WORDS:
        return _Search(folded, words)
    keys = tuple(dict.fromkeys(each for key in heard(text) for each in (key, *near(key))))
    spelled = tuple((place, fold(word)) for place, word in required_words(text))
    return _Search(folded, words, keys, spelled)


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
    """Return the pattern of the names that begin with a search."""
    return _escaped(_search(value).whole) + "%"


def _is_short(word: str) -> bool:
    return len(word) < _SHORT and not _SCRIPTS_WITHOUT_SPACES.search(word)


def as_longest(value: object) -> str | None:
    """Return the pattern of the names that have the longest word in them; None without a word."""
    longest = _search(value).longest
    return _part(longest) if longest else None


def as_whole_words(value: object) -> list[str]:
    """Return a pattern for each word that matches names with the whole word, between blanks or signs."""
    return ["% " + _escaped(word) + " %" for word in _search(value).words]


def as_begun_words(value: object) -> list[str]:
    """Return a pattern for each word that matches names in which some word begins with it."""
    return ["% " + _escaped(word) + "%" for word in _search(value).words]


def as_parts(value: object) -> list[str]:
    """Return a pattern for each word that matches names containing it; a short word only at the beginning of a word."""
    return [_part(word) for word in _search(value).words]


def _part(word: str) -> str:
    return ("% " if _is_short(word) else "%") + _escaped(word) + "%"


def as_first_keys(value: object) -> list[str]:
    """Return the keys of the word whose key is the most distinctive."""
    return _search(value).keys_of(0)


def as_second_keys(value: object) -> list[str]:
    """Return the keys of the word whose key is the second most distinctive; of a single word, the same keys."""
    return _search(value).keys_of(1)


def as_key_places(value: object) -> list[int]:
    """Return the number of the word of each key, then of each word itself; -1 for all words as one."""
    search = _search(value)
    return [*(key.place for key in search.keys), *(place for place, _ in search.spelled)]


def as_keys(value: object) -> list[str | None]:
    """Return the keys of a search, then None for each word itself."""
    search = _search(value)
    return [*(key.key for key in search.keys), *(None for _ in search.spelled)]


def as_key_vowels(value: object) -> list[int | None]:
    """Return the places for vowels of each key of a search, then None for each word itself."""
    search = _search(value)
    return [*(key.vowels for key in search.keys), *(None for _ in search.spelled)]


def as_key_patterns(value: object) -> list[str | None]:
    """Return None for each key of a search, then for each word the pattern of the names that have it."""
    search = _search(value)
    return [*(None for _ in search.keys), *(_part(word) for _, word in search.spelled)]


def as_mark(value: object) -> str:
    """Return what distinguishes this search from others, for cursors."""
    return sha256(_search(value).whole.encode()).hexdigest()[:8]
