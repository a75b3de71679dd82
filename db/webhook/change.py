"""Turn changes and notices into deliveries, and read their content again when they are sent."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from db.catalog.change import CHANGE_ORDER
from db.feed.change_log import log_beginning, log_end
from db.feed.feed import Feed, FeedQuery
from db.postgres.pool import Pool
from db.read.cursor import BEGINNING, NOW, CursorEpoch, read_cursor, read_place
from db.sql.connection import Connection
from db.watch.notice import Notice, NoticeQuery, read_notice, read_notices
from db.watch.query import NOTICE_ORDER
from db.webhook.bearer import Bearer
from db.webhook.delivery import DeliverySubject, add_deliveries, move_cursor
from db.webhook.model import Tells, Webhook
from db.webhook.queue import wake
from db.write.filters import Filters

EVENTS = {"upsert": "upserted", "delete": "deleted", "redact": "redacted"}
"""The message type for each kind of change."""


MAX_NOTICES = 100
"""The most notices taken at once, since each is read with its values before and after."""

LAST_ID = str(UUID(int=2**128 - 1))


@dataclass(frozen=True, slots=True)
class ChangesToSend:
    """The changes to send to a webhook, the cursor to continue from, and whether these are all for now."""

    subjects: Sequence[DeliverySubject]
    cursor: str
    is_all: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """Reads the feed and the notices of watch lists for webhooks.

    ``retention_days`` is the greatest age of a change that is sent; None: any.
    """

    feed: Feed
    pool: Pool
    wait_s: float
    retention_days: int | None = None

    async def after(self, webhook: Webhook, cursor: str, bearer: Bearer, limit: int) -> ChangesToSend:
        """Return what to send to a webhook after a cursor; raises one of ``db.sql.errors``."""
        if webhook.tells is Tells.NOTICES:
            return await self._notices_after(cursor, bearer, limit)
        query = FeedQuery(
            after=cursor,
            limit=limit,
            filters=webhook.filters,
            visibility=bearer.sees,
            retention_days=self.retention_days,
        )
        page = await self.feed.read(self.pool, query, wait_s=self.wait_s)
        return ChangesToSend([subject_of_change(line) for line in page.lines], page.cursor, page.is_all)

    async def _notices_after(self, cursor: str, bearer: Bearer, limit: int) -> ChangesToSend:
        query = NoticeQuery(str(bearer.key_id), bearer.sees, cursor, min(limit, MAX_NOTICES))
        page = await read_notices(self.pool, query, wait_s=self.wait_s)
        return ChangesToSend([subject_of_notice(each) for each in page.notices], page.cursor, not page.has_more)

    async def notice_at(self, cursor: str, bearer: Bearer) -> Notice | None:
        """Return the current form of the notice at a log position; None if it is no longer visible.

        Raises one of ``db.sql.errors``.
        """
        _, seq, watched_id = read_cursor(NOTICE_ORDER, cursor)
        notice_id = f"{CursorEpoch(NOTICE_ORDER)(cursor)}.{seq}.{watched_id}"
        return await read_notice(self.pool, str(bearer.key_id), notice_id, bearer.sees, wait_s=self.wait_s)

    async def end(self, tells: Tells) -> str:
        """Return the cursor after all present changes or notices."""
        place, cursor = await log_end(self.pool, wait_s=self.wait_s)
        if tells is Tells.CHANGES:
            return cursor
        return _cursor([NOTICE_ORDER.name, CursorEpoch(CHANGE_ORDER)(cursor), place.xid, place.seq, LAST_ID])

    async def place(self, tells: Tells, after: str) -> str:
        """Return the cursor for a position in the changes or notices, which may be ``beginning`` or ``now``."""
        if after == NOW:
            return await self.end(tells)
        if after != BEGINNING:
            return after
        cursor = await log_beginning(self.pool, wait_s=self.wait_s)
        if tells is Tells.CHANGES:
            return cursor
        xid, seq, id_ = read_place(NOTICE_ORDER, BEGINNING)
        return _cursor([NOTICE_ORDER.name, CursorEpoch(CHANGE_ORDER)(cursor), xid, int(seq), id_])

    async def change_at(self, cursor: str, filters: Filters, bearer: Bearer) -> dict[str, Any] | None:
        """Return the change at a log position as the filtered feed has it now; None if the feed no longer has it.

        Raises one of ``db.sql.errors``.
        """
        query = FeedQuery(after=place_before(cursor), limit=1, filters=filters, visibility=bearer.sees)
        page = await self.feed.read(self.pool, query, wait_s=self.wait_s)
        if not page.lines or page.cursors[0] != cursor:
            return None
        change: dict[str, Any] = orjson.loads(page.lines[0])
        return change


async def deliver_later(connection: Connection, webhook: Webhook, taken: ChangesToSend, now: datetime) -> bool:
    """Store deliveries for changes, advance the cursor, and wake the webhook: all of it or nothing.

    Returns False if another process took changes for the webhook meanwhile, or it is no longer active.
    """
    async with connection.transaction():
        if not await move_cursor(connection, webhook, taken.cursor):
            return False
        if taken.subjects:
            await add_deliveries(connection, webhook.id, taken.subjects, now)
            await wake(connection, [webhook.id])
    return True


def subject_of_change(line: bytes) -> DeliverySubject:
    """Return the stored reference to a change, without its content."""
    change = orjson.loads(line)
    return DeliverySubject(
        event=f"{change['type']}.{EVENTS[change['op']]}",
        at=datetime.fromisoformat(change["at"]),
        change_cursor=change["cursor"],
        item_type=change["type"],
        item_id=UUID(change["id"]),
        op=change["op"],
        version=change["version"],
    )


def subject_of_notice(notice: Notice) -> DeliverySubject:
    """Return the stored reference to a notice, without its content."""
    return DeliverySubject(
        event=f"watch.{notice.happened}",
        at=notice.at,
        change_cursor=notice.cursor,
        item_type=notice.item.type,
        item_id=UUID(notice.item.id),
        version=notice.version_after,
    )


def place_before(cursor: str) -> str:
    """Return the cursor immediately before a change; raises InvalidCursor."""
    xid, seq = read_cursor(CHANGE_ORDER, cursor)
    return _cursor([CHANGE_ORDER.name, CursorEpoch(CHANGE_ORDER)(cursor), xid, int(seq) - 1])


def _cursor(items: Sequence[object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(items).encode("ascii")).rstrip(b"=").decode("ascii")
