"""Cues: words that say whether what a clause tells is over, ahead, or was only planned."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from editorial.pointer.choice import Stretch

_WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u0652'’]+[^\W\d_]+)*|[^\s\w]|\d+")

FARTHEST = 320
"""How many characters before a date, and after it, cues are looked for."""

_SHORT = 1_200
"""The most characters of a sentence whose cues are kept for its other dates."""

_REACH = 100
"""How many characters a weak cue reaches."""


class Tense(StrEnum):
    """What a cue says: that something is over, is told as present, is ahead, or was planned once."""

    PAST = "PAST"
    PRESENT = "PRESENT"
    FUTURE = "FUTURE"
    ONCE = "ONCE"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and where it stands. A weak one says nothing beyond the end of its clause."""

    start: int
    end: int
    tense: Tense
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class TenseAtDate:
    """The tense at a date, and whether the cue stands before it in its clause."""

    tense: Tense | None = None
    is_sure: bool = False


CueWords: TypeAlias = Sequence["re.Match[str]"]


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language tells time: ``read`` yields the cues of words; ``breaks`` are where clauses end, and
    ``resets`` words after which what was said before of the future holds no more.
    """

    read: Callable[[CueWords], Iterator[Cue]]
    breaks: "re.Pattern[str]"
    resets: "re.Pattern[str]"


@dataclass(slots=True)
class TenseReading:
    """The reading of the tenses of one text; the cues of a sentence are kept for the dates that follow in it."""

    text: str
    grammar: Grammar
    kept: tuple[Stretch, Sequence[Cue]] = field(default=((0, 0), ()))

    def at(self, sentence: Stretch, date: Stretch) -> TenseAtDate:
        """Return the tense at a date: that of the last cue before it, or else of the first one after it."""
        cues = self._cues(sentence, date)
        number = bisect_left(cues, date[0] + 1, key=lambda cue: cue.end)
        for cue in reversed(cues[:number]):
            if date[0] - cue.end > FARTHEST:
                break
            is_near = date[0] - cue.end <= _REACH and not self._has(self.grammar.breaks, cue.end, date[0])
            is_reset = cue.tense is Tense.FUTURE and self._has(self.grammar.resets, cue.end, date[0])
            if not is_reset and (is_near or not cue.is_weak):
                return TenseAtDate(cue.tense, is_near and not cue.is_weak)
        return TenseAtDate(next((cue.tense for cue in cues[number:] if cue.start >= date[1]), None))

    def _has(self, pattern: "re.Pattern[str]", start: int, end: int) -> bool:
        return pattern.search(self.text, start, end) is not None

    def _cues(self, sentence: Stretch, date: Stretch) -> Sequence[Cue]:
        if sentence[1] - sentence[0] > _SHORT:
            sentence = max(sentence[0], date[0] - FARTHEST), min(sentence[1], date[1] + FARTHEST)
        if self.kept[0] != sentence:
            words = list(_WORD.finditer(self.text, *sentence))
            self.kept = sentence, list(self.grammar.read(words))
        return self.kept[1]
