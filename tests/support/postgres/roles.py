"""The two roles of the tests: one that migrates and owns everything, one that serves; neither is a superuser.

What tests are given as the address of a migrated database is that for the role that serves: whatever they do with the service is
done with its rights. A test that changes the database itself asks for ``as_owner(dsn)``.
"""

import asyncio
import os
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import asyncpg

from db.postgres.embedded import ROLE

OWNER, SERVING = (f"isnad_{name}_{uuid4().hex[:12]}" for name in ("owner", "serving"))
"""Names of their own for each process of tests: several may use one server."""

_SUPERUSER = urlsplit(os.environ.get("DATABASE_URL", "")).netloc.rpartition("@")[0] or ROLE
"""Who is the superuser of the server, with the password as it stands in an address."""

_PASSWORD = uuid4().hex


def as_role(dsn: str, role: str) -> str:
    """Return the address of a database for a role of the tests."""
    parts = urlsplit(dsn)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{role}:{_PASSWORD}@{host}"))


def as_superuser(dsn: str) -> str:
    """Return the address of a database for the superuser of the server."""
    parts = urlsplit(dsn)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{_SUPERUSER}@{host}"))


def as_owner(dsn: str) -> str:
    """Return the address of a database for the role that owns it."""
    return as_role(dsn, OWNER)


async def make_roles(server: str, *, is_embedded: bool) -> None:
    """Make the roles, as the superuser of a server, and let the embedded one take them."""
    connection = await asyncpg.connect(server)
    try:
        for role in (OWNER, SERVING):
            await connection.execute(f"create role {role} login password '{_PASSWORD}'")
        if is_embedded:
            _let_in(Path(await connection.fetchval("show ident_file")))
            await connection.execute("select pg_reload_conf()")
    finally:
        await connection.close()
    async with asyncio.timeout(30):
        for role in (OWNER, SERVING):
            await _wait_until_let_in(as_role(server, role))


async def drop_roles(server: str) -> None:
    """Drop the roles, which own nothing any more."""
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(f"drop role {OWNER}, {SERVING}")
    finally:
        await connection.close()


def _let_in(mapping: Path) -> None:
    """Let whoever may be the superuser by the socket be either of the roles, too."""
    lines = [line.split() for line in mapping.read_text().splitlines()]
    more = [f"{name} {account} {role}\n" for name, account, _ in lines for role in (OWNER, SERVING)]
    with mapping.open("a") as file:
        file.writelines(more)


async def _wait_until_let_in(dsn: str) -> None:
    """Wait until a role is let in: the server reads its files again when it comes to it."""
    while True:
        try:
            connection = await asyncpg.connect(dsn)
        except asyncpg.InvalidAuthorizationSpecificationError:
            await asyncio.sleep(0.01)
        else:
            await connection.close()
            return
