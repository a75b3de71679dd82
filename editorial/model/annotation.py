"""Annotations of a checked bundle: every span located, every date resolved.

Entities and events are named by the bundle's keys; the store maps keys to ids.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime

from editorial.model.vocabulary import (
    AttributionRole,
    ClaimKind,
    ClaimRelationType,
    ClaimStatus,
    Comparator,
    DateDirection,
    DatePrecision,
    DateQualifier,
    EntityKind,
    EventStatus,
    MentionKind,
    Method,
    NameKind,
    ParticipantRole,
    QuoteKind,
    ReviewState,
    SourceKind,
    Stance,
)


@dataclass(frozen=True, slots=True)
class AnchoredSpan:
    """A stretch of a body, half open, in code points and in UTF-16 code units; ``exact`` is ``body[start:end]``."""

    start: int
    end: int
    utf16_start: int
    utf16_end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class UnsureSpan(AnchoredSpan):
    """A stretch whose words only resemble those that were annotated before a correction; no editor has checked it."""


@dataclass(frozen=True, slots=True)
class LostSpan(AnchoredSpan):
    """A stretch that the current text no longer has: only its words count. Its offsets are those of an earlier text."""


def as_kind(span: AnchoredSpan, kind: type[AnchoredSpan]) -> AnchoredSpan:
    """Return a stretch as one of this class."""
    return kind(*(getattr(span, each.name) for each in fields(AnchoredSpan)))


@dataclass(frozen=True, slots=True)
class When:
    """A date as a record; ``edtf`` is None if nothing is known.

    ``start_latest`` and ``end_earliest`` are the inner bounds that decide CERTAIN; an open side of any of the four
    bounds is None.
    """

    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    start_latest: date | None = None
    end_earliest: date | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN
    qualifier: DateQualifier | None = None
    expression: str | None = None
    base: date | None = None


UNKNOWN_WHEN = When()


@dataclass(frozen=True, slots=True)
class GivenWhen(When):
    """A date in words for which the editor gave an EDTF, a base, or both; these stay if the publication date changes.

    A class of its own, so that the hashes of all other dates stayed the same when it was added.
    """

    edtf_given: bool = False
    base_given: bool = False


@dataclass(frozen=True, slots=True)
class DirectedWhen(GivenWhen):
    """A date in words for which the editor gave the direction in which they lie.

    A class of its own, for the same reason.
    """

    direction: DateDirection | None = None


@dataclass(frozen=True, slots=True)
class LostWhen(DirectedWhen):
    """A date whose words the current text no longer has: only they and the EDTF count."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who asserts an annotation. ``confidence`` is between 0 and 1."""

    method: Method
    asserted_by: str
    asserted_at: datetime
    confidence: float | None
    state: ReviewState
    note: str | None


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entity; ``script`` is an ISO 15924 code (Arab, Latn, Cyrl)."""

    text: str
    language: str
    script: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class EntityReading:
    """An entity; ``descriptions`` maps languages to texts."""

    key: str
    kind: EntityKind
    names: tuple[Name, ...]
    descriptions: Mapping[str, str]
    wikidata: str | None
    same_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an editor says of an item and stored items that look like it.

    ``same_as`` are keys of stored items that it is; ``distinct`` says that it is none of those that look like it, and
    ``distinct_from`` has the keys (or slugs) of single ones that it is not.
    """

    same_as: tuple[str, ...] = ()
    distinct: bool = False
    distinct_from: tuple[str, ...] = ()


UNCOMPARED = Comparison()


@dataclass(frozen=True, slots=True)
class ComparedEntityReading(EntityReading):
    """An entity that an editor compared with others.

    A class of its own, so that the hashes of all other entities stayed the same when comparisons were added.
    """

    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Annotation:
    """What all annotations have: a key that is unique within the article, at least one span, a provenance."""

    key: str
    spans: tuple[AnchoredSpan, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class MentionReading(Annotation):
    """A mention of an entity."""

    entity: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain; ``entity`` is a key, ``span`` has the words that state the link."""

    role: AttributionRole
    entity: str | None
    source_kind: SourceKind
    inferred: bool
    span: AnchoredSpan | None


@dataclass(frozen=True, slots=True)
class QuoteReading(Annotation):
    """A quote; ``chain[0]`` is the speaker."""

    kind: QuoteKind
    text: str
    language: str
    chain: tuple[Link, ...]
    cue: AnchoredSpan | None
    said: When


@dataclass(frozen=True, slots=True)
class RetractedQuoteReading(QuoteReading):
    """A quote that was retracted, and why.

    A class of its own, so that the hashes of all other quotes stayed the same when retractions were added.
    """

    retraction: str | None


@dataclass(frozen=True, slots=True)
class DetailedQuoteReading(RetractedQuoteReading):
    """A quote whose words the speaker did not assert, or that stands inside another one, whose key is ``within``.

    A class of its own, for the same reason: it is used only if one of the two says something.
    """

    stance: Stance
    within: str | None


@dataclass(frozen=True, slots=True)
class QuoteDetails:
    """What few quotes have: the reason of a retraction, a stance other than ASSERTED, the key of the outer quote."""

    retraction: str | None = None
    stance: Stance = Stance.ASSERTED
    within: str | None = None


def details_of(quote: QuoteReading) -> QuoteDetails:
    """Return the details of a quote."""
    match quote:
        case DetailedQuoteReading():
            return QuoteDetails(quote.retraction, quote.stance, quote.within)
        case RetractedQuoteReading():
            return QuoteDetails(quote.retraction)
        case _:
            return QuoteDetails()


def with_details(quote: QuoteReading, details: QuoteDetails) -> QuoteReading:
    """Return a quote with these details instead of its own, in the smallest class that has them."""
    says = {each.name: getattr(quote, each.name) for each in fields(QuoteReading)}
    if details.stance is not Stance.ASSERTED or details.within is not None:
        return DetailedQuoteReading(**says, retraction=details.retraction, stance=details.stance, within=details.within)
    return (
        QuoteReading(**says)
        if details.retraction is None
        else RetractedQuoteReading(**says, retraction=details.retraction)
    )


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity's part in an event."""

    role: ParticipantRole
    entity: str


@dataclass(frozen=True, slots=True)
class EventReading:
    """An event with the places of this article that report it; ``titles`` maps languages to texts."""

    key: str
    titles: Mapping[str, str]
    status: EventStatus
    when: When
    place: str | None
    participants: tuple[Participant, ...]
    reports: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class ComparedEventReading(EventReading):
    """An event that an editor compared with others; a class of its own, for the same reason as for entities."""

    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that a claim states."""

    value: float
    unit: str
    comparator: Comparator
    when: When


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """A published check of a claim; ``reviewer`` is the key of an entity."""

    reviewer: str | None
    rating: str
    url: str | None
    reviewed_at: datetime | None
    note: str | None


@dataclass(frozen=True, slots=True)
class ClaimRelation:
    """The relation of a claim to another one, named by its key, or by its address if it is not in the same bundle.

    Whoever asserts the claim asserts the relation too.
    """

    type: ClaimRelationType
    claim: str
    note: str | None


@dataclass(frozen=True, slots=True)
class AssertedClaimRelation(ClaimRelation):
    """A relation that somebody else asserts than the claim that states it, or at another time.

    A class of its own, so that the hashes of all other relations stayed the same when it was added.
    """

    asserted_by: str
    asserted_at: datetime


@dataclass(frozen=True, slots=True)
class ClaimReading(Annotation):
    """A claim; ``chain[0]`` is the claimant; ``quote`` and ``event`` are keys."""

    text: str
    language: str
    kind: ClaimKind
    status: ClaimStatus
    status_note: str | None
    chain: tuple[Link, ...]
    quote: str | None
    event: str | None
    about: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    reviews: tuple[ClaimReview, ...]
    relations: tuple[ClaimRelation, ...]
