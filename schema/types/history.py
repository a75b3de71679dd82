"""The history of an item: every version, who made it, which fields changed, and why."""

import strawberry

from schema.base import vocabulary as words
from schema.base.change_vocabulary import ChangeOperation, ChangeReason
from schema.base.scalars import DateTime

REASON = "Why it was done."
FIELDS = "The names of the fields that changed; empty if the item was created, deleted, shown or hidden."
BY = "Who made the change; null if that was not recorded, or if the caller may not see drafts."
BY_KEY = (
    "The id of the key that `by` names: another key can have the name later. Null if it was done without a key,"
    " or before ids were kept, and for callers who may not see drafts."
)
NOTE = "The note of whoever made the change; null if there is none, or if the caller may not see drafts."


@strawberry.type(description="One write of an item, from its history.")
class HistoryEntry:
    version: int = strawberry.field(description="The version that this write gave the item.")
    at: DateTime = strawberry.field(description="When it was written.")
    op: ChangeOperation = strawberry.field(description="What the write did.")
    reason: ChangeReason = strawberry.field(description=REASON)
    fields: list[str] = strawberry.field(description=FIELDS)
    by: str | None = strawberry.field(description=BY)
    by_key: strawberry.ID | None = strawberry.field(description=BY_KEY)
    note: str | None = strawberry.field(description=NOTE)
    decision: words.Decision | None = strawberry.field(
        description="The reviewer's decision; null if the write was not a review, or if the caller may not see drafts."
    )
