"""graphql-ws and graphql-sse: the change log is followed without a gap, from any cursor, while articles are loaded."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import httpx2
import pytest

from tests.clients.packages import FOLDER, check_installed, command, environment
from tests.support.service.live import load, serving

CHANGES = (
    "query ($types: [ChangeType!]) { changes(first: 100, types: $types) { nodes { cursor type nodeId version } } }"
)
WAYS = ["ws", "sse"]


@asynccontextmanager
async def following(
    way: str, url: str, *, attempts: int = 0, **variables: object
) -> AsyncIterator[asyncio.StreamReader]:
    """Start a client that follows, and connects again so often; give what it prints. It is ended at the end."""
    check_installed()
    client = await asyncio.create_subprocess_exec(
        *command(FOLDER / "follow.mjs", way, url, json.dumps(variables), str(attempts)),
        env=environment(),
        stdout=asyncio.subprocess.PIPE,
    )
    assert client.stdout is not None
    try:
        yield client.stdout
    finally:
        if client.returncode is None:
            client.terminate()
        await client.wait()


async def next_line(printed: asyncio.StreamReader) -> Any:
    """Return what a client prints next."""
    async with asyncio.timeout(30):
        line = await printed.readline()
    assert line, "the client ended"
    return json.loads(line)


async def logged(url: str, **variables: object) -> list[dict[str, Any]]:
    """Return what the change log has, asked as a list."""
    async with httpx2.AsyncClient() as client:
        answer = (await client.post(url, json={"query": CHANGES, "variables": variables})).json()
    nodes: list[dict[str, Any]] = answer["data"]["changes"]["nodes"]
    return nodes


@pytest.fixture
async def followed(database: str) -> AsyncIterator[str]:
    """A service over a database with one small article."""
    await load(database, "first")
    async with serving(database) as address:
        yield f"http://{address}/graphql"


@pytest.mark.parametrize("way", WAYS)
async def test_a_client_gets_what_follows_its_cursor_and_then_new_changes(
    followed: str, database: str, way: str
) -> None:
    before = await logged(followed)
    assert len(before) > 2
    async with following(way, followed, after=before[0]["cursor"]) as printed:
        told = [(await next_line(printed))["data"]["changes"] for _ in before[1:]]
        assert [each["cursor"] for each in told] == [each["cursor"] for each in before[1:]]
        await load(database, "second")
        after = (await logged(followed))[len(before) :]
        assert len(after) > 2
        told = [(await next_line(printed))["data"]["changes"] for _ in after]
    for each, known in zip(told, after, strict=True):
        assert {name: each[name] for name in known} == known
        assert each["op"] == "UPSERT"
        assert each["node"]["id"] == each["nodeId"]


@pytest.mark.parametrize("way", WAYS)
async def test_a_client_hears_only_of_the_types_that_it_requests(followed: str, way: str) -> None:
    quotes = await logged(followed, types=["QUOTE"])
    first = (await logged(followed))[0]["cursor"]
    async with following(way, followed, after=first, types=["QUOTE"]) as printed:
        told = [(await next_line(printed))["data"]["changes"] for _ in quotes]
    assert [each["nodeId"] for each in told] == [each["nodeId"] for each in quotes]
    assert {each["node"]["__typename"] for each in told} == {"Quote"}


@pytest.mark.parametrize("way", WAYS)
async def test_an_invalid_cursor_is_refused_in_a_way_that_the_client_understands(followed: str, way: str) -> None:
    async with following(way, followed, after="nonsense") as printed:
        said = await next_line(printed)
    (error,) = said["refused"] if "refused" in said else said["errors"]
    assert error["extensions"]["code"] == "INVALID_CURSOR"


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
async def test_a_client_follows_again_by_itself_when_the_service_is_back(database: str, way: str) -> None:
    await load(database, "first")
    async with AsyncExitStack() as client:
        async with serving(database) as address:
            url = f"http://{address}/graphql"
            start, *known = await logged(url)
            printed = await client.enter_async_context(following(way, url, attempts=50, after=start["cursor"]))
            told = [(await next_line(printed))["data"]["changes"]["cursor"] for _ in known]
        async with serving(database, at_port=int(address.rpartition(":")[2])):
            again = [(await next_line(printed))["data"]["changes"]["cursor"] for _ in known]
    assert told == again == [each["cursor"] for each in known]
