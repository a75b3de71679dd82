"""The words of an Arabic text, cut once: where each stands, its plain form, and what it is without proclitics."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

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
    """A word of the text. ``gap`` is what stands between the word before and this one.

    ``is_joined`` if that is only blanks; ``has_tanwin`` if the word is marked as an indefinite object.
    """

    start: int
    end: int
    form: str
    gap: str
    stems: tuple[ArabicStem, ...]
    is_joined: bool
    has_tanwin: bool


_BEYOND = ArabicToken(0, 0, "", "\n", (), is_joined=False, has_tanwin=False)
_PADDING = 32
"""How far beyond the ends of a text words are looked at."""


class ArabicTokens:
    """The words of a text, by their numbers; shortly beyond the ends there are empty words, which join nothing."""

    def __init__(self, text: str, words: Sequence[ArabicToken]) -> None:
        self.text = text
        self.all = words
        self.starts = [each.start for each in words]
        padded = [*words, *([_BEYOND] * _PADDING)]
        self._forms = [each.form for each in padded]
        self._stems = [each.stems for each in padded]
        self._joined = [each.is_joined for each in padded]
        self._gaps = [each.gap for each in padded]

    def form(self, number: int) -> str:
        """Return the plain form of a word."""
        return self._forms[number]

    def stems(self, number: int) -> tuple[ArabicStem, ...]:
        """Return the forms of a word without its proclitics, the whole word first."""
        return self._stems[number]

    def is_joined(self, number: int) -> bool:
        """Whether a word follows the one before with only blanks between."""
        return self._joined[number]

    def gap(self, number: int) -> str:
        """Return what stands before a word."""
        return self._gaps[number]

    def start(self, number: int, stem: ArabicStem) -> int:
        """Return where the stem of a word begins in the text."""
        return _after_letters(self.text, self.all[number].start, stem.skip)

    def any_stem(self, number: int, forms: frozenset[str]) -> bool:
        """Whether a word, perhaps without proclitics, is one of some forms."""
        for each in self._stems[number]:  # noqa: SIM110 - a generator takes twice as long, and this is asked often
            if each.form in forms:
                return True
        return False


def cut(text: str) -> ArabicTokens:
    """Cut a text into its words."""
    return ArabicTokens(text, tuple(_tokens(text)))


def _tokens(text: str) -> Iterator[ArabicToken]:
    last = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        form, stems, has_tanwin = _read(text[start : min(end, start + 2 * _LONGEST)])
        if not form:
            continue  # marks without a letter
        gap = text[max(last, start - 8) : start] if last else "\n"
        is_joined = gap == " " or (bool(gap) and _BLANK.issuperset(gap))
        yield ArabicToken(start, end, form, gap, stems, is_joined, has_tanwin)
        last = end


@lru_cache(maxsize=50_000)
def _read(word: str) -> tuple[str, tuple[ArabicStem, ...], bool]:
    form = plain(word)
    return form, tuple(_stems(form)), "\u064b" in word[-3:]


def _stems(form: str) -> Iterator[ArabicStem]:
    yield ArabicStem(form, 0)
    for skip in range(2 * bool(form)):
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
