"""The service on the seeds and on all that is hard to export, for the tests of exports."""

from collections.abc import AsyncIterator

import httpx2
import pytest

from tests.conftest import Databases
from tests.service.exports.varied import fill
from tests.service.rest.conftest import names, rest, rest_app
from tests.support.service.asking import client_of

__all__ = ("names", "rest", "rest_app")


@pytest.fixture(scope="session")
async def varied_dsn(databases: Databases, template: str) -> AsyncIterator[str]:
    """A database with all that is hard to export."""
    dsn = await databases.make(template)
    await fill(dsn)
    yield dsn
    await databases.drop(dsn)


@pytest.fixture(scope="session")
async def varied(varied_dsn: str) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of the service on it, which accepts no compression unless it says so."""
    async with client_of(varied_dsn, headers={"accept-encoding": "identity"}) as made:
        yield made
