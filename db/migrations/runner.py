"""Bring a database up to date. Imports Alembic, so it is for the command line and for tests, not for serving."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit, urlunsplit

import asyncpg
from alembic.config import Config

from db.migrations.list import pending
from db.migrations.rights import Rights, grant_serving
from db.migrations.scripts import FOLDER, upgrade
from db.operation.load_errors import DatabaseFailed
from db.postgres.wire import Wire

_SET_OWNER = "set ISNAD_MIGRATE_DSN to the address of the database for the role that owns it"

_ADOPT = "select adopt_change_log() where exists (select from installation where home <> feed_home())"
"""Adopts the log if necessary; the check alone needs no right to adopt it."""

_ALEMBIC = threading.Lock()  # Alembic keeps its state in module variables


async def migrate(dsn: str) -> tuple[str, ...]:
    """Run the migrations that the database lacks, and return their names.

    Several processes may do so at once: one works, the others wait. In a database restored on another cluster, the
    change log is adopted.

    Raises asyncpg's errors if the database cannot be reached, and DatabaseFailed if the role may not migrate.
    """
    try:
        async with _connected(dsn) as connection:
            waiting = await pending(connection)
        if waiting:
            await asyncio.to_thread(upgrade_to, dsn)
        async with _connected(dsn) as connection:
            await connection.execute(_ADOPT)
    except Exception as fault:
        if denied := _denied(fault):
            raise DatabaseFailed(f"the role may not migrate ({denied}): {_SET_OWNER}") from fault
        raise
    return waiting


async def give_rights(dsn: str, role: str) -> Rights:
    """Grant a role the rights to serve, using the role of ``dsn``; return the resulting rights.

    Raises asyncpg's errors if the database cannot be reached, and DatabaseFailed if the rights cannot be granted.
    """
    try:
        async with _connected(dsn) as connection:
            return await grant_serving(connection, role)
    except asyncpg.InsufficientPrivilegeError as denied:
        raise DatabaseFailed(f"the rights of {role} cannot be given ({denied}): {_SET_OWNER}") from denied


@asynccontextmanager
async def _connected(dsn: str) -> AsyncIterator[Wire]:
    connection = await asyncpg.connect(dsn, connection_class=Wire)
    try:
        yield connection
    finally:
        await connection.close()


def _denied(fault: BaseException | None) -> asyncpg.InsufficientPrivilegeError | None:
    """Return PostgreSQL's permission error behind a fault, which SQLAlchemy wraps in an error of its own."""
    while fault is not None and not isinstance(fault, asyncpg.InsufficientPrivilegeError):
        fault = fault.__cause__
    return fault


def _config(dsn: str) -> Config:
    """Return the configuration of Alembic for the database at ``dsn``."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    parts = urlsplit(dsn)
    config.attributes["url"] = urlunsplit(("postgresql+asyncpg", *parts[1:]))
    return config


def upgrade_to(dsn: str, to: str = "head") -> None:
    """Run the migrations that a database lacks, up to the one named ``to``."""
    with _ALEMBIC:
        upgrade(_config(dsn), to)
