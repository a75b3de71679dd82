"""Cues: words that say whether what a clause tells is over, lasts, is ahead, is only alleged, or was called off."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[^\s\w]|\d+")

FARTHEST = 320
"""How many characters before a date, and after it, cues are looked for."""


class Tense(StrEnum):
    """What a cue says."""

    PAST = "PAST"
    PRESENT = "PRESENT"
    FUTURE = "FUTURE"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and where it stands."""

    start: int
    end: int
    tense: Tense


Reader = Callable[[list["re.Match[str]"]], Iterator[Cue]]


def words_of(text: str) -> frozenset[str]:
    """Return the words of a lexicon that is written as a text."""
    return frozenset(text.split())


def cues(text: str, start: int, end: int, reader: Reader) -> list[Cue]:
    """Return the cues of a stretch, in order."""
    return list(reader(list(_WORD.finditer(text, start, end))))


def nearest(found: list[Cue], start: int, end: int) -> Tense | None:
    """Return the tense at a date: that of the last cue before it, or else of the first one after it."""
    before = [cue for cue in found if cue.end <= start]
    if before:
        return before[-1].tense
    after = [cue for cue in found if cue.start >= end]
    return after[0].tense if after else None
