"""Moved passages: text removed at one place and inserted at another, which an alignment in order misses.

Three tokens that occur once in all the removed text, and once in all the inserted text, are a trace; extended as far as
both texts agree, it becomes a run. A run of some words is a passage that moved together with its surroundings. If the
same words were inserted twice, no trace tells them apart, and nothing is guessed.
"""

from collections.abc import Iterator, Sequence

from editorial.align.alignment import NOWHERE
from editorial.align.pairing import Pairing
from editorial.text.token import Tokens

TRACE = 3
"""Tokens of a trace."""

PASSAGE = 4
"""The fewest words of a run: fewer may stand together by chance."""

NEAR = 12
"""The most tokens, on either side, between two runs of one passage."""


def moved_runs(match: Sequence[int], old: Tokens, new: Tokens) -> list[Pairing]:
    """Return the runs of tokens that moved, by their place in the old text; no two overlap."""
    before, after = _gap_numbers(match, len(new))
    there = _traces(new.folded, after)
    finder = _Finder(old, new, before, after)
    for trace, place in _traces(old.folded, before).items():
        found = there.get(trace, NOWHERE)
        if place != NOWHERE and found != NOWHERE and before[place] != after[found]:
            finder.follow(place, found)
    return finder.disjoint()


def passages(runs: Sequence[Pairing]) -> list[list[Pairing]]:
    """Group runs that follow one another closely in both texts into passages."""
    found: list[list[Pairing]] = []
    for run in runs:
        last = found[-1][-1] if found else None
        near = last and run.old_start - last.old_end <= NEAR and 0 <= run.new_start - last.new_end <= NEAR
        if near:
            found[-1].append(run)
        else:
            found.append([run])
    return found


def _gap_numbers(match: Sequence[int], new_length: int) -> tuple[list[int], list[int]]:
    """Return, for each token of either text, the number of its gap; NOWHERE if it is aligned."""
    before, after = [0] * len(match), [0] * new_length
    number = place = 0
    for n, found in enumerate(match):
        if found == NOWHERE:
            before[n] = number
            continue
        after[place:found] = [number] * (found - place)
        before[n] = after[found] = NOWHERE
        number, place = number + 1, found + 1
    after[place:] = [number] * (new_length - place)
    return before, after


def _traces(numbers: Sequence[int], gaps: Sequence[int]) -> dict[tuple[int, ...], int]:
    """Return the place of each trace within one gap; NOWHERE if it occurs twice or reaches beyond its gap."""
    places: dict[tuple[int, ...], int] = {}
    for n in range(len(numbers) - TRACE + 1):
        within = gaps[n : n + TRACE]
        if within.count(NOWHERE) < TRACE:
            trace = tuple(numbers[n : n + TRACE])
            is_whole = within.count(gaps[n]) == TRACE
            places[trace] = n if is_whole and trace not in places else NOWHERE
    return places


class _Finder:
    def __init__(self, old: Tokens, new: Tokens, before: Sequence[int], after: Sequence[int]) -> None:
        self.old, self.new, self.before, self.after = old, new, before, after
        self.runs: list[Pairing] = []

    def follow(self, place: int, found: int) -> None:
        """Extend a trace both ways; traces come in the order of the old text, so its run may be known already."""
        last = self.runs[-1] if self.runs else None
        if last and place < last.old_end and place - found == last.old_start - last.new_start:
            return
        start, end = place, place + TRACE
        by = found - place
        while start > 0 and start + by > 0 and self._is_same(start - 1, start - 1 + by):
            start -= 1
        while end < len(self.old) and end + by < len(self.new) and self._is_same(end, end + by):
            end += 1
        self.runs.append(Pairing(start, end, start + by, end + by, 2 * self.old.weight(start, end)))

    def _is_same(self, old: int, new: int) -> bool:
        if NOWHERE in (self.before[old], self.after[new]):
            return False
        return self.old.folded[old] == self.new.folded[new]

    def disjoint(self) -> list[Pairing]:
        """Return the runs that are long enough; tokens that two runs claim go to the heavier."""
        olds, news = bytearray(len(self.old)), bytearray(len(self.new))
        kept: list[Pairing] = []
        for run in sorted(self.runs, key=lambda run: (-run.weight, run.old_start)):
            free = list(self._free(run, olds, news))
            if sum(self.old.is_word[n] for n in free) < PASSAGE:
                continue
            start, end, by = free[0], free[-1] + 1, run.new_start - run.old_start
            olds[start:end] = news[start + by : end + by] = b"\x01" * (end - start)
            kept.append(Pairing(start, end, start + by, end + by, 2 * self.old.weight(start, end)))
        return sorted(kept)

    def _free(self, run: Pairing, olds: bytearray, news: bytearray) -> Iterator[int]:
        """Yield the longest unclaimed part of a run: claims overlap only at its ends."""
        by = run.new_start - run.old_start
        is_free = [not (olds[n] or news[n + by]) for n in range(run.old_start, run.old_end)]
        start = next((n for n, free in enumerate(is_free) if free), len(is_free))
        end = next((n for n in range(start, len(is_free)) if not is_free[n]), len(is_free))
        return iter(range(run.old_start + start, run.old_start + end))
