"""The application: the one place that joins settings, database, schema and endpoints."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route
from starlette.types import ASGIApp

from db.postgres.pool import Pool, open_pool
from service.access.bytes_under_way import BytesUnderWay
from service.answers.mutations import Mutations
from service.app.assembly import (
    admission_of,
    answers_of,
    computing_of,
    documents_of,
    endpoint_of,
    feeds_of,
    open_operation_runner,
    parts_of,
    rest_of,
    shares_of,
    sources_of,
    under_way_of,
)
from service.app.health import Readiness, livez, readyz
from service.app.known_hosts import KnownHosts
from service.app.parts import Parts, rest_addresses
from service.app.routes import ENDPOINTS, Routes, fault, http_problem, root
from service.drafting.drafters import drafters_of
from service.environment import SettingsInvalid, load_settings
from service.graphql.stored_documents import StoredDocuments
from service.http.compression import Compression
from service.http.cors import Cors
from service.live.open_door import Doors
from service.live.stopping import Stopping
from service.pages.asset import Assets
from service.pages.page import HtmlPage
from service.request.host import known_hosts
from service.settings import Settings, origins_in
from service.telemetry.logs import access_log
from service.telemetry.metrics import Metrics, metrics
from service.telemetry.observer import Observer
from service.telemetry.process_metrics import Sources
from service.telemetry.request_id import RequestIdMiddleware
from service.telemetry.tracing import Tracing, open_tracing
from service.webhooks.assembly import open_registry, webhooks_served

FOR_PROBES = tuple(ENDPOINTS[name] for name in ("alive", "ready", "metrics"))
"""Paths answered whatever host is named: probes ask by an IP address, and these answers never contain the host."""


def create_app(
    settings: Settings | None = None,
    *,
    clock: Callable[[], float] = time.monotonic,
    stopping: Stopping | None = None,
) -> Starlette:
    """Return the application for these settings; without them, for those of the environment.

    ``clock`` gives seconds, by which the age of cached things is measured; ``stopping`` says when the process ends.
    """
    chosen = settings or load_settings()
    dsn = chosen.database_url
    if dsn is None:
        raise SettingsInvalid(
            ["DATABASE_URL is not set: start the service with `isnad serve`, which starts a database"]
        )

    metering, under_way = Metrics(), under_way_of(chosen)
    tracing, log = open_tracing(os.environ), access_log(chosen)
    layers = _layers(chosen, Observer(metering.noting(log), tracing), under_way)
    documents, of_sockets = documents_of(chosen), Observer(log, tracing)
    prepared = _Prepared(
        settings=chosen,
        dsn=dsn,
        clock=clock,
        metering=metering,
        documents=documents,
        layers=layers,
        of_sockets=of_sockets,
        tracing=tracing,
        stopping=stopping or Stopping(),
        under_way=under_way,
    )
    return Routes(
        routes=small_routes(chosen),
        middleware=[*layers, Middleware(Compression)],
        exception_handlers={HTTPException: http_problem},  # type: ignore[dict-item]
        lifespan=lambda app: _living(app, prepared),
    )


def _layers(settings: Settings, observer: Observer, under_way: BytesUnderWay) -> list[Middleware]:
    """Return the middleware that every request passes through, the outermost first."""
    origins = origins_in(settings.cors_origins)
    hosts = known_hosts(settings.public_url, settings.allowed_hosts)
    outermost = Middleware(
        RequestIdMiddleware,
        fault=fault,
        observer=observer,
        under_way=under_way,
        trusted_proxies=settings.trusted_proxies,
    )
    checked = [Middleware(KnownHosts, hosts=hosts, open_to_all=FOR_PROBES)] if hosts else []
    shared = [Middleware(Cors, origins=origins)] if origins else []
    return [outermost, *checked, *shared]


def _within(layers: Sequence[Middleware], endpoint: ASGIApp) -> ASGIApp:
    """Return an endpoint within its middleware, for the routes that bypass Starlette's router."""
    for layer in reversed(layers):
        endpoint = layer.cls(endpoint, *layer.args, **layer.kwargs)
    return endpoint


def small_routes(settings: Settings) -> list[Route]:
    """Return the routes beside GraphQL and REST."""
    return [
        Route("/", root, methods=["GET"]),
        Route(ENDPOINTS["docs"], HtmlPage("docs.html").answer, methods=["GET"]),
        Route(ENDPOINTS["assets"] + "/{name:path}", Assets().answer, methods=["GET"]),
        Route(ENDPOINTS["alive"], livez, methods=["GET"]),
        Route(ENDPOINTS["ready"], readyz, methods=["GET"]),
        *([Route(ENDPOINTS["metrics"], metrics, methods=["GET"])] if settings.metrics else []),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    """The parts that an application has before it starts.

    ``layers`` are the middleware of all requests. ``of_sockets`` observes the operations of WebSockets.
    """

    settings: Settings
    dsn: str
    clock: Callable[[], float]
    metering: Metrics
    documents: StoredDocuments
    layers: Sequence[Middleware]
    of_sockets: Observer
    tracing: Tracing | None
    stopping: Stopping
    under_way: BytesUnderWay


@asynccontextmanager
async def _living(app: Routes, prepared: _Prepared) -> AsyncIterator[None]:
    """Open everything that the application needs, for as long as it lives."""
    settings, dsn, tracing, stopping = prepared.settings, prepared.dsn, prepared.tracing, prepared.stopping
    metering = prepared.metering
    pool = await _opened_pool(prepared)
    app.state.settings, app.state.pool, app.state.metrics = settings, pool, metering
    app.state.readiness = Readiness(pool, wait_s=settings.pool_wait_s, clock=prepared.clock)
    app.state.stopping = stopping
    admission = admission_of(settings, pool, prepared.clock)
    pool.shares = shares_of(settings, admission, metering.process.note_wait)
    reading = asyncio.create_task(asyncio.to_thread(rest_addresses))  # beside the first requests, not before them
    try:
        async with (
            open_operation_runner(settings, dsn, tracing) as runner,
            open_registry(settings, dsn, pool, tracing) as webhooks,
            computing_of(settings) as computing,
        ):
            stopping.when_begun(computing.stop)  # callers who wait for a computation are told to try again
            mutations = Mutations(
                runner,
                pool,
                wait_s=settings.pool_wait_s,
                computing=computing.compute,
                drafters=drafters_of(settings),
            )
            parts = parts_of(settings, pool, runner, Doors(admission, stopping), webhooks, clock=prepared.clock)
            async with (
                metering.watching(_answering(app, prepared, parts, mutations)),
                webhooks_served(
                    settings,
                    webhooks,
                    parts.changes,
                    stopping,
                    lambda attempt: metering.process.note_attempt(attempt.failure),
                    tracing,
                ),
            ):
                yield
    finally:
        await reading
        await admission.authentication.close()
        await pool.close()
        if tracing is not None:
            await tracing.close()


def _answering(app: Routes, prepared: _Prepared, parts: Parts, mutations: Mutations) -> Sources:
    """Give the routes the endpoints that answer at them; return what their metrics are read from."""
    answers = answers_of(prepared.settings, parts.pool, prepared.clock, prepared.under_way)
    endpoint = endpoint_of(parts, answers, prepared.documents, mutations, prepared.of_sockets)
    rest = rest_of(parts, answers, mutations)
    feeds = feeds_of(rest, parts)
    app.answer_with(endpoint, rest, feeds, partial(_within, prepared.layers), has_page=prepared.settings.graphiql)
    return sources_of(parts, endpoint, rest)


async def _opened_pool(prepared: _Prepared) -> Pool:
    settings, tracing = prepared.settings, prepared.tracing
    return await open_pool(
        prepared.dsn,
        smallest=settings.pool_min,
        largest=settings.pool_max,
        statement_timeout_ms=settings.statement_timeout_ms,
        working=tracing.working if tracing else None,
        note_wait=prepared.metering.process.note_wait,
        max_answer_bytes=settings.max_answer_bytes,
    )
