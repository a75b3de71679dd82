"""The references of an annotation: entities, quotes, events and claims, by the keys of its reading."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from editorial.model.annotation import (
    Annotation,
    ClaimReading,
    Link,
    MentionReading,
    QuoteReading,
    details_of,
    with_details,
)

Reference: TypeAlias = tuple[str, str]
"""A list of a bundle, and a key in it."""


def references_of(annotation: Annotation) -> Iterator[Reference]:
    """Yield every key that an annotation refers to; the reading of a report does not include its event."""
    match annotation:
        case MentionReading():
            yield "entities", annotation.entity
        case QuoteReading():
            yield from _in_chain(annotation.chain)
            within = details_of(annotation).within
            yield from (("quotes", within),) if within else ()
        case ClaimReading():
            yield from _in_chain(annotation.chain)
            yield from _of_claim(annotation)
        case _:
            pass


def renamed(annotation: Annotation, name: Callable[[str, str], str]) -> Annotation:
    """Return an annotation with other names for what it refers to: ``name`` takes a list and a key in it."""
    match annotation:
        case MentionReading():
            return replace(annotation, entity=name("entities", annotation.entity))
        case QuoteReading():
            details = details_of(annotation)
            quote = replace(annotation, chain=_renamed_chain(annotation.chain, name))
            return with_details(quote, replace(details, within=details.within and name("quotes", details.within)))
        case ClaimReading():
            return _renamed_claim(annotation, name)
        case _:
            return annotation


def _renamed_claim(claim: ClaimReading, name: Callable[[str, str], str]) -> ClaimReading:
    reviews = (replace(each, reviewer=each.reviewer and name("entities", each.reviewer)) for each in claim.reviews)
    return replace(
        claim,
        chain=_renamed_chain(claim.chain, name),
        about=tuple(name("entities", key) for key in claim.about),
        reviews=tuple(reviews),
        quote=claim.quote and name("quotes", claim.quote),
        event=claim.event and name("events", claim.event),
        relations=tuple(replace(each, claim=name("claims", each.claim)) for each in claim.relations),
    )


def _renamed_chain(chain: tuple[Link, ...], name: Callable[[str, str], str]) -> tuple[Link, ...]:
    return tuple(replace(link, entity=link.entity and name("entities", link.entity)) for link in chain)


def _in_chain(links: tuple[Link, ...]) -> Iterator[Reference]:
    return (("entities", link.entity) for link in links if link.entity)


def _of_claim(claim: ClaimReading) -> Iterator[Reference]:
    yield from (("entities", key) for key in claim.about)
    yield from (("entities", each.reviewer) for each in claim.reviews if each.reviewer)
    yield from (("quotes", claim.quote),) if claim.quote else ()
    yield from (("events", claim.event),) if claim.event else ()
    yield from (("claims", each.claim) for each in claim.relations)
