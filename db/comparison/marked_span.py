"""Spans that a correction left uncertain or without a place: a bundle that marks them leaves them as they are stored."""

from dataclasses import replace

import asyncpg

from db.comparison.match_annotation import Matched
from db.operation.load_errors import NotOrphaned
from db.write.annotation_rows import Kept
from db.write.stored_annotation import StoredReading
from editorial.model.annotation import AnchoredSpan, Annotation, ClaimReading, LostSpan, QuoteReading, UnsureSpan
from editorial.model.placed_span import placed_spans

_KEPT = ("revision_id", "status", "score", "changes")


def with_marked(matched: Matched, stored: StoredReading | None, kept: Kept) -> Matched:
    """Return an annotation to write, in which marked spans are those that are stored; their statuses go into ``kept``.

    Raises NotOrphaned if a span has no place in the text, and the stored annotation has none with these words either.
    """
    if not has_marks(matched.item.reading):
        return matched
    reading = _Marked(matched, stored, kept).reading()
    return replace(matched, item=replace(matched.item, reading=reading))


def has_marks(reading: Annotation) -> bool:
    """Return whether a bundle marks a span of an annotation as it was left by a correction."""
    return any(isinstance(span, LostSpan | UnsureSpan) for _, span in placed_spans(reading))


class _Marked:
    """The marked spans of one annotation."""

    def __init__(self, matched: Matched, stored: StoredReading | None, kept: Kept) -> None:
        self._matched, self._kept = matched, kept
        self._rows = list(stored.spans) if stored else []

    def reading(self) -> Annotation:
        """Return the annotation with the stored spans in place of the marked ones."""
        reading = self._matched.item.reading
        spans = tuple(self._found(span, "TARGET", number) for number, span in enumerate(reading.spans))
        reading = replace(reading, spans=spans)
        if isinstance(reading, QuoteReading | ClaimReading):
            chain = (
                replace(link, span=link.span and self._found(link.span, "LINK", position))
                for position, link in enumerate(reading.chain)
            )
            reading = replace(reading, chain=tuple(chain))
        if isinstance(reading, QuoteReading) and reading.cue:
            reading = replace(reading, cue=self._found(reading.cue, "CUE", 0))
        return reading

    def _found(self, span: AnchoredSpan, role: str, number: int) -> AnchoredSpan:
        if not isinstance(span, LostSpan | UnsureSpan):
            return span
        row = next((row for row in self._rows if row["role"] == role and _is_same(row, span)), None)
        if row is None and isinstance(span, UnsureSpan):
            return span  # these words are quoted for the first time
        if row is None:
            raise NotOrphaned(
                f"`anchor: ORPHANED` of {self._matched.key!r}: no stored annotation has lost the words {span.exact!r}:"
                " leave `anchor` out, and quote words of the current text"
            )
        self._kept[self._matched.id, role, number] = {name: row[name] for name in _KEPT}
        offsets = (row["start_offset"], row["end_offset"], row["utf16_start"], row["utf16_end"])
        return type(span)(*offsets, row["exact"], row["prefix"], row["suffix"])


def _is_same(row: "asyncpg.Record", span: AnchoredSpan) -> bool:
    if isinstance(span, LostSpan):
        return (row["status"], row["exact"]) == ("ORPHANED", span.exact)
    return (row["start_offset"], row["end_offset"]) == (span.start, span.end)
