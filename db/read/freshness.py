"""Detect whether anything was written since the last check: one cheap statement, exact for any order of commits.

Every write leaves rows in the change log in its own transaction. What has become visible since an earlier snapshot
are the changes of the transactions that were under way in it and of those that began after it; the index of the log
finds both without reading what was visible before.
"""

import asyncio
import time
from collections.abc import Callable
from contextvars import Context

from db.postgres.pool import Pool
from db.read.execute import fetch_row
from db.sql.errors import InvalidPosition, PositionNotReached

_LOOK = """
    select pg_current_snapshot()::text as snapshot,
        $1::text is null
        or pg_is_in_recovery() -- a copy's snapshot does not tell which transactions are under way
        or coalesce(
            (select c.xid from change c order by c.xid desc, c.seq desc limit 1) >= pg_snapshot_xmax($1::text::pg_snapshot),
            false
        )
        or exists (
            select from pg_snapshot_xip($1::text::pg_snapshot) as under_way (xid)
            where (select c.seq from change c where c.xid = under_way.xid order by c.seq limit 1) is not null
        ) as has_changed
"""

_REACHED = "select pg_visible_in_snapshot($1::text::xid8, pg_current_snapshot())"

MAX_POSITION = 2**63 - 1


class Freshness:
    """Counts how often the data was seen to have changed: the same ``generation`` means the same answers.

    What was seen at most ``max_age_s`` seconds ago is not looked for again; those who ask at the same time share one look.
    ``clock`` gives seconds, from whenever.
    """

    def __init__(
        self, pool: Pool, *, max_age_s: float, wait_s: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._pool, self._max_age_s, self._wait_s, self._clock = pool, max_age_s, wait_s, clock
        self._snapshot: str | None = None
        self._seen_at = float("-inf")
        self._look: asyncio.Task[None] | None = None
        self.generation = 0

    async def current(self) -> int:
        """Return the generation, at most so old as allowed; raises one of ``db.sql.errors`` where nobody can tell."""
        if self._clock() - self._seen_at > self._max_age_s:
            if self._look is None:  # a look for all who ask, and so of none of them
                self._look = asyncio.create_task(self._look_now(), context=Context())
            await asyncio.shield(self._look)
        return self.generation

    async def reach(self, position: str) -> None:
        """Make sure that what is answered from now on has the write at ``position`` in it.

        Raises InvalidPosition for a text that is none, PositionNotReached where the database does not have it.
        """
        is_number = position.isascii() and position.isdecimal() and len(position) <= len(str(MAX_POSITION))
        if not is_number or int(position) > MAX_POSITION:
            raise InvalidPosition(f"{position[:40]!r} is not a position: send one that a write returned")
        row = await fetch_row(self._pool, _REACHED, [position], wait_s=self._wait_s)
        if not row[0]:
            raise PositionNotReached(f"this server does not have the write at position {position} yet: try again")
        self._seen_at = float("-inf")

    async def _look_now(self) -> None:
        began = self._clock()
        try:
            row = await fetch_row(self._pool, _LOOK, [self._snapshot], wait_s=self._wait_s)
            self._snapshot, self._seen_at = row["snapshot"], began
            self.generation += row["has_changed"]
        finally:
            self._look = None
