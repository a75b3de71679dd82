"""Quotations that point at spans: the words, and the number of the place if they stand in several."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

from editorial.model.annotation import AnchoredSpan, LostSpan, UnsureSpan

Data: TypeAlias = dict[str, object]
"""A mapping of a bundle, as plain data."""


class Quoting:
    """A body whose spans are quoted; ``by_offset`` gives their place by its start, which shows every move.

    If ``is_near``, words that belong to a quote or claim are quoted without the number of their place.
    """

    def __init__(self, body: str, *, by_offset: bool = False, is_near: bool = False) -> None:
        self._body, self._by_offset, self._is_near = body, by_offset, is_near
        self._starts = lru_cache(maxsize=None)(self._found)

    def quotation(self, span: AnchoredSpan) -> Data:
        """Return the quotation of a span."""
        if isinstance(span, LostSpan):
            return {"exact": span.exact, "anchor": "ORPHANED"}
        if self._by_offset:
            return {"exact": span.exact, "start": span.start}
        mark: Data = {"anchor": "FUZZY"} if isinstance(span, UnsureSpan) else {}
        is_alone = len(self._starts(span.exact)) == 1
        return {"exact": span.exact, **({} if is_alone else {"occurrence": self.number(span)}), **mark}

    def pointer(self, span: AnchoredSpan) -> Data:
        """Return the quotation of words that belong to a quote or claim."""
        found = self.quotation(span)
        return {key: value for key, value in found.items() if key != "occurrence"} if self._is_near else found

    def target(self, spans: Sequence[AnchoredSpan]) -> Data:
        """Return the keys by which an annotation points at its spans."""
        return self.quotation(spans[0]) if len(spans) == 1 else {"spans": [self.quotation(span) for span in spans]}

    def several(self, spans: Iterable[AnchoredSpan]) -> Iterable[Data]:
        """Yield the fewest quotations that point at spans with the same words."""
        found = list(spans)
        marked = [span for span in found if isinstance(span, LostSpan | UnsureSpan)]
        yield from (self.quotation(span) for span in marked)
        placed = [span for span in found if span not in marked]
        if len(placed) == 1:
            yield self.quotation(placed[0])
        elif placed:
            yield {"exact": placed[0].exact, "occurrence": sorted(self.number(span) for span in placed)}

    def number(self, span: AnchoredSpan) -> int:
        """Return which of the places with its words a span is, from 1."""
        return self._starts(span.exact).index(span.start) + 1

    def holds(self, words: str) -> bool:
        """Return whether the body contains the words."""
        return words in self._body

    def _found(self, words: str) -> tuple[int, ...]:
        starts, at = [], self._body.find(words)
        while at >= 0:
            starts.append(at)
            at = self._body.find(words, at + 1)
        return tuple(starts)
