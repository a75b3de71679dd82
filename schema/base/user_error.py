"""Faults that stop an operation, in the form that every payload reports them."""

import strawberry

from schema.base.change_vocabulary import ChangeOperation, ChangeType
from schema.base.scalars import DateTime


@strawberry.type(description="A change that somebody else made after the version that the caller knows.")
class ConflictingChange:
    version: int = strawberry.field(description="The version that the change gave the item.")
    by: str | None = strawberry.field(description="Who made the change; null if not known.")
    by_key: strawberry.ID | None = strawberry.field(
        description="The id of the key that `by` names. Null if it was done without a key, or before ids were kept."
    )
    at: DateTime = strawberry.field(description="When its transaction began.")
    op: ChangeOperation = strawberry.field(description="What the change did.")
    reason: str = strawberry.field(description="Why the change was made, as recorded in the change log.")
    type: ChangeType = strawberry.field(description="The type of the item.")
    node_id: strawberry.ID = strawberry.field(description="The id of the item.")
    note: str | None = strawberry.field(description="The note of whoever made the change; null if there is none.")
    fields: list[str] = strawberry.field(description="The names of the fields that changed; empty if all did.")


@strawberry.type(
    description="An item that an operation of somebody else changed after the version that the caller knows."
)
class ConflictingItem:
    type: ChangeType = strawberry.field(description="The type of the item.")
    node_id: strawberry.ID = strawberry.field(description="The id of the item.")
    key: str | None = strawberry.field(
        description="Its key in the bundle, or the slug of the article; null if it has been deleted."
    )
    words: str | None = strawberry.field(
        description=(
            "The first words of a quote or claim, the words of a mention or report, or the headline; null if"
            " there are none."
        )
    )
    version: int = strawberry.field(description="The version that the change gave the item.")
    op: ChangeOperation = strawberry.field(description="What the change did.")
    fields: list[str] = strawberry.field(description="The names of the fields that changed; empty if all did.")


@strawberry.type(description="What somebody else did, in one transaction, after the version that the caller knows.")
class ConflictingOperation:
    reason: str = strawberry.field(description="What was done, as recorded in the change log: `CORRECTION`, `MERGE` …")
    by: str | None = strawberry.field(description="Who did it; null if not known.")
    by_key: strawberry.ID | None = strawberry.field(
        description="The id of the key that `by` names. Null if it was done without a key, or before ids were kept."
    )
    at: DateTime = strawberry.field(description="When its transaction began.")
    note: str | None = strawberry.field(description="The note of whoever did it; null if there is none.")
    transaction: str = strawberry.field(description="The id of its transaction, as in the change feed.")
    items: list[ConflictingItem] = strawberry.field(description="What it changed, the last change first.")


@strawberry.type(description="Something that an editor should look at. It alone refuses nothing.")
class BundleWarning:
    path: list[str] = strawberry.field(
        description="The path to the value in the input: names of fields, and positions in lists from 0."
    )
    code: str = strawberry.field(description="The code of the warning, for programs. Codes are never renamed.")
    message: str = strawberry.field(description="For people: what to look at, and what to do.")
    line: int | None = strawberry.field(description="The line of the value in the bundle, from 1.")
    column: int | None = strawberry.field(description="The column of the value in the bundle, from 1.")
    value: str | None = strawberry.field(description="The value, as it was sent.")
    nearest: str | None = strawberry.field(
        description="What may be meant instead, such as the most similar words of the text; null if nothing is."
    )


@strawberry.type(description="A thing that can be meant by a key, slug, address or beginning of an id.")
class ReferenceCandidate:
    type: ChangeType = strawberry.field(description="Its type.")
    node_id: strawberry.ID = strawberry.field(description="Its id.")
    key: str | None = strawberry.field(
        description=(
            "What names it: the key of an entity or event, the slug of an article, `slug/key` of an annotation; null if"
            " it has none."
        )
    )
    name: str | None = strawberry.field(
        description="Words by which people know it: a name, a title, a headline, or the words of a quote or claim."
    )


@strawberry.type(description="One reason why an operation was refused. Nothing was written.")
class UserError:
    path: list[str] = strawberry.field(
        description=(
            "The path to the wrong value in the input: names of fields, and positions in lists from 0. Empty"
            " if the error concerns the whole input."
        )
    )
    code: str = strawberry.field(description="The error code, for programs. Codes are never renamed.")
    message: str = strawberry.field(description="For people: what is wrong, and what to do.")
    line: int | None = strawberry.field(description="In a bundle: the line of the error, from 1.")
    column: int | None = strawberry.field(description="In a bundle: the column of the error, from 1.")
    value: str | None = strawberry.field(description="The wrong value, as it was sent, if it can be shown.")
    nearest: str | None = strawberry.field(description="The valid value that is most similar to the one sent.")
    current_version: int | None = strawberry.field(
        description="With VERSION_CONFLICT: the current version; 0 if nothing is there."
    )
    merged_into: strawberry.ID | None = strawberry.field(
        description="With MERGED_ALREADY: the entity into which it was merged; use that one instead."
    )
    candidates: list[ReferenceCandidate] | None = strawberry.field(
        description=(
            "With AMBIGUOUS_REFERENCE: what fits; with UNKNOWN_OBJECT: what is similar to the key, slug or address sent."
            " At most 10, best first."
        )
    )
    undo_first: strawberry.ID | None = strawberry.field(description="With MERGED_SINCE: the merge to undo first.")
    changes: list[ConflictingChange] | None = strawberry.field(
        description="With VERSION_CONFLICT: the changes since the expected version, newest first, at most 100."
    )
    operations: list[ConflictingOperation] | None = strawberry.field(
        description="With VERSION_CONFLICT: the same changes, by the operations that made them, newest first."
    )
