"""Merge events, undo a merge, and split an event in two."""

import strawberry

from db.events.merge_events import MergeEvents, merge_events
from db.events.split_event import SplitEvent, split_event
from db.events.undo_merge_events import UndoMergeEvents, undo_merge_events
from schema.base.user_error import UserError
from schema.operation.operation import MutationField
from schema.types.reference import LazyEvent

MERGE_EVENTS = MutationField(merge_events, MergeEvents)
UNDO_MERGE_EVENTS = MutationField(undo_merge_events, UndoMergeEvents)
SPLIT_EVENT = MutationField(split_event, SplitEvent, computes=True)

_NOTE = "The reason. Shown in the history of everything that changes."
_DRY_RUN = "If true, report what would be done and write nothing."
_POSITION = "The position of the write; send it as `X-Isnad-Position` to read your write. Null if nothing was written."
_ERRORS = "The reasons why nothing was done; empty on success."


@strawberry.type(description="Number of items that now refer to another event, each with a new version.")
class MovedReports:
    reports: int = strawberry.field(description="Reports of the event.")
    claims: int = strawberry.field(description="Claims about the event.")
    articles: int = strawberry.field(description="Articles that contain any of these.")


@strawberry.input(description="Events that are the same.")
class MergeEventsInput:
    survivor: strawberry.ID = strawberry.field(
        description="The event that takes over the others. Its title, status, date, place and participants stay."
    )
    merged: list[strawberry.ID] = strawberry.field(
        description="The other events, at most 100. Their ids and keys then lead to the survivor."
    )
    note: str | None = strawberry.field(default=strawberry.UNSET, description=_NOTE)
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="The result of merging events, or of a dry run.")
class MergeEventsPayload:
    event: LazyEvent | None = strawberry.field(
        description="The survivor as it is now; null if the operation was refused."
    )
    merges: list[strawberry.ID] = strawberry.field(
        description="The ids of the merges, one for each merged event, in the order given; use them to undo a merge."
    )
    moved: MovedReports | None = strawberry.field(
        description="Number of items that now refer to the survivor; null if the operation was refused."
    )
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)


@strawberry.input(description="A merge of events to undo.")
class UndoMergeEventsInput:
    merge: strawberry.ID = strawberry.field(
        description="The id of the merge, or the id or a key of the event that was merged."
    )
    note: str | None = strawberry.field(default=strawberry.UNSET, description=_NOTE)
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="The result of undoing a merge of events, or of a dry run.")
class UndoMergeEventsPayload:
    event: LazyEvent | None = strawberry.field(
        description="The event that is separate again, as it is now; null if the operation was refused."
    )
    survivor: LazyEvent | None = strawberry.field(
        description="The event that it had been merged into; null if the operation was refused."
    )
    moved: MovedReports | None = strawberry.field(
        description="Number of items that now refer to the event again; null if the operation was refused."
    )
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)


@strawberry.input(description="The reports and claims that mean the new event. Give at least one.")
class TakenReportsInput:
    reports: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Reports of the old event, at most 10,000."
    )
    claims: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Claims about the old event, at most 10,000."
    )


@strawberry.input(description="An event that stands for two, and the other one.")
class SplitEventInput:
    event: strawberry.ID = strawberry.field(description="The event to split.")
    into: str = strawberry.field(
        description=(
            "The new event, in YAML or JSON, written as an event's item in a bundle, without reports: `key`, `title` and"
            " `status` are required. Refer to entities by key or id."
        )
    )
    takes: TakenReportsInput = strawberry.field(description="The reports and claims that mean the new event.")
    note: str | None = strawberry.field(default=strawberry.UNSET, description=_NOTE)
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="The result of splitting an event, or of a dry run.")
class SplitEventPayload:
    event: LazyEvent | None = strawberry.field(
        description="The new event; null for a dry run, or if the operation was refused."
    )
    original: LazyEvent | None = strawberry.field(
        description="The event that was split, as it is now; null if the operation was refused."
    )
    moved: MovedReports | None = strawberry.field(
        description="Number of items that now refer to the new event; null if the operation was refused."
    )
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)
