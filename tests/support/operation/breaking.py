"""Operations that break off: at each of their statements in turn, after which nothing of them may be left."""

from collections.abc import Awaitable, Callable
from typing import Any

import asyncpg

Run = Callable[[Any], Awaitable[object]]


class Broken(Exception):
    """What the operation dies of."""


class _Breaking:
    """A connection that fails at one of its statements, counted from 1."""

    def __init__(self, connection: asyncpg.Connection, at: int) -> None:
        self._connection, self._left = connection, at

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._connection, name)
        if name not in ("execute", "executemany", "fetch", "fetchrow", "fetchval", "copy_records_to_table"):
            return found

        async def counted(*given: Any, **named: Any) -> Any:
            self._left -= 1
            if self._left == 0:
                raise Broken
            return await found(*given, **named)

        return counted


async def everything(connection: asyncpg.Connection) -> dict[str, str]:
    """Return what every table holds, as a hash of its rows."""
    tables = await connection.fetch("select tablename from pg_tables where schemaname = 'public' order by 1")
    return {
        name: await connection.fetchval(
            f"select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from {name} t"
        )
        for (name,) in tables
    }


async def breaks_whole(connection: asyncpg.Connection, run: Run) -> int:
    """Break an operation off at each of its statements, see that nothing is left of it, and return how many they are."""
    before, at = await everything(connection), 1
    while True:
        try:
            await run(_Breaking(connection, at))
        except Broken:
            assert await everything(connection) == before, f"something is left of what broke off at statement {at}"
            at += 1
        else:
            assert await everything(connection) != before
            return at - 1
