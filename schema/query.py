"""The root of all queries."""

from typing import Annotated

import strawberry

from schema.base.change_vocabulary import ChangeType
from schema.base.page import Connection
from schema.base.readable import argument, connection, readable
from schema.base.scalars import DateTime, Language
from schema.identity.duplicate import Duplicate, DuplicateType
from schema.operation.review import AnnotationConnection, AnnotationFilter, AnnotationOrder
from schema.types.annotation import Node
from schema.types.article import Article, ArticleBy, ArticleFilter, ArticleOrder
from schema.types.change import Change
from schema.types.claim import ClaimConnection, ClaimFilter
from schema.types.entity import Entity, EntityBy, EntityConnection, EntityFilter
from schema.types.event import EventConnection, EventFilter, TimelineConnection, TimelineFilter
from schema.types.quote import QuoteConnection, QuoteFilter, Utterance
from schema.types.search import Match, SearchConnection, SearchType

_WHICH = "Which items to return; all by default."
_ORDER = "The order of the list; newest first by default."


@strawberry.type(description="All queries.")
class Query:
    @readable("The object with this id, of any type; null if there is none.")
    def node(self, id: Annotated[strawberry.ID, argument("The object's id.")]) -> Node | None: ...

    @readable("The objects with these ids, in the requested order; null for an id that no object has.")
    def nodes(
        self, ids: Annotated[list[strawberry.ID], argument("The objects' ids: at most 100.")]
    ) -> list[Node | None]: ...

    @readable("One article; null if there is none.")
    def article(
        self,
        by: Annotated[ArticleBy, argument("How to identify the article.")],
        as_of: Annotated[
            DateTime | None,
            argument(
                "Return the article as it was at this instant, with the annotations of that time; lists"
                " under it contain only this article's annotations. Entities and events are returned as"
                " they are now. Null if the article was not loaded yet."
            ),
        ] = strawberry.UNSET,
    ) -> Article | None: ...

    @readable("One entity; null if there is none.")
    def entity(self, by: Annotated[EntityBy, argument("How to identify the entity.")]) -> Entity | None: ...

    @connection("Articles, newest first.")
    def articles(
        self,
        filter: Annotated[ArticleFilter | None, argument(_WHICH)] = strawberry.UNSET,
        order_by: Annotated[ArticleOrder | None, argument(_ORDER)] = strawberry.UNSET,
    ) -> Connection[Article]: ...

    @connection(
        "Entities, in the order in which they were loaded. With `search` the best matches come first, and"
        " `edges.matchedName` has the name that matched."
    )
    def entities(
        self,
        filter: Annotated[EntityFilter | None, argument(_WHICH)] = strawberry.UNSET,
        search: Annotated[
            str | None,
            argument(
                "One or more words of a name, complete or in part, in any spelling, script and order; a"
                " single name must contain all of them. Names with the same spelling come first, then"
                " names that sound alike. One or two letters match only the beginning of a word. A text"
                " without letters and digits finds nothing."
            ),
        ] = strawberry.UNSET,
    ) -> EntityConnection: ...

    @connection("Quotes, newest article first, then in reading order.")
    def quotes(
        self,
        filter: Annotated[QuoteFilter | None, argument(_WHICH)] = strawberry.UNSET,
    ) -> QuoteConnection: ...

    @connection(
        "What somebody said once and several articles quote, as editors tied the quotes; what was tied last comes first."
    )
    def utterances(
        self,
        speaker: Annotated[
            strawberry.ID | None, argument("Only utterances with a version that this entity said.")
        ] = strawberry.UNSET,
    ) -> Connection[Utterance]: ...

    @connection("Claims, newest article first, then in reading order.")
    def claims(
        self,
        filter: Annotated[ClaimFilter | None, argument(_WHICH)] = strawberry.UNSET,
    ) -> ClaimConnection: ...

    @connection("Events in date order; events with unknown dates come last.")
    def events(
        self,
        filter: Annotated[EventFilter | None, argument(_WHICH)] = strawberry.UNSET,
    ) -> EventConnection: ...

    @connection(
        "Events in date order; events with unknown dates come last. Each edge says whether the event falls"
        " within the requested dates for certain."
    )
    def timeline(
        self,
        filter: Annotated[TimelineFilter | None, argument(_WHICH)] = strawberry.UNSET,
    ) -> TimelineConnection: ...

    @connection(
        "Annotations of all kinds, ordered by when they were loaded: the list that reviewers work"
        " through. It contains drafts only for callers who may see them."
    )
    def annotations(
        self,
        filter: Annotated[AnnotationFilter | None, argument(_WHICH)] = strawberry.UNSET,
        order_by: Annotated[
            AnnotationOrder | None,
            argument("The order of the list; the annotations loaded last come first by default."),
        ] = strawberry.UNSET,
    ) -> AnnotationConnection: ...

    @connection("Everything that contains the words, best match first, then newest first.")
    def search(
        self,
        text: Annotated[
            str,
            argument(
                'The words to find; all of them must occur. `"a phrase"` finds words side by side,'
                " `beginning*` finds words by how they begin, `-word` excludes a word, and `OR` stands"
                " between two alternatives. Case, diacritics, variant spellings of a letter, and"
                " particles that Arabic attaches to a word are ignored. Arabic and English words are also"
                " found in their other forms."
            ),
        ],
        types: Annotated[
            list[SearchType] | None, argument("Search only objects of these types; all types by default.")
        ] = strawberry.UNSET,
        language: Annotated[
            Language | None, argument("Return only objects that have a text in this language.")
        ] = strawberry.UNSET,
    ) -> SearchConnection: ...

    @readable(
        "What a text that somebody typed can mean. Best match first, at most 11: if something fits exactly, only that;"
        " else what has an id that begins so; else what is similar."
    )
    def lookup(
        self,
        reference: Annotated[
            str,
            argument(
                "The key of an entity or event, a Wikidata id, the slug of an article or the address at which it was"
                " published, `slug/key` for an annotation, an id or at least its first 4 digits, or an address of this"
                " service that ends in one of them."
            ),
        ],
        types: Annotated[
            list[ChangeType] | None, argument("Only things of these types; all types by default.")
        ] = strawberry.UNSET,
    ) -> list[Match]: ...

    @readable("The things whose key or slug begins with a text, in alphabetical order, at most 100.")
    def completions(
        self,
        beginning: Annotated[
            str, argument("The beginning of a key or slug; after `slug/`, of the key of an annotation.")
        ],
        types: Annotated[
            list[ChangeType] | None, argument("Only things of these types; all types by default.")
        ] = strawberry.UNSET,
    ) -> list[Match]: ...

    @connection(
        "The change log, oldest first: every write of every item. It ends before the oldest transaction"
        " in progress, so a caller who continues from a cursor misses nothing. `beginning` and `now` are"
        " cursors too: before and after all changes."
    )
    def changes(
        self,
        types: Annotated[
            list[ChangeType] | None, argument("Only changes of items of these types; all types by default.")
        ] = strawberry.UNSET,
    ) -> Connection[Change]: ...

    @connection(
        "Items that may be the same, the likeliest first, without those about which somebody has decided."
        " Empty for callers who may not see drafts."
    )
    def duplicates(
        self,
        types: Annotated[
            list[DuplicateType] | None, argument("Only items of these types; all types by default.")
        ] = strawberry.UNSET,
    ) -> Connection[Duplicate]: ...
