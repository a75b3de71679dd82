"""The spans of an annotation, each with its role: the annotation's own place, the reporting verb, the links of a chain."""

from collections.abc import Iterator

from editorial.model.annotation import AnchoredSpan, Annotation, ClaimReading, QuoteReading


def placed_spans(annotation: Annotation) -> Iterator[tuple[str, AnchoredSpan]]:
    """Yield every span of an annotation with its role: TARGET, LINK or CUE."""
    yield from (("TARGET", span) for span in annotation.spans)
    if isinstance(annotation, QuoteReading | ClaimReading):
        yield from (("LINK", link.span) for link in annotation.chain if link.span)
    if isinstance(annotation, QuoteReading) and annotation.cue:
        yield "CUE", annotation.cue
