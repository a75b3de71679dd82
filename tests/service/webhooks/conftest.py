"""A desk with webhooks for tests: a database, a key that follows, and workers by a clock that the test moves."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from db.feed.feed import Feed
from db.keys.api_key import find_living_key
from db.postgres.pool import Pool, open_pool
from db.sql.scope import Scope
from db.webhook.change import Changes
from db.webhook.delivery import Delivery, DeliverySubject, add_deliveries, list_deliveries
from db.webhook.model import NewWebhook, Tells, Webhook
from db.webhook.queue import WebhookQueue, open_queue
from db.webhook.webhook import activate_webhook, create_webhook, find_webhook
from db.write.filters import Filters
from schema.resource.item import items
from service.live.change_reader import ChangeReader
from service.webhooks.delivery.body import Bodies
from service.webhooks.delivery.enqueuer import DeliveryEnqueuer
from service.webhooks.delivery.lane import Lanes
from service.webhooks.delivery.sender import Sender, Senders
from service.webhooks.delivery.worker import WebhookWorker, Working, working
from tests.support.service.keys import KEEPER, key_of
from tests.support.service.live import load

ITEMS = items()
BASE_URL = "https://news.example"


class Desk:
    """What tests of webhooks work with; ``now`` is the worker's instant."""

    def __init__(self, dsn: str, pool: Pool, queue: WebhookQueue, connection: asyncpg.Connection) -> None:
        self.dsn, self.pool, self.queue, self.connection = dsn, pool, queue, connection
        self.changes = Changes(Feed(ITEMS), pool, wait_s=5)
        self.senders = Senders(allow_private=True, timeout_s=5)
        self._ahead = timedelta()

    def clock(self) -> datetime:
        """Return the worker's instant."""
        return datetime.now(UTC) + self._ahead

    def pass_by(self, **time: float) -> None:
        """Let time pass without waiting for it."""
        self._ahead += timedelta(**time)

    async def webhook(self, url: str, owner: str = "partner", **filters: Any) -> Webhook:
        """Register a webhook that is sent messages from now on."""
        tells = filters.pop("tells", Tells.CHANGES)
        cursor = await self.changes.end(tells)
        key_id = (await find_living_key(self.connection, owner)).id
        made = await create_webhook(
            self.connection, NewWebhook(key_id, url, cursor, Filters(**filters), tells), actor=KEEPER
        )
        await activate_webhook(self.connection, made, actor=KEEPER)
        return await self.again(made)

    async def again(self, webhook: Webhook) -> Webhook:
        """Return a webhook as it is now."""
        return await find_webhook(self.connection, webhook.id, None)

    async def deliveries(self, webhook: Webhook) -> list[Delivery]:
        """Return all messages of a webhook, the older one first."""
        found = await list_deliveries(self.connection, webhook.id, None, after=None, limit=1000)
        return found[::-1]

    async def load(self, slug: str = "noise", **changed: Any) -> None:
        """Load a small article."""
        await load(self.dsn, slug, **changed)

    def worker(self, **how: Any) -> WebhookWorker:
        """Return a worker of this desk."""
        given = Working(at_once=20, log_days=30, senders=self.senders, base_url=BASE_URL, clock=self.clock)
        reader = ChangeReader(self.pool, interval_s=0.02, wait_s=5)
        return WebhookWorker(self.queue, self.changes, reader, replace(given, **how))

    @asynccontextmanager
    async def working(self, patience_s: float = 5, **how: Any) -> AsyncIterator[None]:
        """Let a worker work."""
        async with working(self.worker(**how), patience_s=patience_s):
            yield

    async def add(self, webhook: Webhook, count: int = 1) -> list[UUID]:
        """Add messages that are of no change and due now."""
        told = [DeliverySubject("webhook.test", self.clock())] * count
        return await add_deliveries(self.connection, webhook.id, told, self.clock())

    async def serve(self, webhook: Webhook) -> None:
        """Send what is due for a webhook, as a worker that was woken does."""
        sender = Sender(self.senders, self.clock)
        lanes = Lanes(self.queue, sender, Bodies(self.changes, BASE_URL).read, self.clock, asyncio.Event())
        try:
            await lanes.run(webhook.id)
        finally:
            await sender.close()

    async def take(self) -> None:
        """Make what has come into deliveries, as a worker does that looks once."""
        reader = ChangeReader(self.pool, interval_s=0.02, wait_s=5)
        await DeliveryEnqueuer(self.queue, self.changes, reader, self.clock).look()

    async def article_id(self, slug: str = "noise") -> UUID:
        """Return the id of an article."""
        found: UUID = await self.connection.fetchval("select id from article where slug = $1", slug)
        return found


@pytest.fixture
async def desk(database: str, connection: asyncpg.Connection) -> AsyncIterator[Desk]:
    """A desk on a fresh database, with a key that follows."""
    await key_of(database, "partner", Scope.SYNC)
    async with AsyncExitStack() as stack:
        pool = await open_pool(database, smallest=0, largest=3, statement_timeout_ms=10_000)
        stack.push_async_callback(pool.close)
        queue = await stack.enter_async_context(open_queue(database, largest=5, wait_s=5))
        yield Desk(database, pool, queue, connection)
