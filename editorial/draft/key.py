"""Keys of the items of a draft: valid in a bundle, and each there once."""

import re
from collections.abc import Iterable

from anyascii import anyascii

LONGEST = 80
_READ = 400
_GROUP = re.compile(r"[a-z0-9]+")
_VALID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_MOST = 200
_WORDS = ("null", "true", "false")


def as_key(words: str, otherwise: str, longest: int = LONGEST) -> str:
    """Return a key in Latin letters for words in any script; ``otherwise`` if they have no letters or digits."""
    groups = _GROUP.findall(anyascii(words[:_READ]).lower())
    key = groups[0][:longest] if groups else otherwise
    for group in groups[1:]:
        if len(key) + 1 + len(group) > longest:
            break
        key = f"{key}-{group}"
    return otherwise if key in _WORDS or key.isdigit() else key


def is_key(text: str) -> bool:
    """Return whether a text can be the key of an item, and is no word that YAML reads otherwise."""
    is_text = not text.isdigit() and text not in _WORDS
    return is_text and len(text) <= _MOST and _VALID.fullmatch(text) is not None


class UniqueKeys:
    """Keys that were given out, so that none is given out twice."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}

    def take(self, key: str) -> str:
        """Return the key, with a number if it is taken."""
        found = key
        while found in self._taken:
            self._numbers[key] = self._numbers.get(key, 1) + 1
            found = f"{key[: _MOST - 10]}-{self._numbers[key]}"
        self._taken.add(found)
        return found
