"""The bundle format: what an editor may write, as models that check shapes and give the published JSON Schema.

What depends on the article's text or on other parts of the bundle is checked in ``editorial.check``.
"""

from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, datetime
from functools import lru_cache
from typing import Annotated, Any, Literal, TypeAlias
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from editorial.edtf import MalformedDate, parse_edtf
from editorial.language import is_language
from editorial.text import UnreadableText, normalise
from editorial.vocabulary import (
    AttributionRole,
    ClaimKind,
    ClaimRelationType,
    ClaimStatus,
    Comparator,
    EntityKind,
    EventStatus,
    MentionKind,
    Method,
    NameKind,
    ParticipantRole,
    PublicationStatus,
    QuoteKind,
    ReviewState,
    SourceKind,
)

FORMAT_VERSION = 1

SUPPLIABLE = ("slug", "language", "url", "headline", "publisher", "published_at", "timezone", "status")


def _language(text: str) -> str:
    if not is_language(text):
        raise PydanticCustomError("MALFORMED_VALUE", "write a language as a BCP 47 tag: ar, en, be-Latn")
    return text


def _storable(text: str) -> str:
    try:
        normalise(text)
    except UnreadableText as fault:
        raise PydanticCustomError("MALFORMED_VALUE", "{reason}", {"reason": str(fault)}) from None
    return text


def _edtf(text: str) -> str:
    try:
        return parse_edtf(text).text
    except MalformedDate as fault:
        reason = f"this is not an EDTF date, at character {fault.position + 1}: {fault.reason}"
        raise PydanticCustomError("MALFORMED_DATE", "{reason}", {"reason": reason}) from None


def _instant(value: object) -> datetime:
    try:
        found = datetime.fromisoformat(value.upper()) if isinstance(value, str) else None  # RFC 3339 has t and z too
    except ValueError:
        found = None
    # A year at either end of the calendar could leave it when the instant is told in another time zone.
    if found is None or found.tzinfo is None or not MINYEAR < found.year < MAXYEAR:
        raise PydanticCustomError("MALFORMED_DATE", "write an instant with its offset: 2025-12-13T09:30:00+03:00")
    return found


def _calendar_day(value: object) -> date:
    try:
        if isinstance(value, str):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("MALFORMED_DATE", "write a day as 2025-12-13")


@lru_cache(maxsize=1)
def _timezones() -> frozenset[str]:
    return frozenset(available_timezones())


def _timezone(name: str) -> str:
    if name not in _timezones():
        raise PydanticCustomError("MALFORMED_VALUE", "write a time zone by its IANA name: Europe/Minsk")
    return name


def _occurrence(value: object) -> int | list[int] | Literal["all"]:
    if value == "all":
        return "all"
    if isinstance(value, list) and value and all(type(number) is int and number > 0 for number in value):
        return value
    if type(value) is int and value > 0:
        return value
    raise PydanticCustomError("MALFORMED_VALUE", "an occurrence is a number from 1, a list of such numbers, or `all`")


Text: TypeAlias = Annotated[str, AfterValidator(_storable), Field(min_length=1, max_length=100_000)]
Key: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=200)]
Language: TypeAlias = Annotated[str, AfterValidator(_language), Field(examples=["ar", "be-Latn"])]
EdtfText: TypeAlias = Annotated[str, AfterValidator(_edtf), Field(examples=["2025-12-13", "2024-07/2025-12-13"])]
Instant: TypeAlias = Annotated[datetime, BeforeValidator(_instant, json_schema_input_type=str)]
Day: TypeAlias = Annotated[date, BeforeValidator(_calendar_day, json_schema_input_type=str)]
Timezone: TypeAlias = Annotated[str, AfterValidator(_timezone), Field(examples=["Europe/Minsk"])]
Url: TypeAlias = Annotated[str, Field(pattern=r"^https?://[^\s\x00]+$", max_length=2000)]
Confidence: TypeAlias = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Localised: TypeAlias = Annotated[dict[Language, Text], Field(max_length=100)]


class _Part(BaseModel):
    """A mapping of a bundle: no key but those that are named, no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True)


class PartialProvenance(_Part):
    """Who says so; what is left out is the bundle's own provenance."""

    method: Annotated[Method | None, Field(strict=False)] = None
    """What made it."""
    asserted_by: Text | None = None
    """The desk or person."""
    asserted_at: Instant | None = None
    """When."""
    confidence: Confidence | None = None
    """How surely."""
    state: Annotated[ReviewState | None, Field(strict=False)] = None
    """How far it has come."""
    note: Text | None = None
    """Reasons."""


class ProvenancePart(_Part):
    """Who says so, for everything in the bundle that does not say otherwise."""

    method: Annotated[Method, Field(strict=False)]
    """What made it."""
    asserted_by: Text
    """The desk or person."""
    asserted_at: Instant
    """When."""
    confidence: Confidence | None = None
    """How surely."""
    state: Annotated[ReviewState, Field(strict=False)] = ReviewState.PUBLISHED
    """How far it has come."""
    note: Text | None = None
    """Reasons."""
    annotation_set: Key | None = None
    """The set of annotations that these are, beside those of the article's own bundle."""


class ArticlePart(_Part):
    """The article. What the source does not state is null; what you supply yourself is named under ``supplied``."""

    slug: Key
    """The article's name in addresses and files; a slug that is loaded already is updated."""
    language: Language
    """The language of the text."""
    url: Url | None = None
    """Where it was published; no two articles have the same."""
    headline: Text | None = None
    """Its headline."""
    publisher: Key | None = None
    """An entity's key."""
    published_at: Instant | None = None
    """When."""
    timezone: Timezone | None = None
    """Words for dates are resolved in it."""
    status: Annotated[PublicationStatus, Field(strict=False)] = PublicationStatus.USABLE
    """Whether it may be used."""
    state: Annotated[ReviewState | None, Field(strict=False)] = None
    """How far the article has come; left out: as far as what is in it. Before it is ``PUBLISHED``, nothing of it is public."""
    supplied: list[Literal[SUPPLIABLE]] = Field(default_factory=list, json_schema_extra={"default": []})  # type: ignore[valid-type]
    """The fields that you supplied."""
    note: Text | None = None
    """What readers of this revision should know."""
    body_file: Text | None = None
    """The file with the text, in UTF-8, beside the bundle; or ``body``."""
    body: Text | None = None
    """The text."""

    @model_validator(mode="after")
    def _one_body(self) -> "ArticlePart":
        if (self.body is None) == (self.body_file is None):
            raise PydanticCustomError("BODY_MISSING", "give the text either in `body_file` or in `body`")
        return self


class QuotationPart(_Part):
    """Words of the article, quoted exactly; what stands around them or their number tells equal words apart."""

    exact: Text
    """The words."""
    prefix: Text | None = None
    """What stands directly before the words."""
    suffix: Text | None = None
    """What stands directly after them."""
    occurrence: Annotated[int, Field(ge=1)] | None = None
    """Which of several places, counted from 1."""


class _Target(_Part):
    """Where an annotation stands: one stretch (``exact`` …) or several (``spans``)."""

    exact: Text | None = None
    """The words."""
    prefix: Text | None = None
    """What stands directly before ``exact``."""
    suffix: Text | None = None
    """What stands directly after ``exact``."""
    occurrence: Annotated[int, Field(ge=1)] | None = None
    """Which of the places that fit ``exact``."""
    spans: Annotated[list[QuotationPart], Field(min_length=1, max_length=100)] | None = None
    """The words in several stretches."""
    provenance: PartialProvenance | None = None
    """What differs from the bundle's."""

    @model_validator(mode="after")
    def _one_target(self) -> "_Target":
        if (self.exact is None) == (self.spans is None):
            raise PydanticCustomError("MISSING_KEY", "give either `exact` or `spans`")
        if self.spans is not None and (self.prefix or self.suffix or self.occurrence):
            raise PydanticCustomError("UNKNOWN_KEY", "give prefix, suffix and occurrence within each of the spans")
        return self


class NamePart(_Part):
    """One name of an entity; the first of a language is its preferred one unless you say otherwise."""

    text: Text
    """The name."""
    language: Language
    """Its language."""
    script: Annotated[str, Field(pattern="^[A-Z][a-z]{3}$")] | None = None
    """ISO 15924; read from the letters where left out."""
    kind: Annotated[NameKind | None, Field(strict=False)] = None
    """How it stands to the entity; where left out, the first of a language is ``PREFERRED``, the others ``ALIAS``."""


class MentionPart(_Part):
    """Words that mention the entity."""

    exact: Text
    """The words."""
    prefix: Text | None = None
    """What stands directly before them."""
    suffix: Text | None = None
    """What stands directly after them."""
    occurrence: Annotated[
        int | list[int] | Literal["all"] | None,
        PlainValidator(_occurrence, json_schema_input_type=int | list[int] | Literal["all"]),
    ] = None
    """A number, several, or ``all``: every place where the words stand whole and no longer mention holds them."""
    kind: Annotated[MentionKind, Field(strict=False)] = MentionKind.NAME
    """By what sort of words."""
    provenance: PartialProvenance | None = None
    """What differs from the bundle's."""


class EntityPart(_Part):
    """A person, place, organization or other thing that the article mentions."""

    key: Key
    """One name for it in all bundles."""
    kind: Annotated[EntityKind, Field(strict=False)]
    """What sort of thing it is."""
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9][0-9]{0,18}$")] | None = None
    """Its Wikidata id."""
    same_as: Annotated[list[Url], Field(max_length=100)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """Pages about it."""
    descriptions: Localised = Field(default_factory=dict, json_schema_extra={"default": {}})
    """A few words about it."""
    names: Annotated[list[NamePart], Field(min_length=1, max_length=1000)]
    """What it is called."""
    mentions: Annotated[list[MentionPart], Field(max_length=10_000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """Where the article mentions it."""


class WhenPart(_Part):
    """A date: the article's words, resolved by us, or your own EDTF."""

    expression: Text | None = None
    """The article's own words; they must stand in it."""
    edtf: EdtfText | None = None
    """Your own date; it stands."""
    base: Day | None = None
    """The day that the words count from; without it the day of publication, in the article's time zone."""

    @model_validator(mode="after")
    def _something(self) -> "WhenPart":
        if self.expression is None and self.edtf is None:
            raise PydanticCustomError("MISSING_KEY", "give `expression`, `edtf` or both")
        return self


class LinkPart(_Part):
    """One link of a chain; the first is the speaker."""

    role: Annotated[AttributionRole, Field(strict=False)]
    """What this link did."""
    entity: Key | None = None
    """Who it is."""
    source: Annotated[SourceKind | None, Field(strict=False)] = None
    """What sort of source; NAMED with an entity, UNKNOWN without, unless you say otherwise."""
    words: QuotationPart | None = None
    """The words that say so."""
    inferred: bool = False
    """True where you concluded it."""
    position: Annotated[int, Field(ge=0)] | None = None
    """The place in the chain, from 0; the order of the list where left out."""

    @model_validator(mode="after")
    def _named(self) -> "LinkPart":
        if self.source is SourceKind.NAMED and self.entity is None:
            raise PydanticCustomError("MISSING_KEY", "a NAMED source needs an `entity`")
        return self


Chain: TypeAlias = Annotated[list[LinkPart], Field(max_length=50)]


class QuotePart(_Target):
    """Words that somebody said, as the article gives them."""

    key: Key
    """Its name in this bundle."""
    kind: Annotated[QuoteKind, Field(strict=False)]
    """Whose words they are."""
    text: Text | None = None
    """The words; the same as those of the article, so it is best left out."""
    language: Language | None = None
    """Where it is not the article's."""
    chain: Chain
    """How the words reached the page."""
    cue: QuotationPart | None = None
    """The verb of saying."""
    said: WhenPart | None = None
    """When it was said."""
    retraction: Text | None = None
    """Why it was taken back, where it was."""


class ParticipantPart(_Part):
    """An entity's part in an event."""

    role: Annotated[ParticipantRole, Field(strict=False)]
    """The part."""
    entity: Key
    """Whose."""


class ReportPart(_Target):
    """A place of the article that tells of the event."""


class EventPart(_Part):
    """Something that happened, goes on or is to come."""

    key: Key
    """One name for it in all bundles."""
    title: Annotated[dict[Language, Text], Field(min_length=1, max_length=100)]
    """What happened."""
    status: Annotated[EventStatus, Field(strict=False)]
    """Whether it took place."""
    when: WhenPart | None = None
    """When."""
    place: Key | None = None
    """Where."""
    participants: Annotated[list[ParticipantPart], Field(max_length=1000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """Who had part in it."""
    reports: Annotated[list[ReportPart], Field(min_length=1, max_length=1000)]
    """Where the article tells of it."""


class QuantityPart(_Part):
    """A number that a claim states."""

    value: Annotated[float, Field(allow_inf_nan=False)]
    """The number."""
    unit: Text
    """Of what."""
    comparator: Annotated[Comparator, Field(strict=False)] = Comparator.EQ
    """How it is meant: just so, more than, at least, less than, at most, about."""
    when: WhenPart | None = None
    """When it held."""


class ReviewPart(_Part):
    """A check of the claim that somebody published."""

    reviewer: Key | None = None
    """Who checked."""
    rating: Text
    """The finding, in the reviewer's word."""
    url: Url | None = None
    """Where."""
    reviewed_at: Instant | None = None
    """When."""
    note: Text | None = None
    """What else there is to say."""


class RelationPart(_Part):
    """How the claim stands to another claim of the bundle."""

    type: Annotated[ClaimRelationType, Field(strict=False)]
    """How it stands to the other."""
    claim: Key
    """The other claim, of this bundle."""
    note: Text | None = None
    """Why."""


class ClaimPart(_Target):
    """A statement that can be true or false."""

    key: Key
    """Its name in this bundle."""
    text: Text
    """The claim in a sentence of its own."""
    language: Language | None = None
    """Of ``text``, where it is not the article's."""
    kind: Annotated[ClaimKind, Field(strict=False)]
    """What sort of statement."""
    status: Annotated[ClaimStatus, Field(strict=False)] = ClaimStatus.UNVERIFIED
    """What is known of its truth."""
    status_note: Text | None = None
    """Why."""
    chain: Chain
    """How it reached the page."""
    quote: Key | None = None
    """The quote that says it."""
    event: Key | None = None
    """The event that it is of."""
    about: Annotated[list[Key], Field(max_length=1000)] = Field(default_factory=list, json_schema_extra={"default": []})
    """Whom it is about."""
    quantities: Annotated[list[QuantityPart], Field(max_length=1000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """The numbers in it."""
    reviews: Annotated[list[ReviewPart], Field(max_length=1000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """Who checked it."""
    relations: Annotated[list[RelationPart], Field(max_length=1000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """Other claims that it concerns."""


class Bundle(_Part):
    """One article with its annotations."""

    isnad: Literal[FORMAT_VERSION]  # type: ignore[valid-type]
    """The version of the format."""
    article: ArticlePart
    """The article."""
    provenance: ProvenancePart
    """Who vouches for what the bundle says."""
    entities: Annotated[list[EntityPart], Field(max_length=10_000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """Who and what is mentioned."""
    quotes: Annotated[list[QuotePart], Field(max_length=10_000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """What somebody said."""
    events: Annotated[list[EventPart], Field(max_length=10_000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """What happened."""
    claims: Annotated[list[ClaimPart], Field(max_length=10_000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """What is claimed."""


LISTS: Mapping[str, type[_Part]] = {
    "entities": EntityPart,
    "quotes": QuotePart,
    "events": EventPart,
    "claims": ClaimPart,
}
"""The lists of a bundle, with the model of an item."""


def bundle_json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a bundle."""
    schema = Bundle.model_json_schema(mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Isnad bundle, version 1"}
