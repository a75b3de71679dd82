"""The locks of writes, and the instant that a write records.

Loads share one lock, and lock the items that each touches; every other operation holds it exclusively, since it can
touch anything.
"""

import hashlib
from collections.abc import Iterable

from db.sql.connection import Connection

_WRITING = 7_304_158_221
"""The number of the lock that loads of single articles share, and that every other write holds exclusively."""

_TAKE_INSTANT = "select set_config('isnad.instant', clock_timestamp()::text, true)"
"""Taken while the locks are held, so a write that waited has a later instant than the one it waited for."""


async def hold_all(connection: Connection) -> None:
    """Wait until no other transaction writes, and take the instant of this transaction's writes."""
    await connection.execute("select pg_advisory_xact_lock($1)", _WRITING)
    await take_instant(connection)


async def share(connection: Connection) -> None:
    """Wait until no transaction holds the lock exclusively."""
    await connection.execute("select pg_advisory_xact_lock_shared($1)", _WRITING)


async def hold(connection: Connection, names: Iterable[str]) -> None:
    """Lock each of these names, always in the same order to avoid deadlocks."""
    await connection.execute(
        "select pg_advisory_xact_lock(name) from (select unnest($1::bigint[]) as name order by name) as names",
        sorted(_number(name) for name in set(names)),
    )


async def take_instant(connection: Connection) -> None:
    """Take the instant of this transaction's writes, as the last step of locking: it replaces one taken before."""
    await connection.execute(_TAKE_INSTANT)


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
