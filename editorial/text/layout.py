"""Layout: the paragraphs and sentences of a text, and the one that an offset lies in."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

import regex

_CLOSING = r"\p{Pe}\p{Pf}\p{Pi}\"'"
_FULL_STOPS = ".!?؟…۔।॥"
_END = regex.compile(rf"(?<![{_FULL_STOPS}])[{_FULL_STOPS}]++[{_CLOSING}]*+\s++|[。！？｡]++[{_CLOSING}]*+\s*+")
_WORD_BEFORE = regex.compile(r"[\p{L}\p{M}.]+$")
_TITLES = regex.compile(
    "mrs?|ms|dr|st|gen|sen|rep|gov|lt|col|sgt|capt|cmdr|maj|prof|rev|hon|mme|mlle|hr|fr",
    regex.IGNORECASE,
)
"""Titles, which a full stop may follow before a name."""

_LONGEST_TITLE = 16


class Layout:
    """The paragraphs of a text, one a line, and their sentences. All stretches are code points, half open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._sentences: dict[int, list[int]] = {}

    @cached_property
    def _paragraphs(self) -> tuple[list[int], list[int]]:
        """Return where each line begins, and the number of its paragraph; lines without words have none of their own."""
        starts, numbers, at, number = [], [], 0, 0
        for line in self.text.split("\n"):
            number += bool(line.strip())
            starts.append(at)
            numbers.append(max(1, number))
            at += len(line) + 1
        return starts, numbers

    def _line(self, offset: int) -> int:
        return max(0, bisect_right(self._paragraphs[0], offset) - 1)

    def paragraph_number(self, offset: int) -> int:
        """Return the number of the paragraph that an offset lies in, from 1."""
        return self._paragraphs[1][self._line(offset)]

    def paragraph(self, offset: int) -> tuple[int, int]:
        """Return the paragraph that an offset lies in."""
        starts, line = self._paragraphs[0], self._line(offset)
        return starts[line], starts[line + 1] - 1 if line + 1 < len(starts) else len(self.text)

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return the sentence that an offset lies in; a sentence does not go beyond its paragraph."""
        first, last = self.paragraph(offset)
        if first not in self._sentences:
            self._sentences[first] = [first, *_sentence_starts(self.text, first, last)]
        starts = self._sentences[first]
        number = max(0, bisect_right(starts, offset) - 1)
        return starts[number], starts[number + 1] if number + 1 < len(starts) else last


def _sentence_starts(text: str, first: int, last: int) -> Iterator[int]:
    """Yield where sentences begin within a paragraph, except the first.

    A sentence goes on if a lower-case letter follows (``“Why?” she asked``), and after initials, titles and ``No. 5``.
    """
    for found in _END.finditer(text, first, last):
        start = found.end()
        if start < last and not text[start].islower() and not _is_abbreviation(text, first, found):
            yield start


def _is_abbreviation(text: str, first: int, found: regex.Match[str]) -> bool:
    if not found[0].startswith(".") or found[0].rstrip() != ".":
        return False
    word = _WORD_BEFORE.search(text, max(first, found.start() - _LONGEST_TITLE), found.start())
    if word is None:
        return False
    if len(word[0].rpartition(".")[2]) == 1 or _TITLES.fullmatch(word[0]):
        return True
    return word[0].lower() == "no" and text[found.end()].isdecimal()
