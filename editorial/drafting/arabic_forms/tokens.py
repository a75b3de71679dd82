"""The words of an Arabic text, cut once: where each stands, its plain form, and what it is without proclitics."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from editorial.drafting.arabic_words.spelling import plain

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[.'’+](?=\p{L})[\p{L}\p{M}\p{N}]+)*+")
_BLANK = frozenset(" \t\u00a0\u200e\u200f\u2009\u202f")

_LONGEST = 32
"""The most letters of a word that are looked at."""

_PROCLITICS = frozenset("بكلس")
_CONJUNCTIONS = frozenset("وف")
_SHORTEST = 2
"""The fewest letters that are left of a word without its proclitics."""


@dataclass(frozen=True, slots=True)
class ArabicStem:
    """A word without ``skip`` letters that are written on; ``fused`` if ل has taken the alif of its article (للجزيرة)."""

    form: str
    skip: int
    fused: bool = False


@dataclass(frozen=True, slots=True)
class ArabicToken:
    """A word of the text. ``gap`` is what stands between the word before and this one."""

    start: int
    end: int
    form: str
    gap: str
    stems: tuple[ArabicStem, ...]
    has_tanwin: bool = False

    @property
    def is_joined(self) -> bool:
        """Whether only blanks part this word from the one before."""
        return bool(self.gap) and _BLANK.issuperset(self.gap)


@dataclass(frozen=True, slots=True)
class ArabicTokens:
    """The words of a text."""

    text: str
    all: Sequence[ArabicToken]

    def form(self, number: int) -> str:
        """Return the plain form of a word; nothing beyond the ends."""
        return self.all[number].form if 0 <= number < len(self.all) else ""

    def stems(self, number: int) -> tuple[ArabicStem, ...]:
        """Return the forms of a word without its proclitics, the whole word first."""
        return self.all[number].stems if 0 <= number < len(self.all) else ()

    def is_joined(self, number: int) -> bool:
        """Whether a word follows the one before with only blanks between."""
        return 0 < number < len(self.all) and self.all[number].is_joined

    def gap(self, number: int) -> str:
        """Return what stands before a word; a line break beyond the ends."""
        return self.all[number].gap if 0 <= number < len(self.all) else "\n"

    def start(self, number: int, stem: ArabicStem) -> int:
        """Return where the stem of a word begins in the text."""
        return _after_letters(self.text, self.all[number].start, stem.skip)

    def any_stem(self, number: int, forms: frozenset[str]) -> bool:
        """Whether a word, perhaps without proclitics, is one of some forms."""
        return any(each.form in forms for each in self.stems(number))


def cut(text: str) -> ArabicTokens:
    """Cut a text into its words."""
    return ArabicTokens(text, tuple(_tokens(text)))


def _tokens(text: str) -> Iterator[ArabicToken]:
    end = 0
    for found in _WORD.finditer(text):
        form = plain(text[found.start() : min(found.end(), found.start() + 2 * _LONGEST)])
        gap = text[max(end, found.start() - 8) : found.start()] if end else "\n"
        has_tanwin = "\u064b" in found[0][-3:]
        yield ArabicToken(found.start(), found.end(), form, gap, tuple(_stems(form)), has_tanwin)
        end = found.end()


def _stems(form: str) -> Iterator[ArabicStem]:
    yield ArabicStem(form, 0)
    for skip in range(2):
        if skip and form[0] not in _CONJUNCTIONS:
            return
        rest = form[skip:]
        if skip and len(rest) >= _SHORTEST:
            yield ArabicStem(rest, skip)
        if len(rest) > _SHORTEST and rest[0] in _PROCLITICS:
            if rest.startswith("لل") and len(rest) > _SHORTEST + 1:
                yield ArabicStem("ال" + rest[2:], skip, fused=True)
                yield ArabicStem("ا" + rest, skip, fused=True)
            yield ArabicStem(rest[1:], skip + 1)


def _after_letters(text: str, at: int, letters: int) -> int:
    """Return the place behind some letters and the marks on them."""
    while letters or not plain(text[at]):
        letters -= bool(plain(text[at]))
        at += 1
    return at
