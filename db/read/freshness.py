"""Detect whether anything was written since the last check: one cheap statement, exact for any order of commits.

Every write adds rows to the change log in its own transaction. Changes that became visible since an earlier snapshot
belong to transactions that were open in it or began after it; the log's index finds both without reading older rows.
"""

import asyncio
import time
from collections.abc import Callable
from contextvars import Context

from db.postgres.pool import Pool
from db.read.execute import fetch_row
from db.sql.errors import InvalidPosition, PositionNotReached
from db.sql.statement_file import read_statement

_CHECK_FOR_CHANGES = read_statement("read/check_for_changes")

_REACHED = "select pg_visible_in_snapshot($1::text::xid8, pg_current_snapshot())"

MAX_POSITION = 2**63 - 1


class Freshness:
    """Counts observed changes of the data: the same ``generation`` means the same answers.

    A check is reused for ``max_age_s`` seconds, and concurrent callers share one check. ``clock`` returns seconds
    from any origin.
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
        """Return the generation, at most ``max_age_s`` seconds old; raises one of ``db.sql.errors``."""
        if self._clock() - self._seen_at > self._max_age_s:
            if self._look is None:  # one check for all callers, so it counts in nobody's share
                self._look = asyncio.create_task(self._look_now(), context=Context())
            await asyncio.shield(self._look)
        return self.generation

    async def reach(self, position: str) -> None:
        """Ensure that answers from now on include the write at ``position``.

        Raises InvalidPosition for a text that is not a position, PositionNotReached if the database does not have it
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
            row = await fetch_row(self._pool, _CHECK_FOR_CHANGES, [self._snapshot], wait_s=self._wait_s)
            self._snapshot, self._seen_at = row["snapshot"], began
            self.generation += row["has_changed"]
        finally:
            self._look = None
