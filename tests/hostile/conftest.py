"""The service as hostile callers meet it: over a wire that writes down each statement, on a server that logs each."""

import os
import re
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest
from starlette.applications import Starlette

from db.load.store import load_reading
from editorial.bundle.check import check_bundle
from service.app.app import create_app
from service.settings import Settings
from tests.conftest import SEEDS, Databases, beside
from tests.hostile.input.long_articles import Known, load_long_articles
from tests.hostile.input.values import MARK
from tests.support.postgres.roles import as_owner, as_superuser
from tests.support.postgres.wire import Wire, wire_to

ROUNDS = int(os.environ.get("ISNAD_HOSTILE_ROUNDS", "1"))
"""How often what is made by chance is made; each time it is different."""

REFUSED_THERE = "the cursor is of the change log of another database, or of this one before it was restored"
"""What PostgreSQL refuses by our own words: which log a cursor is of is known there only."""


@dataclass(frozen=True, slots=True)
class Besieged:
    """The application, the wire between it and PostgreSQL, and PostgreSQL's log where it can be read."""

    app: Starlette
    wire: Wire
    log: Path | None
    dsn: str

    def logged(self) -> bytes:
        """Return what PostgreSQL has logged."""
        return self.log.read_bytes() if self.log else b""


@pytest.fixture(autouse=True)
def unharmed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hold PostgreSQL to it after every test: no statement had a caller's text in its words, and none failed."""
    if "besieged" not in request.fixturenames:
        yield
        return
    besieged: Besieged = request.getfixturevalue("besieged")
    begun = len(besieged.logged())
    besieged.wire.texts.clear()
    yield
    said = besieged.logged()[begun:].decode("utf-8", "replace")
    assert [text for text in besieged.wire.texts if MARK in text.lower()] == []
    assert MARK not in said.lower()
    failed = [line for line in said.splitlines() if re.search(r" (ERROR|FATAL|PANIC|WARNING): ", line)]
    assert [line for line in failed if not line.endswith(REFUSED_THERE)] == []


@pytest.fixture(scope="session")
async def besieged(databases: Databases, template: str) -> AsyncIterator[Besieged]:
    """The application on a database of its own with the seeds, whose every statement is logged, without parameters."""
    dsn = await databases.make(template)
    connection = await asyncpg.connect(as_superuser(dsn))
    try:
        for path in sorted(SEEDS.glob("*/bundle.yaml")):
            checked = check_bundle(path.read_bytes(), file=str(path), read_text=beside(path))
            await load_reading(connection, checked.reading, checked.sha256)
        for setting in ("log_statement = 'all'", "log_parameter_max_length = 0"):
            await connection.execute(f"alter database {urlsplit(dsn).path[1:]} set {setting}")
        log = Path(await connection.fetchval("show data_directory")).parent / "postgres.log"
    finally:
        await connection.close()
    with tempfile.TemporaryDirectory() as folder:
        async with wire_to(dsn, Path(folder)) as (wire, over_wire):
            app = create_app(Settings(database_url=over_wire))
            async with app.router.lifespan_context(app):
                yield Besieged(app, wire, log if "DATABASE_URL" not in os.environ else None, over_wire)
    await databases.drop(dsn)


@dataclass(frozen=True, slots=True)
class LongArticles:
    """A database with long articles, and what is known of them."""

    dsn: str
    known: Known


@pytest.fixture(scope="session")
async def long_articles(databases: Databases, template: str) -> AsyncIterator[LongArticles]:
    """A database with long articles, for tests that only read."""
    dsn = await databases.make(template)
    connection = await asyncpg.connect(as_owner(dsn))
    try:
        known = await load_long_articles(connection)
    finally:
        await connection.close()
    yield LongArticles(dsn, known)
    await databases.drop(dsn)
