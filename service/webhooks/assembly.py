"""Build the parts of webhooks from the settings, for the service and for the command line."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from db.feed.feed import Feed
from db.postgres.pool import Pool
from db.webhook.change import Changes
from db.webhook.queue import open_queue
from schema.resource.item import items
from service.live.change_reader import ChangeReader
from service.live.stopping import Stopping
from service.settings import Settings, ports_in
from service.telemetry.tracing import Tracing
from service.webhooks.delivery.sender import Attempt, Sender, Senders
from service.webhooks.delivery.worker import WebhookWorker, Working, utc_now, working
from service.webhooks.registry import Registry

VERIFICATION_TIMEOUT_S = 10.0
"""Seconds that a receiver gets to answer a challenge, while a caller waits for the result."""

PATIENCE_S = 2.0
"""Seconds that sending gets after the last request when the process ends; what is broken off then is sent again."""


@asynccontextmanager
async def open_registry(
    settings: Settings, dsn: str, pool: Pool, tracing: Tracing | None = None
) -> AsyncIterator[Registry]:
    """Give the registry of webhooks. No connection is opened before one is needed."""
    allow_private, ports = settings.webhook_private_targets, ports_in(settings.webhook_ports)
    senders = Senders(allow_private, timeout_s=VERIFICATION_TIMEOUT_S, tracing=tracing, ports=ports)
    sender = Sender(senders, utc_now)
    try:
        async with open_queue(dsn, largest=settings.webhook_connections, wait_s=settings.pool_wait_s) as queue:
            changes = Changes(Feed(items()), pool, settings.pool_wait_s, settings.feed_retention_days)
            yield Registry(queue, changes, sender, utc_now, allow_private, ports)
    finally:
        await sender.close()


def worker_of(
    settings: Settings,
    registry: Registry,
    reader: ChangeReader,
    *,
    at_once: int,
    note: Callable[[Attempt], None] = lambda _: None,
    tracing: Tracing | None = None,
) -> WebhookWorker:
    """Return a worker that sends to ``at_once`` webhooks at once; ``note`` is called with every attempt."""
    ports = ports_in(settings.webhook_ports)
    senders = Senders(settings.webhook_private_targets, tracing=tracing, ports=ports)
    how = Working(at_once, settings.webhook_log_days, senders, settings.base_url, note=note)
    return WebhookWorker(registry.queue, registry.changes, reader, how)


@asynccontextmanager
async def webhooks_served(
    settings: Settings,
    registry: Registry,
    reader: ChangeReader,
    stopping: Stopping,
    note: Callable[[Attempt], None],
    tracing: Tracing | None = None,
) -> AsyncIterator[None]:
    """Send to webhooks while the context is open, if the settings ask this process to, until it stops."""
    if not settings.webhook_workers:
        yield
        return
    worker = worker_of(settings, registry, reader, at_once=settings.webhook_workers, note=note, tracing=tracing)
    stopping.when_begun(worker.end)
    async with working(worker, patience_s=PATIENCE_S):
        yield
