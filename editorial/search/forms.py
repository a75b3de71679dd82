"""The forms under which a word is found: lexemes of the search index.

The forms of a word in a text are the word itself, the words that it contains (after prefixes of Arabic and Hebrew, on both
sides of an apostrophe, in names written as two words), and stems, marked with ``~`` and their language. A word of a search is
looked for under fewer forms, so that a wrongly removed first letter finds little.
"""

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

import regex

from editorial.search import arabic, hebrew
from editorial.search.spelling import ALIF_MAQSURA, MAX_LEXEME, exact, plain
from editorial.search.stems import stems_of
from editorial.text.language import primary_subtag
from editorial.text.segment import APOSTROPHES


class Strength(Enum):
    """How close a form is to the word as written: PostgreSQL's weights of lexemes."""

    TITLE = "A"
    """The word itself, in a headline, a title or a name."""
    WORD = "B"
    """The word itself."""
    CORE = "C"
    """A word that it contains."""
    STEM = "D"
    """Its stem, or a spelling of another word, too (على, علي)."""


class WordForm(NamedTuple):
    """A form under which a word is found."""

    lexeme: str
    strength: Strength


ACRONYM = "="
"""Marks the lexeme of a word in capitals that is another word in small letters."""

SPELT = "^"
"""Marks the lexeme of a word with ى at its end, spelt with ي: an exact search does not look for it."""

ARABIC_TEXT = "@ar"
"""The lexeme of Arabic texts, in which words of a search are looked for without their prefixes, too."""

_ACRONYMS = frozenset(("us", "it", "who", "un", "is", "eu"))
_ARABIC = regex.compile("[\u0621-\u064a]{2,}")
_HEBREW = regex.compile("[\u05d0-\u05ea]{2,}")
_OWN_LETTERS = regex.compile("[پچژگٹڈڑںےکیہھ]")
_LATIN = regex.compile(r"\p{Latin}")
_SPLIT = regex.compile(rf"[{APOSTROPHES}]")
_PARTS = regex.compile("[ \u00a0\u202f\u200c]+")
_PERSIAN = frozenset(("fa", "ur", "ps", "ckb", "ug", "sd", "ks"))
_ELIDED = frozenset(
    """
    l d j m t s n c v qu lorsqu puisqu jusqu quoiqu presqu quelqu un dell all nell sull dall coll quell quest bell sant mezz
    tutt gl dov cos com anch nient degl agl negl
    """.split()  # noqa: SIM905  words, not a program
)
"""Words of French, Italian and Catalan that lose their vowel before another word."""

_CONTRACTED = frozenset(("s", "t", "re", "ve", "ll", "d", "m"))
_SUFFIX = regex.compile(
    "[yns]?[iıuü]|n?[iıuü]n|[yn]?[ea]|n?[dt][ea]n?(ki)?|y?l[ea]|l[iıuü]k?|l[ea]r\\p{L}*|c[ea]|[yd]?[iıuü][mnrz]|m[iıuü]z\\p{L}*"
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_WITH_UMLAUTS = frozenset(("de", "sv", "da", "no", "nb", "nn", "fi", "et"))


@lru_cache(maxsize=65_536)
def forms_of(word: str, language: str) -> tuple[WordForm, ...]:
    """Return the forms under which a word of a text is found, the word itself first; ``language`` is that of the text."""
    itself = exact(word)
    if not itself:
        return ()
    found = {itself: Strength.WORD}
    if _is_acronym(word, itself):
        found[ACRONYM + itself] = Strength.WORD
    cores = dict.fromkeys(each for each in _cores(word, language) if each != itself)
    for core in cores:
        found.setdefault(core, Strength.CORE)
    for form in (itself, *cores):
        if form.endswith(ALIF_MAQSURA):
            found[SPELT + _usual(form)] = Strength.STEM
    for stem in _stems(word, language, cores):
        found.setdefault(stem, Strength.STEM)
    return tuple(WordForm(lexeme, strength) for lexeme, strength in found.items() if lexeme)


@lru_cache(maxsize=4096)
def sought_forms(word: str) -> tuple[str, ...]:
    """Return the lexemes under which a single word of a search is looked for, in whatever language; the word itself first."""
    itself = exact(word)
    if not itself:
        return ()
    if _is_acronym(word, itself):
        return (ACRONYM + itself,)
    shown = _without_elision(word)
    hebrew_cores = hebrew.cores(itself) if _HEBREW.fullmatch(itself) else ()
    found = [itself, *_other_spelling(itself), plain(shown), *hebrew_cores, *_spelt_out(word), *stems_of(shown, None)]
    return tuple(dict.fromkeys(each for each in found if each))


def sought_cores(word: str) -> tuple[str, ...]:
    """Return the words that a word of a search contains if it is Arabic; not for other languages in Arabic letters."""
    usual = plain(word)
    if not _ARABIC.fullmatch(usual) or _OWN_LETTERS.search(word):
        return ()
    return tuple(form for core in arabic.cores(usual) for form in (core, *_other_spelling(core)))


def _other_spelling(form: str) -> tuple[str, ...]:
    """Return the lexemes of texts that end a word with ى for ي, or the other way round."""
    usual = _usual(form)
    return (*((usual,) if usual != form else ()), *((SPELT + usual,) if usual.endswith("ي") else ()))


def _is_acronym(word: str, itself: str) -> bool:
    return itself in _ACRONYMS and _SPLIT.split(word)[0].isupper()


def _usual(form: str) -> str:
    """Return a form with ي for the final ى, as many write it."""
    return form[:-1] + "ي" if form.endswith(ALIF_MAQSURA) else form


def _cores(word: str, language: str) -> Iterator[str]:
    """Yield the words that a word of a text contains, longest first for prefixes."""
    if len(word) > MAX_LEXEME:
        return
    base, form = primary_subtag(language), exact(word)
    parts = _parts(word)
    for whole in (word, *parts):
        if whole is not word:
            yield exact(whole)
        yield from _without_prefixes(exact(whole), base)
    if base in _WITH_UMLAUTS:
        yield from _spelt_out(word)
    if (
        not parts
        and _LATIN.match(word)
        and len(pieces := _SPLIT.split(word)) > 1
        and pieces[-1].lower() not in _CONTRACTED
    ):
        yield from (piece for each in pieces if len(piece := plain(each)) > 1 and piece != form)


def _parts(word: str) -> list[str]:
    parts = _PARTS.split(word)
    return parts if len(parts) > 1 else []


def _without_prefixes(form: str, language: str) -> Iterator[str]:
    usual = _usual(form)
    if _ARABIC.fullmatch(usual) and language not in _PERSIAN:
        for core in arabic.cores(usual):
            yield core[:-1] + ALIF_MAQSURA if usual != form else core
    elif _HEBREW.fullmatch(form):
        yield from hebrew.cores(form)


def _stems(word: str, language: str, cores: dict[str, None]) -> Iterator[str]:
    shown = _without_elision(word)
    yield from stems_of(shown, language)
    if shown == word and len(_SPLIT.split(word)) == 1:
        for core in cores:
            yield from stems_of(core, language)


def _spelt_out(word: str) -> Iterator[str]:
    """Yield a word with ae, oe, ue and aa for its umlauts and rings."""
    spelt = word.lower().translate(_UMLAUTS)
    if spelt != word.lower():
        yield plain(spelt)


def _without_elision(word: str) -> str:
    """Return a word without an elided word before its apostrophe (l'Élysée), or a suffix after it (İstanbul'un)."""
    if not _LATIN.match(word):
        return word
    pieces = _SPLIT.split(word)
    if len(pieces) != 2:
        return word
    first, second = pieces
    if plain(first) in _ELIDED and len(second) > 1:
        return second
    return first if len(first) > 1 and second.islower() and _SUFFIX.fullmatch(second) else word
