"""The history of an item: every version, who made it, which fields changed, and why."""

import strawberry

from schema.base import vocabulary as words
from schema.base.change_vocabulary import ChangeOperation, ChangeReason
from schema.base.scalars import DateTime


@strawberry.type(description="One write of an item, from its history.")
class HistoryEntry:
    version: int = strawberry.field(description="The version that this write gave the item.")
    at: DateTime = strawberry.field(description="When it was written.")
    op: ChangeOperation = strawberry.field(description="What the write did.")
    reason: ChangeReason = strawberry.field(description="Why it was done.")
    fields: list[str] = strawberry.field(
        description="The names of the fields that changed; empty if the item was created, deleted, shown or hidden."
    )
    by: str | None = strawberry.field(
        description="Who made the change; null if that was not recorded, or if the caller may not see drafts."
    )
    by_key: strawberry.ID | None = strawberry.field(
        description="The id of the key that `by` names: another key can have the name later. Null if it was done without a key,"
        " or before ids were kept, and for callers who may not see drafts."
    )
    note: str | None = strawberry.field(
        description="The note of whoever made the change; null if there is none, or if the caller may not see drafts."
    )
    decision: words.Decision | None = strawberry.field(
        description="The reviewer's decision; null if the write was not a review, or if the caller may not see drafts."
    )
