"""Keys made from words, for quotes and claims to which the editor gave none.

Such a key stays when the words change a little. Its last part is a check of the others, so that it can be told from
keys that people wrote without anything being stored beside it.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping

from anyascii import anyascii
from rapidfuzz import fuzz

from editorial.text.fold import fold

MAX_KEY = 48
_READ = 400
"""Characters of the words from which the key is made."""
_CHECKED = 5
_DROPPED = re.compile(r"['’ʼ`]")
_GROUP = re.compile(r"[a-z0-9]+")
_NAMELESS = "words"


class KeyMaker:
    """Makes keys in Latin letters for words in any script, other than those that are ``taken``."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}

    def key(self, words: str) -> str:
        """Return the next key for these words; it depends on them, and on those that have begun alike."""
        head = _head(words)
        while True:
            number = self._numbers[head] = self._numbers.get(head, 0) + 1
            made = _checked(head if number == 1 else f"{head}-{number}")
            if made not in self._taken:
                self._taken.add(made)
                return made


def is_from_words(key: str) -> bool:
    """Return whether a key was made from words."""
    return "-" in key and _checked(key.rpartition("-")[0]) == key


def _head(words: str) -> str:
    groups = _GROUP.findall(_DROPPED.sub("", anyascii(_DROPPED.sub("", words[:_READ]))).lower())
    head = groups[0][:MAX_KEY] if groups else _NAMELESS
    for group in groups[1:]:
        if len(head) + 1 + len(group) > MAX_KEY:
            break
        head = f"{head}-{group}"
    return head


def _checked(head: str) -> str:
    return f"{head}-{hashlib.sha256(head.encode()).hexdigest()[:_CHECKED]}"


ALIKE = 60.0
"""The least similarity, of 100, at which words are taken for those of the same annotation."""

MAX_COMPARED = 300
"""The most new and the most old annotations that are compared."""

_COMPARED = 300
"""Characters of the words that are compared."""


def kept_keys(new: Mapping[str, str], old: Mapping[str, str]) -> dict[str, str]:
    """Return the old key of each new annotation that is an old one; both map keys to words.

    The pair with the most similar words is the first, then that of the others, and so on. Of equally similar pairs, the
    first in the order of ``new`` and then of ``old`` counts.
    """
    ours = [(key, fold(words[:_COMPARED])) for key, words in list(new.items())[:MAX_COMPARED]]
    theirs = [(key, fold(words[:_COMPARED])) for key, words in list(old.items())[:MAX_COMPARED]]
    scores = (
        (-fuzz.ratio(words, before, score_cutoff=ALIKE), i, j)
        for i, (_, words) in enumerate(ours)
        for j, (_, before) in enumerate(theirs)
    )
    found: dict[str, str] = {}
    taken: set[str] = set()
    for score, i, j in sorted(each for each in scores if each[0] <= -ALIKE):
        key, before = ours[i][0], theirs[j][0]
        if score and key not in found and before not in taken:
            found[key] = before
            taken.add(before)
    return found
