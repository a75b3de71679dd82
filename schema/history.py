"""The history of an item: every version of it, who made it, what became another, and why."""

import strawberry

from schema import vocabulary as words
from schema.change import ChangeOperation, ChangeReason
from schema.scalars import DateTime


@strawberry.type(description="One write of an item, as its history has it.")
class HistoryEntry:
    version: int = strawberry.field(description="The version that the item had with this write.")
    at: DateTime = strawberry.field(description="When it was written.")
    op: ChangeOperation = strawberry.field(description="What was done.")
    reason: ChangeReason = strawberry.field(description="Why it was done.")
    fields: list[str] = strawberry.field(
        description="What became another, by the names of the fields; empty where the item was new, is gone, was shown or hidden."
    )
    by: str | None = strawberry.field(
        description="Who did it; null where that was not kept, and for who may see no drafts."
    )
    by_key: strawberry.ID | None = strawberry.field(
        description="The id of the key that `by` names: another key can have the name later. Null if it was done without a key,"
        " or before ids were kept, and for callers who may not see drafts."
    )
    note: str | None = strawberry.field(
        description="What whoever did it says of it; null where nothing was said, and for who may see no drafts."
    )
    decision: words.Decision | None = strawberry.field(
        description="What a reviewer decided by it; null for every other write, and for who may see no drafts."
    )
