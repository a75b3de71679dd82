"""A real server in this process, on a port of its own, for tests of what stays connected."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from service.live.stopping import Stopping
from service.server.server import Server
from service.server.serving import config_of, ending_of
from service.settings import Settings
from tests.support.data.articles import load as load_bundle
from tests.support.data.articles import noise

QUICK = {"changes_interval_ms": 20, "pool_max": 3, "drain_s": 0, "shutdown_timeout_s": 2}
"""Settings of a server that need not wait for anybody."""

PROTOCOL = Subprotocol("graphql-transport-ws")


@asynccontextmanager
async def serving(dsn: str, *, at_port: int = 0, **settings: Any) -> AsyncIterator[str]:
    """Serve a database, and give the address as host and port; the port is any that is free where none is named."""
    bound = socket.create_server(("127.0.0.1", at_port))
    bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    host, port = bound.getsockname()[:2]
    async with serving_at(bound, dsn, **settings):
        yield f"{host}:{port}"


@asynccontextmanager
async def serving_at(bound: socket.socket, dsn: str, **settings: Any) -> AsyncIterator[None]:
    """Serve a database at a socket, which is closed at the end."""
    chosen = Settings(**{**QUICK, "database_url": dsn, **settings})
    stopping = Stopping()
    server = Server(config_of(chosen, stopping), stopping, ending_of(chosen))
    task = asyncio.create_task(server._serve([bound]))
    while not server.started:
        assert not task.done(), task.result()
        await asyncio.sleep(0.005)
    try:
        yield
    finally:
        server.should_exit = True
        await task
        bound.close()


@asynccontextmanager
async def open_socket(address: str, **options: Any) -> AsyncIterator[ClientConnection]:
    """Open a WebSocket, without a word said on it."""
    given = {"subprotocols": [PROTOCOL], "proxy": None, **options}
    async with connect(f"ws://{address}/graphql", **given) as opened:
        yield opened


@asynccontextmanager
async def acknowledged(address: str, **options: Any) -> AsyncIterator[ClientConnection]:
    """Open a WebSocket on which operations may begin."""
    async with open_socket(address, **options) as opened:
        await say(opened, type="connection_init")
        assert await hear(opened) == {"type": "connection_ack"}
        yield opened


async def say(opened: ClientConnection, **message: Any) -> None:
    """Send a message."""
    await opened.send(json.dumps(message))


async def subscribe(opened: ClientConnection, key: str, query: str, **variables: Any) -> None:
    """Begin an operation."""
    await say(opened, id=key, type="subscribe", payload={"query": query, "variables": variables})


async def hear(opened: ClientConnection) -> Any:
    """Return the next message."""
    async with asyncio.timeout(10):
        text = await opened.recv()
    assert isinstance(text, str)
    return json.loads(text)


async def load(dsn: str, slug: str = "noise", **changed: Any) -> None:
    """Load a small article; ``changed`` replaces parts of its bundle."""
    data = noise(slug=slug)
    for name, value in changed.items():
        data[name] = value
    connection = await asyncpg.connect(dsn)
    try:
        await load_bundle(connection, data)
    finally:
        await connection.close()


async def until(happened: Callable[[], Awaitable[bool] | bool], *, within_s: float = 10) -> None:
    """Wait for something to happen, ten seconds at the most unless another time is given."""
    async with asyncio.timeout(within_s):
        while True:
            found = happened()
            if found if isinstance(found, bool) else await found:
                return
            await asyncio.sleep(0.005)
