"""Which migrations there are, and which a database still lacks. Light: the serving process imports it."""

from importlib.resources import files

import asyncpg
from asyncpg.pool import PoolConnectionProxy


def migrations() -> tuple[str, ...]:
    """Return the names of all migrations, in their order."""
    found = files("db.migrations").joinpath("sql").iterdir()
    return tuple(sorted(entry.name.removesuffix(".sql") for entry in found if entry.name.endswith(".sql")))


async def pending(
    connection: "asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]",
) -> tuple[str, ...]:
    """Return the names of the migrations that the database lacks, in their order."""
    known = await connection.fetchval("select to_regclass('alembic_version') is not null")
    current = await connection.fetchval("select version_num from alembic_version") if known else None
    names = migrations()
    return names[names.index(current) + 1 :] if current in names else names
