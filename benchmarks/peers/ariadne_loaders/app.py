"""The application: the schema at /graphql, a pool for its lifetime, loaders for each request."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import orjson
from ariadne import load_schema_from_path, make_executable_schema
from ariadne.asgi import GraphQL
from ariadne.asgi.handlers import GraphQLHTTPHandler
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.peers.ariadne_loaders import article, entity, event, query, quote, scalars
from benchmarks.peers.ariadne_loaders.documents import parse_once, validate_once
from benchmarks.peers.loaders import Loaders, open_loaders_pool

SCHEMA = make_executable_schema(
    load_schema_from_path(str(Path(__file__).with_name("schema.graphql"))),
    [query.QUERY, *article.BINDABLES, *entity.BINDABLES, *quote.BINDABLES, *event.BINDABLES, *scalars.BINDABLES],
    convert_names_case=True,
)


class _Handler(GraphQLHTTPHandler):
    async def create_json_response(self, request: Request, result: dict[str, Any], success: bool) -> Response:
        return Response(orjson.dumps(result), 200 if success else 400, media_type="application/json")


def _context(request: Request, _: object) -> Loaders:
    return Loaders(request.app.state.pool)


@contextlib.asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    app.state.pool = await open_loaders_pool()
    yield
    await app.state.pool.close()


def application() -> Starlette:
    """Return the application for the database and the size of the pool in the environment."""
    served = GraphQL(
        SCHEMA,
        context_value=_context,
        query_parser=parse_once,
        query_validator=validate_once,
        http_handler=_Handler(),
    )
    return Starlette(routes=[Route("/graphql", served.handle_request, methods=["POST"])], lifespan=_lifespan)
