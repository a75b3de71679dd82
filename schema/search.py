"""Search: one question to articles, quotes, claims, events and entities, the best answers first."""

from enum import StrEnum
from typing import Annotated

import strawberry

from schema.article import Article
from schema.claim import Claim
from schema.entity import Entity
from schema.enumeration import publish
from schema.event import Event
from schema.page import PageInfo
from schema.quote import Quote
from schema.scalars import Language


class SearchType(StrEnum):
    """What a search can be held to; the words are those of the index."""

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
    "What a search can be held to.",
    ARTICLE="Articles: by headline and body.",
    ENTITY="Entities: by their names and descriptions.",
    QUOTE="Quotes: by their words.",
    CLAIM="Claims: by their text.",
    EVENT="Events: by their titles.",
)
publish(
    SearchField,
    "A text that is searched.",
    HEADLINE="An article's headline.",
    BODY="An article's body, in its current revision.",
    TEXT="The words of a quote, or the text of a claim.",
    TITLE="A title of an event.",
    NAME="A name of an entity.",
    DESCRIPTION="A description of an entity.",
)

SearchResult = Annotated[
    Article | Entity | Quote | Claim | Event,
    strawberry.union("SearchResult", description="What a search can find."),
]


@strawberry.type(description="A place where what is looked for stands. Offsets count in the original text, half open.")
class Highlight:
    field: SearchField = strawberry.field(description="In which text of the object it stands.")
    language: Language = strawberry.field(description="The language of that text.")
    text: str = strawberry.field(description="The words as they are written there.")
    start: int = strawberry.field(description="Where they start, in Unicode code points of the text.")
    end: int = strawberry.field(description="Where they end.")
    utf16_start: int = strawberry.field(description="The same place for JavaScript.")
    utf16_end: int = strawberry.field(description="The same place for JavaScript.")
    within: str | None = strawberry.field(
        description="The whole text that the offsets count in; null where it is the `body` of the article."
    )


@strawberry.type(description="Something that was found, with its place among what was found.")
class SearchEdge:
    cursor: str = strawberry.field(description="Its place, to go on from with the same search.")
    node: SearchResult = strawberry.field(description="What was found.")
    score: float = strawberry.field(
        description="How well it fits, above 0; to be compared within one search only. The best comes first."
    )
    highlights: list[Highlight] = strawberry.field(
        description="Where what is looked for stands: the first 20 places, in the order of the text."
    )


@strawberry.type(description="A page of what was found.")
class SearchConnection:
    edges: list[SearchEdge] = strawberry.field(description="What was found, each with its cursor.")
    nodes: list[SearchResult] = strawberry.field(description="What was found.")
    page_info: PageInfo = strawberry.field(description="Where the page lies in what was found.")
    total_count: int = strawberry.field(description="How much was found, 20 000 at most; counted only when asked for.")
