"""The usage of a connection pool, for monitoring."""

from typing import NamedTuple

import asyncpg


class PoolUse(NamedTuple):
    """Connections that may be open, that are in use, and that are open and idle; how many wait, None where nobody knows."""

    most: int
    in_use: int
    idle: int
    waiting: int | None = None


def use_of(pool: "asyncpg.Pool[asyncpg.Record]") -> PoolUse:
    """Return how a pool of the driver is used."""
    idle = pool.get_idle_size()
    return PoolUse(pool.get_max_size(), pool.get_size() - idle, idle)
