"""The stems of Dutch words: the singular of a plural, spelt as Dutch spells its long vowels."""

import regex

_PLURAL_S = regex.compile("(?<=[aeio]|[aeiou][lmnr])s$")
_OPEN = regex.compile("(?<=[^aeiouy])([aou]|(?<=^[^aeiouy]+)e)([bcdfgklmnprstvz])$")
"""A single vowel before a single consonant, as is left of zaken, presidentes: it was long, and is written twice in zaak."""

_DOUBLE = regex.compile(r"([bdfgklmnprst])\1$")
_SHORT = frozenset("oorlog dag weg gebrek gat glas schip stad lid god hof slot".split())  # noqa: SIM905  words, not a program
"""Words with a short vowel in the singular and a long one in the plural."""


def stem(word: str) -> str:
    """Return the stem of a word in its plain form."""
    if len(word) > 4 and not word.endswith(("is", "us", "as", "ees")):
        word = _PLURAL_S.sub("", word)
    for ending in ("deren", "en", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 2 + (ending == "e"):
            return _closed(word.removesuffix(ending) + ("d" if ending == "deren" else ""))
    return word


def _closed(word: str) -> str:
    if word in _SHORT:
        return word
    single = _DOUBLE.sub(r"\1", word)
    if single != word:
        return single
    long = _OPEN.sub(r"\1\1\2", word)
    return long[:-1] + {"z": "s", "v": "f"}.get(long[-1], long[-1])
