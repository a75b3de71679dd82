"""Search over articles, quotes, claims, events and entities, and looking up what people type to name a thing."""

from enum import StrEnum
from typing import Annotated

import strawberry

from schema.base.change_vocabulary import ChangeType
from schema.base.enumeration import publish
from schema.base.page import PageInfo
from schema.base.scalars import Language
from schema.types.annotation import Node
from schema.types.article import Article
from schema.types.claim import Claim
from schema.types.entity import Entity
from schema.types.event import Event
from schema.types.quote import Quote


class SearchType(StrEnum):
    """The types to which a search can be restricted; the words are those of the index."""

    ARTICLE = "ARTICLE"
    ENTITY = "ENTITY"
    QUOTE = "QUOTE"
    CLAIM = "CLAIM"
    EVENT = "EVENT"


class SearchField(StrEnum):
    """The texts that are searched; the words are those of the view ``search_text``."""

    HEADLINE = "HEADLINE"
    BODY = "BODY"
    TEXT = "TEXT"
    TITLE = "TITLE"
    NAME = "NAME"
    DESCRIPTION = "DESCRIPTION"


publish(
    SearchType,
    "The types of object that a search can be limited to.",
    ARTICLE="Articles: by headline and body.",
    ENTITY="Entities: by their names and descriptions.",
    QUOTE="Quotes: by their words.",
    CLAIM="Claims: by their text.",
    EVENT="Events: by their titles.",
)
publish(
    SearchField,
    "The text in which a search found its words.",
    HEADLINE="An article's headline.",
    BODY="An article's body, in its current revision.",
    TEXT="The words of a quote, or the text of a claim.",
    TITLE="A title of an event.",
    NAME="A name of an entity.",
    DESCRIPTION="A description of an entity.",
)

SearchResult = Annotated[
    Article | Entity | Quote | Claim | Event,
    strawberry.union("SearchResult", description="The types of object that a search can find."),
]


@strawberry.type(
    description="A place where the words were found. Offsets count in the original text; the end is exclusive."
)
class Highlight:
    field: SearchField = strawberry.field(description="The text of the object that contains the words.")
    language: Language = strawberry.field(description="The language of that text.")
    text: str = strawberry.field(description="The words as written in that text.")
    start: int = strawberry.field(description="The offset of the first character, in Unicode code points.")
    end: int = strawberry.field(description="The offset after the last character, in Unicode code points.")
    utf16_start: int = strawberry.field(description="`start` in UTF-16 code units, as JavaScript counts.")
    utf16_end: int = strawberry.field(description="`end` in UTF-16 code units, as JavaScript counts.")
    within: str | None = strawberry.field(
        description="The whole text in which the offsets count; null if it is the `body` of the article."
    )


@strawberry.type(description="A search result, with its cursor.")
class SearchEdge:
    cursor: str = strawberry.field(
        description="The result's position; pass it as `after` or `before` in the same search."
    )
    node: SearchResult = strawberry.field(description="The object that was found.")
    score: float = strawberry.field(
        description="How well the object matches: above 0, the best first. Scores can be compared only within one search."
    )
    highlights: list[Highlight] = strawberry.field(
        description="The first 20 places where the words were found, in text order."
    )


@strawberry.type(description="One page of search results.")
class SearchConnection:
    edges: list[SearchEdge] = strawberry.field(description="The results of the page, each with its cursor.")
    nodes: list[SearchResult] = strawberry.field(description="The results of the page.")
    page_info: PageInfo = strawberry.field(description="The position of the page in the search results.")
    total_count: int = strawberry.field(
        description="Number of results, at most 20 000. Counted only if it is selected."
    )


class MatchFit(StrEnum):
    """How well a thing fits a reference."""

    EXACT = "EXACT"
    BEGINNING = "BEGINNING"
    SIMILAR = "SIMILAR"


publish(
    MatchFit,
    "How well a thing fits what was typed.",
    EXACT="Its key, slug, Wikidata id or address is what was typed.",
    BEGINNING="What was typed is its id, or the beginning of its id or key.",
    SIMILAR="Its key, slug or name is only similar; perhaps it was meant.",
)


@strawberry.type(description="A thing that can be meant by what somebody typed.")
class Match:
    fit: MatchFit = strawberry.field(description="How well it fits.")
    type: ChangeType = strawberry.field(description="Its type.")
    node_id: strawberry.ID = strawberry.field(description="Its id.")
    key: str | None = strawberry.field(
        description=(
            "What names it: the key of an entity or event, the slug of an article, `slug/key` of an annotation; null if"
            " it has none."
        )
    )
    name: str | None = strawberry.field(
        description="Words by which people know it: a name, a title, a headline, or the words of a quote or claim."
    )
    node: Node | None = strawberry.field(description="The thing itself.")
