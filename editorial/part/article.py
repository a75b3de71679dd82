"""The parts of a bundle that describe the article, and the entities in it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from editorial.model.vocabulary import (
    EntityKind,
    MentionKind,
    NameKind,
    PublicationStatus,
    ReviewState,
)
from editorial.part.part import Anchor, BundlePart, PartialProvenance
from editorial.part.unknown import UnknownsPart
from editorial.part.value import (
    Distinct,
    Instant,
    Key,
    Language,
    Localised,
    Text,
    Timezone,
    Url,
    UrlOrKey,
    as_list,
    read_occurrence,
)

SUPPLIABLE = ("slug", "language", "url", "headline", "publisher", "published_at", "timezone", "status")


class ArticlePart(UnknownsPart):
    """The article. Values that the source does not state are null; list values that you supply yourself under ``supplied``."""

    unknowable: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "headline": "headline",
            "url": "url",
            "publisher": "publisher",
            "published_at": "publishedAt",
            "timezone": "timezone",
        }
    )

    slug: Key
    """The article's name in addresses and files. If it is already loaded, the article is updated."""
    version: Annotated[int, Field(ge=1)] | None = None
    """The version of the stored article on which this bundle is based, as exported bundles state it."""
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
    distinct: Distinct = False
    """``true`` if articles with nearly the same text are others; or the slugs of those that are others."""
    body_file: Text | None = None
    """The file that contains the text, in UTF-8, next to the bundle; or use ``body``."""
    body: Text | None = None
    """The text."""

    @model_validator(mode="after")
    def _one_body(self) -> "ArticlePart":
        if (self.body is None) == (self.body_file is None):
            raise PydanticCustomError("BODY_MISSING", "give the text either in `body_file` or in `body`")
        return self


class NamePart(BundlePart):
    """One name of an entity. By default, the first name in a language is its preferred one."""

    text: Text
    """The name."""
    language: Language
    """Its language."""
    script: Annotated[str, Field(pattern="^[A-Z][a-z]{3}$")] | None = None
    """The script (ISO 15924); by default, it is determined from the letters."""
    kind: Annotated[NameKind | None, Field(strict=False)] = None
    """The relation to the entity. By default the first name in a language is ``PREFERRED``, the others are ``ALIAS``."""


class MentionPart(BundlePart):
    """Words that mention the entity: ``exact`` ones, or all its ``names``."""

    exact: Text | None = None
    """The words."""
    names: Literal["all"] | None = None
    """``all``: every place where one of the entity's names is a whole word that no longer mention contains, if there is any."""
    prefix: Text | None = None
    """The words directly before them."""
    suffix: Text | None = None
    """The words directly after them."""
    occurrence: Annotated[
        int | list[int] | Literal["all"] | None,
        PlainValidator(read_occurrence, json_schema_input_type=int | list[int] | Literal["all"]),
    ] = None
    """A number, several, or ``all``: every place with these whole words, outside longer mentions and names of others."""
    anchor: Anchor = None
    """What a correction of the text left: ``FUZZY`` if these words only resemble the annotated ones, ``ORPHANED`` if the
    text no longer has them. Remove it when you have checked the words."""
    kind: Annotated[MentionKind, Field(strict=False)] = MentionKind.NAME
    """The kind of words."""
    provenance: PartialProvenance | None = None
    """Provenance that differs from the bundle's."""

    @model_validator(mode="after")
    def _one_target(self) -> "MentionPart":
        if (self.exact is None) == (self.names is None):
            raise PydanticCustomError("MISSING_KEY", "give either `exact` or `names: all`")
        if self.names is not None and (self.prefix or self.suffix or self.occurrence):
            raise PydanticCustomError("UNKNOWN_KEY", "prefix, suffix and occurrence belong to `exact`, not to `names`")
        return self


class EntityPart(BundlePart):
    """A person, place, organization or other thing that the article mentions."""

    key: Key
    """A key for the entity, the same in all bundles."""
    kind: Annotated[EntityKind, Field(strict=False)]
    """The type of entity."""
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9][0-9]{0,18}$")] | None = None
    """The Wikidata id."""
    same_as: Annotated[
        list[UrlOrKey],
        BeforeValidator(as_list, json_schema_input_type=UrlOrKey | list[UrlOrKey]),
        Field(max_length=100),
    ] = Field(default_factory=list, json_schema_extra={"default": []})
    """Addresses of pages about it; and keys of a stored entity that it is, which then has this key, too."""
    distinct: Distinct = False
    """``true`` if stored entities with the same name are others; or the keys of those that are others."""
    descriptions: Localised = Field(default_factory=dict, json_schema_extra={"default": {}})
    """Short descriptions, by language."""
    names: Annotated[list[NamePart], Field(min_length=1, max_length=1000)]
    """The names."""
    mentions: Annotated[list[MentionPart], Field(max_length=10_000)] = Field(
        default_factory=list, json_schema_extra={"default": []}
    )
    """The places in the article that mention it."""
