"""The service as hostile callers meet it: over a wire that writes down each statement, on a server that logs each."""

import os
import re
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import pytest
from starlette.applications import Starlette

from db.embedded import embedded_database
from db.migration_runner import migrate
from db.store import load_reading
from editorial.check import check_bundle
from service.app import create_app
from service.settings import Settings
from tests.conftest import FAST, SEEDS, beside
from tests.hostile.values import MARK
from tests.wire import Wire, wire_to

ROUNDS = int(os.environ.get("ISNAD_HOSTILE_ROUNDS", "1"))
"""How often what is made by chance is made; each time it is different."""

LOGGED = {**FAST, "log_statement": "all", "log_parameter_max_length": "0", "log_parameter_max_length_on_error": "0"}
"""Every statement is logged, without the values of its parameters."""


@dataclass(frozen=True, slots=True)
class Besieged:
    """The application, the wire between it and PostgreSQL, and the log of PostgreSQL."""

    app: Starlette
    wire: Wire
    log: Path


@pytest.fixture(autouse=True)
def unharmed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Hold PostgreSQL to it after every test: no statement had a caller's text in its words, and none failed."""
    if "besieged" not in request.fixturenames:
        yield
        return
    besieged: Besieged = request.getfixturevalue("besieged")
    begun = besieged.log.stat().st_size
    besieged.wire.texts.clear()
    yield
    said = besieged.log.read_bytes()[begun:].decode("utf-8", "replace")
    assert [text for text in besieged.wire.texts if MARK in text.lower()] == []
    assert MARK not in said.lower()
    assert [line for line in said.splitlines() if re.search(r" (ERROR|FATAL|PANIC|WARNING): ", line)] == []


@pytest.fixture(scope="session")
async def besieged() -> AsyncIterator[Besieged]:
    """The application with the seeds, on a server of its own."""
    with tempfile.TemporaryDirectory(prefix="isnad-hostile-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with embedded_database(folder / "data", options=LOGGED) as server:
            dsn = server.dsn()
            await migrate(dsn)
            await load_seeds(dsn)
            async with wire_to(dsn, folder) as (wire, over_wire):
                app = create_app(Settings(database_url=over_wire))
                async with app.router.lifespan_context(app):
                    yield Besieged(app, wire, next(folder.rglob("postgres.log")))


async def load_seeds(dsn: str) -> None:
    """Load the seeds into a migrated database."""
    loader = await asyncpg.connect(dsn)
    try:
        for path in sorted(SEEDS.glob("*/bundle.yaml")):
            checked = check_bundle(path.read_bytes(), file=str(path), read_text=beside(path))
            await load_reading(loader, checked.reading, checked.sha256)
    finally:
        await loader.close()
