"""The service on the seeds, for the tests of REST."""

from collections.abc import AsyncIterator

import asyncpg
import httpx2
import pytest
from starlette.applications import Starlette

from service.app.app import create_app
from service.settings import Settings
from tests.service.rest.seed_names import Names


@pytest.fixture(scope="session")
async def rest_app(seeded_dsn: str) -> AsyncIterator[Starlette]:
    """The application, started."""
    made = create_app(Settings(database_url=seeded_dsn))
    async with made.router.lifespan_context(made):
        yield made


@pytest.fixture(scope="session")
async def rest(rest_app: Starlette) -> AsyncIterator[httpx2.AsyncClient]:
    """A client that accepts no compression unless it says so."""
    transport = httpx2.ASGITransport(app=rest_app, raise_app_exceptions=False)
    plain = {"accept-encoding": "identity"}
    async with httpx2.AsyncClient(transport=transport, base_url="http://isnad.test", headers=plain) as made:
        yield made


@pytest.fixture(scope="session")
async def names(seeded_dsn: str) -> AsyncIterator[Names]:
    """The ids of the seeds by their labels."""
    connection = await asyncpg.connect(seeded_dsn)
    yield await Names.of(connection)
    await connection.close()
