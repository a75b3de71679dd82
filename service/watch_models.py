"""What is sent to and answered by the endpoints of watch lists."""

from typing import Annotated, Any, Literal, TypeAlias, cast

from pydantic import Field

from db.item_type import ItemName
from db.watch import MAX_WATCHED, WatchPage
from db.watch_acknowledge import MAX_NOTICES
from db.watch_notice import Notice, NoticePage, Thing
from service.direct_input import Given, Told

MAX_PAGE = 200
MAX_WAIT_S = 30


class DisplayedIdInput(Given):
    """An id that you display, and the version that you display, where you know it."""

    id: str = Field(description="The id of an article, an annotation, an entity or an event")
    version: int | None = Field(None, ge=1, le=2**31 - 1, description="The version of it that you display")


class WatchedIdsInput(Given):
    """Ids that you display."""

    ids: list[DisplayedIdInput] = Field(max_length=MAX_WATCHED, description="The ids, each once")


class AcknowledgementInput(Given):
    """Which notices you have done something about."""

    notices: list[str] = Field(default=[], max_length=MAX_NOTICES, description="Notices by their ids")
    up_to: str | None = Field(None, description="The cursor of a notice or a page: all notices up to it")


class NoticesAsked(Given):
    """Which notices are wanted."""

    after: str | None = Field(
        None, description="The cursor to go on from, `beginning` or `now`; without it from the beginning"
    )
    limit: int = Field(100, ge=1, le=MAX_PAGE, description="How many notices at most")
    acknowledged: bool | None = Field(None, description="Only those that are acknowledged, or only those that are not")
    wait: Annotated[float, Field(ge=0, le=MAX_WAIT_S)] = Field(
        0, description="So many seconds the answer waits for a notice where there is none"
    )


class ListAsked(Given):
    """Which page of the list is wanted."""

    after: str | None = Field(None, description="The cursor to go on from; without it from the beginning")
    limit: int = Field(100, ge=1, le=MAX_PAGE, description="How many ids at most")


Link: TypeAlias = Literal["itself", "content", "article", "entity", "quote", "event", "relation", "report"]
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

Said: TypeAlias = dict[str, Any] | None


class ItemNamed(Told):
    """An item by its type and id."""

    type: Annotated[ItemName, Field(description="What it is.")]
    id: Annotated[str, Field(description="Its id.")]


class Versions(Told):
    """The version that an item had, and the one that it has."""

    before: Annotated[int | None, Field(description="The version before; null where it was not there for you.")]
    after: Annotated[int | None, Field(description="The version since; null where it is not there for you.")]


class WatchNotice(Told):
    """What happened to an item that you display, or to something that it is displayed with."""

    cursor: Annotated[str, Field(description="Its place, to go on from.")]
    id: Annotated[str, Field(description="The id by which you acknowledge it.")]
    watched: Annotated[ItemNamed, Field(description="The item on your list that is touched.")]
    link: Annotated[Link, Field(description="How what was changed hangs together with it.")]
    happened: Annotated[Happened, Field(description="What happened.")]
    severity: Annotated[Severity, Field(description="How soon something is to be done about it.")]
    item: Annotated[ItemNamed, Field(description="What was changed: the watched item itself where `link` is `itself`.")]
    at: Annotated[str, Field(description="The instant of the write.")]
    reason: Annotated[str, Field(description="Why it was written, in the word of the change log.")]
    version: Annotated[Versions, Field(description="The versions of what was changed.")]
    merged_into: Annotated[str | None, Field(description="The entity that took it over.")]
    fields: Annotated[list[str], Field(description="Which fields of what was changed are others.")]
    before: Annotated[Said, Field(description="The fields as they were; null where nothing of them may be seen.")]
    after: Annotated[Said, Field(description="The fields as they are since; null where nothing of them may be seen.")]
    acknowledged: Annotated[bool, Field(description="Whether you have done something about it.")]


class WatchNotices(Told):
    """Notices in the order in which they happened."""

    notices: Annotated[list[WatchNotice], Field(description="The notices.")]
    cursor: Annotated[str, Field(description="Where to go on from.")]
    has_more: Annotated[bool, Field(description="Whether there are more already.")]


class Watching(Told):
    """What has come onto your list, and the first notices that you have not acknowledged."""

    ids: Annotated[list[str], Field(description="The ids in the order given, as they are on your list.")]
    total: Annotated[int, Field(description="How many ids are on your list.")]
    notices: Annotated[list[WatchNotice], Field(description="The first notices that are not acknowledged.")]
    cursor: Annotated[str, Field(description="Where to go on from with `GET /v1/watch/changes`.")]
    has_more: Annotated[bool, Field(description="Whether there are more already.")]


class WatchedItem(Told):
    """An item on your list."""

    id: Annotated[str, Field(description="Its id.")]
    type: Annotated[ItemName, Field(description="What it is.")]
    since: Annotated[str, Field(description="Since when it is on your list.")]
    version: Annotated[int | None, Field(description="The version that you said you display.")]
    unacknowledged: Annotated[int, Field(description="How many notices of it you have not acknowledged.")]


class WatchList(Told):
    """A page of your list, in the order of the ids."""

    items: Annotated[list[WatchedItem], Field(description="The items.")]
    total: Annotated[int, Field(description="How many are on the list.")]
    cursor: Annotated[str | None, Field(description="Where the next page begins; null on the last one.")]


def told_notices(page: NoticePage) -> WatchNotices:
    """Return a page of notices as it is answered."""
    return WatchNotices(notices=list(map(told_notice, page.notices)), cursor=page.cursor, has_more=page.has_more)


def told_notice(notice: Notice) -> WatchNotice:
    """Return a notice as it is answered, or sent to a webhook."""
    return WatchNotice(
        cursor=notice.cursor,
        id=notice.id,
        watched=_named(notice.watched),
        link=cast("Link", notice.link),
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


def told_list(page: WatchPage) -> WatchList:
    """Return a page of a list as it is answered."""
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
