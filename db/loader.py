"""Loading many bundles over one connection."""

import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from db.load_errors import DatabaseFailed
from db.load_report import LoadReport
from db.migrate import pending
from db.store import load_reading
from db.write import Connection
from editorial.check import Checked

DEADLOCKS = 3
"""Two loads that reach one entity by different keys can wait for each other; PostgreSQL ends one, which tries again."""


class Loader:
    """A connection for loading; ``pending`` names the migrations that the database lacks."""

    def __init__(self, connection: Connection, pending: tuple[str, ...]) -> None:
        self._connection, self.pending = connection, pending

    async def load(self, checked: Checked, *, dry_run: bool = False) -> LoadReport:
        """Load one checked bundle in a transaction of its own.

        Raises a LoadRefused where it cannot be loaded, DatabaseFailed where the database fails.
        """
        try:
            for _ in range(DEADLOCKS):
                with contextlib.suppress(asyncpg.DeadlockDetectedError):
                    return await load_reading(self._connection, checked.reading, checked.sha256, dry_run=dry_run)
            return await load_reading(self._connection, checked.reading, checked.sha256, dry_run=dry_run)
        except (asyncpg.PostgresError, asyncpg.InterfaceError) as cause:
            raise DatabaseFailed(f"the database failed: {cause}") from cause


@asynccontextmanager
async def open_loader(dsn: str) -> AsyncIterator[Loader]:
    """Open a connection for loading.

    Raises DatabaseFailed, or OSError, where the database cannot be reached.
    """
    try:
        connection = await asyncpg.connect(dsn, server_settings={"application_name": "isnad load"})
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as cause:
        raise DatabaseFailed(f"the database cannot be used: {cause}") from cause
    try:
        yield Loader(connection, await pending(connection))
    finally:
        await connection.close()
