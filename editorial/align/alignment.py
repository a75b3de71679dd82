"""Alignment: match the tokens of an old text to equal tokens of a new one, in order; similar words never match.

Patience diff (Bram Cohen): words that occur once in each text are anchors. Neighbouring anchors that stay together
count as one; if anchors cross, the heaviest set in order is taken; the gaps between them are searched again, because
more words occur only once within a gap. Words are compared first exactly, then folded, so that a text that only gained
vowel marks is aligned too. If no word of a gap occurs once, the edit distance decides (Hyyrö's bit-parallel algorithm,
in RapidFuzz).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from editorial.align.pairing import Pairing, heaviest
from editorial.model.effort import Effort
from editorial.text.token import Tokens

ROUNDS = 8
"""How many times gaps are searched for words that occur once in them."""

LARGE = 1024
"""A gap with more pairs of tokens than this, in which no word occurs once, is left to the edit distance."""

LONG_RUN = 4
"""The fewest tokens that must stay together before the edit distance may match them."""

CELLS_A_STEP = 64
NOWHERE = -1


class Gap(NamedTuple):
    """Tokens of the old text and of the new one between the same neighbours; one side may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    def cells(self) -> int:
        """Return the number of pairs of tokens in the gap."""
        return (self.old_end - self.old_start) * (self.new_end - self.new_start)


def align(old: Tokens, new: Tokens, effort: Effort) -> list[int]:
    """Return, for each token of ``old``, the equal token of ``new``, in rising order, or NOWHERE.

    Counts at most ``2 * ROUNDS + 2`` steps for each token, and spends the cost of the edit distance.
    """
    aligner = _Aligner(old, new, effort)
    narrow = [aligner.stripped(Gap(0, len(old), 0, len(new)), by_sign=True)]
    settled: list[Gap] = []
    for _ in range(ROUNDS):
        wide, narrow = [gap for gap in narrow if gap.cells()], []
        for gap in wide:
            inner = aligner.narrowed(gap)
            narrow += inner
            settled += [] if inner else [gap]
        if not narrow:
            break
    for gap in settled + [gap for gap in narrow if gap.cells()]:
        aligner.by_distance(gap)
    return aligner.match


def gaps_of(match: Sequence[int], new_length: int) -> Iterator[Gap]:
    """Yield the gaps of an alignment, in order; no token in a gap is aligned."""
    old_start = new_start = 0
    for n, found in enumerate(match):
        if found != NOWHERE:
            if n > old_start or found > new_start:
                yield Gap(old_start, n, new_start, found)
            old_start, new_start = n + 1, found + 1
    if old_start < len(match) or new_start < new_length:
        yield Gap(old_start, len(match), new_start, new_length)


class _Aligner:
    def __init__(self, old: Tokens, new: Tokens, effort: Effort) -> None:
        self.old, self.new, self.effort = old, new, effort
        self.match = [NOWHERE] * len(old)

    def _numbers(self, by_sign: bool) -> tuple[Sequence[int], Sequence[int]]:
        return (self.old.exact, self.new.exact) if by_sign else (self.old.folded, self.new.folded)

    def stripped(self, gap: Gap, *, by_sign: bool) -> Gap:
        """Align the common beginning and end of both sides; return what is left."""
        olds, news = self._numbers(by_sign)
        old_start, old_end, new_start, new_end = gap
        while old_start < old_end and new_start < new_end and olds[old_start] == news[new_start]:
            self.match[old_start] = new_start
            old_start, new_start = old_start + 1, new_start + 1
        while old_start < old_end and new_start < new_end and olds[old_end - 1] == news[new_end - 1]:
            old_end, new_end = old_end - 1, new_end - 1
            self.match[old_end] = new_end
        return Gap(old_start, old_end, new_start, new_end)

    def narrowed(self, gap: Gap) -> list[Gap]:
        """Align the words that occur once on each side; return the gaps between them, none if nothing was aligned."""
        for by_sign in (True, False):
            left = self.stripped(gap, by_sign=by_sign)
            anchors = heaviest(self._anchors(left, by_sign=by_sign)) if left.cells() else []
            if anchors or left != gap:
                return [self.stripped(inner, by_sign=by_sign) for inner in self._between(left, anchors)]
        return []

    def _between(self, gap: Gap, anchors: Sequence[Pairing]) -> Iterator[Gap]:
        old_start, new_start = gap.old_start, gap.new_start
        for anchor in anchors:
            self.match[anchor.old_start : anchor.old_end] = range(anchor.new_start, anchor.new_end)
            yield Gap(old_start, anchor.old_start, new_start, anchor.new_start)
            old_start, new_start = anchor.old_end, anchor.new_end
        yield Gap(old_start, gap.old_end, new_start, gap.new_end)

    def _anchors(self, gap: Gap, *, by_sign: bool) -> list[Pairing]:
        olds, news = self._numbers(by_sign)
        self.effort.count(gap.old_end - gap.old_start + gap.new_end - gap.new_start)
        there = _once(news, gap.new_start, gap.new_end)
        anchors: list[Pairing] = []
        for number, place in _once(olds, gap.old_start, gap.old_end).items():
            found = there.get(number, NOWHERE)
            if place == NOWHERE or found == NOWHERE or not self.old.is_word[place]:
                continue
            last = anchors[-1] if anchors else None
            if last and _stay_together(olds, news, last, (place, found)):
                anchors[-1] = self._anchor(last.old_start, place, last.new_start, found)
            else:
                anchors.append(self._anchor(place, place, found, found))
        return anchors

    def _anchor(self, old_first: int, old_last: int, new_first: int, new_last: int) -> Pairing:
        weight = 2 * self.old.weight(old_first, old_last + 1)
        return Pairing(old_first, old_last + 1, new_first, new_last + 1, weight)

    def by_distance(self, gap: Gap) -> None:
        """Align a large gap by its edit distance if the allowance suffices; only runs of tokens that stay together."""
        if gap.cells() <= LARGE or not self.effort.may(gap.cells() // CELLS_A_STEP):
            return
        olds = self.old.folded[gap.old_start : gap.old_end]
        news = self.new.folded[gap.new_start : gap.new_end]
        for step in Levenshtein.opcodes(olds, news):
            length = step.src_end - step.src_start
            if step.tag == "equal" and length >= LONG_RUN:
                start, first = gap.old_start + step.src_start, gap.new_start + step.dest_start
                self.match[start : start + length] = range(first, first + length)


def _once(numbers: Sequence[int], start: int, end: int) -> dict[int, int]:
    """Return the place of each number from ``start`` up to ``end``, in order; NOWHERE for numbers that occur twice."""
    places: dict[int, int] = {}
    for place in range(start, end):
        number = numbers[place]
        places[number] = NOWHERE if number in places else place
    return places


def _stay_together(olds: Sequence[int], news: Sequence[int], last: Pairing, place: tuple[int, int]) -> bool:
    old, new = place
    if old - last.old_end != new - last.new_end:
        return False
    return olds[last.old_end : old] == news[last.new_end : new]
