"""The words of a text for searching, each with its place in the original.

Words are those of ``editorial.text.segment``, with three differences. Neighbours that are also written as one word (عبد الله,
عبدالله; Persian می رود, می‌رود) are one word. In scripts without blanks, and in Korean, each letter is a word, taken together
with the next letter of the same run: 中国人 is 中国, 国人, 人; so a phrase of such pairs is exactly a stretch of the text.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import regex

from editorial.search.spelling import plain
from editorial.text.segment import SPACELESS, letters, words

PAIRED = regex.compile(rf"[{SPACELESS}\p{{Hangul}}]", regex.V1)
"""The beginning of a word of letters that are taken in pairs."""

_HANGUL = regex.compile(r"\p{Hangul}")
_BLANKS = frozenset((" ", "\u00a0", "\u202f", "\u200c"))
_ARABIC = regex.compile(r"\p{Arabic}")
_SERVANT = regex.compile("[وف]?[بلك]?عبد")
_FATHERS = frozenset(f"{before}{father}" for before in ("", "و", "ل", "ب") for father in ("ابو", "ابي", "ابا"))
_LAST_PARTS = frozenset(("الله", "الدين"))
_FIRST_PARTS = frozenset(
    """
    نصر سعد عز عطا فتح خير ضيف جار هبه رزق حمد شرف جمال صلاح علاء نور محيي محي سيف بدر شمس تقي حسام عماد ضياء بهاء زين قمر
    تاج فخر كمال سراج نجم صدر ناصر شهاب حزب حزبي بحزب لحزب وحزب رام
    """.split()  # noqa: SIM905  words, not a program
)
"""The first words of names that end in الله or الدين."""

_PERSIAN_BEFORE = frozenset(("مي", "نمي"))
_PERSIAN_AFTER = frozenset(("ها", "هاي", "هايي", "هايش", "هايم", "هايت", "هايشان", "هايمان"))


class Word(NamedTuple):
    """A word of a text: as written, and its place in code points, half open.

    ``text`` of a paired letter also has the letter after it, which is not part of the place.
    """

    text: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text in order."""
    run: list[tuple[int, int]] = []
    for start, end in _neighbours_joined(text):
        if not PAIRED.match(text, start):
            yield from _paired(text, run)
            run = []
            yield Word(text[start:end], start, end)
            continue
        if run and run[-1][1] != start:
            yield from _paired(text, run)
            run = []
        is_word = _HANGUL.match(text, start) is not None
        run += (
            [(start + first, start + last) for first, last in letters(text[start:end])] if is_word else [(start, end)]
        )
    yield from _paired(text, run)


def _paired(text: str, run: list[tuple[int, int]]) -> Iterator[Word]:
    for (start, end), (_, after) in pairwise(run):
        yield Word(text[start:after], start, end)
    if run:
        start, end = run[-1]
        yield Word(text[start:end], start, end)


def _neighbours_joined(text: str) -> Iterator[tuple[int, int]]:
    last: tuple[int, int] | None = None
    for start, end in words(text):
        if last and _are_one(text, last, (start, end)):
            last = (last[0], end)
            continue
        if last:
            yield last
        last = (start, end)
    if last:
        yield last


def _are_one(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    if after[0] - before[1] != 1 or text[before[1]] not in _BLANKS or not _ARABIC.match(text, before[0]):
        return False
    first, second = plain(text[slice(*before)]), plain(text[slice(*after)])
    return (
        (second.startswith("ال") and _SERVANT.fullmatch(first) is not None)
        or (second in _LAST_PARTS and first in _FIRST_PARTS)
        or (first in _FATHERS and _ARABIC.match(text, after[0]) is not None)
        or first in _PERSIAN_BEFORE
        or second in _PERSIAN_AFTER
    )
