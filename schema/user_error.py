"""What keeps an operation from being done, as every payload tells it."""

import strawberry

from schema.change import ChangeOperation, ChangeType
from schema.scalars import DateTime


@strawberry.type(description="A change that somebody else made since the version that the caller knows.")
class ConflictingChange:
    version: int = strawberry.field(description="The version that the item got by it.")
    by: str | None = strawberry.field(description="Who made it; null when not known.")
    by_key: strawberry.ID | None = strawberry.field(
        description="The id of the key that `by` names. Null if it was done without a key, or before ids were kept."
    )
    at: DateTime = strawberry.field(description="When its transaction began.")
    op: ChangeOperation = strawberry.field(description="What was done with the item.")
    reason: str = strawberry.field(description="Why it was made: the word of the change log.")
    type: ChangeType = strawberry.field(description="The type of the item.")
    node_id: strawberry.ID = strawberry.field(description="The id of the item.")
    note: str | None = strawberry.field(description="What who made it says of it; null without a word.")
    fields: list[str] = strawberry.field(description="The fields that were changed; empty where all were.")


@strawberry.type(description="One thing for which an operation was not done. Nothing was written then.")
class UserError:
    path: list[str] = strawberry.field(
        description="The way to the value in the input that is wrong: fields, and places in lists from 0. Empty: all of it."
    )
    code: str = strawberry.field(description="What is wrong, for programs. A code is never renamed.")
    message: str = strawberry.field(description="What is wrong and what to do, for people.")
    line: int | None = strawberry.field(description="Of a bundle: the line that is wrong, from 1.")
    column: int | None = strawberry.field(description="Of a bundle: where in the line, from 1.")
    value: str | None = strawberry.field(description="The value that is wrong, as it was sent, where it can be shown.")
    nearest: str | None = strawberry.field(description="What would have been right and is most like it.")
    current_version: int | None = strawberry.field(
        description="Of VERSION_CONFLICT: the version that there is now; 0 where there is nothing."
    )
    merged_into: strawberry.ID | None = strawberry.field(
        description="Of MERGED_ALREADY: the entity that took it over, to be named in its place."
    )
    undo_first: strawberry.ID | None = strawberry.field(
        description="Of MERGED_SINCE: the merge that is to be undone first."
    )
    changes: list[ConflictingChange] | None = strawberry.field(
        description="Of VERSION_CONFLICT: what changed since the version that was expected, newest first, 100 at most."
    )
