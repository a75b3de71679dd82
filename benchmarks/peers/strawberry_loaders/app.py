"""The application: the schema at /graphql, a pool for its lifetime, loaders for each request."""

import contextlib
from collections.abc import AsyncIterator

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL

from benchmarks.peers.loaders import Loaders, open_loaders_pool
from benchmarks.peers.strawberry_loaders.query import SCHEMA


class _Endpoint(GraphQL[Loaders, None]):
    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Loaders:
        return Loaders(request.app.state.pool)

    def encode_json(self, data: object) -> bytes:
        return orjson.dumps(data)


@contextlib.asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    app.state.pool = await open_loaders_pool()
    yield
    await app.state.pool.close()


def application() -> Starlette:
    """Return the application for the database and the size of the pool in the environment."""
    return Starlette(routes=[Route("/graphql", _Endpoint(SCHEMA), methods=["POST"])], lifespan=_lifespan)
