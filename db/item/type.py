"""The types of items, each described once: its names, its tables, and what contains it. Plain data.

Derived from it: the tables that are written, changed fields, fields of the catalog, the places that redaction
searches, which tables have hidden rows, and the order of snapshots.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Literal, LiteralString, TypeAlias

from db.item import table as tables
from db.item.column import ItemTable

ItemName: TypeAlias = Literal["article", "entity", "mention", "quote", "event", "event_report", "claim"]
"""The types as the change log writes them."""


class Standing(IntEnum):
    """What contains an item, in an order in which referenced items come before those that refer to them."""

    BY_ITSELF = 0
    AS_ARTICLE = 1
    IN_ARTICLE = 2
    """An annotation."""


@dataclass(frozen=True, slots=True)
class ItemType:
    """A type of items: its word in the change log, in GraphQL, and in the addresses of REST.

    ``own`` has one row for each item, ``parts`` have several; an annotation has a row of ``tables.ANNOTATION`` too.
    ``beside`` are the fields, other than ``spans``, that have spans of the item.
    """

    name: ItemName
    type_name: str
    plural: LiteralString
    standing: Standing
    own: ItemTable
    parts: tuple[ItemTable, ...]
    beside: tuple[str, ...] = ()

    @property
    def kind(self) -> LiteralString:
        """Its word in capitals, as in enumerations."""
        return self.name.upper()

    @property
    def is_annotation(self) -> bool:
        """Whether it is part of an article."""
        return self.standing is Standing.IN_ARTICLE

    @property
    def single(self) -> tuple[ItemTable, ...]:
        """The tables with one row for each item."""
        return (self.own, tables.ANNOTATION) if self.is_annotation else (self.own,)

    @property
    def tables(self) -> tuple[ItemTable, ...]:
        """All tables with rows of it."""
        return (*self.single, *self.parts)


ITEM_TYPES: tuple[ItemType, ...] = (
    ItemType("article", "Article", "articles", Standing.AS_ARTICLE, tables.ARTICLE, (tables.REVISION,)),
    ItemType(
        "entity",
        "Entity",
        "entities",
        Standing.BY_ITSELF,
        tables.ENTITY,
        (tables.NAME, tables.ENTITY_DESCRIPTION, tables.ENTITY_KEY, tables.REMOVED_NAME),
    ),
    ItemType("mention", "Mention", "mentions", Standing.IN_ARTICLE, tables.MENTION, (tables.SPAN,)),
    ItemType(
        "quote",
        "Quote",
        "quotes",
        Standing.IN_ARTICLE,
        tables.QUOTE,
        (tables.SPAN, tables.ATTRIBUTION),
        beside=("cue", "chain"),
    ),
    ItemType(
        "event",
        "Event",
        "events",
        Standing.BY_ITSELF,
        tables.EVENT,
        (tables.EVENT_TITLE, tables.PARTICIPANT, tables.EVENT_KEY),
    ),
    ItemType("event_report", "EventReport", "event-reports", Standing.IN_ARTICLE, tables.EVENT_REPORT, (tables.SPAN,)),
    ItemType(
        "claim",
        "Claim",
        "claims",
        Standing.IN_ARTICLE,
        tables.CLAIM,
        (
            tables.SPAN,
            tables.ATTRIBUTION,
            tables.CLAIM_ABOUT,
            tables.QUANTITY,
            tables.CLAIM_REVIEW,
            tables.CLAIM_RELATION,
        ),
        beside=("chain",),
    ),
)
"""In the order in which the API lists them."""

FOUND_BY_WORDS: tuple[ItemName, ...] = ("article", "entity", "quote", "claim", "event")
"""The types that can be searched."""

BY_NAME: Mapping[str, ItemType] = MappingProxyType({each.name: each for each in ITEM_TYPES})
ANNOTATION_TYPES: tuple[ItemType, ...] = tuple(each for each in ITEM_TYPES if each.is_annotation)
"""The kinds of annotations."""

OF_ANNOTATIONS: tuple[ItemTable, ...] = tuple(
    dict.fromkeys(
        (*(each.own for each in ANNOTATION_TYPES), *(part for each in ANNOTATION_TYPES for part in each.parts))
    )
)
"""The tables of annotations: first those with one row per annotation, then those with several."""


def in_order() -> tuple[ItemType, ...]:
    """Return the types, referenced ones before those that refer to them, except claims, which refer to each other."""
    return tuple(sorted(ITEM_TYPES, key=lambda each: each.standing))


def all_tables() -> Iterator[ItemTable]:
    """Yield every table of items once, in the order that foreign keys require."""
    for each in in_order():
        if not each.is_annotation:
            yield from each.tables
    yield tables.ANNOTATION
    yield from OF_ANNOTATIONS
