"""The enqueuer turns changes into deliveries, one process at a time, from the cursor of each webhook on.

The cursor of a webhook moves in the transaction that adds its deliveries, and only from the place where it was read. So
no change is missed or enqueued twice, even if another process enqueues at the same time or is killed in between.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from db.sql.errors import CursorExpired, InvalidCursor
from db.webhook.bearer import Bearer
from db.webhook.change import Changes, deliver_later
from db.webhook.delivery import DeliverySubject, add_deliveries, move_cursor, room_of, webhooks_with_due
from db.webhook.model import Reason, Webhook
from db.webhook.outcome import Followed, followed_webhooks
from db.webhook.queue import WebhookQueue, wake
from db.webhook.webhook import disable_webhook
from service.live.change_reader import ChangeReader
from service.plain_structlog import structlog
from service.request.actor import the_service
from service.webhooks.delivery.body import RESET

PAGE = 500
"""Maximum changes that are turned into deliveries at once."""

INTERVAL_S = 0.5
"""Seconds between two checks for messages that are to be sent again."""

FULL_INTERVAL_S = 5.0
"""Seconds after which the log is read even without news."""

KEEP_S = 60.0
"""Seconds after which a cursor is stored that moved only past changes that do not concern its webhook."""

log = structlog.get_logger("isnad.webhooks")


@dataclass(frozen=True, slots=True)
class _ReadAhead:
    """How far the log was read for a webhook beyond its ``stored`` cursor, and since when that is not stored."""

    stored: str
    cursor: str
    since: float


class DeliveryEnqueuer:
    """Enqueues changes, finds messages that are to be sent again, and wakes the webhooks."""

    def __init__(
        self, queue: WebhookQueue, changes: Changes, reader: ChangeReader, clock: Callable[[], datetime]
    ) -> None:
        self._queue, self._changes, self._reader, self._clock = queue, changes, reader, clock
        self._seen: dict[UUID, _ReadAhead] = {}
        self._taken: dict[UUID, str] = {}  # each webhook's cursor when all of its changes had been enqueued

    async def run(self, ends: asyncio.Event) -> None:
        """Look repeatedly until the end; the log is followed only while a webhook wants changes."""
        while not ends.is_set():
            if await self._look_safely(is_full=True):
                with suppress(Exception):
                    await self._follow(ends)
            await _pause(ends, INTERVAL_S)

    async def _follow(self, ends: asyncio.Event) -> None:
        async with self._reader.follow(lambda _: True) as follower:
            is_full, read_at, has_any = True, 0.0, True
            while has_any and not ends.is_set():
                is_full = is_full or time.monotonic() - read_at > FULL_INTERVAL_S
                has_any, has_led = await self._look_safely(is_full=is_full), self._has_led
                if is_full and has_led:
                    is_full, read_at = False, time.monotonic()
                with suppress(TimeoutError):
                    async with asyncio.timeout(INTERVAL_S):
                        await follower.news()
                        is_full = True

    async def _look_safely(self, *, is_full: bool) -> bool:
        try:
            return await self.look(is_full=is_full)
        except Exception as fault:
            log.warning("webhooks not looked at", fault=repr(fault), cause=repr(fault.__cause__))
            self._has_led = False
            return True

    _has_led = False

    async def look(self, *, is_full: bool = True) -> bool:
        """Look once, with ``is_full`` at the log too; return whether any webhook wants changes.

        Only one of the processes that look at the same time does the work. Raises one of ``db.sql.errors``.
        """
        async with self._queue.leading() as leads:
            self._has_led = leads
            async with self._queue.connection() as connection:
                followed = await followed_webhooks(connection)
            if leads:
                for each in followed:
                    if (
                        is_full or self._taken.get(each.webhook.id) != each.webhook.cursor
                    ):  # new, or moved back by its owner
                        await self._take(each)
                async with self._queue.connection() as connection:
                    await wake(connection, await webhooks_with_due(connection, self._clock()))
        return bool(followed)

    async def _take(self, followed: Followed) -> None:
        """Enqueue all new changes for a webhook."""
        webhook, bearer = followed.webhook, followed.bearer
        if not bearer.may_follow:
            async with self._queue.connection() as connection:
                await disable_webhook(connection, webhook.id, Reason.NO_KEY, actor=the_service())
            log.warning("webhook disabled", webhook=str(webhook.id), owner=webhook.owner, reason=Reason.NO_KEY)
            return
        try:
            is_all = False
            while not is_all:
                webhook, is_all = await self._take_page(webhook, bearer)
            self._taken[webhook.id] = webhook.cursor
        except (InvalidCursor, CursorExpired) as lost:
            await self._reset(webhook, lost.code)

    async def _take_page(self, webhook: Webhook, bearer: Bearer) -> tuple[Webhook, bool]:
        """Enqueue some changes; return the webhook as it is then, and whether there is nothing more to do now."""
        async with self._queue.connection() as connection:
            room = await room_of(connection, webhook.id)
        if room <= 0:
            return webhook, True
        page = await self._changes.after(webhook, self._place_of(webhook), bearer, min(room, PAGE))
        if not page.subjects and not self._is_to_be_kept(webhook, page.cursor):
            return webhook, page.is_all
        async with self._queue.connection() as connection:
            if not await deliver_later(connection, webhook, page, self._clock()):
                return webhook, True
        return replace(webhook, cursor=page.cursor), page.is_all

    def _place_of(self, webhook: Webhook) -> str:
        """Return the cursor from which to read on."""
        seen = self._seen.get(webhook.id)
        return seen.cursor if seen is not None and seen.stored == webhook.cursor else webhook.cursor

    def _is_to_be_kept(self, webhook: Webhook, cursor: str) -> bool:
        """Remember how far the log was read for a webhook, and return whether that is to be stored."""
        if cursor == webhook.cursor:
            return False
        seen, now = self._seen.get(webhook.id), time.monotonic()
        since = seen.since if seen is not None and seen.stored == webhook.cursor else now
        self._seen[webhook.id] = _ReadAhead(webhook.cursor, cursor, since)
        return now - since > KEEP_S

    async def _reset(self, webhook: Webhook, reason: str) -> None:
        """Send a webhook a message that changes were lost, and go on from the end of the log."""
        cursor = await self._changes.end(webhook.tells)
        now = self._clock()
        async with self._queue.connection() as connection, connection.transaction():
            if await move_cursor(connection, webhook, cursor):
                await add_deliveries(connection, webhook.id, [DeliverySubject(RESET, now)], now)
                await wake(connection, [webhook.id])
        log.warning("webhook reset", webhook=str(webhook.id), owner=webhook.owner, reason=reason)


async def _pause(ends: asyncio.Event, seconds: float) -> None:
    """Wait so long, or until the end."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await ends.wait()
