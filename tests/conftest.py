"""Databases for tests: a real PostgreSQL, a migrated template, a copy to write in, a loaded one to read in."""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import asyncpg
import httpx2
import pytest
from hypothesis import settings

from db.load.store import load_reading
from db.migrations.runner import give_rights, migrate
from db.postgres.embedded import embedded_database
from db.postgres.pool import Pool, open_pool
from editorial.bundle.check import check_bundle
from tests.support.postgres.roles import OWNER, SERVING, as_owner, as_role, drop_roles, make_roles
from tests.support.service.described import undescribed

SEEDS = Path(__file__).parents[1] / "seeds"
settings.register_profile("isnad", deadline=None)  # how long an example takes depends on what else the machine does
settings.load_profile("isnad")

OPEN = {"ISNAD_ANONYMOUS_READ": "true", "ISNAD_ADDRESS_COST_PER_MINUTE": "0", "ISNAD_WEBHOOK_WORKERS": "0"}
"""Settings for tests that are not about callers or webhooks: all ask without a key, from one address, and much."""
os.environ.update(OPEN)

OF_OURS = "x-request-id"
"""The header that every answer of the service has."""

FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


IN_MEMORY = Path("/dev/shm")
"""A file system in memory, where the machine has one: a copy of a database takes a fifth of the time there."""

ROOM = 2_000_000_000
"""Bytes that have to be free there: some ten times as many as tests were seen to take."""


def in_memory() -> Path | None:
    """Return a folder in memory for what tests write; None where there is none with room enough."""
    has_room = os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM
    return IN_MEMORY if has_room else None


@pytest.fixture(scope="session", autouse=True)
def described() -> Iterator[None]:
    """Hold whatever REST answers in any test to its description."""
    with pytest.MonkeyPatch.context() as patch:
        send = httpx2.AsyncClient.send

        async def send_and_check(client: httpx2.AsyncClient, request: httpx2.Request, **more: Any) -> httpx2.Response:
            answer = await send(client, request, **more)
            if OF_OURS in answer.headers and not more.get("stream"):
                assert list(undescribed(answer)) == []
            return answer

        patch.setattr(httpx2.AsyncClient, "send", send_and_check)
        yield


@pytest.fixture(scope="session")
def server_dsn() -> Iterator[str]:
    """The server: the one of DATABASE_URL, whose role must be a superuser, or an embedded one for each worker.

    The feed waits for every transaction of a server: with one of your own run the tests one after another (``JOBS=0``).
    """
    given = os.environ.get("DATABASE_URL")
    if given:
        yield given
        return
    with (
        tempfile.TemporaryDirectory(prefix="isnad-tests-", dir=in_memory(), ignore_cleanup_errors=True) as folder,
        embedded_database(Path(folder) / "data", options=FAST) as server,
    ):
        yield server.dsn()


def named(dsn: str, database: str) -> str:
    """Return the address of another database of the same server."""
    return urlunsplit(urlsplit(dsn)._replace(path=f"/{database}"))


def beside(bundle: Path) -> Callable[[str], str]:
    """Return what reads the text of a file beside a bundle."""
    return lambda name: (bundle.parent / name).read_text("utf-8")


class Databases:
    """Makes databases on the server, and takes them away again."""

    def __init__(self, server: str) -> None:
        self._server = server

    async def _run(self, statement: str) -> None:
        connection = await asyncpg.connect(self._server)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    async def make(self, template: str | None = None) -> str:
        """Return the address of a new database: an empty one for its owner, or a copy for the role that serves.

        Files are copied and not logged, which takes half as long for a database of this size.
        """
        name = f"isnad_{uuid4().hex}"
        if template:
            source = urlsplit(template).path[1:]
            await self._run(f"create database {name} template {source} owner {OWNER} strategy file_copy")
            return as_role(named(self._server, name), SERVING)
        await self._run(f"create database {name} template template0 encoding 'UTF8' owner {OWNER}")
        return as_owner(named(self._server, name))

    async def drop(self, dsn: str) -> None:
        """Drop a database, whoever is connected to it."""
        await self._run(f"drop database {urlsplit(dsn).path[1:]} with (force)")


@pytest.fixture(scope="session")
async def databases(server_dsn: str) -> AsyncIterator[Databases]:
    """The maker of databases."""
    await make_roles(server_dsn, is_embedded="DATABASE_URL" not in os.environ)
    yield Databases(server_dsn)
    await drop_roles(server_dsn)


@pytest.fixture(scope="session")
async def template(databases: Databases) -> AsyncIterator[str]:
    """A database without articles, to be copied: migrated by its owner, who has given the other role the rights to serve."""
    dsn = await databases.make()
    await migrate(dsn)
    await give_rights(dsn, SERVING)
    yield dsn
    await databases.drop(dsn)


@pytest.fixture
async def database(databases: Databases, template: str) -> AsyncIterator[str]:
    """A fresh migrated database for one test."""
    dsn = await databases.make(template)
    yield dsn
    await databases.drop(dsn)


@pytest.fixture
async def empty_database(databases: Databases) -> AsyncIterator[str]:
    """A fresh database without a table."""
    dsn = await databases.make()
    yield dsn
    await databases.drop(dsn)


@pytest.fixture
async def pool(database: str) -> AsyncIterator[Pool]:
    """A pool of two connections for reading, as the role that serves."""
    opened = await open_pool(database, smallest=0, largest=2, statement_timeout_ms=30_000)
    yield opened
    await opened.close()


@pytest.fixture
async def connection(database: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection to a fresh migrated database, as its owner: tests change what the service may not."""
    opened = await asyncpg.connect(as_owner(database))
    yield opened
    await opened.close()


async def load_seeds(connection: asyncpg.Connection) -> None:
    """Load every seed."""
    for path in sorted(SEEDS.glob("*/bundle.yaml")):
        checked = check_bundle(path.read_bytes(), file=str(path), read_text=beside(path))
        await load_reading(connection, checked.reading, checked.sha256)


@pytest.fixture(scope="session")
async def seeded_dsn(databases: Databases, template: str) -> AsyncIterator[str]:
    """The database with the seeds, for every test that only reads."""
    dsn = await databases.make(template)
    loader = await asyncpg.connect(dsn)
    try:
        await load_seeds(loader)
    finally:
        await loader.close()
    yield dsn
    await databases.drop(dsn)


@pytest.fixture(scope="session")
async def seeded_pool(seeded_dsn: str) -> AsyncIterator[Pool]:
    """A pool of connections to the seeds."""
    pool = await open_pool(seeded_dsn, smallest=0, largest=2, statement_timeout_ms=10_000)
    yield pool
    await pool.close()


@pytest.fixture
async def seeded(seeded_dsn: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection to the seeds; what a test writes is rolled back."""
    opened = await asyncpg.connect(seeded_dsn)
    transaction = opened.transaction()
    await transaction.start()
    yield opened
    await transaction.rollback()
    await opened.close()
