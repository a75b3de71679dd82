"""Changes: what was written and when, for whoever keeps a copy."""

from enum import StrEnum

import strawberry

from schema.annotation import Node
from schema.enumeration import publish
from schema.reference import LazyArticle
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
    "The types of item in the change log.",
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
    "What a write did to an item.",
    UPSERT="The item was created, changed or made visible.",
    DELETE="The item was deleted or is no longer visible.",
    REDACT="Words of the item were redacted.",
)
publish(
    ChangeReason,
    "The reason for a write of an item.",
    LOAD="Its article was loaded for the first time.",
    CORRECTION="Its article was loaded again with different content, or the item was corrected.",
    REMOVAL="Its article was loaded again, and no longer contains it.",
    WITHHOLDING="Its article was withheld.",
    CANCELLATION="Its article was cancelled.",
    RESTORATION="Its article was restored.",
    RETRACTION="The item was retracted, or something related to it was.",
    REDACTION="Words were redacted.",
    MERGE="An entity was merged into another one.",
    SPLIT="An entity was split, or a merge was undone.",
    REVIEW="The item was reviewed.",
    REDATING="Its article's date of publication changed.",
    VISIBILITY="Something that refers to it was published, or is no longer published.",
)


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
