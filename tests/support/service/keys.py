"""Keys for tests: made in a database, and sent as callers send them."""

from datetime import datetime, timedelta

import asyncpg

from db.keys.api_key import create_key, revoke_key, rotate_key
from db.operation.operation import Actor
from db.sql.scope import Scope
from tests.support.postgres.roles import as_owner

KEEPER = Actor("keeper")
"""Who makes and ends keys and webhooks in tests."""


async def key_of(dsn: str, name: str, *scopes: Scope, expires_at: datetime | None = None) -> str:
    """Make a key in a database, which may read where no scope is given; return it as its bearer sends it."""
    connection = await asyncpg.connect(dsn)
    try:
        issued = await create_key(connection, name, scopes or (Scope.READ,), expires_at=expires_at, actor=KEEPER)
    finally:
        await connection.close()
    return issued.text.whole


async def rotated(dsn: str, name: str, grace: timedelta = timedelta(0)) -> str:
    """Rotate a key, and return the one that took its place."""
    connection = await asyncpg.connect(dsn)
    try:
        issued = await rotate_key(connection, name, grace=grace, actor=KEEPER)
    finally:
        await connection.close()
    return issued.text.whole


async def revoke(dsn: str, name: str) -> None:
    """Revoke a key."""
    connection = await asyncpg.connect(dsn)
    try:
        await revoke_key(connection, name, actor=KEEPER)
    finally:
        await connection.close()


async def run(dsn: str, statement: str, *values: object) -> None:
    """Run a statement on a database, as its owner."""
    connection = await asyncpg.connect(as_owner(dsn))
    try:
        await connection.execute(statement, *values)
    finally:
        await connection.close()


def bearer(key: str) -> dict[str, str]:
    """Return the header that carries a key."""
    return {"authorization": f"Bearer {key}"}


def altered(key: str) -> str:
    """Return a key that differs in the last character of its secret."""
    return key[:-1] + ("A" if key[-1] != "A" else "B")
