"""The usage of a connection pool, for monitoring."""

from typing import NamedTuple

import asyncpg


class PoolUse(NamedTuple):
    """The most connections, those in use, those idle, and the number of waiting callers (None if unknown)."""

    most: int
    in_use: int
    idle: int
    waiting: int | None = None


def use_of(pool: "asyncpg.Pool[asyncpg.Record]") -> PoolUse:
    """Return the usage of a pool of the driver."""
    idle = pool.get_idle_size()
    return PoolUse(pool.get_max_size(), pool.get_size() - idle, idle)
