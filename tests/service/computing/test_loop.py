"""How long one callback keeps the loop, in which all others are answered, while the largest things are loaded and corrected."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import orjson
import pytest

from editorial.bundle.placement import MAX_ITEMS
from tests.editorial.bundle.hostile_bundles import bundle, entity, hostile_bundles
from tests.support.operation.asking import desk_client

BOUND_S = 0.1
"""Seconds of processor time: 0.02 at most in fact, but a machine may be slow, and the asking is done in this loop too."""


class Turns:
    """The longest that the loop's thread has worked without a pause, in seconds of its own processor time."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def watch(self) -> None:
        """Measure until it is cancelled."""
        while True:
            began = time.thread_time()
            await asyncio.sleep(0.001)
            self.longest = max(self.longest, time.thread_time() - began)


@asynccontextmanager
async def turns() -> AsyncIterator[Turns]:
    measured = Turns()
    watching = asyncio.create_task(measured.watch())
    await asyncio.sleep(0)
    try:
        yield measured
    finally:
        watching.cancel()


def crowded() -> dict[str, Any]:
    """Return the bundle of as many mentions as may be."""
    body = "".join(f"w{n} " for n in range(MAX_ITEMS))
    mentions = [{"exact": f"w{n}", "suffix": " ", "occurrence": 1} for n in range(MAX_ITEMS - 1)]
    return bundle(body, entities=[entity("e", mentions)])


async def answered(asking: Awaitable[httpx2.Response]) -> httpx2.Response:
    async with turns() as measured:
        answer = await asking
    assert measured.longest < BOUND_S
    return answer


@pytest.mark.slow
async def test_nobody_waits_for_what_is_checked_loaded_and_corrected(database: str) -> None:
    data = crowded()
    json = {"content-type": "application/json"}
    async with desk_client(database) as client:
        await client.post("/v1/bundles", params={"dryRun": "true"}, json=bundle("words"))  # what is made once is made
        await asyncio.sleep(1)
        for hostile in hostile_bundles(50_000).values():
            content = orjson.dumps(hostile)
            await answered(client.post("/v1/bundles", params={"dryRun": "true"}, content=content, headers=json))
        loaded = await answered(client.post("/v1/bundles", content=orjson.dumps(data), headers=json))
        assert (loaded.status_code, len(loaded.json()["items"])) == (201, MAX_ITEMS + 1)
        corrected = {"body": "Corrected: " + data["article"]["body"], "note": "a word more"}
        told = await answered(client.post("/v1/articles/noise/revisions", json=corrected, timeout=60))
        assert (told.status_code, told.json()["moved"]) == (200, MAX_ITEMS - 1)
