"""Changes: what was written and when, for whoever keeps a copy."""

from enum import StrEnum

import strawberry

from schema.annotation import LazyArticle, Node
from schema.enumeration import publish
from schema.scalars import DateTime


class ChangeType(StrEnum):
    """The types of items in the change log."""

    ARTICLE = "ARTICLE"
    ENTITY = "ENTITY"
    MENTION = "MENTION"
    QUOTE = "QUOTE"
    EVENT = "EVENT"
    EVENT_REPORT = "EVENT_REPORT"
    CLAIM = "CLAIM"


class ChangeOperation(StrEnum):
    """What a write did with an item."""

    UPSERT = "UPSERT"
    DELETE = "DELETE"
    REDACT = "REDACT"


class ChangeReason(StrEnum):
    """Why an item was written."""

    LOAD = "LOAD"
    CORRECTION = "CORRECTION"
    REMOVAL = "REMOVAL"
    WITHHOLDING = "WITHHOLDING"
    CANCELLATION = "CANCELLATION"
    RESTORATION = "RESTORATION"
    RETRACTION = "RETRACTION"
    REDACTION = "REDACTION"
    MERGE = "MERGE"
    SPLIT = "SPLIT"
    REVIEW = "REVIEW"
    REDATING = "REDATING"
    VISIBILITY = "VISIBILITY"


publish(
    ChangeType,
    "The types of items in the change log.",
    ARTICLE="An article.",
    ENTITY="An entity.",
    MENTION="A mention.",
    QUOTE="A quote.",
    EVENT="An event.",
    EVENT_REPORT="A report of an event in an article.",
    CLAIM="A claim.",
)
publish(
    ChangeOperation,
    "What a write did with an item.",
    UPSERT="The item is new, or it was changed.",
    DELETE="The item is gone.",
    REDACT="The words of the item were taken out.",
)
publish(
    ChangeReason,
    "Why an item was written.",
    LOAD="Its article was loaded for the first time.",
    CORRECTION="Its article was loaded again with something else in it, or somebody corrected it.",
    REMOVAL="Its article was loaded again, without it.",
    WITHHOLDING="Its article was withheld.",
    CANCELLATION="Its article was cancelled.",
    RESTORATION="Its article was restored.",
    RETRACTION="It was retracted, or what it is related to was.",
    REDACTION="Words were taken out.",
    MERGE="One entity took over another.",
    SPLIT="An entity was divided, or a merge undone.",
    REVIEW="It was reviewed.",
    REDATING="Its article's date of publication changed.",
    VISIBILITY="What speaks of it was published, or is no longer.",
)


@strawberry.type(description="One write of one item, as the change log has it. The log is never rewritten.")
class Change:
    cursor: str = strawberry.field(description="Its place in the log, to go on from: the cursor of its edge.")
    op: ChangeOperation = strawberry.field(description="What was done.")
    type: ChangeType = strawberry.field(description="The type of the item.")
    node_id: strawberry.ID = strawberry.field(description="The id of the item.")
    version: int = strawberry.field(
        description="The version that the item had with this write; a delete has the last one."
    )
    at: DateTime = strawberry.field(description="When it was written.")
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
    merged_into: strawberry.ID | None = strawberry.field(
        description="The entity that took the item over; null where none did."
    )
    transaction: str = strawberry.field(
        description="The name of the transaction that it was written in: changes with the same one belong together."
    )
    last_in_transaction: bool = strawberry.field(
        description="Whether it is the last one of its transaction that you are told of, with these arguments and rights."
    )
    article_id: strawberry.ID | None = strawberry.field(
        description="The article that the item is or stands in; null for entities and events, which stand in none."
    )
    article: LazyArticle | None = strawberry.field(
        description="The article that the item is or stands in, as it is now; null where it is gone or there is none."
    )
    node: Node | None = strawberry.field(
        description="The item as it is now, which may be newer; null where it is gone."
    )
