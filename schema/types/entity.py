"""Entities and their names."""

from typing import Annotated

import strawberry

from schema.base import vocabulary as words
from schema.base.page import Connection, PageInfo
from schema.base.readable import argument, connection, readable
from schema.base.scalars import URL, Language
from schema.types.annotation import Node
from schema.types.article import Article, EntityArticleOrder, Mention, Redaction
from schema.types.reference import LazyClaimConnection, LazyEventConnection, LazyHistory, LazyQuoteConnection

RequestedLanguage = Annotated[
    Language | None,
    argument("The preferred language. Fallbacks are its shorter forms (`be-Latn`, then `be`), then any language."),
]


@strawberry.type(description="One name of an entity.")
class Name:
    text: str = strawberry.field(description="The name as written.")
    language: Language = strawberry.field(description="The language of the name.")
    script: str = strawberry.field(description="The script, as an ISO 15924 code: Arab, Latn, Cyrl.")
    kind: words.NameKind = strawberry.field(description="The relation of the name to its entity.")


@strawberry.type(description="A person, place, organization or other thing that articles mention.")
class Entity(Node):
    kind: words.EntityKind = strawberry.field(description="The type of entity.")
    names: list[Name] = strawberry.field(description="Every name, in the order in which the names were given.")
    keys: list[str] = strawberry.field(
        description=(
            "The keys by which bundles name it, and the entities that were merged into it, in alphabetical order; only"
            " those of bundles that the caller may see."
        )
    )
    wikidata: str | None = strawberry.field(description="Its Wikidata id: Q184.")
    same_as: list[URL] = strawberry.field(description="Addresses of other records of the same thing.")
    merged_from: list[strawberry.ID] = strawberry.field(
        description="The ids of the entities that were merged into this one."
    )
    version: int = strawberry.field(description="1, 2, 3 …: increases with every write of the entity or of its names.")
    redactions: list[Redaction] = strawberry.field(
        description=(
            "The tombstones of words that were removed from its names and descriptions, newest first; never"
            " which words."
        )
    )

    @connection("Every write of the entity, newest first.")
    def history(self) -> Connection[LazyHistory]: ...

    @readable(
        "The best name to display: in the requested language, else in one of its fallbacks, else in any language."
    )
    def name(self, language: RequestedLanguage = strawberry.UNSET) -> str: ...

    @readable("A one-line description; null if there is none.")
    def description(self, language: RequestedLanguage = strawberry.UNSET) -> str | None: ...

    @connection("Every mention of the entity, newest article first.")
    def mentions(self) -> Connection[Mention]: ...

    @connection("The quotes of which it is the speaker, newest article first.")
    def quotes(self) -> LazyQuoteConnection: ...

    @connection("The quotes that it passed on or was told: it is a link of the chain after the speaker.")
    def relayed(self) -> LazyQuoteConnection: ...

    @connection("The claims of which it is the claimant, newest article first.")
    def claims(self) -> LazyClaimConnection: ...

    @connection(
        "The events in which it took part or whose place it is, in date order; events with unknown dates come last."
    )
    def events(self) -> LazyEventConnection: ...

    @connection("The articles that mention it, newest first.")
    def articles(
        self,
        order_by: Annotated[
            EntityArticleOrder | None, argument("The order of the list; newest first by default.")
        ] = strawberry.UNSET,
    ) -> Connection[Article]: ...


@strawberry.type(description="An entity of a list, with its cursor and the name that the search matched.")
class EntityEdge:
    cursor: str = strawberry.field(description="The item's position in the list; pass it as `after` or `before`.")
    node: Entity = strawberry.field(description="The item.")
    matched_name: Name | None = strawberry.field(
        description=(
            "The name that matched the search best, in whatever spelling and script; null if the list was not searched."
        )
    )


@strawberry.type(description="One page of a list of entities.")
class EntityConnection:
    edges: list[EntityEdge] = strawberry.field(description="The items of the page, each with its cursor.")
    nodes: list[Entity] = strawberry.field(description="The items of the page.")
    page_info: PageInfo = strawberry.field(description="The position of the page in the list.")
    total_count: int = strawberry.field(
        description="Number of items in the whole list. Counted only if it is selected."
    )


@strawberry.input(one_of=True, description="One way to identify an entity.")
class EntityBy:
    id: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Its id.")
    wikidata: str | None = strawberry.field(default=strawberry.UNSET, description="Its Wikidata id: Q184.")
    key: str | None = strawberry.field(
        default=strawberry.UNSET, description="A key by which bundles name it, or an entity that was merged into it."
    )
    name: str | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "Any complete name of it, in any script. Case, diacritics and variant spellings of a letter are"
            " ignored. If several entities have this name, the answer is null, with the error AMBIGUOUS_NAME."
        ),
    )


@strawberry.input(description="Conditions on entities; an entity must meet all that are given.")
class EntityFilter:
    kind: list[words.EntityKind] | None = strawberry.field(
        default=strawberry.UNSET, description="Of one of these kinds."
    )
    article: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Mentioned in this article.")
