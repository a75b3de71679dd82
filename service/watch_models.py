"""What is sent to and answered by the endpoints of watch lists."""

from typing import Annotated, Any

from pydantic import Field

from db.watch import MAX_WATCHED, WatchPage
from db.watch_acknowledge import MAX_NOTICES
from db.watch_notice import Notice, NoticePage, Thing
from service.direct_input import Given, Told

MAX_PAGE = 200
MAX_WAIT_S = 30


class DisplayedId(Given):
    """An id that you display, and the version that you display, where you know it."""

    id: str = Field(description="The id of an article, an annotation, an entity or an event")
    version: int | None = Field(None, ge=1, le=2**31 - 1, description="The version of it that you display")


class WatchedIds(Given):
    """Ids that you display."""

    ids: list[DisplayedId] = Field(max_length=MAX_WATCHED, description="The ids, each once")


class Acknowledgement(Given):
    """Which notices you have done something about."""

    notices: list[str] = Field(default=[], max_length=MAX_NOTICES, description="Notices by their ids")
    up_to: str | None = Field(None, description="The cursor of a notice or a page: all notices up to it")


class NoticesAsked(Given):
    """Which notices are wanted."""

    after: str | None = Field(None, description="The cursor to go on from; without it from the beginning")
    limit: int = Field(100, ge=1, le=MAX_PAGE, description="How many notices at most")
    acknowledged: bool | None = Field(None, description="Only those that are acknowledged, or only those that are not")
    wait: Annotated[float, Field(ge=0, le=MAX_WAIT_S)] = Field(
        0, description="So many seconds the answer waits for a notice where there is none"
    )


class ListAsked(Given):
    """Which page of the list is wanted."""

    after: str | None = Field(None, description="The cursor to go on from; without it from the beginning")
    limit: int = Field(100, ge=1, le=MAX_PAGE, description="How many ids at most")


class ItemNamed(Told):
    """An item by its type and id."""

    type: str
    id: str


class Versions(Told):
    """The version that an item had, and the one that it has; null where it was not there, or is not."""

    before: int | None
    after: int | None


class WatchNotice(Told):
    """What happened to an item that you display, or to what it is displayed with."""

    cursor: str
    id: str
    watched: ItemNamed
    link: str
    happened: str
    severity: str
    item: ItemNamed
    at: str
    reason: str
    version: Versions
    merged_into: str | None
    fields: list[str]
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    acknowledged: bool


class WatchNotices(Told):
    """Notices in the order in which they happened, and the cursor to go on from."""

    notices: list[WatchNotice]
    cursor: str
    has_more: bool


class Watching(Told):
    """The ids as they are on your list, how many are on it, and the first notices that you have not acknowledged."""

    ids: list[str]
    total: int
    notices: list[WatchNotice]
    cursor: str
    has_more: bool


class WatchedItem(Told):
    """An item on your list."""

    id: str
    type: str
    since: str
    version: int | None
    unacknowledged: int


class WatchList(Told):
    """A page of your list, how many are on it, and the cursor of the next page, null on the last one."""

    items: list[WatchedItem]
    total: int
    cursor: str | None


def told_notices(page: NoticePage) -> WatchNotices:
    """Return a page of notices as it is answered."""
    return WatchNotices(notices=list(map(told_notice, page.notices)), cursor=page.cursor, has_more=page.has_more)


def told_notice(notice: Notice) -> WatchNotice:
    """Return a notice as it is answered, or sent to a webhook."""
    return WatchNotice(
        cursor=notice.cursor,
        id=notice.id,
        watched=_named(notice.watched),
        link=notice.link,
        happened=notice.happened,
        severity=notice.severity,
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


def told_list(page: WatchPage) -> WatchList:
    """Return a page of a list as it is answered."""
    items = [
        WatchedItem(
            id=each.id, type=each.type, since=each.since, version=each.version, unacknowledged=each.unacknowledged
        )
        for each in page.items
    ]
    return WatchList(items=items, total=page.total, cursor=page.cursor)


def _named(thing: Thing) -> ItemNamed:
    return ItemNamed(type=thing.type, id=thing.id)
