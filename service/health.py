"""Whether the process lives, and whether it can answer."""

from http import HTTPStatus

import asyncpg
import orjson
import structlog
from starlette.requests import Request
from starlette.responses import Response

from db.migrate import pending
from db.pool import Pool, PoolClosed
from service.errors import RETRY_AFTER_S, problem
from service.stopping import Stopping

NOT_READY = "NOT_READY"
log = structlog.get_logger("isnad.health")


async def livez(_: Request) -> Response:
    """Answer that the process lives; touches nothing else."""
    return _json(HTTPStatus.OK, orjson.dumps({"status": "alive"}))


async def readyz(request: Request) -> Response:
    """Answer whether requests can be answered: the process goes on, the database is reachable, its migrations are at head."""
    stopping: Stopping = request.app.state.stopping
    if stopping.is_begun:
        detail = "the process is stopping"
        return _json(HTTPStatus.SERVICE_UNAVAILABLE, problem(HTTPStatus.SERVICE_UNAVAILABLE, NOT_READY, detail))
    pool: Pool = request.app.state.pool
    wait_s: float = request.app.state.settings.pool_wait_s
    try:
        async with pool.acquire(wait_s=wait_s) as connection:
            waiting = await pending(connection.wire)
    except (OSError, TimeoutError, PoolClosed, asyncpg.PostgresError, asyncpg.InterfaceError) as cause:
        log.warning("not ready", cause=repr(cause))
        detail = "the database cannot be reached"
        return _json(HTTPStatus.SERVICE_UNAVAILABLE, problem(HTTPStatus.SERVICE_UNAVAILABLE, NOT_READY, detail))
    if waiting:
        detail = f"{len(waiting)} migrations are pending: run `isnad migrate`"
        body = problem(HTTPStatus.SERVICE_UNAVAILABLE, NOT_READY, detail, pending=list(waiting))
        return _json(HTTPStatus.SERVICE_UNAVAILABLE, body)
    return _json(HTTPStatus.OK, orjson.dumps({"status": "ready", "database": "reachable", "migrations": "at head"}))


def _json(status: HTTPStatus, body: bytes) -> Response:
    media_type = "application/json" if status is HTTPStatus.OK else "application/problem+json"
    headers = {"cache-control": "no-store"}
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        headers["retry-after"] = str(RETRY_AFTER_S)
    return Response(body, status.value, media_type=media_type, headers=headers)
