"""List all migrations, and those that a database lacks. Cheap to import, for the serving process."""

from importlib.resources import files

import asyncpg
from asyncpg.pool import PoolConnectionProxy


def migrations() -> tuple[str, ...]:
    """Return the names of all migrations, in order."""
    found = files("db.migrations").joinpath("sql").iterdir()
    return tuple(sorted(entry.name.removesuffix(".sql") for entry in found if entry.name.endswith(".sql")))


async def current_migration(
    connection: "asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]",
) -> str | None:
    """Return the current migration of a database; None before the first one."""
    known = await connection.fetchval("select to_regclass('alembic_version') is not null")
    return await connection.fetchval("select version_num from alembic_version") if known else None


async def pending(
    connection: "asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]",
) -> tuple[str, ...]:
    """Return the names of the migrations that the database lacks, in order.

    None are pending if a newer version of Isnad has migrated it.
    """
    current, names = await current_migration(connection), migrations()
    if current is None:
        return names
    return names[names.index(current) + 1 :] if current in names else ()
