"""Patterns over the kinds of words: a text with one letter for each word is searched, instead of the words themselves.

A pattern is a regular expression in which names stand for kinds (``weekday``) or for patterns that were named before
(``day_of_month``). Blanks part names and mean nothing.
"""

import re
from collections.abc import Iterable, Mapping

OTHER = "\ue7ff"
"""The letter of words that have no kind."""

_NAME = re.compile(r"\?P<[a-z]+>|([a-z_]+)")
_FIRST_LETTER = 0xE000


def letters_of(kinds: Iterable[str]) -> Mapping[str, str]:
    """Return a letter for each kind."""
    return {kind: chr(_FIRST_LETTER + number) for number, kind in enumerate(dict.fromkeys(kinds))}


def compiled(named: Mapping[str, str], pattern: str, letters: Mapping[str, str]) -> "re.Pattern[str]":
    """Compile a pattern; ``named`` are patterns that later ones of them, and it, may use by their names."""
    known = dict(letters)
    for name, part in named.items():
        known[name] = f"(?:{_written(part, known)})"
    return re.compile(_written(pattern, known))


def _written(pattern: str, known: Mapping[str, str]) -> str:
    return "".join(_NAME.sub(lambda found: known[found[1]] if found[1] else found[0], word) for word in pattern.split())
