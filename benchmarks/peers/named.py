"""What a search for names comes down to, for the peers: the values that a hand-written statement takes, in their order."""

from db.words import name_search as search

NAMES = (
    "whole",
    "beginning",
    "longest",
    "whole_words",
    "begun_words",
    "parts",
    "first_keys",
    "second_keys",
    "places",
    "keys",
    "vowels",
    "sounds",
    "patterns",
)
"""What the values are called."""

_MAKE = (
    search.as_whole,
    search.as_beginning,
    search.as_longest,
    search.as_whole_words,
    search.as_begun_words,
    search.as_parts,
    search.as_first_keys,
    search.as_second_keys,
    search.as_key_places,
    search.as_keys,
    search.as_key_vowels,
    search.as_key_sounds,
    search.as_key_patterns,
)


def search_values(text: str) -> tuple[object, ...]:
    """Return the values of a search, in the order of ``NAMES``."""
    return tuple(make(text) for make in _MAKE)
