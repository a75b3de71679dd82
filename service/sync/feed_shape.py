"""The parameters of the feed, and the shape of its changes."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from db.feed.feed import MAX_CHANGES
from db.item.type import ItemName
from service.endpoint.filter_input import FilterInput
from service.endpoint.models import ResponseModel

MAX_WAIT_S = 30


class ChangesQuery(FilterInput):
    """What is asked of the feed."""

    after: Annotated[
        str | None,
        Field(
            description=(
                "Only changes after this cursor, `beginning` or `now`. By default, a page and lines start at"
                " the beginning, and events start now. A page after `now` is empty and has the current"
                " cursor; without `wait` it is returned at once."
            )
        ),
    ] = None
    limit: Annotated[int, Field(ge=1, le=MAX_CHANGES, description="Maximum number of changes in a page.")] = 100
    wait: Annotated[
        float,
        Field(
            ge=0,
            le=MAX_WAIT_S,
            description=(
                "If there are no new changes: seconds to wait for one; for lines: seconds to keep the answer open."
            ),
        ),
    ] = 0


class LagTold(ResponseModel):
    """How far the feed is behind: changes that are written, but wait for an older write in progress."""

    changes: Annotated[int, Field(description="Number of changes that are waiting.")]
    seconds: Annotated[float, Field(description="Seconds for which the oldest of them has been waiting.")]


class ChangeTold(ResponseModel):
    """One change of one item."""

    cursor: Annotated[str, Field(description="The change's position in the feed; continue from it.")]
    op: Annotated[
        Literal["upsert", "delete", "redact"],
        Field(description="Whether the item exists, is gone (then, and only then, `data` is null), or was redacted."),
    ]
    type: Annotated[ItemName, Field(description="The type of the item.")]
    id: Annotated[UUID, Field(description="The id of the item.")]
    version: Annotated[int, Field(description="The version of the item with this change.")]
    at: Annotated[str, Field(description="When the change was written.", json_schema_extra={"format": "date-time"})]
    reason: Annotated[
        str,
        Field(description="Why the change was written; `filtered`: the item no longer matches the requested filters."),
    ]
    fields: Annotated[
        list[str],
        Field(
            description="The names of the fields that changed; empty if the item was created, deleted, shown or hidden."
        ),
    ]
    article_id: Annotated[UUID | None, Field(description="The article that the item is or belongs to.")]
    merged_into: Annotated[UUID | None, Field(description="The entity into which the item was merged.")]
    transaction: Annotated[
        str,
        Field(description="The id of the transaction. Changes with the same id belong together."),
    ]
    last_in_transaction: Annotated[
        bool, Field(description="Whether this is the last change of its transaction that you receive.")
    ]
    data: Annotated[
        dict[str, Any] | None,
        Field(
            description="The item in its current state, as its own address returns it; other items appear only by their ids."
        ),
    ]


class ChangesTold(ResponseModel):
    """A page of changes, and the cursor to continue from."""

    changes: Annotated[list[ChangeTold], Field(description="The changes, in order.")]
    cursor: Annotated[str, Field(description="The cursor to continue from, even if there are no changes.")]
    has_more: Annotated[bool, Field(description="Whether more changes are available now.")]
    lag: Annotated[LagTold, Field(description="How far the feed is behind.")]
