"""Apply the settings of a session by a statement.

At startup, poolers refuse most settings (PgBouncer: "unsupported startup parameter"), or ignore them silently if
configured so. They pass on the application name and the time zone.
"""

from collections.abc import Mapping
from typing import LiteralString

import asyncpg
from asyncpg.pool import PoolConnectionProxy

_SET: LiteralString = "select set_config(name, value, false) from unnest($1::text[], $2::text[]) as s (name, value)"


def named(application: str) -> dict[str, str]:
    """Return the startup settings of a connection."""
    return {"application_name": application, "timezone": "UTC"}


async def settle(
    connection: "asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]", settings: Mapping[str, str]
) -> None:
    """Apply settings to a session until it ends or is reset; if that fails, the connection is closed."""
    try:
        await connection.execute(_SET, list(settings), list(settings.values()))
    except BaseException:
        connection.terminate()
        raise
