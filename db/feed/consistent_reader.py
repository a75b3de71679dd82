"""Read from one snapshot of the database over several statements, on a dedicated connection.

All statements see the same instant. The read-only transaction blocks neither writers nor the feed, but while it is
open PostgreSQL cannot remove deleted rows: read without long pauses, or close it.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import MappingProxyType

import asyncpg

from db.postgres.pool import SETTINGS
from db.postgres.session import named, settle
from db.postgres.wire import Wire
from db.read.execute import LOST, refusal_of
from db.sql.errors import DatabaseUnavailable
from db.sql.sql import Statement

OPEN_WITHIN_S = 10
NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ConsistentReadTimes:
    """How long one statement may run, and how long PostgreSQL waits for the next before it ends the transaction."""

    statement_ms: int
    idle_ms: int


class ConsistentReader:
    """A transaction that reads one snapshot; its methods raise one of ``db.sql.errors``."""

    def __init__(self, wire: "asyncpg.Connection[asyncpg.Record]") -> None:
        self._wire = wire

    async def row(self, statement: Statement, variables: Mapping[str, object] = NOTHING) -> "asyncpg.Record":
        """Return the one row of a statement."""
        found = await self.rows(statement, variables)
        if not found:
            raise DatabaseUnavailable("the database gave no answer: try again")
        return found[0]

    async def rows(self, statement: Statement, variables: Mapping[str, object] = NOTHING) -> Sequence["asyncpg.Record"]:
        """Return the rows of a statement."""
        try:
            return await self._wire.fetch(statement.text, *statement.bind(variables))
        except (asyncpg.PostgresError, *LOST, OSError) as cause:
            refused = refusal_of(cause)
            if refused is None:
                raise
            raise refused from cause


@asynccontextmanager
async def open_consistent_reader(dsn: str, times: ConsistentReadTimes) -> AsyncIterator[ConsistentReader]:
    """Open a transaction that reads one snapshot; raises one of ``db.sql.errors`` if it cannot begin."""
    wire = await _opened(dsn, times)
    try:
        await wire.execute("begin isolation level repeatable read, read only")
        yield ConsistentReader(wire)
    finally:
        wire.terminate()


async def _opened(dsn: str, times: ConsistentReadTimes) -> "asyncpg.Connection[asyncpg.Record]":
    settings = {
        **SETTINGS,
        "statement_timeout": str(times.statement_ms),
        "idle_in_transaction_session_timeout": str(times.idle_ms),
    }
    try:
        wire = await asyncpg.connect(dsn, timeout=OPEN_WITHIN_S, server_settings=named("isnad"), connection_class=Wire)
        await settle(wire, settings)
        return wire
    except (asyncpg.PostgresError, *LOST, OSError) as cause:
        refused = refusal_of(cause)
        if refused is None:
            raise
        raise refused from cause
