"""The application: the one place that joins settings, database, schema and endpoints."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

import orjson
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from db.freshness import Freshness
from db.pool import Pool, open_pool
from schema.build import core_schema
from schema.limits import Limits
from schema.request import RequestReader
from service.asset import Assets
from service.errors import INTERNAL_ERROR, NOT_FOUND, internal_message, problem
from service.graphql import Endpoint, GraphQLEndpoint
from service.health import livez, readyz
from service.hot_answers import HotAnswers
from service.http_request import MethodNotAllowed
from service.logs import access_log
from service.page import EDITOR_POLICY, Page, PageForBrowsers
from service.request_id import RequestIdMiddleware, current_request_id
from service.settings import Settings, SettingsInvalid, load_settings
from service.stored_documents import StoredDocuments

ENDPOINTS = {"graphql": "/graphql", "docs": "/docs", "assets": "/assets", "alive": "/livez", "ready": "/readyz"}


def create_app(settings: Settings | None = None) -> Starlette:
    """Return the application for these settings; without them, for those of the environment."""
    chosen = settings or load_settings()
    dsn = chosen.database_url
    if dsn is None:
        raise SettingsInvalid(
            ["DATABASE_URL is not set: start the service with `isnad serve`, which starts a database"]
        )

    note = access_log(chosen)

    @asynccontextmanager
    async def lifespan(app: _Application) -> AsyncIterator[None]:
        pool = await open_pool(
            dsn,
            smallest=chosen.pool_min,
            largest=chosen.pool_max,
            statement_timeout_ms=chosen.statement_timeout_ms,
        )
        app.state.settings, app.state.pool = chosen, pool
        graphql: ASGIApp = GraphQLEndpoint(endpoint_of(chosen, pool))
        if chosen.graphiql:
            graphql = PageForBrowsers(graphql, Page("graphiql.html", EDITOR_POLICY))
        app.graphql = RequestIdMiddleware(graphql, fault, note)
        try:
            yield
        finally:
            await pool.close()

    return _Application(
        routes=[
            Route("/", root, methods=["GET"]),
            Route(ENDPOINTS["docs"], Page("docs.html").answer, methods=["GET"]),
            Route(ENDPOINTS["assets"] + "/{name:path}", Assets().answer, methods=["GET"]),
            Route(ENDPOINTS["alive"], livez, methods=["GET"]),
            Route(ENDPOINTS["ready"], readyz, methods=["GET"]),
        ],
        middleware=[Middleware(RequestIdMiddleware, fault=fault, note=note)],
        exception_handlers={HTTPException: http_problem},  # type: ignore[dict-item]
        lifespan=lifespan,
    )


def limits_of(settings: Settings) -> Limits:
    """Return the limits of a request that the settings name."""
    return Limits(
        tokens=settings.max_tokens,
        depth=settings.max_depth,
        aliases=settings.max_aliases,
        fields=settings.max_fields,
        cost=settings.max_cost,
    )


def endpoint_of(settings: Settings, pool: Pool) -> Endpoint:
    """Return what the GraphQL endpoint works with."""
    return Endpoint(
        reader=RequestReader(core_schema(), limits_of(settings)),
        pool=pool,
        freshness=Freshness(pool, max_age_s=settings.hot_answer_age_ms / 1000, wait_s=settings.pool_wait_s),
        documents=StoredDocuments(),
        hot=HotAnswers(settings.hot_answers_mb * 1_000_000),
        max_body_bytes=settings.max_body_bytes,
        wait_s=settings.pool_wait_s,
        cache_max_age_s=settings.cache_max_age_s,
    )


class _Application(Starlette):
    """Starlette, but that GraphQL is reached without its router and layers: they take as long as the rest of our part.

    ``graphql`` answers from the start of the application to its end.
    """

    graphql: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or start and end."""
        if scope["type"] == "http" and scope["path"] == ENDPOINTS["graphql"]:
            await self.graphql(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


async def root(_: Request) -> Response:
    """Answer where everything is."""
    return Response(orjson.dumps({"service": "isnad", **ENDPOINTS}), media_type="application/json")


async def http_problem(_: Request, error: HTTPException) -> Response:
    """Answer an address or method that is not served as a problem."""
    status = HTTPStatus(error.status_code)
    code = MethodNotAllowed.code if status is HTTPStatus.METHOD_NOT_ALLOWED else NOT_FOUND
    detail = f"there is nothing here to answer that: the addresses are {', '.join(ENDPOINTS.values())}"
    body = problem(status, code, detail)
    return Response(body, status.value, headers=dict(error.headers or {}), media_type="application/problem+json")


def fault() -> Response:
    """Answer a fault of ours without its cause, which is in the log."""
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    body = problem(status, INTERNAL_ERROR, internal_message(current_request_id()))
    return Response(body, status.value, media_type="application/problem+json")
