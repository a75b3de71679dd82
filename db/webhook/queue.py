"""The queue that wakes webhooks: pgqueuer, over connections of its own.

A job says only that a webhook has messages to send. The table ``webhook_delivery`` holds the messages, the number of
attempts, and the time of the next one. So a lost job does no harm: the next search for due deliveries creates a new
one.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import LiteralString
from uuid import UUID

import asyncpg
from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver, AsyncpgPoolDriver
from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.core.qm import QueueManager
from pgqueuer.domain.models import Job

from db.postgres.pool_use import PoolUse, use_of
from db.postgres.session import named, settle
from db.postgres.wire import Wire
from db.sql.connection import Connection
from db.transaction.runner import refusal_of

ENTRYPOINT = "webhook"
BATCH = 1
"""The number of jobs taken, and of results written, at once: so a finished webhook can be woken again immediately."""

SMALLEST_POOL = 3
"""One connection listens; the others run queries."""

_LEADING = 7_304_158_230
"""The lock that lets one process at a time make changes into deliveries."""

_LEAD: LiteralString = "select pg_try_advisory_xact_lock($1)"
_FORGET: tuple[LiteralString, ...] = (
    "delete from pgqueuer_log where created < $1",
    "delete from pgqueuer_statistics where created < $1",
)


class WebhookQueue:
    """The jobs that wake webhooks, and the connections shared by all work on webhooks."""

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]", *, wait_s: float) -> None:
        self._pool, self._wait_s = pool, wait_s

    def use(self) -> PoolUse:
        """Return how the connections are used."""
        return use_of(self._pool)

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """Give a connection; failures of the database become one of ``db.sql.errors``."""
        try:
            async with self._pool.acquire(timeout=self._wait_s) as acquired:
                yield acquired  # type: ignore[misc]  # a proxy of one
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError) as cause:
            refused = refusal_of(cause)
            if refused is None:
                raise
            raise refused from cause

    @asynccontextmanager
    async def leading(self) -> AsyncIterator[bool]:
        """Give whether this process makes changes into deliveries; it does so while the context is open.

        The lock belongs to a transaction, so that it also works behind a transaction pooler. The transaction writes
        nothing.
        """
        async with self.connection() as connection, connection.transaction():
            yield bool(await connection.fetchval(_LEAD, _LEADING))

    async def run(
        self, handle: Callable[[UUID], Awaitable[None]], *, at_once: int, heartbeat_s: float, ends: asyncio.Event
    ) -> None:
        """Call ``handle`` with every woken webhook, at most ``at_once`` at the same time, until the end.

        If a process gives no sign of life for ``heartbeat_s`` seconds, its webhook goes to a different process.
        """
        manager = QueueManager(Queries(AsyncpgPoolDriver(self._pool)))

        @manager.entrypoint(ENTRYPOINT)
        async def woken(job: Job) -> None:
            if job.payload is not None:
                await handle(UUID(bytes=job.payload))

        async def end() -> None:
            await ends.wait()
            manager.shutdown.set()

        ending = asyncio.create_task(end())
        try:
            await manager.run(
                dequeue_timeout=timedelta(seconds=5),
                batch_size=BATCH,
                max_concurrent_tasks=max(at_once, 2 * BATCH),
                heartbeat_timeout=timedelta(seconds=heartbeat_s),
                log_aggregation_interval=timedelta(0),
            )
        finally:
            ending.cancel()


async def _as_it_is(connection: object) -> None:
    """Do not reset a returned connection: nothing here changes its state beyond a transaction."""


async def wake(connection: Connection, webhooks: Sequence[UUID]) -> None:
    """Wake webhooks, in the current transaction if there is one; webhooks that are awake stay awake."""
    if not webhooks:
        return
    count = len(webhooks)
    await Queries(AsyncpgDriver(connection)).enqueue(
        [ENTRYPOINT] * count,
        [each.bytes for each in webhooks],
        [0] * count,
        dedupe_key=[f"{ENTRYPOINT}:{each}" for each in webhooks],
        on_conflict="skip",
    )


async def forget_jobs(connection: Connection, before: datetime) -> None:
    """Delete the log of jobs up to an instant: all information is in the log of deliveries."""
    for statement in _FORGET:
        await connection.execute(statement, before)


@asynccontextmanager
async def open_queue(dsn: str, *, largest: int, wait_s: float) -> AsyncIterator[WebhookQueue]:
    """Give the queue, over at most ``largest`` connections, opened when they are needed."""
    pool = asyncpg.create_pool(
        dsn,
        min_size=0,
        max_size=max(largest, SMALLEST_POOL),
        server_settings=named("isnad webhooks"),
        init=partial(settle, settings={"statement_timeout": "60000"}),
        reset=_as_it_is,
        connection_class=Wire,
    )
    async with pool:
        yield WebhookQueue(pool, wait_s=wait_s)
