"""Amendments of what articles share: new values for an entity or event."""

import strawberry

from db.amendments.amend_entity import AmendEntity, amend_entity
from db.amendments.amend_event import AmendEvent, amend_event
from schema.base.user_error import BundleWarning, UserError
from schema.operation.operation import MutationField
from schema.types.reference import LazyEntity, LazyEvent

AMEND_ENTITY = MutationField(amend_entity, AmendEntity, computes=True)
AMEND_EVENT = MutationField(amend_event, AmendEvent, computes=True)

_NOTE = "The reason. Shown in the history to callers who may see drafts."
_DRY_RUN = "If true, report what would be done and write nothing."
_CHANGED = (
    "Whether anything was written, or would be with `dryRun`; false if nothing differs. Null if the operation"
    " was refused."
)
_FIELDS = "The names of the fields that changed."
_WARNINGS = "What to look at, although it is amended: words for dates that could not be resolved."
_POSITION = "The position of the write; send it as `X-Isnad-Position` to read your write. Null if nothing was written."
_ERRORS = "The reasons why nothing was done; empty on success."


@strawberry.input(description="New values for an entity.")
class AmendEntityInput:
    id: strawberry.ID = strawberry.field(
        description="The id of the entity, or its key in bundles. A merged entity leads to its survivor."
    )
    entity: str = strawberry.field(
        description=(
            "The new values, in YAML or JSON, written as the entity's item in a bundle, without mentions. Omitted keys"
            " keep their values; null clears a value; a list replaces the whole list."
        )
    )
    note: str | None = strawberry.field(default=strawberry.UNSET, description=_NOTE)
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "The version of the entity that the caller knows; if the entity now has another version, nothing is done."
        ),
    )
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="The result of amending an entity.")
class AmendEntityPayload:
    changed: bool | None = strawberry.field(description=_CHANGED)
    version: int | None = strawberry.field(
        description=(
            "The entity's version, or with `dryRun` the version that it would have; null if the operation was refused."
        )
    )
    fields: list[str] = strawberry.field(description=_FIELDS)
    warnings: list[BundleWarning] = strawberry.field(description="What to look at, although it is amended.")
    entity: LazyEntity | None = strawberry.field(
        description="The entity as it is now; null if the operation was refused."
    )
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)


@strawberry.input(description="New values for an event.")
class AmendEventInput:
    id: strawberry.ID = strawberry.field(description="The id of the event, or its key in bundles.")
    event: str = strawberry.field(
        description=(
            "The new values, in YAML or JSON, written as the event's item in a bundle, without reports. Omitted keys"
            " keep their values; null clears a value; a list replaces the whole list. Refer to entities by key or id."
            " Words for a date are those of the article that describes the event."
        )
    )
    note: str | None = strawberry.field(default=strawberry.UNSET, description=_NOTE)
    expected_version: int | None = strawberry.field(
        default=strawberry.UNSET,
        description=(
            "The version of the event that the caller knows; if the event now has another version, nothing is done."
        ),
    )
    dry_run: bool = strawberry.field(default=False, description=_DRY_RUN)


@strawberry.type(description="The result of amending an event.")
class AmendEventPayload:
    changed: bool | None = strawberry.field(description=_CHANGED)
    version: int | None = strawberry.field(
        description=(
            "The event's version, or with `dryRun` the version that it would have; null if the operation was refused."
        )
    )
    fields: list[str] = strawberry.field(description=_FIELDS)
    warnings: list[BundleWarning] = strawberry.field(description=_WARNINGS)
    event: LazyEvent | None = strawberry.field(description="The event as it is now; null if the operation was refused.")
    position: str | None = strawberry.field(description=_POSITION)
    user_errors: list[UserError] = strawberry.field(description=_ERRORS)
