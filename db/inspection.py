"""What a database is like: version, encoding, locale, extensions, migrations; for people who look for a fault."""

from dataclasses import dataclass

import asyncpg

from db.load_errors import DatabaseFailed
from db.migrate import pending

OLDEST = 150000
"""PostgreSQL 15, as its server_version_num."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """The state of a database. ``handles_arabic``: its locale lets trigrams see Arabic letters."""

    version: str
    is_supported: bool
    encoding: str
    locale: str
    handles_arabic: bool | None
    extensions: tuple[str, ...]
    pending: tuple[str, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """What keeps the service from working as it should."""
        found = []
        if not self.is_supported:
            found.append(f"PostgreSQL {self.version} is too old: 15 or newer is needed")
        if self.encoding != "UTF8":
            found.append(f"the encoding is {self.encoding}: create the database with UTF8")
        if self.handles_arabic is False:
            found.append(f"the locale {self.locale} does not know Arabic letters: create the database with C.UTF-8")
        if self.pending:
            found.append(f"{len(self.pending)} migrations are pending: run `isnad migrate`")
        return tuple(found)


async def inspect(dsn: str) -> Inspection:
    """Return the state of the database at ``dsn``; raises DatabaseFailed where it cannot be reached."""
    try:
        connection = await asyncpg.connect(dsn, timeout=10)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as cause:
        raise DatabaseFailed(f"the database cannot be reached: {cause or type(cause).__name__}") from None
    try:
        extensions = await connection.fetch("select extname || ' ' || extversion from pg_extension order by 1")
        names = tuple(row[0] for row in extensions)
        has_trigrams = any(name.startswith("pg_trgm ") for name in names)
        return Inspection(
            version=await connection.fetchval("show server_version"),
            is_supported=int(await connection.fetchval("show server_version_num")) >= OLDEST,
            encoding=await connection.fetchval("show server_encoding"),
            locale=await connection.fetchval("select datctype from pg_database where datname = current_database()"),
            handles_arabic=await connection.fetchval("select show_trgm('ع') <> '{}'") if has_trigrams else None,
            extensions=names,
            pending=await pending(connection),
        )
    finally:
        await connection.close()
