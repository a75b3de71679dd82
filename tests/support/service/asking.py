"""Asking as callers do: by HTTP of an application of one's own, or through the schema, the plan and PostgreSQL alone."""

import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx2

from db.postgres.pool import Pool
from db.read.execute import execute
from db.sql.visibility import Visibility
from schema.build import core_schema
from schema.read.limits import Limits
from schema.request.request import RequestReader
from service.app.app import create_app
from service.live.stopping import Stopping
from service.settings import Settings

READER = RequestReader(core_schema(), Limits(cost=10**9, aliases=1000))


async def answer(pool: Pool, query: str, **variables: Any) -> Any:
    """Return the data that a query answers to everybody, whatever it costs."""
    return await answer_to(Visibility.PUBLISHED, pool, query, **variables)


async def answer_to(visibility: Visibility, pool: Pool, query: str, **variables: Any) -> Any:
    """Return the data that a query answers to whoever sees this, whatever it costs."""
    request = READER.read(query, None, variables, visibility)
    assert request.prepared.compiled is not None
    return json.loads((await execute(pool, request.prepared.compiled, request.variables, wait_s=5)).data)


@asynccontextmanager
async def client_of(
    dsn: str,
    *,
    clock: Callable[[], float] = time.monotonic,
    headers: dict[str, str] | None = None,
    stopping: Stopping | None = None,
    **settings: Any,
) -> AsyncIterator[httpx2.AsyncClient]:
    """Start the application on a database, and give a client of it; ``headers`` go with every request."""
    made = create_app(Settings(**{"database_url": dsn, **settings}), clock=clock, stopping=stopping)
    async with made.router.lifespan_context(made):
        transport = httpx2.ASGITransport(app=made)
        async with httpx2.AsyncClient(transport=transport, base_url="http://isnad.test", headers=headers) as client:
            yield client
