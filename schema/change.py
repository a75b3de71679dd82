"""Changes: what was written and when, for whoever keeps a copy."""

import strawberry

from schema.annotation import LazyArticle, Node
from schema.scalars import DateTime
from schema.vocabulary import ChangeOperation, ChangeReason, ChangeType


@strawberry.type(description="One write of one item, as the change log has it. The log is never rewritten.")
class Change:
    cursor: str = strawberry.field(description="Its place in the log, to go on from: the cursor of its edge.")
    op: ChangeOperation = strawberry.field(description="What was done.")
    type: ChangeType = strawberry.field(description="The type of the item.")
    node_id: strawberry.ID = strawberry.field(description="The id of the item.")
    version: int = strawberry.field(
        description="The version that the item had with this write; a delete has the last one."
    )
    at: DateTime = strawberry.field(description="When the transaction of the write began.")
    reason: ChangeReason = strawberry.field(description="Why it was done.")
    article_id: strawberry.ID | None = strawberry.field(
        description="The article that the item stands in; null for entities and events, and for articles themselves."
    )
    article: LazyArticle | None = strawberry.field(
        description="The article that the item stands in, as it is now; null where it is gone or there is none."
    )
    node: Node | None = strawberry.field(
        description="The item as it is now, which may be newer; null where it is gone."
    )
