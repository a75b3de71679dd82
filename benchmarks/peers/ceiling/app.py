"""The server: a bare ASGI function over connections. The path names the workload, the body holds its variables in JSON."""

import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import orjson

from benchmarks.peers.ceiling.connections import Connections
from benchmarks.peers.ceiling.statement import statement_for

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class Ceiling:
    """The ASGI application."""

    def __init__(self) -> None:
        self._connections = Connections()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request, or open and close the connections."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        statement = statement_for(scope["path"][1:], orjson.loads(await _read(receive)))
        body = await self._connections.answer(statement)
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await self._connections.open(os.environ["DATABASE_URL"], int(os.environ["POOL_SIZE"]))
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._connections.close()
        await send({"type": "lifespan.shutdown.complete"})


async def _read(receive: Receive) -> bytes:
    message = await receive()
    body: bytes = message.get("body", b"")
    while message.get("more_body"):
        message = await receive()
        body += message.get("body", b"")
    return body


application = Ceiling()
