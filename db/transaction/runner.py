"""Run operations on a connection for writing, with retries after deadlocks and serialisation failures.

Writes use the driver's own pool, which resets a connection on release: an operation takes locks and opens
transactions, and none of that may reach the next one. Next to a write the reset costs nothing. Reads do not go
through here.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from functools import partial
from typing import Protocol, TypeVar

import asyncpg

from db.operation.operation import Actor, OperationFault, OperationRefused, Outcome
from db.postgres.pool import WorkScope
from db.postgres.pool_use import PoolUse, use_of
from db.postgres.session import named, settle
from db.postgres.wire import Wire
from db.sql.connection import Connection
from db.sql.errors import DatabaseUnavailable, InvalidText, ReadRefused, StatementTimeout

TRIES = 4
"""How often an operation is tried that deadlocks or fails to serialise: once, and three more times."""

R = TypeVar("R", contravariant=True)


class OperationFunction(Protocol[R]):
    """The function of an operation: does all of it in one transaction, or nothing."""

    def __call__(self, connection: Connection, request: R, *, actor: Actor) -> Awaitable[Outcome]:
        """Perform the operation; raises OperationRefused, or one OperationFault."""
        ...


class OperationRunner:
    """Runs operations on its own connections, opened when they are needed."""

    def __init__(
        self, pool: "asyncpg.Pool[asyncpg.Record]", *, wait_s: float, working: WorkScope | None = None
    ) -> None:
        self._pool, self._wait_s, self._working = pool, wait_s, working

    def use(self) -> PoolUse:
        """Return the usage of the connections."""
        return use_of(self._pool)

    async def run(self, function: OperationFunction[R], request: R, actor: Actor) -> Outcome:
        """Perform an operation, and return its outcome.

        Raises OperationRefused; DatabaseUnavailable or StatementTimeout if the database fails. Then nothing was
        written, unless the connection was lost during the commit: running the operation again does no harm.
        """
        try:
            if self._working is None:
                return await self._run(function, request, actor)
            with self._working(getattr(function, "__name__", "operation")):
                return await self._run(function, request, actor)
        except OperationFault as fault:
            raise OperationRefused([fault]) from None
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError) as cause:
            refused = refusal_of(cause)
            if refused is None:
                raise
            raise refused from cause

    async def _run(self, function: OperationFunction[R], request: R, actor: Actor) -> Outcome:
        for attempt in range(1, TRIES + 1):
            try:
                async with self._pool.acquire(timeout=self._wait_s) as connection:  # a proxy of one
                    return await function(connection, request, actor=actor)  # type: ignore[arg-type]
            except (asyncpg.DeadlockDetectedError, asyncpg.SerializationError):
                if attempt == TRIES:
                    raise
                await asyncio.sleep(0.02 * attempt)
        raise AssertionError("the last try returns or raises")


def refusal_of(cause: Exception) -> ReadRefused | None:
    """Return the caller's error for a failure, or None if the failure is a bug."""
    match cause:
        case asyncpg.QueryCanceledError():
            return StatementTimeout(
                "the operation took too long, and nothing was written: try again, or do less at once"
            )
        case asyncpg.CharacterNotInRepertoireError() | asyncpg.UntranslatableCharacterError():
            return InvalidText("a text contains a character that cannot be stored: send plain Unicode text")
        case asyncpg.DeadlockDetectedError() | asyncpg.SerializationError():
            return DatabaseUnavailable("another operation was writing the same data: try again")
        case asyncpg.InvalidSQLStatementNameError() | asyncpg.DuplicatePreparedStatementError():
            return DatabaseUnavailable(
                "the database is behind a connection pooler that shares sessions: the operator must"
                " configure session pooling"
            )
        case (
            OSError()
            | TimeoutError()
            | asyncpg.InterfaceError()
            | asyncpg.PostgresConnectionError()
            | asyncpg.TooManyConnectionsError()
            | asyncpg.CannotConnectNowError()
            | asyncpg.AdminShutdownError()
        ):
            return DatabaseUnavailable("the database cannot be reached: try again")
        case _:
            return None


@asynccontextmanager
async def open_runner(
    dsn: str, *, largest: int, timeout_s: float, wait_s: float, working: WorkScope | None = None
) -> AsyncIterator[OperationRunner]:
    """Open a runner for at most ``largest`` operations at once; each statement may take ``timeout_s`` seconds.

    An operation waits at most ``wait_s`` seconds for a connection. No connection is opened before it is needed.
    ``working`` is open around each operation.
    """
    settings = {"statement_timeout": str(int(timeout_s * 1000))}
    setup = partial(settle, settings=settings)  # on every acquire, since release resets the connection
    pool = asyncpg.create_pool(
        dsn, min_size=0, max_size=largest, server_settings=named("isnad write"), setup=setup, connection_class=Wire
    )
    async with pool:
        yield OperationRunner(pool, wait_s=wait_s, working=working)
