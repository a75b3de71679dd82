"""Changes as webhooks are told of them: taken from the feed into deliveries, and read again when they are sent."""

import base64
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from db.catalog.change import CHANGE_ORDER
from db.cursor import CursorEpoch, read_cursor
from db.feed import Feed, FeedPage, FeedQuery
from db.pool import Pool
from db.visibility import Visibility
from db.webhook import Webhook
from db.webhook_delivery import Told, add_deliveries, move_cursor
from db.webhook_queue import wake
from db.write import Connection

EVENTS = {"upsert": "upserted", "delete": "deleted", "redact": "redacted"}
"""What a change did, as the type of its message says it."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The feed as webhooks read it; ``retention_days`` is how old a change may be that is told, None: any."""

    feed: Feed
    pool: Pool
    wait_s: float
    retention_days: int | None = None

    async def after(self, webhook: Webhook, cursor: str, visibility: Visibility, limit: int) -> FeedPage:
        """Return changes that a webhook is to be told of, after a cursor; raises one of ``db.errors``."""
        query = FeedQuery(
            after=cursor,
            limit=limit,
            filters=webhook.filters,
            visibility=visibility,
            retention_days=self.retention_days,
        )
        return await self.feed.read(self.pool, query, wait_s=self.wait_s)

    async def at(self, cursor: str, visibility: Visibility) -> dict[str, Any] | None:
        """Return the change at a place of the log as the feed tells it now; None where it is not told any more.

        Raises one of ``db.errors``.
        """
        query = FeedQuery(after=place_before(cursor), limit=1, visibility=visibility)
        page = await self.feed.read(self.pool, query, wait_s=self.wait_s)
        if not page.lines or page.cursors[0] != cursor:
            return None
        change: dict[str, Any] = orjson.loads(page.lines[0])
        return change


async def deliver_later(connection: Connection, webhook: Webhook, page: FeedPage, now: datetime) -> bool:
    """Make the changes of a page into deliveries, move the cursor on, and wake the webhook: all of it or nothing.

    False where somebody else took changes for the webhook meanwhile, or it is not sent anything any more.
    """
    async with connection.transaction():
        if not await move_cursor(connection, webhook, page.cursor):
            return False
        if page.lines:
            await add_deliveries(connection, webhook.id, [told_of(line) for line in page.lines], now)
            await wake(connection, [webhook.id])
    return True


def told_of(line: bytes) -> Told:
    """Return what is kept of a change: which it is, and nothing of what it says."""
    change = orjson.loads(line)
    return Told(
        event=f"{change['type']}.{EVENTS[change['op']]}",
        at=datetime.fromisoformat(change["at"]),
        change_cursor=change["cursor"],
        item_type=change["type"],
        item_id=UUID(change["id"]),
        op=change["op"],
        version=change["version"],
    )


def place_before(cursor: str) -> str:
    """Return the cursor of the place right before a change; raises InvalidCursor."""
    xid, seq = read_cursor(CHANGE_ORDER, cursor)
    items = [CHANGE_ORDER.name, CursorEpoch(CHANGE_ORDER)(cursor), xid, int(seq) - 1]
    return base64.urlsafe_b64encode(json.dumps(items).encode("ascii")).rstrip(b"=").decode("ascii")
