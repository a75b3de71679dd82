"""The choice of a place: which of several places is meant by words that belong to a quote, a claim or an event."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from editorial.text.layout import Layout

Stretch: TypeAlias = tuple[int, int]
"""Offsets in code points, half open."""

AS_NEAR = 2
"""A place is about as near as another one if it is at most so many times as far away."""


class ChoiceReason(StrEnum):
    """What decided the choice of a place."""

    WHOLE_WORDS = "WHOLE_WORDS"
    OUTSIDE = "OUTSIDE"
    PARAGRAPH = "PARAGRAPH"
    SENTENCE = "SENTENCE"
    NEAREST = "NEAREST"


class Doubt(StrEnum):
    """Why the choice of a place is doubtful."""

    OTHER_PARAGRAPH = "OTHER_PARAGRAPH"
    AS_NEAR = "AS_NEAR"


@dataclass(frozen=True, slots=True)
class Choice:
    """A place that was chosen among several; ``other`` is the next one, if the choice is doubtful and there is one."""

    place: Stretch
    reason: ChoiceReason
    doubt: Doubt | None = None
    other: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A place that was chosen for a quotation of a bundle: its path there, and how many places have these words."""

    path: tuple[str | int, ...]
    place: Stretch
    among: int
    reason: ChoiceReason


class Owner:
    """The stretches of what a pointer belongs to; they may overlap.

    ``keeps_out``: pointers lie inside these stretches only if there is no other place, because the words are quoted.
    """

    def __init__(self, stretches: Iterable[Stretch], *, keeps_out: bool = False) -> None:
        self.stretches = merged(stretches)
        self.keeps_out = keeps_out
        self._starts = [start for start, _ in self.stretches]

    def distance(self, place: Stretch) -> int:
        """Return how many characters lie between a place and the nearest stretch; 0 if they touch or overlap."""
        number = bisect_right(self._starts, place[0])
        around = self.stretches[max(0, number - 1) : number + 1]
        return min(max(0, start - place[1], place[0] - end) for start, end in around)

    def holds(self, place: Stretch) -> bool:
        """Return whether a place lies inside one of the stretches."""
        number = bisect_right(self._starts, place[0]) - 1
        return number >= 0 and place[1] <= self.stretches[number][1]


class _Within:
    """Whether places begin in the same parts of a text, such as paragraphs, as the stretches of their owner."""

    def __init__(self, owner: Owner, part: Callable[[int], Stretch]) -> None:
        found: list[Stretch] = []
        for start, end in owner.stretches:
            found.append((part(start)[0], part(max(start, end - 1))[1]))
        self._parts = merged(found)
        self._starts = [start for start, _ in self._parts]

    def holds(self, place: Stretch) -> bool:
        number = bisect_right(self._starts, place[0]) - 1
        return number >= 0 and place[0] < self._parts[number][1]


def choose(places: Sequence[Stretch], owner: Owner, layout: Layout) -> Choice:
    """Return the place that is meant, of at least one, given in the order of the text.

    Places in a paragraph of the owner come before all others; of these, places in one of its sentences; of these, the
    nearest, and of two that are equally near the first. If the owner keeps pointers out, places inside its words come
    last of all.

    The choice is doubtful if no place is in a paragraph of the owner, or if only the distance decided and the next
    place is about as near.
    """
    left, reason = list(places), ChoiceReason.NEAREST
    if owner.keeps_out:
        left, reason = _narrowed(left, lambda place: not owner.holds(place), reason, ChoiceReason.OUTSIDE)
    near = _Within(owner, layout.paragraph)
    is_far = not any(near.holds(place) for place in left)
    if not is_far:
        left, reason = _narrowed(left, near.holds, reason, ChoiceReason.PARAGRAPH)
        left, reason = _narrowed(left, _Within(owner, layout.sentence).holds, reason, ChoiceReason.SENTENCE)
    first, *others = sorted(left, key=lambda place: (owner.distance(place), place))[:2]
    reason = ChoiceReason.NEAREST if others else reason
    if is_far:
        return Choice(first, reason, Doubt.OTHER_PARAGRAPH, next(iter(others), None))
    if others and owner.distance(others[0]) <= AS_NEAR * owner.distance(first):
        return Choice(first, reason, Doubt.AS_NEAR, others[0])
    return Choice(first, reason)


def _narrowed(
    places: list[Stretch], holds: Callable[[Stretch], bool], reason: ChoiceReason, narrower: ChoiceReason
) -> tuple[list[Stretch], ChoiceReason]:
    """Return the places for which this holds, and the reason for that; all of them if it holds for none."""
    found = [place for place in places if holds(place)]
    return (found, narrower) if 0 < len(found) < len(places) else (places, reason)


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches in order, those that touch or overlap as one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found
