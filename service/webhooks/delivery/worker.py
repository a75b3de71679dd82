"""The worker of webhooks: it enqueues changes, sends what is due and deletes what is old.

Any number of processes share the work.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from db.migrations.completeness import completeness_of
from db.webhook.change import Changes
from db.webhook.delivery import forget_deliveries
from db.webhook.queue import WebhookQueue, forget_jobs
from service.live.change_reader import ChangeReader
from service.plain_structlog import structlog
from service.webhooks.delivery.body import Bodies
from service.webhooks.delivery.enqueuer import DeliveryEnqueuer
from service.webhooks.delivery.lane import Lanes
from service.webhooks.delivery.sender import Attempt, Sender, Senders

HEARTBEAT_S = 30.0
"""Seconds without a heartbeat of its process after which a webhook is handed to another one."""

FORGET_INTERVAL_S = 3600.0
END_S = 5.0
"""Seconds that a worker gets to clean up after what was aborted."""

PAUSE_S = 2.0
"""Seconds before failed work is started again."""

log = structlog.get_logger("isnad.webhooks")


def utc_now() -> datetime:
    """Return the current instant in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Working:
    """How a worker works: how many webhooks at once, how many days deliveries are kept, and by which clock.

    ``base_url`` is the address of the service; ``note`` is called with every attempt.
    """

    at_once: int
    log_days: int
    senders: Senders
    base_url: str
    clock: Callable[[], datetime] = utc_now
    note: Callable[[Attempt], None] = lambda _: None
    heartbeat_s: float = HEARTBEAT_S


class WebhookWorker:
    """Works until it is ended. If the database fails, work starts again after a while."""

    def __init__(self, queue: WebhookQueue, changes: Changes, reader: ChangeReader, how: Working) -> None:
        self._queue, self._how = queue, how
        self._ends = asyncio.Event()
        self._told: tuple[str, ...] = ()
        self._sender = Sender(how.senders, how.clock)
        self._taking = DeliveryEnqueuer(queue, changes, reader, how.clock)
        self._lanes = Lanes(queue, self._sender, Bodies(changes, how.base_url).read, how.clock, self._ends, how.note)

    async def run(self) -> None:
        """Enqueue changes, send what is due and delete what is old until ``end``."""
        try:
            await asyncio.gather(
                self._again("sending", self._send),
                self._again("taking", lambda: self._taking.run(self._ends)),
                self._again("forgetting", self._forget),
            )
        finally:
            await self._sender.close()

    def end(self) -> None:
        """End: start nothing new, and finish what is in progress."""
        self._ends.set()

    def abandon(self) -> None:
        """Abort what is in progress: another worker, or the next one, sends it again."""
        self._lanes.abandon()

    async def _send(self) -> None:
        how = self._how
        await self._queue.run(self._lanes.run, at_once=how.at_once, heartbeat_s=how.heartbeat_s, ends=self._ends)

    async def _forget(self) -> None:
        now = self._how.clock()
        async with self._queue.connection() as connection:
            while await forget_deliveries(connection, now - timedelta(days=self._how.log_days)):
                pass
            await forget_jobs(connection, now - timedelta(days=1))
        await self._pause(FORGET_INTERVAL_S)

    async def _again(self, what: str, work: Callable[[], Awaitable[None]]) -> None:
        """Repeat work until the end, as long as the database is complete."""
        while not self._ends.is_set():
            try:
                if await self._is_complete():
                    await work()
            except Exception as fault:
                log.warning("webhooks interrupted", what=what, fault=repr(fault))
                await self._pause(PAUSE_S)

    async def _is_complete(self) -> bool:
        """Return whether the database is complete; if it is not, wait a while.

        The job queue would log advice of its own, which does not apply here.
        """
        async with self._queue.connection() as connection:
            faults = (await completeness_of(connection)).writing_faults
        if faults and faults != self._told:
            log.warning("webhooks wait for the database", faults=list(faults))
        self._told = faults
        if faults:
            await self._pause(PAUSE_S)
        return not faults

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._ends.wait()


async def ended(worker: WebhookWorker, task: "asyncio.Task[None]", patience_s: float) -> None:
    """End a worker; work in progress gets ``patience_s`` seconds."""
    worker.end()
    _, unfinished = await asyncio.wait({task}, timeout=patience_s)
    if unfinished:
        worker.abandon()
        _, unfinished = await asyncio.wait({task}, timeout=END_S)
    if unfinished:
        task.cancel()
    with suppress(asyncio.CancelledError):
        await task


@asynccontextmanager
async def working(worker: WebhookWorker, *, patience_s: float) -> AsyncIterator[None]:
    """Let a worker work while the context is open; at the end, work in progress gets ``patience_s`` seconds."""
    task = asyncio.create_task(worker.run())
    try:
        yield
    finally:
        await ended(worker, task, patience_s)
