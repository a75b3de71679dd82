"""The service for the tests of feed addresses: nobody reads without a key."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import httpx2
import pytest

from db.sql.scope import Scope
from tests.service.exports.conftest import varied_dsn
from tests.service.rest.seed_names import Names
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of

__all__ = ("varied_dsn",)


class Feeds:
    """A client of the service, and what is often done with feed addresses."""

    def __init__(self, client: httpx2.AsyncClient, key: str) -> None:
        self.client, self.headers = client, bearer(key)

    async def post(self, resource: str, headers: dict[str, str] | None = None, **more: Any) -> httpx2.Response:
        """Ask for a feed address."""
        return await self.client.post(
            "/v1/feed-addresses", json={"resource": resource, **more}, headers=headers or self.headers
        )

    async def make(self, resource: str, **more: Any) -> dict[str, Any]:
        """Make a feed address."""
        answer = await self.post(resource, **more)
        assert answer.status_code == 201, answer.text
        made: dict[str, Any] = answer.json()
        return made

    async def read(self, made: dict[str, Any], **headers: str) -> httpx2.Response:
        """Read a feed address as a calendar does, without a key."""
        return await self.client.get(made["url"], headers=headers)

    async def exported(self, resource: str) -> httpx2.Response:
        """Return the same export, asked for with the key."""
        return await self.client.get(resource, headers=self.headers)


@asynccontextmanager
async def feeds_on(dsn: str, *scopes: Scope, name: str = "desk", **settings: Any) -> AsyncIterator[Feeds]:
    """Give a client of the service on a database, with a key."""
    key = await key_of(dsn, name, *scopes)
    async with client_of(dsn, anonymous_read=False, headers={"accept-encoding": "identity"}, **settings) as client:
        yield Feeds(client, key)


@pytest.fixture(scope="session")
async def feeds(varied_dsn: str) -> AsyncIterator[Feeds]:
    """The service on all that is hard to export, with a key that may read."""
    async with feeds_on(varied_dsn, Scope.READ, name="calendars") as made:
        yield made


@pytest.fixture(scope="session")
async def names(varied_dsn: str) -> AsyncIterator[Names]:
    """The ids of what is hard to export by their labels."""
    connection = await asyncpg.connect(varied_dsn)
    yield await Names.of(connection)
    await connection.close()


@pytest.fixture
async def own(database: str) -> AsyncIterator[Feeds]:
    """The service on an empty database of one's own, with a key that may read drafts."""
    async with feeds_on(database, Scope.DRAFT) as made:
        yield made
