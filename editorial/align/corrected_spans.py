"""Find the spans of an article again in a corrected text, never with more certainty than before."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz.distance import Postfix, Prefix

from editorial.align.anchor import SCANNED_A_STEP
from editorial.align.reanchor import ORPHANED, Reanchored, reanchor
from editorial.align.surroundings import stands_once
from editorial.change.span_change import SpanChanges
from editorial.model.annotation import AnchoredSpan
from editorial.model.effort import Effort
from editorial.model.vocabulary import AnchorStatus, SpanChange
from editorial.text.span import CONTEXT, anchored_span
from editorial.text.text import Utf16Offsets

COPIED_A_STEP = 16
"""Characters of a span that count as one step, because every span copies its own words."""

COMPARED_A_STEP = 16
"""Pairs of characters of a span's old and new words that are compared in one step."""

LOOKS = 6
"""How many times a text is searched for words with their surroundings."""


class Words(NamedTuple):
    """The words of a span when it was last found with certainty: where they began, and their surroundings."""

    start: int
    exact: str
    prefix: str
    suffix: str


class Known(NamedTuple):
    """A span as it is stored.

    ``place`` is its place in the old text, None if it has none there; ``score`` and ``exact`` are the stored values.
    ``sure`` are its words when it was last found with certainty; None if it is certain now.
    """

    place: tuple[int, int] | None
    exact: str
    score: float
    sure: Words | None


def found_again(old: str, new: str, spans: Sequence[Known], changes: SpanChanges, effort: Effort) -> list[Reanchored]:
    """Return what becomes of each span in a new text, in the same order, with what changed in its words.

    Raises EffortSpent.
    """
    standing = [span.place for span in spans if span.place]
    effort.take(sum(end - start for start, end in standing) // COPIED_A_STEP + len(standing))
    found = iter(reanchor(old, new, standing))
    sureness = _Sureness(new, effort)
    results = [sureness.of(span, next(found) if span.place else ORPHANED) for span in spans]
    classifier = _Classifier(old, changes, effort)
    return [classifier.classified(span, result) for span, result in zip(spans, results, strict=True)]


class _Classifier:
    """Says what changed in the words of spans."""

    def __init__(self, old: str, changes: SpanChanges, effort: Effort) -> None:
        self._old, self._changes, self._effort = old, changes, effort

    def classified(self, known: Known, found: Reanchored) -> Reanchored:
        """Return the result with the changes against the words that were annotated.

        If too little effort is left to compare them, they are other words.
        """
        annotated = known.sure.exact if known.sure else known.exact
        if found.span is None or found.span.exact == annotated:
            return found
        if not self._effort.may(_cost(annotated, found.span.exact)):
            return replace(found, changes=(SpanChange.WORDS,))
        beside = (self._before(known), found.span.prefix)
        return replace(found, changes=self._changes.between(annotated, found.span.exact, beside))

    def _before(self, known: Known) -> str:
        """Return the text directly before the words that were annotated."""
        if known.sure:
            return known.sure.prefix
        return self._old[max(0, known.place[0] - CONTEXT) : known.place[0]] if known.place else ""


def _cost(before: str, after: str) -> int:
    """Return the steps of comparing words: what is equal at both ends costs little."""
    begun = Prefix.similarity(before, after)
    ended = Postfix.similarity(before[begun:], after[begun:])
    gone, come = len(before) - begun - ended, len(after) - begun - ended
    return gone * come // COMPARED_A_STEP + (len(before) + len(after)) // SCANNED_A_STEP + 1


class _Sureness:
    """Limits the certainty of spans that were already uncertain before a correction."""

    def __init__(self, new: str, effort: Effort) -> None:
        self._new, self._effort, self._offsets = new, effort, Utf16Offsets(new)

    def of(self, known: Known, found: Reanchored) -> Reanchored:
        """Return the span found, no more certain than it was before; or its certain words, if they are back."""
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
