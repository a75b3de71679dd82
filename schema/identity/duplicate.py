"""Duplicates: items that may be the same, and decisions that they are not; the inputs, and payloads with the items."""

from enum import StrEnum
from typing import Annotated

import strawberry

from db.operations.mark_distinct import MarkDistinct, UndoDistinct, mark_distinct, undo_distinct
from schema.base.enumeration import publish
from schema.base.user_error import UserError
from schema.operation.operation import MutationField
from schema.types.annotation import Node
from schema.types.article import Article
from schema.types.entity import Entity
from schema.types.event import Event
from schema.types.quote import Quote

MARK_DISTINCT = MutationField(mark_distinct, MarkDistinct)
UNDO_DISTINCT = MutationField(undo_distinct, UndoDistinct)

_NODES = (
    "The items, all of one type, each by its id, by its key (entities and events) or by its slug (articles): 2 to 20."
)
_NOTE = "The reason, shown in the history to callers who may see drafts."
_DRY_RUN = "If true, report what would be done and write nothing."
_ITEMS = "The items; empty if the operation was refused."
_POSITION = "The position of the write; send it as `X-Isnad-Position` to read your write. Null if nothing was written."
_ERRORS = "The reasons why nothing was done; empty on success."


class DuplicateType(StrEnum):
    """The types of items that are compared; the words are those of the catalog."""

    ENTITY = "ENTITY"
    EVENT = "EVENT"
    ARTICLE = "ARTICLE"
    QUOTE = "QUOTE"


publish(
    DuplicateType,
    "The types of items that can be listed as possible duplicates.",
    ENTITY="Entities of one kind with the same name.",
    EVENT="Events whose days overlap, with common participants and common words in their titles.",
    ARTICLE="Articles with the same or nearly the same text.",
    QUOTE="The same words of one speaker, quoted in two articles.",
)


@strawberry.type(
    description=(
        "Two items that may be the same, and about which nobody has decided. Merge them, or record with"
        " `markDistinct` that they are not the same."
    )
)
class Duplicate:
    score: float = strawberry.field(
        description="How much speaks for their being the same, from 0 to 1. Scores of different types cannot be compared."
    )
    nodes: list[Node] = strawberry.field(description="The two items, the older one first.")
    evidence: list[str] = strawberry.field(description="What speaks for their being the same, in words.")


ComparedItem = Annotated[
    Article | Entity | Event | Quote,
    strawberry.union("ComparedItem", description="The types of item that can be duplicates of each other."),
]


@strawberry.input(description="Items of which no two are the same, although they look alike.")
class MarkDistinctInput:
    nodes: list[strawberry.ID] = strawberry.field(description=_NODES)
    note: str | None = strawberry.field(default=strawberry.UNSET, description=_NOTE)
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.input(description="Items that may be the same after all.")
class UndoDistinctInput:
    nodes: list[strawberry.ID] = strawberry.field(description=_NODES)
    note: str | None = strawberry.field(default=strawberry.UNSET, description=_NOTE)
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="The result of recording that items are not the same.")
class MarkDistinctPayload:
    nodes: list[ComparedItem] = strawberry.field(description=_ITEMS)
    changed: int | None = strawberry.field(
        description="Number of pairs for which this was not recorded before. Null if the operation was refused."
    )
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)


@strawberry.type(description="The result of taking back that items are not the same.")
class UndoDistinctPayload:
    nodes: list[ComparedItem] = strawberry.field(description=_ITEMS)
    changed: int | None = strawberry.field(
        description="Number of pairs for which it was taken back. Null if the operation was refused."
    )
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)
