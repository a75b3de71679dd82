"""The connection pool for reading: one statement at a time per connection, so acquire and release cost almost nothing.

The driver's own pool resets a connection on release and wraps it in a proxy. Reads do not change a connection's
state, so both would only cost time (a tenth of a whole answer).
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager, asynccontextmanager
from typing import TypeAlias

import asyncpg
from asyncpg.prepared_stmt import PreparedStatement

from db.postgres.pool_share import Shares
from db.postgres.pool_use import PoolUse
from db.postgres.session import named, settle
from db.postgres.wire import Wire

PreparedRecord: TypeAlias = "PreparedStatement[asyncpg.Record]"
MAX_PREPARED = 1000
MAX_PREPARED_SQL = 2_000_000
"""The most characters of prepared statements per connection; PostgreSQL uses several times as much memory."""


class PooledConnection:
    """A connection with the statements that it has prepared."""

    def __init__(self, wire: "asyncpg.Connection[asyncpg.Record]") -> None:
        self.wire = wire
        self._prepared: dict[str, PreparedRecord] = {}
        self.prepared_sql = 0

    async def fetch_row(self, statement: str, values: Sequence[object]) -> "asyncpg.Record | None":
        """Return the first row of a statement, which is prepared only once."""
        prepared = self._prepared.get(statement)
        if prepared is None:
            prepared = self._prepared[statement] = await self.wire.prepare(statement)
            self.prepared_sql += len(statement)
            while len(self._prepared) > MAX_PREPARED or self.prepared_sql > MAX_PREPARED_SQL:
                oldest = next(iter(self._prepared))
                del self._prepared[oldest]  # the driver sends this to PostgreSQL with the next statement
                self.prepared_sql -= len(oldest)
        return await prepared.fetchrow(*values)


WorkScope: TypeAlias = Callable[[str], AbstractContextManager[object]]
"""Returns a context manager around work of the database, given its name: ``SELECT``, or that of an operation."""

Handed: TypeAlias = PooledConnection | None
"""A connection, or None for the free place of a lost one."""


SETTINGS = {
    "jit": "off",
    # One plan suits all values of a statement by design, so planning is never repeated.
    "plan_cache_mode": "force_generic_plan",
    # Starting workers takes longer than any statement here; many callers keep all cores busy anyway.
    "max_parallel_workers_per_gather": "0",
    # Data is in memory or on an SSD: walking an index is cheap, sorting is not.
    "random_page_cost": "1.1",
}


MAX_ANSWER_BYTES = 16_000_000
"""The most bytes of an answer, unless the pool is configured otherwise."""


class PoolClosed(Exception):
    """A connection was requested after the pool was closed."""


class Pool:
    """At most ``largest`` connections to one database, opened when they are needed and then kept.

    ``working`` wraps each statement. ``note_wait`` receives the seconds that a caller waited for a connection.
    ``shares``, if set, limit the statements of each caller. No answer has more than ``max_answer_bytes``.
    """

    def __init__(
        self,
        dsn: str,
        *,
        largest: int,
        statement_timeout_ms: int,
        working: WorkScope | None = None,
        note_wait: Callable[[float], None] = lambda _: None,
        max_answer_bytes: int = MAX_ANSWER_BYTES,
    ) -> None:
        self.max_answer_bytes = max_answer_bytes
        self.shares: Shares | None = None
        self._dsn, self._largest, self._statement_timeout_ms = dsn, largest, statement_timeout_ms
        self.working, self._note_wait = working, note_wait
        self._idle: list[PooledConnection] = []
        self._waiting: deque[asyncio.Future[Handed]] = deque()
        self._open = 0
        self._is_closed = False

    def use(self) -> PoolUse:
        """Return the usage of the connections; those being opened count as in use."""
        idle = len(self._idle)
        waiting = sum(not each.done() for each in self._waiting)
        waiting += self.shares.waiting() if self.shares else 0
        return PoolUse(self._largest, self._open - idle, idle, waiting)

    @asynccontextmanager
    async def acquire(self, *, wait_s: float) -> AsyncIterator[PooledConnection]:
        """Acquire a connection until the block ends; raises TimeoutError if none is free after ``wait_s`` seconds."""
        connection = await self.take(wait_s)
        is_whole = False
        try:
            yield connection
            is_whole = True
        except Exception:
            is_whole = True
            raise
        finally:
            self.give_back(connection, is_whole=is_whole)

    async def take(self, wait_s: float) -> PooledConnection:
        """Return a connection, which the caller must give back.

        Raises TimeoutError if none is free after ``wait_s`` seconds, and the driver's errors if none can be opened.
        """
        while self._idle:
            connection = self._idle.pop()
            if not connection.wire.is_closed():
                return connection
            self._open -= 1
        if self._is_closed:
            raise PoolClosed("the service is stopping")
        if self._open < self._largest:
            return await self._connect(wait_s)
        return await self._wait(wait_s)

    def give_back(self, connection: PooledConnection, *, is_whole: bool = True) -> None:
        """Release a connection; close it if it is not whole because its statement was interrupted."""
        if self._is_closed or not is_whole:
            connection.wire.terminate()
        if connection.wire.is_closed():
            self._open -= 1
            self._wake(None)
        elif not self._wake(connection):
            self._idle.append(connection)

    async def close(self) -> None:
        """Close all connections; those in use are closed when they are given back."""
        self._is_closed = True
        while self._waiting:
            self._wake(None)
        idle, self._idle = self._idle, []
        await asyncio.gather(*(connection.wire.close(timeout=5) for connection in idle), return_exceptions=True)

    async def open(self, count: int) -> None:
        """Open ``count`` connections now."""
        taken = [await self.take(60) for _ in range(count)]
        for connection in taken:
            self.give_back(connection)

    def _wake(self, connection: Handed) -> bool:
        """Hand a connection, or with None a free place, to the longest waiting caller; return whether one waited."""
        while self._waiting:
            waiting = self._waiting.popleft()
            if not waiting.done():
                waiting.set_result(connection)
                return True
        return False

    async def _wait(self, wait_s: float) -> PooledConnection:
        loop = asyncio.get_running_loop()
        waiting: asyncio.Future[Handed] = loop.create_future()
        self._waiting.append(waiting)
        began = loop.time()
        timer = loop.call_later(wait_s, _expire, waiting)  # asyncio.wait_for takes longer than many statements
        try:
            connection = await waiting
        except asyncio.CancelledError:
            if waiting.done() and not waiting.cancelled() and not waiting.exception() and (given := waiting.result()):
                self.give_back(given)
            raise
        finally:
            timer.cancel()
            self._note_wait(loop.time() - began)
        return connection or await self.take(wait_s)

    async def _connect(self, wait_s: float) -> PooledConnection:
        self._open += 1
        try:
            connection = await asyncio.wait_for(self._opened(), wait_s)
        except BaseException:
            self._open -= 1
            self._wake(None)
            raise
        return connection

    async def _opened(self) -> PooledConnection:
        settings = {**SETTINGS, "statement_timeout": str(self._statement_timeout_ms)}
        wire = await asyncpg.connect(
            self._dsn,
            connection_class=Wire,
            # Only statements that the driver itself would cache get a name and stay prepared.
            statement_cache_size=MAX_PREPARED,
            max_cached_statement_lifetime=0,
            max_cacheable_statement_size=0,
            server_settings=named("isnad"),
        )
        await settle(wire, settings)
        return PooledConnection(wire)


def _expire(waiting: "asyncio.Future[Handed]") -> None:
    if not waiting.done():
        waiting.set_exception(TimeoutError("no database connection became free in time"))


async def open_pool(
    dsn: str,
    *,
    smallest: int,
    largest: int,
    statement_timeout_ms: int,
    working: WorkScope | None = None,
    note_wait: Callable[[float], None] = lambda _: None,
    max_answer_bytes: int = MAX_ANSWER_BYTES,
) -> Pool:
    """Return a pool with ``smallest`` connections open.

    Every connection uses UTC and aborts a statement after ``statement_timeout_ms``.
    """
    pool = Pool(
        dsn,
        largest=largest,
        statement_timeout_ms=statement_timeout_ms,
        working=working,
        note_wait=note_wait,
        max_answer_bytes=max_answer_bytes,
    )
    await pool.open(smallest)
    return pool
