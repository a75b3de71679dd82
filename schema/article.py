"""Articles, their revisions, and the mentions in them."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema import vocabulary as words
from schema.annotation import Annotation, LazyEntity, LazyHistory, Node
from schema.enumeration import publish
from schema.page import Connection
from schema.readable import connection
from schema.scalars import URL, DateTime, Language

if TYPE_CHECKING:  # GraphQL's types refer to each other in circles; Strawberry finds these by name
    from schema.claim import ClaimConnection
    from schema.entity import EntityConnection
    from schema.event import EventConnection
    from schema.quote import QuoteConnection
    from schema.review import Disagreement


@strawberry.type(description="One immutable text of an article, in Unicode's normal form C.")
class Revision(Node):
    number: int = strawberry.field(description="1, 2, 3 … within the article.")
    body: str = strawberry.field(description="The whole text.")
    sha256: str = strawberry.field(description="The SHA-256 of the text's UTF-8 bytes, in hexadecimal.")
    note: str | None = strawberry.field(description="What the loading editor says of it.")
    created_at: DateTime = strawberry.field(description="When it was loaded.")


@strawberry.type(description="The words of an article that name an entity.")
class Mention(Annotation):
    entity: LazyEntity = strawberry.field(description="Who or what is mentioned.")
    kind: words.MentionKind = strawberry.field(description="By what sort of words.")


@strawberry.type(
    description=(
        "A tombstone: words were taken out of all that is kept of an item, of what was too. A █ stands for each character."
    )
)
class Redaction:
    at: DateTime = strawberry.field(description="When.")
    ground: str = strawberry.field(description="On what ground.")
    beyond_reach: list[words.BeyondReach] = strawberry.field(
        description="What may still have the words since this service cannot reach it; the same for every redaction."
    )


@strawberry.type(description="A news article with everything that editors found in it.")
class Article(Node):
    slug: str = strawberry.field(description="A readable name, unique and made for addresses.")
    url: URL | None = strawberry.field(description="Where it was published; null when not known.")
    language: Language = strawberry.field(description="The language of the text.")
    direction: words.TextDirection = strawberry.field(description="The direction of the text.")
    headline: str | None = strawberry.field(description="Null when the article has none.")
    publisher: LazyEntity | None = strawberry.field(description="Who published it; null when not known.")
    published_at: DateTime | None = strawberry.field(description="When it was published; null when not known.")
    timezone: str | None = strawberry.field(description="The publication's time zone: Europe/Minsk.")
    status: words.PublicationStatus = strawberry.field(description="Whether the article may be used.")
    supplied_by_editor: list[str] = strawberry.field(
        description="The fields that the source does not state and the loading editor supplied, as a bundle names them."
    )
    body: str = strawberry.field(description="The text of the current revision.")
    revision: Revision = strawberry.field(description="The current revision.")
    revisions: list[Revision] = strawberry.field(description="All revisions, newest first.")
    version: int = strawberry.field(
        description="1, 2, 3 …: rises with every write of the article or of anything that stands in it."
    )
    redactions: list[Redaction] = strawberry.field(
        description="The tombstones of words that were taken out, newest first: when and on what ground, never which."
    )

    disagreements: list[Annotated["Disagreement", strawberry.lazy("schema.review")]] = strawberry.field(
        description="The places about which annotators say different things, in reading order; without what was turned down."
    )

    @connection("Every write of it, the newest first.")
    def history(self) -> Connection[LazyHistory]: ...

    @connection("Every mention of an entity, in reading order.")
    def mentions(self) -> Connection[Mention]: ...

    @connection("Every quote, in reading order.")
    def quotes(self) -> Annotated["QuoteConnection", strawberry.lazy("schema.quote")]: ...

    @connection("Every event that the article tells of, in date order, unknown dates last.")
    def events(self) -> Annotated["EventConnection", strawberry.lazy("schema.event")]: ...

    @connection("Every claim, in reading order.")
    def claims(self) -> Annotated["ClaimConnection", strawberry.lazy("schema.claim")]: ...

    @connection("Every entity that is mentioned, in the order of the first mentions.")
    def entities(self) -> Annotated["EntityConnection", strawberry.lazy("schema.entity")]: ...


@strawberry.input(one_of=True, description="One way to name an article.")
class ArticleBy:
    id: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Its id.")
    slug: str | None = strawberry.field(default=strawberry.UNSET, description="Its slug.")
    url: URL | None = strawberry.field(default=strawberry.UNSET, description="Where it was published.")


@strawberry.input(description="Which articles to list; what is given must all hold.")
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
    """The orders in which articles can be listed; the names are those of the catalog."""

    PUBLISHED_DESC = "PUBLISHED_DESC"
    PUBLISHED_ASC = "PUBLISHED_ASC"
    SLUG_ASC = "SLUG_ASC"
    UPDATED_DESC = "UPDATED_DESC"


class EntityArticleOrder(StrEnum):
    """The orders in which the articles of an entity can be listed; the names are those of the catalog."""

    PUBLISHED_DESC = "PUBLISHED_DESC"
    UPDATED_DESC = "UPDATED_DESC"


publish(
    ArticleOrder,
    "The orders in which articles can be listed.",
    PUBLISHED_DESC="Newest first, those without a date of publication last.",
    PUBLISHED_ASC="Oldest first, after those without a date of publication.",
    SLUG_ASC="By slug.",
    UPDATED_DESC="Those first that were written last, they or anything in them: what feed readers need to hear of corrections.",
)

publish(
    EntityArticleOrder,
    "The orders in which the articles of an entity can be listed.",
    PUBLISHED_DESC="Newest first, those without a date of publication last.",
    UPDATED_DESC="Those first that were written last, they or anything in them.",
)
