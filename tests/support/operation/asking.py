"""Asking as one who may do everything: an application of one's own, with a key of every scope."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2

from db.sql.scope import Scope
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of, run

DESK = "desk"
"""The name of the key that the desk's client asks with."""


async def key_named(dsn: str, name: str, *scopes: Scope) -> str:
    """Make a key in a database, which bears any name, also one that somebody who works elsewhere has."""
    key = await key_of(dsn, "made", *scopes)
    await run(dsn, "update api_key set revoked_at = now() where name = $1", name)
    await run(dsn, "update api_key set name = $1 where name = 'made'", name)
    return key


@asynccontextmanager
async def desk_client(dsn: str, *, name: str = DESK, **settings: Any) -> AsyncIterator[httpx2.AsyncClient]:
    """Give the client of an application who may do everything, and who accepts no compression."""
    headers = {"accept-encoding": "identity", **bearer(await key_named(dsn, name, Scope.ADMIN))}
    async with client_of(dsn, headers=headers, **settings) as client:
        yield client


async def mutate(client: httpx2.AsyncClient, query: str, **variables: Any) -> Any:
    """Return what a mutation is answered with."""
    return (await client.post("/graphql", json={"query": query, "variables": variables})).json()
