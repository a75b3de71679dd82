"""What is hidden is seen by every door with a key that allows it, and by none without."""

from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import httpx2
import pytest

from db.sql.scope import Scope
from tests.conftest import load_seeds
from tests.support.service.keys import bearer, key_of
from tests.support.service.live import hear, open_socket, say, serving, subscribe

QUERY = "{ articles { nodes { slug } } }"
WHO: list[tuple[tuple[Scope, ...] | None, bool]] = [
    (None, False),
    ((Scope.READ,), False),
    ((Scope.SYNC,), False),
    ((Scope.DRAFT,), True),
    ((Scope.READ, Scope.ADMIN), True),
]
"""The scopes of a key, None for none, and whether its bearer sees what is withheld."""


@pytest.fixture
async def withheld(database: str) -> AsyncIterator[str]:
    """A service whose only article is withheld."""
    connection = await asyncpg.connect(database)
    await load_seeds(connection)
    await connection.execute("update article set status = 'WITHHELD'")
    await connection.close()
    async with serving(database, anonymous_read=True) as address:
        yield address


async def heard(address: str, headers: dict[str, str]) -> list[Any]:
    """Return what a WebSocket answers."""
    async with open_socket(address, additional_headers=headers) as opened:
        await say(opened, type="connection_init")
        await hear(opened)
        await subscribe(opened, "1", QUERY)
        nodes: list[Any] = (await hear(opened))["payload"]["data"]["articles"]["nodes"]
        return nodes


async def test_what_is_withheld_is_seen_with_the_scopes_that_allow_it_at_every_door(
    withheld: str, database: str
) -> None:
    async with httpx2.AsyncClient(base_url=f"http://{withheld}") as client:
        for time in ("first", "second"):  # the second time from what is kept
            for number, (scopes, sees) in enumerate(WHO):
                key = f"{time} key {number}"
                headers = bearer(await key_of(database, key, *scopes)) if scopes else {}
                posted = await client.post("/graphql", json={"query": QUERY}, headers=headers)
                assert bool(posted.json()["data"]["articles"]["nodes"]) is sees
                got = await client.get("/graphql", params={"query": QUERY}, headers=headers)
                assert bool(got.json()["data"]["articles"]["nodes"]) is sees
                streamed = await client.post(
                    "/graphql", json={"query": QUERY}, headers={**headers, "accept": "text/event-stream"}
                )
                assert ("slug" in streamed.text) is sees
                rest = await client.get("/v1/articles", headers=headers)
                assert ('"slug"' in rest.text) is sees
                assert bool(await heard(withheld, headers)) is sees
