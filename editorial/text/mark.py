"""Quotation marks in a text: which stretches stand in marks, whatever the language and the kind of mark.

A mark that may open or close (``"``, and ``”`` or ``»`` in some languages) closes if one that it fits is open. A
quotation over several paragraphs may open each of them anew. What is open when a new quotation opens in a later
paragraph was never closed: it ends with its paragraph.
"""

import bisect
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

CLOSERS: Mapping[str, str] = {
    "“": "”“",
    "„": "“”",
    "‟": "”",
    "”": "“”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
    '"': '"',
    "＂": "＂",
}
"""The marks that may close what a mark opens."""

_MARKS = re.compile("[" + "".join(sorted({*CLOSERS, *"".join(CLOSERS.values())})) + "\n]")
_SINGLE = re.compile(r"(?<!\w)[‘‚'](?=[\w“\"«])((?:[^\n‘']|(?<=\w)'(?=\w))+?)(?<=[\w.,!?…”\"»])[’‘'](?!\w)")
_SINGLE_AT_MOST = re.compile(r"(?<!\w)‘(?=[\w“\"«])([^\n‘]+)(?<=[\w.,!?…”\"»])’(?!\w)")
"""As far as words in single marks may go: a plural's apostrophe (the dockers’ demands) looks like a closing mark."""
_BRACES = re.compile(r"\(\((?=\S)([^()\n]+)\)\)")
_INDENTED = 4
"""The most blanks before the mark at the beginning of a paragraph."""

DEEPEST = 8
"""The most marks that are open at once."""


@dataclass(frozen=True, slots=True, order=True)
class Marked:
    """A stretch in quotation marks, without them, half open; ``is_closed`` says whether both marks are there."""

    start: int
    end: int
    is_closed: bool = True


def marked_stretches(text: str) -> list[Marked]:
    """Return the stretches of a text that stand in quotation marks, in their order; nested ones, too."""
    plain = [Marked(*match.span(1)) for pattern in (_SINGLE, _BRACES) for match in pattern.finditer(text)]
    longer = [Marked(*match.span(1), is_closed=False) for match in _SINGLE_AT_MOST.finditer(text)]
    return sorted([*_paired(text), *plain, *longer])


class Covering:
    """The parts of a text that any of some stretches covers."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in sorted(stretches):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], end))
            elif start < end:
                merged.append((start, end))
        self._merged = merged
        self._ends = [end for _, end in merged]

    def within(self, start: int, end: int) -> int:
        """Return how many characters from ``start`` to ``end`` are covered."""
        covered = 0
        for number in range(bisect.bisect_right(self._ends, start), len(self._merged)):
            first, last = self._merged[number]
            if first >= end:
                break
            covered += min(last, end) - max(first, start)
        return covered


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    paragraph: int


def _paired(text: str) -> Iterator[Marked]:
    """Yield the stretches in paired marks, and those of which one mark is missing as far as their paragraph goes."""
    breaks = [-1, *(match.start() for match in re.finditer("\n", text)), len(text)]
    ends = {number: end for number, (_, end) in enumerate(pairwise(breaks))}
    opened: list[_Open] = []
    paragraph = 0
    for match in _MARKS.finditer(text):
        at, mark = match.start(), match[0]
        if mark == "\n":
            paragraph += 1
        elif _is_in_word(text, at, is_open=bool(opened)):
            continue
        elif opened and opened[-1].paragraph < paragraph and _begins_paragraph(text, at, ends[paragraph - 1] + 1):
            if not _continues(opened[-1].mark, mark):
                opened.append(_Open(mark, at + 1, paragraph))
        elif (number := _closed(text, at, opened, paragraph)) is not None:
            yield Marked(opened[number].start, at)
            yield from (Marked(each.start, at, is_closed=False) for each in opened[number + 1 :])
            del opened[number:]
        elif mark in CLOSERS and _may_open(text, at):
            yield from _given_up(opened, mark, paragraph, ends)
            if len(opened) == DEEPEST:
                yield Marked(opened[0].start, ends[opened.pop(0).paragraph], is_closed=False)
            opened.append(_Open(mark, at + 1, paragraph))
        elif mark not in CLOSERS or not _may_open(text, at):
            yield Marked(ends[paragraph - 1] + 1 if paragraph else 0, at, is_closed=False)
    yield from (Marked(each.start, ends[each.paragraph], is_closed=False) for each in opened)


def _given_up(opened: list[_Open], mark: str, paragraph: int, ends: Mapping[int, int]) -> Iterator[Marked]:
    """Yield what was opened in an earlier paragraph by a mark of the same kind, and forget it."""
    for each in [each for each in opened if each.paragraph < paragraph and _continues(each.mark, mark)]:
        opened.remove(each)
        yield Marked(each.start, ends[each.paragraph], is_closed=False)


def _closed(text: str, at: int, opened: Sequence[_Open], paragraph: int) -> int | None:
    """Return the number of the last open mark that the mark at a place closes; None if it closes none."""
    for number in range(len(opened) - 1, -1, -1):
        if text[at] not in CLOSERS[opened[number].mark]:
            continue
        if text[at] not in CLOSERS or not _looks_opening(text, at):
            return number
        if opened[number].paragraph == paragraph and text[at] != "“":
            return number
        return None
    return None


def _continues(mark: str, other: str) -> bool:
    """Whether a mark at the beginning of a paragraph says that the quotation opened by another goes on."""
    return mark == other or other in CLOSERS[mark]


def _is_in_word(text: str, at: int, *, is_open: bool) -> bool:
    """Whether a straight mark is part of a Hebrew word, or stands for inches: צה"ל, 6"."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    is_hebrew = "א" <= before <= "ת" and "א" <= after <= "ת"
    return text[at] == '"' and (is_hebrew or (before.isdigit() and not is_open))


def _begins_paragraph(text: str, at: int, start: int) -> bool:
    return at - start <= _INDENTED and not text[start:at].strip()


def _looks_opening(text: str, at: int) -> bool:
    """Whether a mark has a blank before it and a word, or another mark, after it."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([—–-:") and (after.isalnum() or after in (*CLOSERS, *"‘'(¿¡"))


def _may_open(text: str, at: int) -> bool:
    """Whether a mark is not directly behind a word and before a blank, as only a closing mark or a unit is."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return not (before.isalnum() and (not after or not after.isalnum()))
