"""Whether anything was written since the last check: one cheap statement, exact for any order of commits.

Every write leaves rows in the change log in its own transaction. The changes that became visible after an earlier
snapshot belong to transactions that were running in that snapshot, or began after it. The index of the log finds both
without reading what was visible before.
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

    A check holds for ``max_age_s`` seconds; callers who ask at the same time share one check. ``clock`` gives seconds
    from any starting point.
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
        """Return the generation, no older than allowed; raises one of ``db.sql.errors`` if it cannot be read."""
        if self._clock() - self._seen_at > self._max_age_s:
            if self._look is None:  # a look for all who ask, and so of none of them
                self._look = asyncio.create_task(self._look_now(), context=Context())
            await asyncio.shield(self._look)
        return self.generation

    async def reach(self, position: str) -> None:
        """Make sure that all answers from now on include the write at ``position``.

        Raises InvalidPosition if the text is not a position, PositionNotReached if the database does not have the write
        yet.
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
