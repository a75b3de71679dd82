"""From the parts of annotations to their readings: words located in the article, references resolved."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import fields

from editorial.bundle.placement import Placement
from editorial.bundle.shape import Problems, nearest_word
from editorial.bundle.source import Path
from editorial.date.when import directions_of_claim
from editorial.model.annotation import (
    AnchoredSpan,
    Annotation,
    ClaimReading,
    ClaimRelation,
    ClaimReview,
    Link,
    Quantity,
    QuoteReading,
    RetractedQuoteReading,
)
from editorial.part.annotation import ClaimPart, LinkPart, QuotePart, RelationPart, ReportPart
from editorial.part.part import QuotationPart
from editorial.text.text import UnreadableText, normalise

BETWEEN_SPANS = " … "
"""Separates the stretches of a quote that the article interrupts."""


def retracted(quote: QuoteReading, retraction: str | None) -> QuoteReading:
    """Return a quote as retracted for this reason; with None, as not retracted."""
    says = {each.name: getattr(quote, each.name) for each in fields(QuoteReading)}
    return QuoteReading(**says) if retraction is None else RetractedQuoteReading(**says, retraction=retraction)


class References:
    """The targets that annotations can refer to.

    ``known`` maps, for each list of the format, the names that may be written to the key that a reading uses.
    """

    def __init__(self, known: Mapping[str, Mapping[str, str]], problems: Problems, unknown: str) -> None:
        self._known, self._problems, self._unknown = known, problems, unknown

    def find(self, name: str, key: str, path: Path) -> str:
        """Return the target of a key in the list ``name``; an unknown key is a problem, and is returned as it is."""
        known = self._known[name]
        if key not in known:
            message = self._unknown.format(list=name)
            near = nearest_word(key, known.keys(), self._problems.effort)
            self._problems.add("UNKNOWN_REFERENCE", message, path, nearest=near)
        return known.get(key, key)

    def once(self, found: Iterable[tuple[Hashable, Path]]) -> None:
        """Note a problem for every value that occurs again."""
        seen: set[Hashable] = set()
        for value, path in found:
            if value in seen:
                self._problems.add("DUPLICATE_KEY", "this occurs here for the second time", path)
            seen.add(value)


class AnnotationReader:
    """Reads the annotations of one article and notes problems as it finds them."""

    def __init__(self, placement: Placement, references: References) -> None:
        self.placement, self._references = placement, references
        self._problems = placement.problems

    def plain(self, text: str, path: Path) -> str:
        """Return text that the editor wrote, in normal form C."""
        try:
            return normalise(text)
        except UnreadableText as fault:
            self._problems.add("MALFORMED_VALUE", str(fault), path)
            return text

    def quote(self, part: QuotePart, path: Path) -> QuoteReading:
        """Return a quote."""
        place = self.placement
        spans = self._spans(part, path)
        quote = QuoteReading(
            key=part.key,
            spans=spans,
            provenance=place.provenance(part.provenance),
            kind=part.kind,
            text=self.quoted(part.text, spans, path),
            language=part.language or place.language,
            chain=self._chain(part.chain, (*path, "chain")),
            cue=place.span(part.cue, (*path, "cue")) if part.cue else None,
            said=place.when(part.said, (*path, "said")),
        )
        if part.retraction is None:
            return quote
        return retracted(quote, self.plain(part.retraction, (*path, "retraction")))

    def quoted(self, text: str | None, spans: Sequence[AnchoredSpan], path: Path) -> str:
        """Return the words of the article at a quote's place; it is a problem if ``text`` differs from them."""
        words = BETWEEN_SPANS.join(span.exact for span in spans)
        if text is not None and spans and self.plain(text, (*path, "text")) != words:
            message = "the article has other words in this place: leave `text` out, and they are taken from the article"
            self._problems.add("QUOTE_TEXT_DIFFERS", message, (*path, "text"), nearest=words)
        return words

    def refer(self, name: str, key: str, path: Path) -> str:
        """Return the target of a key in the list ``name``."""
        return self._references.find(name, key, path)

    def report(self, part: ReportPart, key: str, path: Path) -> Annotation:
        """Return a report: a place that reports an event."""
        return Annotation(key, self._spans(part, path), self.placement.provenance(part.provenance))

    def claim(self, part: ClaimPart, path: Path) -> ClaimReading:
        """Return a claim."""
        place, find = self.placement, self._references.find
        place.count(len(part.about) + len(part.quantities) + len(part.reviews) + len(part.relations))
        return ClaimReading(
            key=part.key,
            spans=self._spans(part, path),
            provenance=place.provenance(part.provenance),
            text=self.plain(part.text, (*path, "text")),
            language=part.language or place.language,
            kind=part.kind,
            status=part.status,
            status_note=part.status_note and self.plain(part.status_note, (*path, "status_note")),
            chain=self._chain(part.chain, (*path, "chain")),
            quote=part.quote and find("quotes", part.quote, (*path, "quote")),
            event=part.event and find("events", part.event, (*path, "event")),
            about=self._about(part.about, (*path, "about")),
            quantities=self._quantities(part, (*path, "quantities")),
            reviews=self._reviews(part, (*path, "reviews")),
            relations=self._relations(part.relations, part.key, (*path, "relations")),
        )

    def _spans(self, part: QuotePart | ClaimPart | ReportPart, path: Path) -> tuple[AnchoredSpan, ...]:
        if part.spans is not None:
            return self.placement.spans([(span, (*path, "spans", n)) for n, span in enumerate(part.spans)])
        quotation = QuotationPart.model_construct(
            exact=part.exact or "", prefix=part.prefix, suffix=part.suffix, occurrence=part.occurrence
        )
        return self.placement.spans([(quotation, path)])

    def _chain(self, links: Sequence[LinkPart], path: Path) -> tuple[Link, ...]:
        found = []
        for number, link in enumerate(links):
            entity = link.entity and self._references.find("entities", link.entity, (*path, number, "entity"))
            found.append(link.model_copy(update={"entity": entity}))
        return self.placement.chain(found, path)

    def _about(self, keys: Sequence[str], path: Path) -> tuple[str, ...]:
        found = tuple(self._references.find("entities", key, (*path, number)) for number, key in enumerate(keys))
        self._references.once((key, (*path, number)) for number, key in enumerate(found))
        return found

    def _quantities(self, claim: ClaimPart, path: Path) -> tuple[Quantity, ...]:
        directions = directions_of_claim(claim.kind)
        dates = (
            self.placement.when(part.when, (*path, number, "when"), directions)
            for number, part in enumerate(claim.quantities)
        )
        return tuple(
            Quantity(part.value, part.unit, part.comparator, when)
            for part, when in zip(claim.quantities, dates, strict=True)
        )

    def _reviews(self, part: ClaimPart, path: Path) -> tuple[ClaimReview, ...]:
        return tuple(
            ClaimReview(
                each.reviewer and self._references.find("entities", each.reviewer, (*path, number, "reviewer")),
                each.rating,
                each.url,
                each.reviewed_at,
                each.note,
            )
            for number, each in enumerate(part.reviews)
        )

    def _relations(self, parts: Sequence[RelationPart], own: str, path: Path) -> tuple[ClaimRelation, ...]:
        found = []
        for number, part in enumerate(parts):
            claim = self._references.find("claims", part.claim, (*path, number, "claim"))
            if claim == own:
                self._problems.add(
                    "MALFORMED_VALUE", "a claim cannot have a relation to itself", (*path, number, "claim")
                )
            found.append(ClaimRelation(part.type, claim, part.note))
        self._references.once(((each.type, each.claim), (*path, number)) for number, each in enumerate(found))
        return tuple(found)
