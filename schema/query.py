"""The root of every reading operation."""

from typing import Annotated

import strawberry

from schema.annotation import Node
from schema.article import Article, ArticleBy, ArticleFilter, ArticleOrder
from schema.change import Change, ChangeType
from schema.claim import ClaimConnection, ClaimFilter
from schema.entity import Entity, EntityBy, EntityConnection, EntityFilter
from schema.event import EventConnection, EventFilter, TimelineConnection, TimelineFilter
from schema.page import Connection
from schema.quote import QuoteConnection, QuoteFilter
from schema.readable import argument, connection, readable
from schema.review import AnnotationConnection, AnnotationFilter, AnnotationOrder
from schema.scalars import DateTime, Language
from schema.search import SearchConnection, SearchType

_WHICH = "Which ones; all without it."
_ORDER = "In which order; newest first without it."


@strawberry.type(description="Everything that can be read.")
class Query:
    @readable("The object with this id, of whatever type; null where there is none.")
    def node(self, id: Annotated[strawberry.ID, argument("Its id.")]) -> Node | None: ...

    @readable("The objects with these ids, in the order asked, null where there is none.")
    def nodes(self, ids: Annotated[list[strawberry.ID], argument("Their ids: at most 100.")]) -> list[Node | None]: ...

    @readable("One article; null where there is none.")
    def article(
        self,
        by: Annotated[ArticleBy, argument("Which one.")],
        as_of: Annotated[
            DateTime | None,
            argument(
                "As it stood at this instant, with its annotations as they stood then: their lists have those of the article"
                " alone. Entities and events are as they are now. Null before it was loaded."
            ),
        ] = strawberry.UNSET,
    ) -> Article | None: ...

    @readable("One entity; null where there is none.")
    def entity(self, by: Annotated[EntityBy, argument("Which one.")]) -> Entity | None: ...

    @connection("Articles, newest first.")
    def articles(
        self,
        filter: Annotated[ArticleFilter | None, argument(_WHICH)] = strawberry.UNSET,
        order_by: Annotated[ArticleOrder | None, argument(_ORDER)] = strawberry.UNSET,
    ) -> Connection[Article]: ...

    @connection(
        "Entities, in the order in which they were loaded; with `search` the best matches first, and `edges.matchedName`"
        " says by which name each was found."
    )
    def entities(
        self,
        filter: Annotated[EntityFilter | None, argument(_WHICH)] = strawberry.UNSET,
        search: Annotated[
            str | None,
            argument(
                "Words of a name, whole or in part, in any spelling and script and in any order; all of them must be in the"
                " same name. First come names that are spelled so, then names that sound so. Words of one or two letters"
                " are looked for at the beginning of words. Without a letter or digit nothing is found."
            ),
        ] = strawberry.UNSET,
    ) -> EntityConnection: ...

    @connection("Quotes, newest article first, then in reading order.")
    def quotes(
        self,
        filter: Annotated[QuoteFilter | None, argument(_WHICH)] = strawberry.UNSET,
    ) -> QuoteConnection: ...

    @connection("Claims, newest article first, then in reading order.")
    def claims(
        self,
        filter: Annotated[ClaimFilter | None, argument(_WHICH)] = strawberry.UNSET,
    ) -> ClaimConnection: ...

    @connection("Events, in date order, unknown dates last.")
    def events(
        self,
        filter: Annotated[EventFilter | None, argument(_WHICH)] = strawberry.UNSET,
    ) -> EventConnection: ...

    @connection("Events in date order, unknown dates last, each with how surely it falls into the dates asked for.")
    def timeline(
        self,
        filter: Annotated[TimelineFilter | None, argument(_WHICH)] = strawberry.UNSET,
    ) -> TimelineConnection: ...

    @connection(
        "Annotations of all kinds, in the order in which they were loaded: what reviewers go through. Drafts are for who may see"
        " them."
    )
    def annotations(
        self,
        filter: Annotated[AnnotationFilter | None, argument(_WHICH)] = strawberry.UNSET,
        order_by: Annotated[
            AnnotationOrder | None, argument("In which order; those loaded last come first without it.")
        ] = strawberry.UNSET,
    ) -> AnnotationConnection: ...

    @connection("Everything in which the words stand, best first, then newest first.")
    def search(
        self,
        text: Annotated[
            str,
            argument(
                'What to look for: words, all of which must be there; `"words side by side"`; `beginning*`; `-word` to leave'
                " out; `OR` between two. Spellings of the same letter, case and marks do not matter, nor what Arabic writes"
                " together with a word; Arabic and English words are found in their other forms too."
            ),
        ],
        types: Annotated[
            list[SearchType] | None, argument("Only among these; everything without it.")
        ] = strawberry.UNSET,
        language: Annotated[Language | None, argument("Only what has a text in this language.")] = strawberry.UNSET,
    ) -> SearchConnection: ...

    @connection(
        "The change log, oldest first: every write of every item. It ends before the oldest transaction that is under way,"
        " so that whoever goes on from a cursor misses nothing. `beginning` and `now` are cursors, too: before and after"
        " everything."
    )
    def changes(
        self,
        types: Annotated[list[ChangeType] | None, argument("Of which types; all without it.")] = strawberry.UNSET,
    ) -> Connection[Change]: ...
