"""Cues: words that say whether what a clause tells is over, ahead, or was only planned."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

_WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u0652'’]+[^\W\d_]+)*|[^\s\w]|\d+")

FARTHEST = 320
"""How many characters before a date, and after it, cues are looked for."""

_PEEK = 12
"""How many characters of a date are looked at: "fixed for Monday" is ahead."""

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


Found = Sequence["re.Match[str]"]


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language tells time: ``read`` yields the cues of words; ``breaks`` are where clauses end, and
    ``resets`` words after which what was said before of the future holds no more.
    """

    read: Callable[[Found], Iterator[Cue]]
    breaks: "re.Pattern[str]"
    resets: "re.Pattern[str]"


def tense_at(text: str, grammar: Grammar, sentence: tuple[int, int], date: tuple[int, int]) -> Tense | None:
    """Return the tense at a date: that of the last cue before it, or else of the first one after it."""
    first, last = max(sentence[0], date[0] - FARTHEST), min(sentence[1], date[1] + FARTHEST)
    words = list(_WORD.finditer(text, first, min(date[1], date[0] + _PEEK)))
    for cue in reversed([cue for cue in grammar.read(words) if cue.end <= date[0]]):
        is_near = date[0] - cue.end <= _REACH and not grammar.breaks.search(text, cue.end, date[0])
        is_reset = cue.tense is Tense.FUTURE and grammar.resets.search(text, cue.end, date[0]) is not None
        if not is_reset and (is_near or not cue.is_weak):
            return cue.tense
    after = grammar.read(list(_WORD.finditer(text, date[1], last)))
    return next((cue.tense for cue in after), None)
