"""The start and end of every operation: its transaction, the article it names, normalised texts, its position."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg

from db.operation.operation import InvalidValue, OperationFault, Path, UnknownObject
from db.sql.connection import Connection
from db.write.locks import hold_all
from editorial.text.text import UnreadableText, normalise

_ARTICLE = """
    select a.*, r.body, r.sha256, r.number from article a join revision r on r.id = a.revision_id
    where a.slug = $1 or a.id = $2
"""
_POSITION = "select pg_current_xact_id_if_assigned()::text"


class _RolledBack(Exception):
    """Ends the transaction of a dry run."""


@asynccontextmanager
async def write_transaction(connection: Connection, *, dry_run: bool = False) -> AsyncIterator[None]:
    """Run the block in one transaction; a dry run rolls it back at the end."""
    try:
        async with connection.transaction():
            yield
            if dry_run:
                raise _RolledBack
    except _RolledBack:
        pass


@asynccontextmanager
async def operation_transaction(connection: Connection, *, dry_run: bool = False) -> AsyncIterator[None]:
    """Run the block in one transaction, while nobody else writes; a dry run rolls it back at the end."""
    async with write_transaction(connection, dry_run=dry_run):
        await hold_all(connection)
        yield


async def position_of(connection: Connection) -> str | None:
    """Return the position of the current write; None if nothing was written so far."""
    position: str | None = await connection.fetchval(_POSITION)
    return position


def as_uuid(text: str) -> UUID | None:
    """Return an id, or None if the text is not one."""
    try:
        return UUID(text)
    except ValueError:
        return None


async def find_article(
    connection: Connection, reference: str, faults: list[OperationFault], path: Path = ("article",)
) -> "asyncpg.Record | None":
    """Return the row of the article with this slug or id, with the body, hash and number of its revision.

    If there is none, a fault is appended.
    """
    found = await connection.fetchrow(_ARTICLE, reference.replace("\0", ""), as_uuid(reference))
    if found is None:
        faults.append(UnknownObject("no article has this slug or id", path))
    return found


def kept_text(text: str | None, path: Path, faults: list[OperationFault]) -> str | None:
    """Return a text as it is stored, in normal form C, or None if blank; a fault is appended if it cannot be stored."""
    try:
        return normalise(text).strip() or None if text else None
    except UnreadableText as fault:
        faults.append(InvalidValue(str(fault), path))
        return None
