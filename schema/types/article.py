"""Articles, their revisions, and the mentions in them."""

from enum import StrEnum

import strawberry

from schema.base import vocabulary as words
from schema.base.enumeration import publish
from schema.base.page import Connection
from schema.base.readable import connection
from schema.base.scalars import URL, DateTime, Language
from schema.types.annotation import Annotation, Node, Unknown
from schema.types.reference import (
    LazyClaimConnection,
    LazyDisagreement,
    LazyEntity,
    LazyEntityConnection,
    LazyEventConnection,
    LazyHistory,
    LazyQuoteConnection,
)


@strawberry.type(description="One immutable text of an article, in Unicode Normalization Form C.")
class Revision(Node):
    number: int = strawberry.field(description="1, 2, 3 … within the article.")
    body: str = strawberry.field(description="The whole text.")
    sha256: str = strawberry.field(description="The SHA-256 of the text's UTF-8 bytes, in hexadecimal.")
    note: str | None = strawberry.field(description="The loading editor's note on this revision.")
    created_at: DateTime = strawberry.field(description="When the revision was written.")


@strawberry.type(description="Words of an article that name an entity.")
class Mention(Annotation):
    entity: LazyEntity = strawberry.field(description="The entity that is mentioned.")
    kind: words.MentionKind = strawberry.field(description="The kind of words that mention it.")


@strawberry.type(
    description=(
        "A tombstone: words were removed from an item and from everything stored of its past. A █ replaces"
        " each character."
    )
)
class Redaction:
    at: DateTime = strawberry.field(description="When the words were removed.")
    ground: str = strawberry.field(description="The ground for the redaction.")
    beyond_reach: list[words.BeyondReach] = strawberry.field(
        description="Places outside this service's reach that may still hold the words; the same for every redaction."
    )


@strawberry.type(description="A news article with everything that editors found in it.")
class Article(Node):
    slug: str = strawberry.field(description="A readable, unique name for use in addresses.")
    url: URL | None = strawberry.field(description="The address at which it was published; null if not known.")
    language: Language = strawberry.field(description="The language of the text.")
    direction: words.TextDirection = strawberry.field(description="The direction of the text.")
    headline: str | None = strawberry.field(description="The headline; null if the article has none.")
    publisher: LazyEntity | None = strawberry.field(description="The publisher; null if not known.")
    published_at: DateTime | None = strawberry.field(description="When it was published; null if not known.")
    timezone: str | None = strawberry.field(description="The time zone of the publication, such as Europe/Minsk.")
    status: words.PublicationStatus = strawberry.field(description="Whether the article may be used.")
    unknowns: list[Unknown] = strawberry.field(
        description="Fields that are null because their value is not known, each with the reason."
    )
    supplied_by_editor: list[str] = strawberry.field(
        description=(
            "The fields that the source does not state and that the loading editor supplied, named as in a bundle."
        )
    )
    body: str = strawberry.field(description="The text of the current revision.")
    revision: Revision = strawberry.field(description="The current revision.")
    revisions: list[Revision] = strawberry.field(description="All revisions, newest first.")
    version: int = strawberry.field(
        description="1, 2, 3 …: increases with every write of the article or of anything in it."
    )
    redactions: list[Redaction] = strawberry.field(
        description="The tombstones of words that were removed, newest first: when and on what ground, never which words."
    )

    disagreements: list[LazyDisagreement] = strawberry.field(
        description="The places where annotators disagree, in reading order. Rejected annotations are left out."
    )

    @connection("Every write of the article, newest first.")
    def history(self) -> Connection[LazyHistory]: ...

    @connection("Every mention of an entity, in reading order.")
    def mentions(self) -> Connection[Mention]: ...

    @connection("Every quote, in reading order.")
    def quotes(self) -> LazyQuoteConnection: ...

    @connection("Every event that the article reports, in date order; events with unknown dates come last.")
    def events(self) -> LazyEventConnection: ...

    @connection("Every claim, in reading order.")
    def claims(self) -> LazyClaimConnection: ...

    @connection("Every entity that is mentioned, in the order of first mention.")
    def entities(self) -> LazyEntityConnection: ...


@strawberry.input(one_of=True, description="One way to identify an article.")
class ArticleBy:
    id: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Its id.")
    slug: str | None = strawberry.field(default=strawberry.UNSET, description="Its slug.")
    url: URL | None = strawberry.field(default=strawberry.UNSET, description="The address at which it was published.")


@strawberry.input(description="Conditions on articles; an article must meet all that are given.")
class ArticleFilter:
    language: Language | None = strawberry.field(default=strawberry.UNSET, description="Written in this language.")
    publisher: strawberry.ID | None = strawberry.field(
        default=strawberry.UNSET, description="Published by this entity."
    )
    mentions: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Mentions this entity.")
    published_from: DateTime | None = strawberry.field(
        default=strawberry.UNSET, description="Published at this instant or later."
    )
    published_to: DateTime | None = strawberry.field(
        default=strawberry.UNSET, description="Published before this instant."
    )
    status: words.PublicationStatus | None = strawberry.field(
        default=strawberry.UNSET, description="With this publication status."
    )


class ArticleOrder(StrEnum):
    """The orders in which articles can be listed; the names come from the catalog."""

    PUBLISHED_DESC = "PUBLISHED_DESC"
    PUBLISHED_ASC = "PUBLISHED_ASC"
    SLUG_ASC = "SLUG_ASC"
    UPDATED_DESC = "UPDATED_DESC"


class EntityArticleOrder(StrEnum):
    """The orders in which the articles of an entity can be listed; the names come from the catalog."""

    PUBLISHED_DESC = "PUBLISHED_DESC"
    UPDATED_DESC = "UPDATED_DESC"


publish(
    ArticleOrder,
    "The orders in which articles can be listed.",
    PUBLISHED_DESC="Newest first; articles without a date of publication come last.",
    PUBLISHED_ASC="Oldest first; articles without a date of publication come first.",
    SLUG_ASC="By slug.",
    UPDATED_DESC=(
        "The article that was last written comes first; writes of anything in the article count. Feed readers"
        " need this order to see corrections."
    ),
)

publish(
    EntityArticleOrder,
    "The orders in which the articles of an entity can be listed.",
    PUBLISHED_DESC="Newest first; articles without a date of publication come last.",
    UPDATED_DESC="The article that was last written comes first; writes of anything in the article count.",
)
