"""Values of an amended annotation: what has none, and who asserts the relations of a claim."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from editorial.model.annotation import Annotation, AssertedClaimRelation, ClaimReading, ClaimRelation, QuoteReading
from editorial.part.annotation import RelationPart


@dataclass(frozen=True, slots=True)
class Assertion:
    """Who amends, and when: they assert the relations that they add."""

    by: str
    at: datetime


def value_of(reading: Annotation, field: str) -> object:
    """Return the value of a field that may be unknown, named as callers see it; None if it has none."""
    match reading, field:
        case ((QuoteReading() | ClaimReading()), ("speaker" | "claimant")):
            return reading.chain[0].entity
        case QuoteReading(), "said":
            return reading.said.edtf or reading.said.expression
        case _:
            return getattr(reading, field, None)


def asserted_relations(
    parts: Sequence[RelationPart],
    read: Sequence[ClaimRelation],
    before: Sequence[ClaimRelation],
    assertion: Assertion,
) -> Iterator[ClaimRelation]:
    """Yield the relations as read; if no provenance is written, a relation keeps its own, and a new one gets the editor's."""
    known = {(each.type, each.claim): each for each in before}
    for part, each in zip(parts, read, strict=True):
        was = known.get((each.type, each.claim))
        if part.provenance is not None:
            yield each
        elif was is not None:
            yield replace(was, note=each.note)
        else:
            yield AssertedClaimRelation(each.type, each.claim, each.note, assertion.by, assertion.at)
