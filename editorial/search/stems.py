"""Stems: what the forms of a word have in common, in each language.

Snowball's stemmers for languages of which they take off endings only; tables of endings (``editorial.search.endings``) for
languages that Snowball does not have, or in which it also joins words that only derive from one another (président,
présidence). A stem is marked with its language, so that the forms of one language never meet words of another.
"""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

import snowballstemmer

from editorial.search import arabic, dutch
from editorial.search.endings import ENDINGS
from editorial.search.spelling import MAX_LEXEME, plain
from editorial.text.language import primary_subtag, script_of_letter

STEM = "~"
"""Marks the lexeme of a stem."""

MIN_LETTERS = 2
"""The fewest characters of a word that has a stem."""

_SNOWBALL: Mapping[str, str] = MappingProxyType(
    {
        "ca": "catalan",
        "en": "english",
        "et": "estonian",
        "eu": "basque",
        "ga": "irish",
        "hy": "armenian",
        "lt": "lithuanian",
        "ne": "nepali",
        "sr": "serbian",
        "yi": "yiddish",
    }
)
_SAME: Mapping[str, str] = MappingProxyType(
    {
        "nb": "no",
        "nn": "no",
        "hr": "sr",
        "bs": "sr",
        "sh": "sr",
        "sk": "cs",
        "iw": "he",
        "in": "id",
        "ms": "id",
        "be": "uk",
    }
)
_SCRIPTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Latn": (
            *(
                "en",
                "fr",
                "de",
                "es",
                "it",
                "pt",
                "nl",
                "pl",
                "cs",
                "tr",
                "id",
                "sv",
                "da",
                "no",
                "fi",
                "hu",
                "ro",
                "sr",
            ),
            *("ca", "et", "eu", "ga", "lt"),
        ),
        "Arab": ("ar", "fa", "ur"),
        "Cyrl": ("ru", "uk", "sr"),
        "Grek": ("el",),
        "Hebr": ("he", "yi"),
        "Deva": ("hi", "ne"),
        "Beng": ("bn",),
        "Taml": ("ta",),
        "Armn": ("hy",),
    }
)
"""The languages with stems that are written in each script; words in the script of another language are stemmed as the first."""

_WRITTEN_OTHERWISE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "Arab": frozenset(("ckb", "ks", "ps", "sd", "ug")),
        "Cyrl": frozenset(("bg", "kk", "ky", "mk", "mn", "tg", "tt")),
        "Deva": frozenset(("bho", "kok", "mai", "mr", "sa")),
        "Beng": frozenset(("as",)),
        "Hani": frozenset(("ja", "ko", "zh")),
        "Thai": frozenset(("km", "lo", "my", "th")),
        "Geor": frozenset(("am", "ka", "kn", "ml", "gu", "pa", "te", "si", "or", "dv")),
    }
)
"""Languages without stems that are not written in Latin letters."""

_NOT_LATIN = frozenset(
    language
    for table in (_SCRIPTS, _WRITTEN_OTHERWISE)
    for script, languages in table.items()
    if script != "Latn"
    for language in languages
)


@lru_cache(maxsize=65_536)
def stems_of(word: str, language: str | None) -> tuple[str, ...]:
    """Return the lexemes of the stems of a word in a text; of a word that is searched for, in all its languages.

    ``language`` is the tag of the text's language, None for a word of a search.
    """
    if not MIN_LETTERS <= len(word) <= MAX_LEXEME or any(letter.isdigit() for letter in word):
        return ()
    script = script_of_letter(next(filter(str.isalpha, word), ""))
    return tuple(dict.fromkeys(each for known in _languages(script, language) for each in _lexemes(word, known)))


def _languages(script: str, tag: str | None) -> tuple[str, ...]:
    known = _SCRIPTS.get(script, ())
    if tag is None or not known:
        return known
    base = primary_subtag(tag)
    language = _SAME.get(base, base)
    if language in known:
        return (language,)
    others = _WRITTEN_OTHERWISE.get(script, ())
    is_own_script = language not in _NOT_LATIN if script == "Latn" else language in others
    return () if is_own_script else known[:1]


def _lexemes(word: str, language: str) -> list[str]:
    mark = STEM if language in ("ar", "en") else f"{STEM}{language}."
    return [mark + each for each in stems(word, language)]


@lru_cache(maxsize=65_536)
def stems(word: str, language: str) -> tuple[str, ...]:
    """Return the stems of a word in a language that has stems, usually one."""
    if language == "ar":
        return (arabic.stem(plain(word)),)
    if language == "nl":
        return (dutch.stem(plain(word)),)
    if language in ENDINGS:
        endings = ENDINGS[language]
        return endings.stems(plain(word)) if endings.is_folded else tuple(map(plain, endings.stems(word.lower())))
    small = plain(word) if language == "en" else word.lower()
    return (plain(_stemmer(_SNOWBALL[language])(small)),)


@cache
def _stemmer(name: str) -> Callable[[str], str]:
    found: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return found
