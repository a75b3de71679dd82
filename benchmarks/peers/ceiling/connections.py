"""Connections as lean as they can be: all opened at once, each with its statements prepared, answering bytes."""

import asyncio
from typing import TypeAlias

import asyncpg
from asyncpg.prepared_stmt import PreparedStatement

from benchmarks.peers.ceiling.statement import Statement

SETTINGS = {
    "application_name": "ceiling",
    "timezone": "UTC",
    "jit": "off",
    "plan_cache_mode": "force_generic_plan",
    "random_page_cost": "1.1",
}
"""A statement is planned once on a connection, for data in memory: without these busy speakers are sorted, not walked."""

Prepared: TypeAlias = "PreparedStatement[asyncpg.Record]"


class _Connection:
    def __init__(self, wire: "asyncpg.Connection[asyncpg.Record]") -> None:
        self.wire = wire
        self._prepared: dict[str, Prepared] = {}

    async def answer(self, statement: Statement) -> bytes:
        prepared = self._prepared.get(statement.text)
        if prepared is None:
            prepared = self._prepared[statement.text] = await self.wire.prepare(statement.text)
        body: bytes = await prepared.fetchval(*statement.values)
        return body


class Connections:
    """The idle connections; the one that was used last is taken first."""

    def __init__(self) -> None:
        self._idle: asyncio.LifoQueue[_Connection] = asyncio.LifoQueue()
        self._all: list[_Connection] = []

    async def open(self, dsn: str, size: int) -> None:
        """Open all connections."""
        for _ in range(size):
            wire = await asyncpg.connect(dsn, server_settings=SETTINGS)
            await wire.set_type_codec("text", schema="pg_catalog", encoder=str.encode, decoder=bytes, format="binary")
            self._all.append(_Connection(wire))
            self._idle.put_nowait(self._all[-1])

    async def answer(self, statement: Statement) -> bytes:
        """Return the one text that a statement answers, as it comes."""
        connection = await self._idle.get()
        try:
            return await connection.answer(statement)
        finally:
            self._idle.put_nowait(connection)

    async def close(self) -> None:
        """Close all connections."""
        for connection in self._all:
            await connection.wire.close()
