"""Pairings: tokens of one text that correspond to tokens of another, and the heaviest set of them in order."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple


class Pairing(NamedTuple):
    """Tokens of the old text and the tokens of the new one that they became; both ranges half open.

    ``weight`` is the number of characters on both sides times their likeness: 1 if they are equal, else less.
    """

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    weight: float


def heaviest(pairings: Sequence[Pairing]) -> list[Pairing]:
    """Return the heaviest set of pairings that follow one another in both texts, in order.

    Takes k log k steps: a tree of maxima holds the best weights by place in the new text (Fenwick, "A New Data
    Structure for Cumulative Frequency Tables", 1994).
    """
    if _are_in_order(pairings):
        return list(pairings)
    order = sorted(range(len(pairings)), key=lambda n: (pairings[n].old_start, pairings[n].new_start))
    closing = sorted(range(len(pairings)), key=lambda n: pairings[n].old_end)
    best, tree = _Best(pairings), _Maxima(sorted({pairing.new_end for pairing in pairings}))
    closed = 0
    for n in order:
        while pairings[closing[closed]].old_end <= pairings[n].old_start:
            tree.put(pairings[closing[closed]].new_end, best.weights[closing[closed]], closing[closed])
            closed += 1
        weight, before = tree.best_up_to(pairings[n].new_start)
        best.follow(n, weight, before)
    return best.path()


def _are_in_order(pairings: Sequence[Pairing]) -> bool:
    return all(
        before.old_end <= after.old_start and before.new_end <= after.new_start
        for before, after in zip(pairings, pairings[1:], strict=False)
    )


class _Best:
    """The heaviest chain that ends in each pairing."""

    def __init__(self, pairings: Sequence[Pairing]) -> None:
        self.pairings = pairings
        self.weights = [0.0] * len(pairings)
        self.before = [-1] * len(pairings)

    def follow(self, n: int, weight: float, before: int) -> None:
        self.weights[n] = weight + self.pairings[n].weight
        self.before[n] = before

    def path(self) -> list[Pairing]:
        found: list[Pairing] = []
        n = max(range(len(self.weights)), key=self.weights.__getitem__, default=-1)
        while n >= 0:
            found.append(self.pairings[n])
            n = self.before[n]
        return found[::-1]


class _Maxima:
    """The greatest weight up to a place, and the pairing it belongs to."""

    def __init__(self, places: list[int]) -> None:
        self.places = places
        self.tree = [(0.0, -1)] * (len(places) + 1)

    def put(self, place: int, weight: float, owner: int) -> None:
        n = bisect_left(self.places, place) + 1
        while n < len(self.tree):
            if weight > self.tree[n][0]:
                self.tree[n] = (weight, owner)
            n += n & -n

    def best_up_to(self, place: int) -> tuple[float, int]:
        n, best = bisect_left(self.places, place + 1), (0.0, -1)
        while n > 0:
            if self.tree[n][0] > best[0]:
                best = self.tree[n]
            n -= n & -n
        return best
