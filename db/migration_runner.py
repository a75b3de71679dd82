"""Bringing a database up to date. Imports Alembic, so it is for the command line and for tests, not for serving."""

import asyncio
import threading
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg
from alembic import command
from alembic.config import Config

from db.migrate import pending
from db.wire import Wire

FOLDER = Path(__file__).parent / "migrations"

_ALEMBIC = threading.Lock()  # Alembic keeps what it works on in variables of its modules


async def migrate(dsn: str) -> tuple[str, ...]:
    """Run the migrations that the database lacks, and return their names.

    Several processes may do so at once: one works, the others wait. In a database that was restored elsewhere the change log
    is made that of this place.

    Raises what asyncpg raises where the database cannot be reached.
    """
    connection = await asyncpg.connect(dsn, connection_class=Wire)
    try:
        waiting = await pending(connection)
    finally:
        await connection.close()
    if waiting:
        await asyncio.to_thread(_upgrade, dsn)
    await _adopt(dsn)
    return waiting


async def _adopt(dsn: str) -> None:
    connection = await asyncpg.connect(dsn, connection_class=Wire)
    try:
        await connection.execute("select adopt_change_log()")
    finally:
        await connection.close()


def alembic_config(dsn: str) -> Config:
    """Return what Alembic's commands take, for the database at ``dsn``."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    parts = urlsplit(dsn)
    config.attributes["url"] = urlunsplit(("postgresql+asyncpg", *parts[1:]))
    return config


def _upgrade(dsn: str) -> None:
    with _ALEMBIC:
        command.upgrade(alembic_config(dsn), "head")
