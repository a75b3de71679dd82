"""The service as several processes stops while bundles are checked: nothing goes on, whatever was computing."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from time import monotonic

import httpx2
import pytest

from db.sql.scope import Scope
from tests.service.computing.test_doors import children_of, dear, seconds_of
from tests.service.computing.waiting import until
from tests.service.server.test_stopping_processes import AT_ONCE_S, DRAIN_S, PATIENT, SLACK_S, Served, served
from tests.support.service.keys import bearer, key_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc"),
]


def parents() -> dict[int, int]:
    """Return the parent of each process that runs."""
    found = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, parent, *_ = file.read_text().rpartition(")")[2].split()
            if state != "Z":
                found[int(file.parent.name)] = int(parent)
    return found


def descendants_of(pid: int) -> set[int]:
    """Return the processes that a process has started, and those that they have."""
    running = parents()
    found, left = set[int](), {pid}
    while left:
        left = {child for child, parent in running.items() if parent in left}
        found |= left
    return found


def computing(service: Served) -> set[int]:
    """Return the processes that check something by now."""
    workers = descendants_of(service.process.pid)
    return {child for worker in workers for child in children_of(worker) if seconds_of(child) > 1}


@asynccontextmanager
async def checking(dsn: str) -> AsyncIterator[tuple[Served, list[asyncio.Task[httpx2.Response]], set[int]]]:
    """Serve with two processes, have two bundles checked, and give the processes that were started, when one computes."""
    key = await key_of(dsn, "desk", Scope.ADMIN)
    headers = {**bearer(key), "content-type": "application/json"}
    async with (
        served(dsn, 2, ISNAD_DRAIN_S=str(DRAIN_S), **PATIENT) as service,
        httpx2.AsyncClient(base_url=f"http://{service.address}", headers=headers, timeout=90) as client,
    ):
        content = dear()
        asking = [asyncio.create_task(client.post("/v1/bundles?dryRun=true", content=content)) for _ in range(2)]
        await until(lambda: bool(computing(service)))
        started = descendants_of(service.process.pid)
        assert computing(service) & started
        yield service, asking, started


async def test_waiting_callers_are_told_to_try_again_and_no_process_is_left(database: str) -> None:
    async with checking(database) as (service, asking, started):
        began = monotonic()
        service.process.send_signal(signal.SIGTERM)
        answers = await asyncio.gather(*asking)
        told = [(each.status_code, each.json()["code"], "retry-after" in each.headers) for each in answers]
        assert told == [(503, "COMPUTING_STOPPED", True)] * 2
        assert monotonic() - began < DRAIN_S, "nobody waits for the end of what is stopped"
        await service.end(DRAIN_S + 5 + SLACK_S)
        await until(lambda: not started & parents().keys())
    assert service.process.returncode == 0
    assert service.logged("Traceback") == []


async def test_nothing_computes_on_if_the_service_ends_without_waiting(database: str) -> None:
    async with checking(database) as (service, asking, started):
        service.process.send_signal(signal.SIGTERM)
        service.process.send_signal(signal.SIGINT)
        await service.end(AT_ONCE_S)
        for outcome in await asyncio.gather(*asking, return_exceptions=True):
            is_cut_off = isinstance(outcome, httpx2.TransportError)
            assert is_cut_off or (isinstance(outcome, httpx2.Response) and outcome.status_code == 503)
        await until(lambda: not started & parents().keys())
