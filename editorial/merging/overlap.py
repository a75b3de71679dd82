"""Pairs of what two drafts found at the same places, and what their agreement is worth."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from editorial.draft.draft import Basis
from editorial.pointer.choice import Stretch, merged

Paired = TypeVar("Paired")

ALIKE = 0.3
"""The least share of the characters of two items that both must have, to be one."""

SUREST = 0.99
"""No agreement of two drafters makes anything surer."""

_LEAST = 0.01


def pairs(
    ours: Sequence[Paired],
    theirs: Sequence[Paired],
    places: Callable[[Paired], Iterable[Stretch]],
    is_alike: Callable[[Paired, Paired], bool],
) -> dict[int, int]:
    """Return which of our items is which of theirs, by number: the most alike first, each item once.

    Of pairs that overlap equally, those that are alike in kind come first, then those that come first in the text.
    """
    one, other = [merged(places(each)) for each in ours], [merged(places(each)) for each in theirs]
    scores = [(-_share(one[i], other[j]), not is_alike(ours[i], theirs[j]), i, j) for i, j in _touching(one, other)]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, i, j in sorted(scores):
        if -score >= ALIKE and i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def _touching(one: Sequence[Sequence[Stretch]], other: Sequence[Sequence[Stretch]]) -> Iterable[tuple[int, int]]:
    """Yield the numbers of items that overlap, without comparing each with each."""
    theirs = sorted((start, end, number) for number, places in enumerate(other) for start, end in places)
    starts = [start for start, _, _ in theirs]
    longest = max((end - start for start, end, _ in theirs), default=0)
    found: dict[tuple[int, int], None] = {}
    for i, places in enumerate(one):
        for start, end in places:
            for at in range(bisect_left(starts, start - longest), bisect_left(starts, end)):
                if theirs[at][1] > start:
                    found[i, theirs[at][2]] = None
    return found


def _share(one: Sequence[Stretch], other: Sequence[Stretch]) -> float:
    """Return how much of the characters of either, both have."""
    common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    return common / (sum(end - start for start, end in (*one, *other)) - common)


def agreed(one: Basis, other: Basis) -> Basis:
    """Return the basis of what two drafters found independently, with the rule of the first."""
    return Basis(one.rule, _together(one.confidence, other.confidence), _doubts(one, other))


def disputed(one: Basis, other: Basis, *doubts: str) -> Basis:
    """Return the basis of what two drafters found differently, if that of the first is kept."""
    return Basis(one.rule, _together(one.confidence, 1 - other.confidence), (*_doubts(one, other), *doubts))


def _doubts(one: Basis, other: Basis) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one.doubts, *other.doubts)))


def _together(one: float, other: float) -> float:
    """Return how sure something is for which two independent findings speak, by Bayes' rule from even chances."""
    one, other = (min(SUREST, max(_LEAST, each)) for each in (one, other))
    return min(SUREST, one * other / (one * other + (1 - one) * (1 - other)))
