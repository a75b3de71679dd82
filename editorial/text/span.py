"""Spans: stretches of a body, with their words and the context around them."""

import unicodedata

from editorial.model.reading import AnchoredSpan
from editorial.text.text import Utf16Offsets

CONTEXT = 32
"""The most code points of context on either side."""


def anchored_span(body: str, start: int, end: int, offsets: Utf16Offsets | None = None) -> AnchoredSpan:
    """Return the span of ``body`` from ``start`` to ``end``, code points, half open.

    Context begins and ends between letters, never between a letter and its marks.

    Raises ValueError if the span is empty or does not lie in the body.
    """
    if not 0 <= start < end <= len(body):
        raise ValueError(f"no span of a text of {len(body)} characters: {start} to {end}")
    utf16 = offsets or Utf16Offsets(body)
    return AnchoredSpan(
        start=start,
        end=end,
        utf16_start=utf16.of(start),
        utf16_end=utf16.of(end),
        exact=body[start:end],
        prefix=body[_letter_from(body, max(0, start - CONTEXT), start) : start],
        suffix=body[end : _letter_before(body, min(len(body), end + CONTEXT), end)],
    )


def _letter_from(body: str, offset: int, limit: int) -> int:
    """Return the first offset from ``offset`` up to ``limit`` that does not separate a letter from its marks."""
    while 0 < offset < limit and unicodedata.combining(body[offset]):
        offset += 1
    return offset


def _letter_before(body: str, offset: int, limit: int) -> int:
    """Return the last offset from ``limit`` up to ``offset`` that does not separate a letter from its marks."""
    while limit < offset < len(body) and unicodedata.combining(body[offset]):
        offset -= 1
    return offset
