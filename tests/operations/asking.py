"""Asking as one who may do everything: an application of one's own, whose callers hold every scope."""

from contextlib import AbstractAsyncContextManager
from typing import Any

import httpx2

from db.scope import Scope
from service.caller import Caller
from tests.asking import client_of

DESK = Caller("desk", frozenset(Scope), None, "desk")


def desk_client(dsn: str, **settings: Any) -> AbstractAsyncContextManager[httpx2.AsyncClient]:
    """Return the client of an application all of whose callers may do everything, and who accepts no compression."""
    plain = {"accept-encoding": "identity"}
    return client_of(dsn, caller_of=lambda _: DESK, headers=plain, **settings)


async def mutate(client: httpx2.AsyncClient, query: str, **variables: Any) -> Any:
    """Return what a mutation is answered with."""
    return (await client.post("/graphql", json={"query": query, "variables": variables})).json()
