"""The bundle format: what an editor may write, as models that check shapes and give the published JSON Schema.

What depends on the article's text or on other parts of the bundle is checked in ``editorial.bundle.check``.
"""

from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, datetime
from functools import lru_cache
from typing import Annotated, Any, Literal, TypeAlias
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from editorial.model.edtf import MalformedDate, parse_edtf
from editorial.model.vocabulary import (
    AttributionRole,
    ClaimKind,
    ClaimRelationType,
    ClaimStatus,
    Comparator,
    DateDirection,
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
from editorial.text.language import is_language
from editorial.text.text import UnreadableText, normalise

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
    # A year at either end of the calendar could leave it when the instant is shown in another time zone.
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
    """Who asserts an annotation. Omitted values are those of the bundle's own provenance."""

    method: Annotated[Method | None, Field(strict=False)] = None
    """Whether a person or a program made it."""
    asserted_by: Text | None = None
    """The desk, person or program that asserts it."""
    asserted_at: Instant | None = None
    """When it was asserted."""
    confidence: Confidence | None = None
    """How confident they are, from 0 to 1."""
    state: Annotated[ReviewState | None, Field(strict=False)] = None
    """The review state."""
    note: Text | None = None
    """A note, such as reasons."""


class ProvenancePart(_Part):
    """Who asserts everything in the bundle for which the bundle states no other provenance."""

    method: Annotated[Method, Field(strict=False)]
    """Whether people or a program made the annotations."""
    asserted_by: Text
    """The desk, person or program that asserts them."""
    asserted_at: Instant
    """When they were asserted."""
    confidence: Confidence | None = None
    """How confident they are, from 0 to 1."""
    state: Annotated[ReviewState, Field(strict=False)] = ReviewState.PUBLISHED
    """The review state."""
    note: Text | None = None
    """A note, such as reasons."""
    annotation_set: Key | None = None
    """The annotation set to which all annotations of the bundle belong, in addition to those of the article's own bundle."""


class ArticlePart(_Part):
    """The article. Values that the source does not state are null; list values that you supply yourself under ``supplied``."""

    slug: Key
    """The article's name in addresses and files. If it is already loaded, the article is updated."""
    language: Language
    """The language of the text."""
    url: Url | None = None
    """The address at which it was published. No two articles have the same address."""
    headline: Text | None = None
    """The headline."""
    publisher: Key | None = None
    """The publisher: the key of an entity."""
    published_at: Instant | None = None
    """When it was published."""
    timezone: Timezone | None = None
    """The time zone of the publication, in which dates in words are resolved."""
    status: Annotated[PublicationStatus, Field(strict=False)] = PublicationStatus.USABLE
    """Whether it may be used."""
    state: Annotated[ReviewState | None, Field(strict=False)] = None
    """The review state of the article, public only if ``PUBLISHED``. By default, its first published annotation publishes it."""
    supplied: list[Literal[SUPPLIABLE]] = Field(default_factory=list, json_schema_extra={"default": []})  # type: ignore[valid-type]
    """The names of the values that you supplied."""
    note: Text | None = None
    """A public note on this revision."""
    body_file: Text | None = None
    """The file that contains the text, in UTF-8, next to the bundle; or use ``body``."""
    body: Text | None = None
    """The text."""

    @model_validator(mode="after")
    def _one_body(self) -> "ArticlePart":
        if (self.body is None) == (self.body_file is None):
            raise PydanticCustomError("BODY_MISSING", "give the text either in `body_file` or in `body`")
        return self


class QuotationPart(_Part):
    """Words of the article, quoted exactly. If they occur more than once, words around them or a number identify the place."""

    exact: Text
    """The words."""
    prefix: Text | None = None
    """The words directly before them."""
    suffix: Text | None = None
    """The words directly after them."""
    occurrence: Annotated[int, Field(ge=1)] | None = None
    """The number of the place, from 1, if they occur in several places."""


class _Target(_Part):
    """The place of an annotation: one stretch (``exact`` …) or several (``spans``)."""

    exact: Text | None = None
    """The words."""
    prefix: Text | None = None
    """The words directly before ``exact``."""
    suffix: Text | None = None
    """The words directly after ``exact``."""
    occurrence: Annotated[int, Field(ge=1)] | None = None
    """The number of the place, if ``exact`` occurs in several places."""
    spans: Annotated[list[QuotationPart], Field(min_length=1, max_length=100)] | None = None
    """The words, if they are in several stretches."""
    provenance: PartialProvenance | None = None
    """Provenance that differs from the bundle's."""

    @model_validator(mode="after")
    def _one_target(self) -> "_Target":
        if (self.exact is None) == (self.spans is None):
            raise PydanticCustomError("MISSING_KEY", "give either `exact` or `spans`")
        if self.spans is not None and (self.prefix or self.suffix or self.occurrence):
            raise PydanticCustomError("UNKNOWN_KEY", "give prefix, suffix and occurrence within each of the spans")
        return self


class NamePart(_Part):
    """One name of an entity. By default, the first name in a language is its preferred one."""

    text: Text
    """The name."""
    language: Language
    """Its language."""
    script: Annotated[str, Field(pattern="^[A-Z][a-z]{3}$")] | None = None
    """The script (ISO 15924); by default, it is determined from the letters."""
    kind: Annotated[NameKind | None, Field(strict=False)] = None
    """The relation to the entity. By default the first name in a language is ``PREFERRED``, the others are ``ALIAS``."""


class MentionPart(_Part):
    """Words that mention the entity."""

    exact: Text
    """The words."""
    prefix: Text | None = None
    """The words directly before them."""
    suffix: Text | None = None
    """The words directly after them."""
    occurrence: Annotated[
        int | list[int] | Literal["all"] | None,
        PlainValidator(_occurrence, json_schema_input_type=int | list[int] | Literal["all"]),
    ] = None
    """A number, several, or ``all``: every place where these are whole words that no longer mention contains."""
    kind: Annotated[MentionKind, Field(strict=False)] = MentionKind.NAME
    """The kind of words."""
    provenance: PartialProvenance | None = None
    """Provenance that differs from the bundle's."""


class EntityPart(_Part):
    """A person, place, organization or other thing that the article mentions."""

    key: Key
    """A key for the entity, the same in all bundles."""
    kind: Annotated[EntityKind, Field(strict=False)]
    """The type of entity."""
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9][0-9]{0,18}$")] | None = None
    """The Wikidata id."""
    same_as: Annotated[list[Url], Field(max_length=100)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """Addresses of pages about it."""
    descriptions: Localised = Field(default_factory=dict, json_schema_extra={"default": {}})
    """Short descriptions, by language."""
    names: Annotated[list[NamePart], Field(min_length=1, max_length=1000)]
    """The names."""
    mentions: Annotated[list[MentionPart], Field(max_length=10_000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """The places in the article that mention it."""


class WhenPart(_Part):
    """A date: the article's words, which are resolved, or your own EDTF."""

    expression: Text | None = None
    """The article's own words. They must occur in it."""
    edtf: EdtfText | None = None
    """Your own date. It takes precedence over the words."""
    base: Day | None = None
    """The day from which the words count. By default, the day of publication in the article's time zone."""
    direction: Annotated[DateDirection | None, Field(strict=False)] = None
    """Whether words without a year lie before or after that day. By default, the event's status or the claim's kind decides."""

    @model_validator(mode="after")
    def _something(self) -> "WhenPart":
        if self.expression is None and self.edtf is None:
            raise PydanticCustomError("MISSING_KEY", "give `expression`, `edtf` or both")
        return self


class LinkPart(_Part):
    """One link of a chain. The first is the speaker."""

    role: Annotated[AttributionRole, Field(strict=False)]
    """The role of this link."""
    entity: Key | None = None
    """The key of the entity."""
    source: Annotated[SourceKind | None, Field(strict=False)] = None
    """The type of source. By default NAMED with an entity, and UNKNOWN without one."""
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


class QuotePart(_Target):
    """Words that somebody said, as the article reports them."""

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
    retraction: Text | None = None
    """The reason for the retraction, if the quote was retracted."""


class ParticipantPart(_Part):
    """An entity's part in an event."""

    role: Annotated[ParticipantRole, Field(strict=False)]
    """The role of the entity."""
    entity: Key
    """The key of the entity."""


class ReportPart(_Target):
    """A place in the article that reports the event."""


class EventPart(_Part):
    """Something that happened, is happening or is planned."""

    key: Key
    """A key for the event, the same in all bundles."""
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
    reports: Annotated[list[ReportPart], Field(min_length=1, max_length=1000)]
    """The places in the article that report it."""


class QuantityPart(_Part):
    """A number that a claim states."""

    value: Annotated[float, Field(allow_inf_nan=False)]
    """The number."""
    unit: Text
    """The unit: what is counted or measured."""
    comparator: Annotated[Comparator, Field(strict=False)] = Comparator.EQ
    """How to read the number: exactly, more than, at least, less than, at most, or about."""
    when: WhenPart | None = None
    """The date for which the number holds."""


class ReviewPart(_Part):
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


class RelationPart(_Part):
    """The relation of the claim to another claim of the bundle."""

    type: Annotated[ClaimRelationType, Field(strict=False)]
    """The type of relation."""
    claim: Key
    """The key of the other claim."""
    note: Text | None = None
    """A note on the relation."""


class ClaimPart(_Target):
    """A statement that can be true or false."""

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


class Bundle(_Part):
    """One article with its annotations."""

    isnad: Literal[FORMAT_VERSION]  # type: ignore[valid-type]
    """The version of the format."""
    article: ArticlePart
    """The article."""
    provenance: ProvenancePart
    """Who asserts the content of the bundle."""
    entities: Annotated[list[EntityPart], Field(max_length=10_000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """The entities that the article mentions."""
    quotes: Annotated[list[QuotePart], Field(max_length=10_000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """The quotes."""
    events: Annotated[list[EventPart], Field(max_length=10_000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """The events that the article reports."""
    claims: Annotated[list[ClaimPart], Field(max_length=10_000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """The claims."""


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
