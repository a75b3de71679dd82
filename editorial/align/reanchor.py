"""Re-anchoring: find the spans of an article again after its text was corrected, and say how certain each result is.

The two texts are aligned (``editorial/align/correction.py``), so that even frequent words lead to the right occurrence.
If a place cannot be determined, nothing is guessed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from editorial.align.correction import Correction, Course, compare
from editorial.align.local_moves import found_nearby
from editorial.align.pairing import Pairing
from editorial.model.annotation import AnchoredSpan
from editorial.model.vocabulary import AnchorStatus, SpanChange
from editorial.text.segment import boundary_after, boundary_before, is_boundary
from editorial.text.span import anchored_span
from editorial.text.text import Utf16Offsets
from editorial.text.whole_word import begins_word

LIKE_ENOUGH = 0.5
"""The least likeness of old and new words: below it they are different words, and the span is orphaned."""

NOT_THE_SAME = 0.99
"""The highest score of words that are not exactly equal."""

LONG = 1024
"""Letters of very long words, whose letters are matched only at the two ends."""

JUMPS = 8
"""How many long insertions of a span are tried as cuts, from each end, and how many rounds of cutting there are."""


@dataclass(frozen=True, slots=True)
class Reanchored:
    """What became of a span: ``span`` is its place in the new text, None if it is orphaned.

    ``score`` is between 0 and 1 if the status is FUZZY, and 1 otherwise. ``changes`` are the differences to the words
    that were annotated, as far as somebody has looked for them.
    """

    status: AnchorStatus
    score: float
    span: AnchoredSpan | None
    changes: tuple[SpanChange, ...] = ()


ORPHANED = Reanchored(AnchorStatus.ORPHANED, 1.0, None)


def reanchor(old: str, new: str, spans: Sequence[tuple[int, int]]) -> list[Reanchored]:
    """Return the place in ``new`` of each span of ``old`` (code points, half open); both texts are in normal form C.

    EXACT and MOVED have exactly the same words; FUZZY has words at least half like them
    (``editorial/align/likeness.py``).

    Raises ValueError if a span is empty or does not lie in the old text.
    """
    for start, end in spans:
        if not 0 <= start < end <= len(old):
            raise ValueError(f"no span of a text of {len(old)} characters: {start} to {end}")
    offsets = Utf16Offsets(new)
    if old == new:
        return [Reanchored(AnchorStatus.EXACT, 1.0, anchored_span(new, *span, offsets)) for span in spans]
    correction = compare(old, new)
    return [_reanchored(correction, offsets, span) for span in spans]


def _reanchored(correction: Correction, offsets: Utf16Offsets, span: tuple[int, int]) -> Reanchored:
    found = _Place(correction, *span).found()
    if found is None:
        return ORPHANED
    (start, end), score = found
    there = anchored_span(correction.new.text, start, end, offsets)
    if there.exact == correction.old.text[span[0] : span[1]]:
        return Reanchored(AnchorStatus.EXACT if start == span[0] else AnchorStatus.MOVED, 1.0, there)
    return Reanchored(AnchorStatus.FUZZY, min(round(score, 2), NOT_THE_SAME), there)


ScoredPlace = tuple[tuple[int, int], float]


class _Place:
    """Finds the new place of one span; ``first`` and ``last`` are the tokens of the old text that it touches."""

    def __init__(self, correction: Correction, start: int, end: int) -> None:
        self.correction, self.old, self.new = correction, correction.old, correction.new
        self.start, self.end = start, end
        self.exact = self.old.text[start:end]
        self.first, self.last = self.old.touched(start, end)

    def found(self) -> ScoredPlace | None:
        if self.first > self.last:
            return self._blank()
        course = self._course()
        part = course.part(self.first, self.last)
        if part[0] == part[1]:
            return self._nearby()
        return self._same(course, part) or self._like(course, part) or self._nearby()

    def _nearby(self) -> ScoredPlace | None:
        start = found_nearby(self.correction, self.start, self.end)
        return None if start is None else ((start, start + len(self.exact)), 1.0)

    def _course(self) -> Course:
        """Return the course that contains most of the span: the aligned text, or a moved passage.

        Three tokens of the span are tested for such a passage: one that contains none of them has less than a third of
        it.
        """
        asked = {self.first + (self.last - self.first) * n // 4 for n in (1, 2, 3)}
        moved = [course for token in sorted(asked) if (course := self.correction.moved_at(token))]
        return max([self.correction.course, *moved], key=self._weight)

    def _weight(self, course: Course) -> float:
        return course.weight(*course.part(self.first, self.last))

    def _blank(self) -> ScoredPlace | None:
        """Return white space that directly follows the same word as before, or directly precedes it."""
        pairings = self.correction.course.pairings
        at = self.correction.course.part(self.first, self.first)[0]
        starts = [self.start] if self.last < 0 else []
        if at > 0 and pairings[at - 1].old_end == self.first:
            starts.append(self.new.ends[pairings[at - 1].new_end - 1] + self.start - self.old.ends[self.last])
        if at < len(pairings) and pairings[at].old_start == self.first:
            starts.append(self.new.starts[pairings[at].new_start] + self.start - self.old.starts[self.first])
        start = next((start for start in starts if start >= 0 and self._stands(start, start + len(self.exact))), None)
        return None if start is None else ((start, start + len(self.exact)), 1.0)

    def _same(self, course: Course, part: tuple[int, int]) -> ScoredPlace | None:
        """Return the exact words at the place that their first or last aligned token indicates."""
        pairings = course.pairings
        low = self.new.ends[pairings[part[0] - 1].new_end - 1] if part[0] else 0
        high = self.new.starts[pairings[part[1]].new_start] if part[1] < len(pairings) else len(self.new.text)
        for start in self._starts(pairings[part[0]], pairings[part[1] - 1]):
            end = start + len(self.exact)
            if low <= start and end <= high and self._stands(start, end):
                return (start, end), 1.0
        return None

    def _starts(self, *pairings: Pairing) -> Iterator[int]:
        for pairing in pairings:
            yield self.new.starts[pairing.new_start] + self.start - self.old.starts[pairing.old_start]
            yield self.new.ends[pairing.new_end - 1] + self.start - self.old.ends[pairing.old_end - 1]

    def _stands(self, start: int, end: int) -> bool:
        """Return whether the words are at this place, and whole if they were whole; proclitics may precede them now."""
        if not self.new.text.startswith(self.exact, start) or self._parts_letter(start, end):
            return False
        is_cut = self.new.holds(start) and not self.old.holds(self.start) and not begins_word(self.new.text, start)
        return not is_cut and (self.old.holds(self.end) or not self.new.holds(end))

    def _parts_letter(self, start: int, end: int) -> bool:
        """Return whether the stretch would separate a letter from its marks although the span did not."""
        return any(
            _is_parted(self.new.text, new) and not _is_parted(self.old.text, old)
            for old, new in ((self.start, start), (self.end, end))
        )

    def _like(self, course: Course, part: tuple[int, int]) -> ScoredPlace | None:
        start, end = self._best_part(course, part)
        first, last = course.pairings[start], course.pairings[end - 1]
        begin, stop = first.new_start, last.new_end
        if start == part[0]:
            begin -= self._replaced_before(course, start)
        if end == part[1]:
            stop += self._replaced_after(course, end)
        letters = self.old.weight(self.first, self.last + 1) + self.new.weight(begin, stop)
        score = course.weight(start, end) / letters
        if score < LIKE_ENOUGH:
            return None
        return self._cut(first, last, (begin, stop)), score

    def _best_part(self, course: Course, part: tuple[int, int]) -> tuple[int, int]:
        """Return the part of the course most like the span: all of it, or less if long insertions make it unlike."""
        for _ in range(JUMPS):
            jumps = course.jumps(*part)
            if self._score(course, part) >= LIKE_ENOUGH or not jumps:
                break
            parts = [half for at in {*jumps[:JUMPS], *jumps[-JUMPS:]} for half in ((part[0], at), (at, part[1]))]
            part = max([part, *sorted(parts)], key=lambda part: self._score(course, part))
        return part

    def _score(self, course: Course, part: tuple[int, int]) -> float:
        new_start, new_end = course.pairings[part[0]].new_start, course.pairings[part[1] - 1].new_end
        return course.weight(*part) / (self.old.weight(self.first, self.last + 1) + self.new.weight(new_start, new_end))

    def _replaced_before(self, course: Course, at: int) -> int:
        """Return how many new words directly before a pairing replace the first words of the span."""
        if at == 0 or course.pairings[at].old_start <= self.first:
            return 0
        before, after = course.pairings[at - 1], course.pairings[at]
        gone, come = after.old_start - before.old_end, after.new_start - before.new_end
        return _share(gone, come, after.old_start - self.first)

    def _replaced_after(self, course: Course, at: int) -> int:
        """Return how many new words directly after a pairing replace the last words of the span."""
        if at == len(course.pairings) or course.pairings[at - 1].old_end > self.last:
            return 0
        before, after = course.pairings[at - 1], course.pairings[at]
        gone, come = after.old_start - before.old_end, after.new_start - before.new_end
        return _share(gone, come, self.last + 1 - before.old_end)

    def _cut(self, first: Pairing, last: Pairing, tokens: tuple[int, int]) -> tuple[int, int]:
        """Return the offsets of a stretch of tokens, cut within a word if the span was."""
        start, end = self.new.starts[tokens[0]], self.new.ends[tokens[1] - 1]
        if self.old.holds(self.start) and tokens[0] == first.new_start and first.old_start == self.first:
            within = start + self._within(first, self.start)
            within = max(start, boundary_before(self.new.text, within))
            start = within if within < end and begins_word(self.new.text, within) else start
        if self.old.holds(self.end) and tokens[1] == last.new_end and last.old_end == self.last + 1:
            within = self.new.starts[last.new_start] + self._within(last, self.end)
            within = min(end, boundary_after(self.new.text, within))
            end = within if within > start else end
        return start, end

    def _within(self, pairing: Pairing, offset: int) -> int:
        """Return the offset within the new words that corresponds to an offset within the old ones."""
        old = self.old.text[self.old.starts[pairing.old_start] : self.old.ends[pairing.old_end - 1]]
        new = self.new.text[self.new.starts[pairing.new_start] : self.new.ends[pairing.new_end - 1]]
        inside = offset - self.old.starts[pairing.old_start]
        if len(old) * len(new) > LONG**2:
            return _within_long(old, new, inside)
        for step in Levenshtein.opcodes(old, new):
            if step.src_start <= inside < step.src_end:
                return min(step.dest_start + inside - step.src_start, step.dest_end)
        return len(new)


def _within_long(old: str, new: str, inside: int) -> int:
    """Return that offset within a very long new word, found from the letters that both words begin or end with."""
    if new.startswith(old[:inside]):
        return inside
    return len(new) - (len(old) - inside) if new.endswith(old[inside:]) else len(new)


def _is_parted(text: str, offset: int) -> bool:
    return not is_boundary(text, offset)


def _share(gone: int, come: int, of_the_span: int) -> int:
    """Return how many inserted words replace the span's share of the removed words."""
    if of_the_span == gone:
        return come if come <= 2 * gone else 0
    return of_the_span if gone == come else 0
