"""Inspect a database for troubleshooting: version, encoding, locale, extensions, rights, what it lacks."""

from dataclasses import dataclass
from typing import LiteralString

import asyncpg

from db.migrations.completeness import Completeness, completeness_of
from db.migrations.rights import Rights, rights_of
from db.operation.load_errors import DatabaseFailed
from db.postgres.wire import Wire, connected_once, shares_sessions

OLDEST = 150000
"""PostgreSQL 15, as its server_version_num."""

_TRIGRAMS: LiteralString = "select show_trgm('ع') <> '{}'"
_LETTERS: LiteralString = "select 'ع' ~ '^[[:alpha:]]$'"
"""The character class test that trigrams will use, for when their extension is not installed."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """The state of a database.

    ``handles_arabic`` if its locale lets trigrams recognise Arabic letters. ``shares_sessions`` if a pooler in front
    of it shares PostgreSQL's sessions among clients.
    """

    version: str
    is_supported: bool
    encoding: str
    locale: str
    handles_arabic: bool
    extensions: tuple[str, ...]
    completeness: Completeness
    rights: Rights
    shares_sessions: bool = False

    @property
    def unfit(self) -> tuple[str, ...]:
        """Why the service cannot work correctly on this database, whatever is migrated and loaded."""
        found = []
        if not self.is_supported:
            found.append(f"PostgreSQL {self.version} is too old: version 15 or newer is required")
        if self.encoding != "UTF8":
            found.append(f"the database encoding is {self.encoding}: create the database with UTF8")
        if not self.handles_arabic:
            found.append(f"the locale {self.locale} does not support Arabic letters: create the database with C.UTF-8")
        if self.shares_sessions:
            found.append(
                "the address leads to a connection pooler that shares sessions among clients (PgBouncer:"
                " pool_mode transaction or statement): set pool_mode = session for this database, or"
                " connect to PostgreSQL directly"
            )
        return tuple(found)

    @property
    def faults(self) -> tuple[str, ...]:
        """Everything that keeps the service from working correctly: what is unfit, and what is missing."""
        return (*self.unfit, *self.completeness.writing_faults)


async def inspect(dsn: str) -> Inspection:
    """Return the state of the database at ``dsn``; raises DatabaseFailed if it cannot be reached."""
    try:
        is_shared = await shares_sessions(dsn)
        async with connected_once(dsn, 10) as connection, connection.transaction(readonly=True):
            return await _inspected(connection, is_shared=is_shared)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as cause:
        raise DatabaseFailed(f"the database cannot be reached: {cause or type(cause).__name__}") from None


async def _inspected(connection: Wire, *, is_shared: bool) -> Inspection:
    extensions = await connection.fetch("select extname || ' ' || extversion from pg_extension order by 1")
    names = tuple(row[0] for row in extensions)
    rights = await rights_of(connection)
    has_trigrams = any(name.startswith("pg_trgm ") for name in names)
    return Inspection(
        version=await connection.fetchval("show server_version"),
        is_supported=int(await connection.fetchval("show server_version_num")) >= OLDEST,
        encoding=await connection.fetchval("show server_encoding"),
        locale=await connection.fetchval("select datctype from pg_database where datname = current_database()"),
        handles_arabic=await connection.fetchval(_TRIGRAMS if has_trigrams else _LETTERS),
        extensions=names,
        completeness=await completeness_of(connection, rights=rights),
        rights=rights,
        shares_sessions=is_shared,
    )
