"""A receiver of webhooks: a small HTTP server in the test's process, which checks signatures with the reference library."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import uvicorn
from standardwebhooks import Webhook
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

Behaviour: TypeAlias = Callable[["Received"], Awaitable[Response] | Response]


@dataclass(frozen=True, slots=True)
class Received:
    """A message as it came."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        """The id of the message."""
        return self.headers["webhook-id"]

    @property
    def said(self) -> Any:
        """The body."""
        return json.loads(self.body)

    def verify(self, secret: str) -> Any:
        """Return the body once its signature is checked."""
        return Webhook(secret).verify(self.body, self.headers)


@dataclass(slots=True)
class Receiver:
    """What came, and how it is answered: verifications with their challenge, messages as ``behave`` says."""

    url: str = ""
    got: list[Received] = field(default_factory=list)
    behave: Behaviour = lambda _: Response(status_code=204)
    verifies: bool = True

    @property
    def messages(self) -> list[Received]:
        """What came that is no verification."""
        return [each for each in self.got if each.said["type"] != "webhook.verification"]

    async def answer(self, request: Request) -> Response:
        """Take a message."""
        came = Received(request.url.path, dict(request.headers), await request.body())
        self.got.append(came)
        if came.said["type"] == "webhook.verification" and self.verifies:
            return PlainTextResponse(came.said["data"]["challenge"])
        answered = self.behave(came)
        return answered if isinstance(answered, Response) else await answered


@asynccontextmanager
async def receiving(**options: Any) -> AsyncIterator[Receiver]:
    """Give a receiver that listens on this machine; ``options`` are uvicorn's."""
    receiver = Receiver()
    async with listening("/{path:path}", receiver.answer, **options) as origin:
        receiver.url = f"{origin}/hook"
        yield receiver


@asynccontextmanager
async def listening(path: str, answer: Callable[[Request], Awaitable[Response]], **options: Any) -> AsyncIterator[str]:
    """Let requests to a path be answered on this machine, and give the origin to ask; ``options`` are uvicorn's."""
    app = Starlette(routes=[Route(path, answer, methods=["POST", "GET"])])
    config = uvicorn.Config(app, port=0, log_config=None, access_log=False, lifespan="off", **options)
    config.timeout_graceful_shutdown = 1
    server = uvicorn.Server(config)
    task = asyncio.create_task(server._serve())
    while not server.started:
        assert not task.done(), task.result()
        await asyncio.sleep(0.002)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"{'https' if options else 'http'}://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await task
