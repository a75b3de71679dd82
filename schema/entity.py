"""Entities and their names."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from schema import vocabulary as words
from schema.annotation import LazyHistory, Node
from schema.article import Article, EntityArticleOrder, Mention, Redaction
from schema.page import Connection, PageInfo
from schema.readable import argument, connection, readable
from schema.scalars import URL, Language

if TYPE_CHECKING:  # GraphQL's types refer to each other in circles; Strawberry finds these by name
    from schema.claim import ClaimConnection
    from schema.event import EventConnection
    from schema.quote import QuoteConnection

AskedLanguage = Annotated[
    Language | None,
    argument("The language wanted, with its shorter forms as fallbacks (`be-Latn`, then `be`), then any."),
]


@strawberry.type(description="One name of an entity.")
class Name:
    text: str = strawberry.field(description="The name as it is written.")
    language: Language = strawberry.field(description="The language that it is written in.")
    script: str = strawberry.field(description="The script, as ISO 15924 names it: Arab, Latn, Cyrl.")
    kind: words.NameKind = strawberry.field(description="How the name stands to its entity.")


@strawberry.type(description="A person, place, organization or other thing that articles speak of.")
class Entity(Node):
    kind: words.EntityKind = strawberry.field(description="What sort of thing it is.")
    names: list[Name] = strawberry.field(description="Every name, in the order in which they were given.")
    wikidata: str | None = strawberry.field(description="Its Wikidata item: Q184.")
    same_as: list[URL] = strawberry.field(description="Other records of the same thing.")
    merged_from: list[strawberry.ID] = strawberry.field(description="The entities that were merged into this one.")
    version: int = strawberry.field(description="1, 2, 3 …: rises with every write of it or of its names.")
    redactions: list[Redaction] = strawberry.field(
        description="The tombstones of words that were taken out of its names and descriptions, newest first; never which."
    )

    @connection("Every write of it, the newest first.")
    def history(self) -> Connection[LazyHistory]: ...

    @readable("The best name to show: in the language asked for, its fallbacks, then any.")
    def name(self, language: AskedLanguage = strawberry.UNSET) -> str: ...

    @readable("A line that tells who or what it is; null when there is none.")
    def description(self, language: AskedLanguage = strawberry.UNSET) -> str | None: ...

    @connection("Every mention, newest article first.")
    def mentions(self) -> Connection[Mention]: ...

    @connection("What it said, newest article first.")
    def quotes(self) -> Annotated["QuoteConnection", strawberry.lazy("schema.quote")]: ...

    @connection("The quotes that it handed on or was told: it is a link of the chain after the speaker.")
    def relayed(self) -> Annotated["QuoteConnection", strawberry.lazy("schema.quote")]: ...

    @connection("What it claims, newest article first.")
    def claims(self) -> Annotated["ClaimConnection", strawberry.lazy("schema.claim")]: ...

    @connection("The events in which it took part or whose place it is, in date order, unknown dates last.")
    def events(self) -> Annotated["EventConnection", strawberry.lazy("schema.event")]: ...

    @connection("The articles that mention it, newest first.")
    def articles(
        self,
        order_by: Annotated[
            EntityArticleOrder | None, argument("In which order; newest first without it.")
        ] = strawberry.UNSET,
    ) -> Connection[Article]: ...


@strawberry.type(description="An entity of a list, with its place and the name that a search found it by.")
class EntityEdge:
    cursor: str = strawberry.field(description="The item's place in the list, to go on from.")
    node: Entity = strawberry.field(description="The item.")
    matched_name: Name | None = strawberry.field(
        description=(
            "Which of its names matched the search best, in whatever spelling and script it is; null where the list was"
            " not searched."
        )
    )


@strawberry.type(description="A page of a list.")
class EntityConnection:
    edges: list[EntityEdge] = strawberry.field(description="The items of the page, each with its cursor.")
    nodes: list[Entity] = strawberry.field(description="The items of the page.")
    page_info: PageInfo = strawberry.field(description="Where the page lies in its list.")
    total_count: int = strawberry.field(description="How many items the whole list has; counted only when asked for.")


@strawberry.input(one_of=True, description="One way to name an entity.")
class EntityBy:
    id: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Its id.")
    wikidata: str | None = strawberry.field(default=strawberry.UNSET, description="Its Wikidata item: Q184.")
    name: str | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "Any of its names, whole, in any script; case, diacritics and spellings of the same letter do not matter."
            " Where several entities bear it the answer is null with the error AMBIGUOUS_NAME."
        ),
    )


@strawberry.input(description="Which entities to list; what is given must all hold.")
class EntityFilter:
    kind: list[words.EntityKind] | None = strawberry.field(
        default=strawberry.UNSET, description="Of one of these kinds."
    )
    article: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Mentioned in this article.")
