"""The closed word lists of the change log as GraphQL enumerations, with a description of each word."""

from enum import StrEnum

from schema.base.enumeration import publish


class ChangeType(StrEnum):
    """The item types that the change log records."""

    ARTICLE = "ARTICLE"
    ENTITY = "ENTITY"
    MENTION = "MENTION"
    QUOTE = "QUOTE"
    EVENT = "EVENT"
    EVENT_REPORT = "EVENT_REPORT"
    CLAIM = "CLAIM"


class ChangeOperation(StrEnum):
    """What a write did to an item."""

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
    DISTINCTION = "DISTINCTION"


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
    DISTINCTION="An editor recorded that it is not the same as another item, or took that back.",
)
