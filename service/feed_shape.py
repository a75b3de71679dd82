"""What the feed is asked, and what it tells: the parameters, and the shape of a change."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from db.feed import MAX_CHANGES
from db.item_type import ItemName
from service.direct_input import Told
from service.filter_input import FilterInput

MAX_WAIT_S = 30


class ChangesQuery(FilterInput):
    """What is asked of the feed."""

    after: Annotated[
        str | None,
        Field(
            description=(
                "Only changes after this cursor, after the `beginning`, or after `now`. Without it a page and lines begin at the"
                " beginning, events at now. A page after `now` is empty and has the cursor of now, without `wait` at once."
            )
        ),
    ] = None
    limit: Annotated[int, Field(ge=1, le=MAX_CHANGES, description="So many changes at most in a page.")] = 100
    wait: Annotated[
        float,
        Field(
            ge=0,
            le=MAX_WAIT_S,
            description="Where there is nothing new: seconds to wait for something; of lines: to go on.",
        ),
    ] = 0


class LagTold(Told):
    """How far the feed is behind: what has been written and waits for an older write that is under way."""

    changes: Annotated[int, Field(description="Changes that wait.")]
    seconds: Annotated[float, Field(description="Seconds that the oldest of them has waited.")]


class ChangeTold(Told):
    """One change of one item."""

    cursor: Annotated[str, Field(description="Its place, to go on from.")]
    op: Annotated[
        Literal["upsert", "delete", "redact"],
        Field(
            description="Whether the item is there, is gone (`data` is null then, and only then), or had words taken out."
        ),
    ]
    type: Annotated[ItemName, Field(description="The type of the item.")]
    id: Annotated[UUID, Field(description="The id of the item.")]
    version: Annotated[int, Field(description="Its version with this change.")]
    at: Annotated[str, Field(description="When it was written.", json_schema_extra={"format": "date-time"})]
    reason: Annotated[
        str,
        Field(description="Why it was written; `filtered`: the filters that were asked for let it through no more."),
    ]
    fields: Annotated[
        list[str], Field(description="What became another; empty where the item was new, is gone, was shown or hidden.")
    ]
    article_id: Annotated[UUID | None, Field(description="The article that it is or stands in.")]
    merged_into: Annotated[UUID | None, Field(description="The entity that took it over.")]
    transaction: Annotated[
        str,
        Field(description="The name of the transaction that it was written in: what has the same belongs together."),
    ]
    last_in_transaction: Annotated[
        bool, Field(description="Whether it is the last change of its transaction that you are told of.")
    ]
    data: Annotated[
        dict[str, Any] | None,
        Field(description="The item as it is now, in the shape of its own address, other items by their ids alone."),
    ]


class ChangesTold(Told):
    """Some changes, and where to go on."""

    changes: Annotated[list[ChangeTold], Field(description="The changes, in their order.")]
    cursor: Annotated[str, Field(description="Go on from here, also where there is no change.")]
    has_more: Annotated[bool, Field(description="Whether there is more now.")]
    lag: Annotated[LagTold, Field(description="How far the feed is behind.")]
