"""Languages and scripts: BCP 47 tags and their fallbacks, the direction and script of a text."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from types import MappingProxyType

from editorial.model.vocabulary import TextDirection

TAG = "[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
"""A regular expression for a language tag in the syntax of BCP 47."""

_TAG = re.compile(TAG)
_RTL_LANGUAGES = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"))
_RTL_SCRIPTS = frozenset(("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"))
_SCRIPTS = MappingProxyType(
    {
        "ARABIC": "Arab",
        "ARMENIAN": "Armn",
        "BENGALI": "Beng",
        "CJK": "Hani",
        "CYRILLIC": "Cyrl",
        "DEVANAGARI": "Deva",
        "ETHIOPIC": "Ethi",
        "GEORGIAN": "Geor",
        "GREEK": "Grek",
        "HANGUL": "Hang",
        "HEBREW": "Hebr",
        "HIRAGANA": "Hira",
        "KATAKANA": "Kana",
        "LATIN": "Latn",
        "SYRIAC": "Syrc",
        "TAMIL": "Taml",
        "THAI": "Thai",
    }
)
NO_SCRIPT = "Zyyy"


def is_language(tag: str) -> bool:
    """Return whether ``tag`` is a language with optional script, region and variants, as in BCP 47 (RFC 5646, 2.1)."""
    return _TAG.fullmatch(tag) is not None


def primary_subtag(tag: str) -> str:
    """Return the language of a tag without script, region and variants, in lower case (RFC 5646, 2.2.1)."""
    return tag.split("-")[0].lower()


def direction(tag: str) -> TextDirection:
    """Return the direction in which a language is written; a script in the tag takes precedence over the language."""
    language, *rest = tag.split("-")
    for part in rest:
        if len(part) == 4 and part.isalpha():
            return TextDirection.RTL if part.title() in _RTL_SCRIPTS else TextDirection.LTR
    return TextDirection.RTL if language.lower() in _RTL_LANGUAGES else TextDirection.LTR


def text_direction(text: str) -> TextDirection | None:
    """Return the direction of a text's first letter (Unicode UAX #9, P2 and P3); None if it has no letter."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return TextDirection.RTL
        if kind == "L":
            return TextDirection.LTR
    return None


def fallbacks(tag: str) -> tuple[str, ...]:
    """Return the tag and its shorter forms, longest first (RFC 4647, 3.4)."""
    parts = tag.split("-")
    return tuple("-".join(parts[:size]) for size in range(len(parts), 0, -1))


def script_of(text: str) -> str:
    """Return the script of most letters of ``text`` (ISO 15924); ``Zyyy`` if it has none."""
    counts: Counter[str] = Counter()
    for character in text:
        if character.isalpha():
            counts[script_of_letter(character)] += 1
    return counts.most_common(1)[0][0] if counts else NO_SCRIPT


@lru_cache(maxsize=10_000)
def script_of_letter(letter: str) -> str:
    """Return the script of one letter (ISO 15924); ``Zyyy`` if it is none."""
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], NO_SCRIPT) if letter else NO_SCRIPT
