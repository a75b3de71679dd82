"""The references of an annotation: entities, quotes, events and claims, by the keys of its reading."""

from collections.abc import Iterator
from typing import TypeAlias

from editorial.model.annotation import Annotation, ClaimReading, Link, MentionReading, QuoteReading

Reference: TypeAlias = tuple[str, str]
"""A list of a bundle, and a key in it."""


def references_of(annotation: Annotation) -> Iterator[Reference]:
    """Yield every key that an annotation refers to; the reading of a report does not include its event."""
    match annotation:
        case MentionReading():
            yield "entities", annotation.entity
        case QuoteReading():
            yield from _in_chain(annotation.chain)
        case ClaimReading():
            yield from _in_chain(annotation.chain)
            yield from _of_claim(annotation)
        case _:
            pass


def _in_chain(links: tuple[Link, ...]) -> Iterator[Reference]:
    return (("entities", link.entity) for link in links if link.entity)


def _of_claim(claim: ClaimReading) -> Iterator[Reference]:
    yield from (("entities", key) for key in claim.about)
    yield from (("entities", each.reviewer) for each in claim.reviews if each.reviewer)
    yield from (("quotes", claim.quote),) if claim.quote else ()
    yield from (("events", claim.event),) if claim.event else ()
    yield from (("claims", each.claim) for each in claim.relations)
