"""Spans: stretches of a body, with their words and the context around them."""

from editorial.model.annotation import AnchoredSpan
from editorial.text.segment import boundary_after, boundary_before
from editorial.text.text import Utf16Offsets

CONTEXT = 32
"""The most code points of context on either side."""


def anchored_span(body: str, start: int, end: int, offsets: Utf16Offsets | None = None) -> AnchoredSpan:
    """Return the span of ``body`` from ``start`` to ``end``, code points, half open.

    Context begins and ends between letters, never inside one (``editorial.text.segment``).

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
        prefix=body[min(start, boundary_after(body, max(0, start - CONTEXT))) : start],
        suffix=body[end : max(end, boundary_before(body, min(len(body), end + CONTEXT)))],
    )
