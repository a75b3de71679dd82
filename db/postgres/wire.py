"""Connections whose prepared statements are named by their text, and a probe for poolers that share sessions.

If a pooler shares one PostgreSQL session among clients, a client can run a statement that another one prepared. If
names were numbers, as the driver's are, two processes would use one name for different statements, and a caller could
get the answer to another caller's query.
"""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import blake2b
from typing import Any

import asyncpg

PROBES = 8
"""How often both connections of a probe ask for their session; one mix-up suffices to detect a pooler."""


class Wire(asyncpg.Connection):
    """A connection that names prepared statements by their text, so the same name always means the same statement."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._preparing = ""
        self._prepared: Counter[str] = Counter()

    async def _get_statement(self, query: str, *arguments: Any, **options: Any) -> Any:
        self._preparing = query
        return await super()._get_statement(query, *arguments, **options)  # type: ignore[misc]  # not in the stubs

    def _get_unique_id(self, prefix: str) -> str:
        """Return the name of the next statement; the driver calls this just before it prepares one."""
        if prefix != "stmt":
            return str(super()._get_unique_id(prefix))  # type: ignore[misc]  # not in the stubs
        name = statement_name(self._preparing)
        self._prepared[name] += 1
        repeated = self._prepared[name] - 1  # after a schema change, prepared again before the old one is closed
        return f"{name}_{repeated}" if repeated else name


def statement_name(text: str) -> str:
    """Return the name of the prepared statement with this text: 128 bits of its BLAKE2b hash."""
    return "isnad_" + blake2b(text.encode(), digest_size=16).hexdigest()


async def shares_sessions(dsn: str, *, timeout_s: float = 10) -> bool:
    """Return whether ``dsn`` leads to a pooler that shares a session among clients.

    Two connections ask in turn for their server process. If each has its own session, it always gets the same
    process, and never that of the other. Raises asyncpg's errors if the database cannot be reached.
    """
    async with connected_once(dsn, timeout_s) as one, connected_once(dsn, timeout_s) as other:
        try:
            seen = [(await _session(one), await _session(other)) for _ in range(PROBES)]
        except asyncpg.PostgresConnectionError as cause:
            if "statement pooling" not in str(cause):  # PgBouncer's answer to a transaction if it pools statements
                raise
            return True
    ours, others = {pair[0] for pair in seen}, {pair[1] for pair in seen}
    return len(ours) > 1 or len(others) > 1 or bool(ours & others)


@asynccontextmanager
async def connected_once(dsn: str, timeout_s: float) -> AsyncIterator[Wire]:
    """Open a connection without prepared statements, so that within a transaction it works behind any pooler."""
    wire = await asyncpg.connect(dsn, timeout=timeout_s, connection_class=Wire, statement_cache_size=0)
    try:
        yield wire
    finally:
        await wire.close()


async def _session(wire: Wire) -> int:
    """Return a connection's server process, in a transaction, so that preparing and running reach the same one."""
    async with wire.transaction():
        return int(await wire.fetchval("select pg_backend_pid()"))
