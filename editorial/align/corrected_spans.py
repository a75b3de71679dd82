"""The spans of an article in a corrected text: found again, and none said to be surer than it is."""

from collections.abc import Sequence
from typing import NamedTuple

from editorial.align.anchor import SCANNED_A_STEP
from editorial.align.reanchor import ORPHANED, Reanchored, reanchor
from editorial.align.surroundings import stands_once
from editorial.model.effort import Effort
from editorial.model.reading import AnchoredSpan
from editorial.model.vocabulary import AnchorStatus
from editorial.text.span import anchored_span
from editorial.text.text import Utf16Offsets

COPIED_A_STEP = 16
"""Characters of a span that count as a step: every span has its words of its own."""

LOOKS = 6
"""So often a text is looked through for words with what stood around them."""


class Words(NamedTuple):
    """Words as they were found surely last: where they began, and what stood around them."""

    start: int
    exact: str
    prefix: str
    suffix: str


class Known(NamedTuple):
    """A span as it is stored.

    ``place`` is where it stands in the old text, None where it stands in none of it; ``score`` and ``exact`` are as they are
    stored, and ``sure`` are its words as they were found surely last: None where they are sure.
    """

    place: tuple[int, int] | None
    exact: str
    score: float
    sure: Words | None


def found_again(old: str, new: str, spans: Sequence[Known], effort: Effort) -> list[Reanchored]:
    """Return what becomes of spans in a new text, in their order. Raises EffortSpent."""
    standing = [span.place for span in spans if span.place]
    effort.take(sum(end - start for start, end in standing) // COPIED_A_STEP + len(standing))
    found = iter(reanchor(old, new, standing))
    sureness = _Sureness(new, effort)
    return [sureness.of(span, next(found) if span.place else ORPHANED) for span in spans]


class _Sureness:
    """How surely spans are found in a text that were not sure before."""

    def __init__(self, new: str, effort: Effort) -> None:
        self._new, self._effort, self._offsets = new, effort, Utf16Offsets(new)

    def of(self, known: Known, found: Reanchored) -> Reanchored:
        """Return what was found, no surer than the words were that it was found by; or the certain words, where they are back."""
        sure = known.sure
        if sure is None:
            return found
        if found.span is None:
            self._effort.take(LOOKS * (len(self._new) // SCANNED_A_STEP + 1))
            start = stands_once(self._new, sure.prefix, sure.exact, sure.suffix)
            return ORPHANED if start is None else self._sure(start, sure)
        if found.span.exact == sure.exact and known.exact != sure.exact:
            return self._sure(found.span.start, sure)
        return Reanchored(AnchorStatus.FUZZY, round(known.score * found.score, 4), found.span)

    def _sure(self, start: int, sure: Words) -> Reanchored:
        status = AnchorStatus.EXACT if start == sure.start else AnchorStatus.MOVED
        return Reanchored(status, 1.0, self._span(start, len(sure.exact)))

    def _span(self, start: int, length: int) -> AnchoredSpan:
        return anchored_span(self._new, start, start + length, self._offsets)
