"""Reading for copies: a limited number of snapshots at once, and digests computed once for all callers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from db.feed.consistent_reader import ConsistentReader, ConsistentReadTimes, open_consistent_reader
from db.feed.digest import Digests, read_digests
from db.postgres.pool import Pool
from db.read.freshness import Freshness
from db.sql.visibility import Visibility
from db.write.filters import Filters
from schema.cache import RecentlyUsed
from schema.resource.item import items
from service.errors.limit import SNAPSHOT_RETRY_S, TooManySnapshots
from service.settings import Settings

KEPT = 64
"""Maximum number of digests kept, by visibility and filters."""

IDLE_MORE_S = 30
"""Seconds that PostgreSQL waits for a transaction's next statement beyond a caller's time to read a batch."""


class CopyReader:
    """Reads snapshots and digests of one database."""

    def __init__(self, dsn: str, pool: Pool, settings: Settings) -> None:
        self._dsn, self._allowed, self._taken = dsn, settings.snapshots, 0
        idle_ms = int((settings.live_send_timeout_s + IDLE_MORE_S) * 1000)
        self._times = ConsistentReadTimes(settings.statement_timeout_ms, idle_ms)
        self._freshness = Freshness(pool, max_age_s=0, wait_s=settings.pool_wait_s)
        self._reckoning = asyncio.Lock()
        self._kept: RecentlyUsed[tuple[Visibility, Filters], tuple[int, Digests]] = RecentlyUsed(KEPT)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[ConsistentReader]:
        """Give a reader of one snapshot of the database; raises TooManySnapshots, or one of ``db.sql.errors``."""
        if self._taken >= self._allowed:
            message = (
                f"{self._allowed} snapshots are being streamed, which is the limit of this process: try again later"
            )
            raise TooManySnapshots(message, allowed=self._allowed, retryAfter=SNAPSHOT_RETRY_S)
        self._taken += 1
        try:
            async with open_consistent_reader(self._dsn, self._times) as reading:
                yield reading
        finally:
            self._taken -= 1

    async def digests(self, visibility: Visibility, filters: Filters) -> Digests:
        """Return the current digests, computed once until something is written, and one at a time.

        They cover all types, whichever the filters name. Raises one of ``db.sql.errors``.
        """
        filters = replace(filters, types=None)
        async with self._reckoning:
            generation = await self._freshness.current()
            kept = self._kept.get((visibility, filters))
            if kept is not None and kept[0] == generation:
                return kept[1]
            async with open_consistent_reader(self._dsn, self._times) as reading:
                found = await read_digests(items(), reading, visibility, filters)
            if found.position.is_settled:
                self._kept.keep((visibility, filters), (generation, found))
            return found
