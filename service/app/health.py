"""Health checks: whether the process is alive, and whether it can answer requests."""

from collections.abc import Callable

import asyncpg
import orjson
from starlette.requests import Request
from starlette.responses import Response

from db.migrations.completeness import Completeness, completeness_of
from db.postgres.pool import Pool, PoolClosed
from service.errors.limit import NotReady
from service.header import NO_STORE, as_texts
from service.http.problem import problem_response
from service.live.stopping import Stopping
from service.plain_structlog import structlog
from service.request.media_type import JSON

OBJECTS_KNOWN_S = 60.0
"""Seconds for which a complete database's objects are assumed to stay: only people remove them."""

log = structlog.get_logger("isnad.health")


class Readiness:
    """What keeps a process from answering.

    Migrations are checked every time, the objects of a complete database once a minute.
    """

    def __init__(self, pool: Pool, *, wait_s: float, clock: Callable[[], float]) -> None:
        self._pool, self._wait_s, self._clock = pool, wait_s, clock
        self._known_until: float | None = None
        self._newer: str | None = None

    async def look(self) -> Completeness:
        """Return what the database lacks; raises the errors of the pool and the driver if it cannot be reached."""
        is_known = self._known_until is not None and self._clock() < self._known_until
        async with self._pool.acquire(wait_s=self._wait_s) as connection:
            found = await completeness_of(connection.wire, with_objects=not is_known)
            if is_known and found.newer != self._newer:  # migrated meanwhile, by another version of the service
                is_known, found = False, await completeness_of(connection.wire)
        self._newer = found.newer
        if found.reading_faults:
            self._known_until = None
        elif not is_known:
            self._known_until = self._clock() + OBJECTS_KNOWN_S
        return found


async def livez(_: Request) -> Response:
    """Answer that the process is alive, without using anything else."""
    return _json(orjson.dumps({"status": "alive"}))


async def readyz(request: Request) -> Response:
    """Answer whether requests can be answered: the process is not ending, and the database is there and complete."""
    stopping: Stopping = request.app.state.stopping
    if stopping.is_begun:
        return _not_ready("the process is stopping")
    readiness: Readiness = request.app.state.readiness
    try:
        found = await readiness.look()
    except (OSError, TimeoutError, PoolClosed, asyncpg.PostgresError, asyncpg.InterfaceError) as cause:
        log.warning("not ready", cause=repr(cause))
        return _not_ready("the database cannot be reached")
    if found.reading_faults:
        lacking = {"pending": list(found.pending), "missing": [str(each) for each in found.missing]}
        return _not_ready("; ".join(found.reading_faults), **{name: names for name, names in lacking.items() if names})
    return _json(orjson.dumps({"status": "ready", "database": "reachable", "migrations": "at head"}))


def _not_ready(detail: str, **more: list[str]) -> Response:
    return problem_response(NotReady(detail, **more))


def _json(body: bytes) -> Response:
    return Response(body, media_type=JSON, headers=as_texts([NO_STORE]))
