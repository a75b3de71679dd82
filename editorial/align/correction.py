"""Corrections: compare an old text with a new one, and follow every word of the old one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editorial.align.alignment import NOWHERE, align, gaps_of
from editorial.align.boundary_slide import slide
from editorial.align.likeness import like_words
from editorial.align.moved_passages import moved_runs, passages
from editorial.align.pairing import Pairing
from editorial.model.effort import Effort
from editorial.text.token import Tokens, tokens_of

ALLOWANCE = 8_000_000
"""Steps that comparing two texts may take beyond those linear in their length."""

WIDEST = 16_384
"""The most pairs of words in a gap that is searched for similar words."""

JUMP = 3
"""Inserted tokens between two words: beyond this, a stretch may match better without what precedes or follows them."""


class Course:
    """Pairings in order, indexed so that any part of them is looked up in at most logarithmic time."""

    def __init__(self, pairings: Sequence[Pairing]) -> None:
        self.pairings = pairings
        self._starts = [pairing.old_start for pairing in pairings]
        self._ends = [pairing.old_end for pairing in pairings]
        self._weights = [0.0]
        for pairing in pairings:
            self._weights.append(self._weights[-1] + pairing.weight)
        self._jumps = [
            n
            for n, (before, after) in enumerate(zip(pairings, pairings[1:], strict=False), 1)
            if after.new_start - before.new_end > JUMP
        ]

    def part(self, first: int, last: int) -> tuple[int, int]:
        """Return the range of pairings with a token from ``first`` to ``last``, both inclusive."""
        return bisect_right(self._ends, first), bisect_right(self._starts, last)

    def weight(self, start: int, end: int) -> float:
        """Return the weight of a range of pairings."""
        return self._weights[end] - self._weights[start]

    def jumps(self, start: int, end: int) -> Sequence[int]:
        """Return the pairings within a range that follow a long insertion."""
        return self._jumps[bisect_right(self._jumps, start) : bisect_left(self._jumps, end)]


@dataclass(frozen=True, slots=True)
class Correction:
    """Two texts compared: ``course`` has the pairings in order, ``moved`` the moved passages by place in the old text.

    ``steps`` is the cost of the comparison.
    """

    old: Tokens
    new: Tokens
    course: Course
    moved: Sequence[Course]
    taken: frozenset[int]
    """Tokens of the new text that are paired with tokens of the old one."""
    steps: int

    def moved_at(self, token: int) -> Course | None:
        """Return the moved passage that a token of the old text belongs to."""
        n = bisect_right(self.moved, token, key=lambda course: course.pairings[0].old_start) - 1
        found = self.moved[n] if n >= 0 else None
        return found if found and token < found.pairings[-1].old_end else None


def compare(old_text: str, new_text: str, *, allowance: int = ALLOWANCE) -> Correction:
    """Compare two texts word by word; both are in normal form C."""
    old, new = tokens_of(old_text, new_text)
    effort = Effort(allowance)
    match = slide(align(old, new, effort), old, new)
    runs = moved_runs(match, old, new)
    course = sorted([*_same(old, match), *_like(old, new, _gaps(match, len(new), runs), effort)])
    moved = [_passage(old, new, found, effort) for found in passages(runs)]
    taken = frozenset(n for each in [course, *moved] for pairing in each for n in range(pairing[2], pairing[3]))
    return Correction(old, new, Course(course), [Course(each) for each in moved], taken, effort.steps)


def _same(old: Tokens, match: Sequence[int]) -> list[Pairing]:
    return [
        Pairing(n, n + 1, found, found + 1, 2 * len(key))
        for n, (found, key) in enumerate(zip(match, old.keys, strict=True))
        if found != NOWHERE
    ]


GapPlaces = tuple[Sequence[int], Sequence[int]]
"""Places of the tokens of a gap, in the old text and in the new one."""


def _gaps(match: Sequence[int], new_length: int, runs: Sequence[Pairing]) -> list[GapPlaces]:
    """Return the tokens in the gaps of an alignment, except those that moved."""
    olds = {n for run in runs for n in range(run.old_start, run.old_end)}
    news = {n for run in runs for n in range(run.new_start, run.new_end)}
    return [
        (
            [n for n in range(gap.old_start, gap.old_end) if n not in olds],
            [n for n in range(gap.new_start, gap.new_end) if n not in news],
        )
        for gap in gaps_of(match, new_length)
        if gap.cells()
    ]


def _like(old: Tokens, new: Tokens, gaps: Sequence[GapPlaces], effort: Effort) -> Iterator[Pairing]:
    """Yield pairings of similar words within gaps; small gaps first, because the allowance may not cover all."""
    for olds, news in sorted(gaps, key=lambda gap: len(gap[0]) * len(gap[1])):
        if len(olds) * len(news) <= WIDEST:
            yield from like_words(old, new, (olds, news), effort)


def _passage(old: Tokens, new: Tokens, runs: Sequence[Pairing], effort: Effort) -> list[Pairing]:
    found = [
        Pairing(
            n, n + 1, n + run.new_start - run.old_start, n + run.new_start - run.old_start + 1, 2 * len(old.keys[n])
        )
        for run in runs
        for n in range(run.old_start, run.old_end)
    ]
    gaps: list[GapPlaces] = [
        (range(before.old_end, after.old_start), range(before.new_end, after.new_start))
        for before, after in zip(runs, runs[1:], strict=False)
    ]
    return sorted([*found, *_like(old, new, gaps, effort)])
