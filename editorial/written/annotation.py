"""Annotations as items of a bundle."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, date, datetime

from editorial.bundle.annotation_reading import BETWEEN_SPANS
from editorial.model.annotation import (
    Annotation,
    AssertedClaimRelation,
    ClaimReading,
    ClaimRelation,
    ClaimReview,
    DirectedWhen,
    GivenWhen,
    Link,
    LostWhen,
    Provenance,
    Quantity,
    QuoteReading,
    When,
    details_of,
)
from editorial.model.unknown import Unknowns
from editorial.model.vocabulary import ClaimStatus, Comparator, SourceKind, Stance
from editorial.part.annotation import ClaimPart, QuotePart
from editorial.part.unknown import UnknownsPart
from editorial.written.quotation import Data, Quoting


def filled(data: Data) -> Data:
    """Return a mapping without keys whose values are None or empty."""
    return {key: value for key, value in data.items() if value is not None and value != [] and value != {}}


def text_of(value: date | datetime | None) -> str | None:
    """Return a day, or an instant in UTC, as a bundle writes it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat() if value else None


class AnnotationWriter:
    """Writes the annotations of one article; ``common`` is the provenance of the bundle.

    If it ``shows_dates``, a date has its EDTF even if the article's words say it.
    """

    def __init__(self, quoting: Quoting, common: Provenance, language: str, *, shows_dates: bool = False) -> None:
        self.quoting, self._common, self._language = quoting, common, language
        self._shows_dates = shows_dates

    def provenance(self, provenance: Provenance) -> Data:
        """Return what differs from the bundle's provenance."""
        own = {each.name: getattr(provenance, each.name) for each in fields(Provenance)}
        other = {name: value for name, value in own.items() if value != getattr(self._common, name)}
        if "asserted_at" in other:
            other["asserted_at"] = text_of(provenance.asserted_at)
        return _plain(other)

    def when(self, when: When) -> Data:
        """Return a date: the article's words, and what the editor gave beside them."""
        is_lost = when.expression is not None and not self.quoting.holds(when.expression)
        is_given = when.expression is None or is_lost or (isinstance(when, GivenWhen) and when.edtf_given)
        is_given |= self._shows_dates
        data: Data = {"expression": when.expression, "edtf": when.edtf if is_given else None}
        if isinstance(when, GivenWhen) and when.base_given and not is_lost:
            data["base"] = text_of(when.base)
        if isinstance(when, DirectedWhen):
            data["direction"] = when.direction
        if is_lost or isinstance(when, LostWhen):
            data["anchor"] = "ORPHANED"
        return _plain(filled(data)) if when.expression or when.edtf else {}

    def report(self, report: Annotation) -> Data:
        """Return a place that reports an event."""
        return self._annotation(report)

    def quote(self, quote: QuoteReading, unknowns: Unknowns = ()) -> Data:
        """Return an item of ``quotes``."""
        details = details_of(quote)
        data: Data = {"key": quote.key, "kind": quote.kind}
        data |= self.quoting.target(quote.spans)
        if quote.text != BETWEEN_SPANS.join(span.exact for span in quote.spans):
            data["text"] = quote.text
        data |= {
            "language": self._other_language(quote.language),
            "chain": self._chain(quote.chain),
            "cue": self.quoting.pointer(quote.cue) if quote.cue else None,
            "said": self.when(quote.said),
            "stance": details.stance if details.stance is not Stance.ASSERTED else None,
            "within": details.within,
            "unknowns": written_unknowns(QuotePart, unknowns),
            "retraction": details.retraction,
            "provenance": self.provenance(quote.provenance),
        }
        return _plain(filled(data))

    def claim(self, claim: ClaimReading, unknowns: Unknowns = ()) -> Data:
        """Return an item of ``claims``."""
        data: Data = {"key": claim.key}
        data |= self.quoting.target(claim.spans)
        data |= {
            "text": claim.text,
            "language": self._other_language(claim.language),
            "kind": claim.kind,
            "status": claim.status if claim.status is not ClaimStatus.UNVERIFIED else None,
            "status_note": claim.status_note,
            "chain": self._chain(claim.chain),
            "quote": claim.quote,
            "event": claim.event,
            "about": list(claim.about),
            "quantities": [self._quantity(each) for each in claim.quantities],
            "reviews": [_review(each) for each in claim.reviews],
            "relations": [_relation(each) for each in claim.relations],
            "unknowns": written_unknowns(ClaimPart, unknowns),
            "provenance": self.provenance(claim.provenance),
        }
        return _plain(filled(data))

    def _annotation(self, annotation: Annotation) -> Data:
        return _plain(
            filled({**self.quoting.target(annotation.spans), "provenance": self.provenance(annotation.provenance)})
        )

    def _other_language(self, language: str) -> str | None:
        return language if language != self._language else None

    def _chain(self, chain: Sequence[Link]) -> list[Data]:
        return [self._link(link) for link in chain]

    def _link(self, link: Link) -> Data:
        by_default = SourceKind.NAMED if link.entity else SourceKind.UNKNOWN
        data: Data = {
            "role": link.role,
            "entity": link.entity,
            "source": link.source_kind if link.source_kind is not by_default else None,
            "words": self.quoting.pointer(link.span) if link.span else None,
            "inferred": True if link.inferred else None,
        }
        return _plain(filled(data))

    def _quantity(self, quantity: Quantity) -> Data:
        data: Data = {
            "value": int(quantity.value) if quantity.value.is_integer() else quantity.value,
            "unit": quantity.unit,
            "comparator": quantity.comparator if quantity.comparator is not Comparator.EQ else None,
            "when": self.when(quantity.when),
        }
        return _plain(filled(data))


def _review(review: ClaimReview) -> Data:
    data: Data = {
        "reviewer": review.reviewer,
        "rating": review.rating,
        "url": review.url,
        "reviewed_at": text_of(review.reviewed_at),
        "note": review.note,
    }
    return filled(data)


def _relation(relation: ClaimRelation) -> Data:
    data: Data = {"type": relation.type, "claim": relation.claim, "note": relation.note}
    if isinstance(relation, AssertedClaimRelation):
        data["provenance"] = {"asserted_by": relation.asserted_by, "asserted_at": text_of(relation.asserted_at)}
    return _plain(filled(data))


def written_unknowns(part: type[UnknownsPart], unknowns: Unknowns) -> Data:
    """Return what is not known of an item, with the reasons, by the keys of its part."""
    keys = {field: key for key, field in part.unknowable.items()}
    return {keys[each.field]: str(each.reason) for each in unknowns}


def _plain(data: Data) -> Data:
    """Return a mapping with words of closed lists as ordinary texts."""
    return {key: str(value) if isinstance(value, str) else value for key, value in data.items()}
