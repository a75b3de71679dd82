"""Changes: what was written and when, for clients that keep a copy."""

import strawberry

from schema.base.change_vocabulary import ChangeOperation, ChangeReason, ChangeType
from schema.base.scalars import DateTime
from schema.types.annotation import Node
from schema.types.history import BY, BY_KEY, FIELDS, NOTE, REASON
from schema.types.reference import LazyArticle


@strawberry.type(description="One write of one item, as recorded in the change log. The log is never rewritten.")
class Change:
    cursor: str = strawberry.field(
        description="The change's position in the log; continue from it with `after`. Equal to the cursor of its edge."
    )
    op: ChangeOperation = strawberry.field(description="What the write did.")
    type: ChangeType = strawberry.field(description="The type of the item.")
    node_id: strawberry.ID = strawberry.field(description="The id of the item.")
    version: int = strawberry.field(
        description="The version that the write gave the item; a delete has the last version."
    )
    at: DateTime = strawberry.field(description="When it was written.")
    reason: ChangeReason = strawberry.field(description=REASON)
    fields: list[str] = strawberry.field(description=FIELDS)
    by: str | None = strawberry.field(description=BY)
    by_key: strawberry.ID | None = strawberry.field(description=BY_KEY)
    note: str | None = strawberry.field(description=NOTE)
    merged_into: strawberry.ID | None = strawberry.field(
        description="The entity into which the item was merged; null if it was not merged."
    )
    transaction: str = strawberry.field(
        description="The id of the transaction that wrote the change. Changes with the same id belong together."
    )
    last_in_transaction: bool = strawberry.field(
        description=(
            "Whether this is the last change of its transaction that you receive, given your arguments and rights."
        )
    )
    article_id: strawberry.ID | None = strawberry.field(
        description=(
            "The id of the article that the item is or belongs to; null for entities and events, which belong to none."
        )
    )
    article: LazyArticle | None = strawberry.field(
        description=(
            "The article that the item is or belongs to, in its current state; null if the article is gone,"
            " or if there is none."
        )
    )
    node: Node | None = strawberry.field(
        description="The item in its current state, which may be newer than this change; null if it is gone."
    )
