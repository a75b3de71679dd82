"""The parts of a bundle that annotate: quotes with their chains, events with their reports, claims."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from editorial.model.vocabulary import (
    AttributionRole,
    ClaimKind,
    ClaimRelationType,
    ClaimStatus,
    Comparator,
    DateDirection,
    EventStatus,
    ParticipantRole,
    QuoteKind,
    SourceKind,
    Stance,
)
from editorial.part.part import BundlePart, QuotationPart, TargetPart
from editorial.part.unknown import UnknowablePart, UnknownsPart
from editorial.part.value import ClaimName, Day, Distinct, EdtfText, Instant, Key, Keys, Language, Text, Url


class WhenPart(BundlePart):
    """A date: the article's words, which are resolved, or your own EDTF."""

    expression: Text | None = None
    """The article's own words. They must stand in it as words."""
    prefix: Text | None = None
    """The words directly before ``expression``."""
    suffix: Text | None = None
    """The words directly after ``expression``."""
    occurrence: Annotated[int, Field(ge=1)] | None = None
    """The number of the place, if ``expression`` occurs in several places; by default, the one near what the date belongs to."""
    edtf: EdtfText | None = None
    """Your own date. It takes precedence over the words."""
    base: Day | None = None
    """The day from which the words count. By default, the day of publication in the article's time zone."""
    direction: Annotated[DateDirection | None, Field(strict=False)] = None
    """Whether words without a year lie before or after that day. By default, the event's status or the claim's kind decides."""
    anchor: Literal["ORPHANED"] | None = None
    """``ORPHANED`` if a corrected text no longer has the words of ``expression``: they and ``edtf`` stay as they are."""

    @model_validator(mode="after")
    def _something(self) -> "WhenPart":
        if self.expression is None and self.edtf is None:
            raise PydanticCustomError("MISSING_KEY", "give `expression`, `edtf` or both")
        if self.expression is None and (self.prefix or self.suffix or self.occurrence):
            message = "`prefix`, `suffix` and `occurrence` belong to `expression`: give it too, or leave them out"
            raise PydanticCustomError("MISSING_KEY", message)
        return self


class LinkPart(UnknowablePart):
    """One link of a chain. The first is the speaker."""

    unknowable: ClassVar[Mapping[str, str]] = MappingProxyType({"entity": "speaker"})

    role: Annotated[AttributionRole, Field(strict=False)]
    """The role of this link."""
    entity: Key | None = None
    """The key of the entity."""
    source: Annotated[SourceKind | None, Field(strict=False)] = None
    """The type of source. By default NAMED with an entity, UNKNOWN without one. ANONYMOUS with one: an unnamed person of it."""
    words: QuotationPart | None = None
    """The words that state this link."""
    inferred: bool = False
    """True if you inferred the link because no words state it."""
    position: Annotated[int, Field(ge=0)] | None = None
    """The position in the chain, from 0. By default, the order of the list."""

    @model_validator(mode="after")
    def _named(self) -> "LinkPart":
        if self.source is SourceKind.NAMED and self.entity is None:
            raise PydanticCustomError("MISSING_KEY", "a NAMED source needs an `entity`")
        return self


Chain: TypeAlias = Annotated[list[LinkPart], Field(max_length=50)]


class QuotePart(UnknownsPart, TargetPart):
    """Words that somebody said, as the article reports them."""

    unknowable: ClassVar[Mapping[str, str]] = MappingProxyType({"speaker": "speaker", "cue": "cue", "said": "said"})

    key: Key
    """A key for the quote in this bundle."""
    kind: Annotated[QuoteKind, Field(strict=False)]
    """How far the words are the speaker's own."""
    text: Text | None = None
    """The words, which must be the same as in the article; usually omitted."""
    language: Language | None = None
    """The language of the words, if it is not the article's."""
    chain: Chain
    """The links by which the words reached the article."""
    cue: QuotationPart | None = None
    """The reporting verb."""
    said: WhenPart | None = None
    """When the words were said."""
    stance: Annotated[Stance, Field(strict=False)] = Stance.ASSERTED
    """Whether the speaker asserts the words, denies them or doubts them."""
    within: Key | None = None
    """The key of the quote in which this one stands: the words of somebody whom the outer speaker quotes."""
    retraction: Text | None = None
    """The reason for the retraction, if the quote was retracted."""


class ParticipantPart(BundlePart):
    """An entity's part in an event."""

    role: Annotated[ParticipantRole, Field(strict=False)]
    """The role of the entity."""
    entity: Key
    """The key of the entity."""


class ReportPart(TargetPart):
    """A place in the article that reports the event."""


class EventPart(UnknownsPart):
    """Something that happened, is happening or is planned."""

    unknowable: ClassVar[Mapping[str, str]] = MappingProxyType({"when": "when", "place": "place"})

    key: Key
    """A key for the event, the same in all bundles."""
    same_as: Keys = Field(default_factory=list, json_schema_extra={"default": []})
    """The key of a stored event that it is, which then has this key, too; or several."""
    distinct: Distinct = False
    """``true`` if stored events that look like it are others; or the keys of those that are others."""
    title: Annotated[dict[Language, Text], Field(min_length=1, max_length=100)]
    """The title of the event, by language."""
    status: Annotated[EventStatus, Field(strict=False)]
    """Whether it took place."""
    when: WhenPart | None = None
    """When it happens or happened."""
    place: Key | None = None
    """The key of the place where it happens or happened."""
    participants: Annotated[list[ParticipantPart], Field(max_length=1000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """The entities that took part."""
    reports: Annotated[list[ReportPart], Field(max_length=1000)]
    """The places in the article that report it; an empty list if only claims are about it."""


class QuantityPart(BundlePart):
    """A number that a claim states."""

    value: Annotated[float, Field(allow_inf_nan=False)]
    """The number."""
    unit: Text
    """The unit: what is counted or measured."""
    comparator: Annotated[Comparator, Field(strict=False)] = Comparator.EQ
    """How to read the number: exactly, more than, at least, less than, at most, or about."""
    when: WhenPart | None = None
    """The date for which the number holds."""


class ReviewPart(BundlePart):
    """A published fact-check of the claim."""

    reviewer: Key | None = None
    """The key of the entity that checked the claim."""
    rating: Text
    """The verdict, in the reviewer's own word."""
    url: Url | None = None
    """The address at which the review was published."""
    reviewed_at: Instant | None = None
    """When the review was published."""
    note: Text | None = None
    """A note on the review."""


class RelationProvenancePart(BundlePart):
    """Who asserts a relation. Omitted values are those of the claim that states it."""

    asserted_by: Text | None = None
    """The desk, person or program that asserts it."""
    asserted_at: Instant | None = None
    """When it was asserted."""


class RelationPart(BundlePart):
    """The relation of the claim to another claim, of this article or another."""

    type: Annotated[ClaimRelationType, Field(strict=False)]
    """The type of relation."""
    claim: ClaimName
    """The other claim: its key in this bundle; or `article/key`, or `article/set:key`, with the slug of a loaded article."""
    note: Text | None = None
    """A note on the relation."""
    provenance: RelationProvenancePart | None = None
    """Who asserts the relation, if it is not who asserts the claim."""


class ClaimPart(UnknownsPart, TargetPart):
    """A statement that can be true or false."""

    unknowable: ClassVar[Mapping[str, str]] = MappingProxyType(
        {"claimant": "claimant", "quote": "quote", "event": "event"}
    )

    key: Key
    """A key for the claim in this bundle."""
    text: Text
    """The claim, as a sentence."""
    language: Language | None = None
    """The language of ``text``, if it is not the article's."""
    kind: Annotated[ClaimKind, Field(strict=False)]
    """The type of statement."""
    status: Annotated[ClaimStatus, Field(strict=False)] = ClaimStatus.UNVERIFIED
    """The verification status."""
    status_note: Text | None = None
    """The reason for this status."""
    chain: Chain
    """The links by which the claim reached the article."""
    quote: Key | None = None
    """The key of the quote in which the claim is made."""
    event: Key | None = None
    """The key of the event that the claim is about."""
    about: Annotated[list[Key], Field(max_length=1000)] = Field(default_factory=list, json_schema_extra={"default": []})
    """The keys of the entities that the claim is about."""
    quantities: Annotated[list[QuantityPart], Field(max_length=1000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """The numbers that the claim states."""
    reviews: Annotated[list[ReviewPart], Field(max_length=1000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """Published fact-checks of the claim."""
    relations: Annotated[list[RelationPart], Field(max_length=1000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """Relations to other claims."""
