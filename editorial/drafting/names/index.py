"""An index of names, which finds them in a text as whole words, in any script: the longest name at each place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from editorial.draft.runs_of_words import LONGEST
from editorial.pointer.choice import Stretch
from editorial.text.fold import fold
from editorial.text.segment import words
from editorial.text.whole_word import MAX_PROCLITICS, PROCLITICS

Named = TypeVar("Named")

_ARTICLE = "ال"
_WITH_LAM = "لل"
_MOST_LETTERS = 60
"""The most letters of a word that can be a name's."""


@dataclass(frozen=True, slots=True)
class FoldedWord:
    """A word of a text: where it stands, and its fold."""

    start: int
    end: int
    fold: str


@dataclass(frozen=True, slots=True)
class FoundName(Generic[Named]):
    """A name that stands in a text, and all that are called so."""

    place: Stretch
    named: tuple[Named, ...]


def folded_words(text: str) -> list[FoldedWord]:
    """Return the words of a text with their folds."""
    return [FoldedWord(start, end, fold(text[start : min(end, start + _MOST_LETTERS)])) for start, end in words(text)]


class NameIndex(Generic[Named]):
    """Names, by the folds of their words, and what is called so.

    A name that begins with a capital is not found in small letters. Arabic and Hebrew one-letter words before a name
    are not part of it, but what has become one with its article is (للوزارة).
    """

    def __init__(self, names: Iterable[tuple[str, Named]]) -> None:
        self._named: dict[tuple[str, ...], list[Named]] = {}
        self._cased: dict[tuple[str, ...], bool] = {}
        self._lengths: dict[str, list[int]] = {}
        for name, named in names:
            self._add(name, named)

    def _add(self, name: str, named: Named) -> None:
        key = tuple(each.fold for each in folded_words(name))
        if not key or len(key) > LONGEST:
            return
        if key not in self._named:
            lengths = self._lengths.setdefault(key[0], [])
            self._lengths[key[0]] = sorted({*lengths, len(key)}, reverse=True)
        holders = self._named.setdefault(key, [])
        if named not in holders:
            holders.append(named)
        self._cased[key] = self._cased.get(key, True) and name[:1].isupper()

    def find(self, text: str, of_text: Sequence[FoldedWord]) -> Iterator[FoundName[Named]]:
        """Yield the names in a text, in order, none of which overlap; ``of_text`` are its words."""
        number = 0
        while number < len(of_text):
            found = self._at(text, of_text, number)
            if found is None:
                number += 1
                continue
            yield found[0]
            number += found[1]

    def _at(self, text: str, of_text: Sequence[FoldedWord], number: int) -> tuple[FoundName[Named], int] | None:
        for first, start in _beginnings(text, of_text[number]):
            for length in self._lengths.get(first, ()):
                rest = of_text[number + 1 : number + length]
                key = (first, *(each.fold for each in rest))
                named = self._named.get(key)
                if named and len(key) == length and self._fits(text, key, (start, of_text[number], *rest)):
                    return FoundName((start, of_text[number + length - 1].end), tuple(named)), length
        return None

    def _fits(self, text: str, key: tuple[str, ...], run: tuple[int | FoldedWord, ...]) -> bool:
        start, stretches = run[0], [each for each in run if isinstance(each, FoldedWord)]
        if self._cased[key] and isinstance(start, int) and text[start].islower():
            return False
        gaps = (text[one.end : other.start] for one, other in zip(stretches, stretches[1:], strict=False))
        return all(len(gap) <= 3 and not set(gap) & _PARTING for gap in gaps)


_PARTING = frozenset(',;:!?،؛؟()[]\n“”"«»…/')
"""Signs that part words which are no name together."""


def _beginnings(text: str, word: FoldedWord) -> Iterator[tuple[str, int]]:
    """Yield the forms that a word can have as the first of a name, and where each begins."""
    yield word.fold, word.start
    for count in range(1, MAX_PROCLITICS + 1):
        if len(word.fold) <= count + 1 or word.fold[count - 1] not in PROCLITICS:
            return
        yield word.fold[count:], _after_letters(text, word, count)
        if word.fold.startswith(_WITH_LAM, count - 1):
            yield _ARTICLE + word.fold[count + 1 :], _after_letters(text, word, count - 1)


def _after_letters(text: str, word: FoldedWord, count: int) -> int:
    at = word.start
    while at < word.end and (count or not fold(text[at])):
        count -= bool(fold(text[at]))
        at += 1
    return at
