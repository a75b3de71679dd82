"""What is sent to and answered by the endpoints of watch lists."""

from typing import Annotated, Any, Literal, TypeAlias, cast

from pydantic import Field

from db.item.type import ItemName
from db.watch.acknowledge import MAX_NOTICES
from db.watch.notice import Notice, NoticePage, Thing
from db.watch.watch_list import MAX_WATCHED, WatchPage
from service.endpoint.models import RequestModel, ResponseModel

MAX_PAGE = 200
MAX_WAIT_S = 30


class DisplayedIdInput(RequestModel):
    """The id of an item that you display, and its version, if you know it."""

    id: str = Field(description="The id of an article, annotation, entity or event")
    version: int | None = Field(None, ge=1, le=2**31 - 1, description="The version that you display")


class WatchedIdsInput(RequestModel):
    """The ids of the items that you display."""

    ids: list[DisplayedIdInput] = Field(max_length=MAX_WATCHED, description="The ids, each once")


class AcknowledgementInput(RequestModel):
    """The notices to acknowledge."""

    notices: list[str] = Field(default=[], max_length=MAX_NOTICES, description="The ids of notices to acknowledge")
    up_to: str | None = Field(None, description="The cursor of a notice or a page: acknowledges all notices up to it")


class NoticeParameters(RequestModel):
    """Which notices are wanted."""

    after: str | None = Field(
        None, description="The cursor to continue from, `beginning` or `now`; the beginning by default"
    )
    limit: int = Field(100, ge=1, le=MAX_PAGE, description="Maximum number of notices")
    acknowledged: bool | None = Field(
        None, description="Only notices that are acknowledged, or only those that are not"
    )
    wait: Annotated[float, Field(ge=0, le=MAX_WAIT_S)] = Field(
        0, description="Seconds to wait for a notice if there is none"
    )


class WatchListParameters(RequestModel):
    """Which page of the list is wanted."""

    after: str | None = Field(None, description="The cursor to continue from; the beginning by default")
    limit: int = Field(100, ge=1, le=MAX_PAGE, description="Maximum number of ids")


NoticeLink: TypeAlias = Literal["itself", "content", "article", "entity", "quote", "event", "relation", "report"]
Happened: TypeAlias = Literal[
    "correction",
    "retraction",
    "withholding",
    "cancellation",
    "restoration",
    "redaction",
    "removal",
    "review",
    "redating",
    "merge",
    "split",
]
Severity: TypeAlias = Literal["critical", "major", "minor"]

ItemFields: TypeAlias = dict[str, Any] | None


class ItemNamed(ResponseModel):
    """An item by its type and id."""

    type: Annotated[ItemName, Field(description="The type of the item.")]
    id: Annotated[str, Field(description="The id of the item.")]


class Versions(ResponseModel):
    """The versions of an item before and after a change."""

    before: Annotated[
        int | None, Field(description="The version before the change; null if you could not see the item then.")
    ]
    after: Annotated[
        int | None, Field(description="The version after the change; null if you cannot see the item any more.")
    ]


class WatchNotice(ResponseModel):
    """What happened to an item that you display, or to something that is displayed with it."""

    cursor: Annotated[str, Field(description="The notice's position; continue from it.")]
    id: Annotated[str, Field(description="The id with which to acknowledge the notice.")]
    watched: Annotated[ItemNamed, Field(description="The item on your list that is affected.")]
    link: Annotated[NoticeLink, Field(description="The relation of the changed item to the watched one.")]
    happened: Annotated[Happened, Field(description="What happened.")]
    severity: Annotated[Severity, Field(description="How urgent the notice is.")]
    item: Annotated[
        ItemNamed, Field(description="The item that changed: the watched item itself if `link` is `itself`.")
    ]
    at: Annotated[str, Field(description="When the change was written.")]
    reason: Annotated[str, Field(description="Why the change was made, as recorded in the change log.")]
    version: Annotated[Versions, Field(description="The versions of the changed item.")]
    merged_into: Annotated[str | None, Field(description="The entity into which it was merged.")]
    fields: Annotated[list[str], Field(description="The names of the fields that changed.")]
    before: Annotated[
        ItemFields, Field(description="The values of the fields before the change; null if you may not see them.")
    ]
    after: Annotated[
        ItemFields, Field(description="The values of the fields after the change; null if you may not see them.")
    ]
    acknowledged: Annotated[bool, Field(description="Whether you have acknowledged the notice.")]


class WatchNotices(ResponseModel):
    """Notices, oldest first."""

    notices: Annotated[list[WatchNotice], Field(description="The notices.")]
    cursor: Annotated[str, Field(description="The cursor to continue from.")]
    has_more: Annotated[bool, Field(description="Whether more notices are available now.")]


class Watching(ResponseModel):
    """The ids that were added to your list, and the first notices that you have not acknowledged."""

    ids: Annotated[list[str], Field(description="The ids in the order given, as they are on your list.")]
    total: Annotated[int, Field(description="Number of ids on your list.")]
    notices: Annotated[list[WatchNotice], Field(description="The first notices that are not acknowledged.")]
    cursor: Annotated[str, Field(description="The cursor to continue from with `GET /v1/watch/changes`.")]
    has_more: Annotated[bool, Field(description="Whether more notices are available now.")]


class WatchedItem(ResponseModel):
    """An item on your list."""

    id: Annotated[str, Field(description="The id of the item.")]
    type: Annotated[ItemName, Field(description="The type of the item.")]
    since: Annotated[str, Field(description="When it was added to your list.")]
    version: Annotated[int | None, Field(description="The version that you declared to display.")]
    unacknowledged: Annotated[int, Field(description="Number of its notices that you have not acknowledged.")]


class WatchList(ResponseModel):
    """A page of your list, in the order of the ids."""

    items: Annotated[list[WatchedItem], Field(description="The items.")]
    total: Annotated[int, Field(description="Number of items on the list.")]
    cursor: Annotated[str | None, Field(description="The cursor of the next page; null on the last one.")]


def notices_response(page: NoticePage) -> WatchNotices:
    """Return the response for a page of notices."""
    return WatchNotices(notices=list(map(notice_response, page.notices)), cursor=page.cursor, has_more=page.has_more)


def notice_response(notice: Notice) -> WatchNotice:
    """Return a notice as REST answers it and webhooks send it."""
    return WatchNotice(
        cursor=notice.cursor,
        id=notice.id,
        watched=_named(notice.watched),
        link=cast("NoticeLink", notice.link),
        happened=cast("Happened", notice.happened),
        severity=cast("Severity", notice.severity),
        item=_named(notice.item),
        at=notice.at.isoformat(),
        reason=notice.reason,
        version=Versions(before=notice.version_before, after=notice.version_after),
        merged_into=notice.merged_into,
        fields=list(notice.fields),
        before=None if notice.before is None else dict(notice.before),
        after=None if notice.after is None else dict(notice.after),
        acknowledged=notice.is_acknowledged,
    )


def watch_list_response(page: WatchPage) -> WatchList:
    """Return the response for a page of a list."""
    items = [
        WatchedItem(
            id=each.id,
            type=cast("ItemName", each.type),
            since=each.since,
            version=each.version,
            unacknowledged=each.unacknowledged,
        )
        for each in page.items
    ]
    return WatchList(items=items, total=page.total, cursor=page.cursor)


def _named(thing: Thing) -> ItemNamed:
    return ItemNamed(type=cast("ItemName", thing.type), id=thing.id)
