"""The service stops as a process of its own, with one worker and with two, while everything is open; and how workers start."""

import asyncio
import contextlib
import json
import os
import re
import signal
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from time import monotonic

import h11
import pytest

from db.sql.scope import Scope
from tests.service.live.open_doors import (
    COUNT,
    DOORS,
    EVENTS,
    NDJSON,
    Asked,
    Heard,
    ask,
    held_up,
    is_unready,
    is_waited_for,
    opening,
)
from tests.support.service.keys import key_of
from tests.support.service.live import until
from tests.support.service.running import start

pytestmark = pytest.mark.slow

DRAIN_S = 5
SLACK_S = 5
"""Seconds by which a busy machine may be late."""

PATIENT = {"ISNAD_SHUTDOWN_TIMEOUT_S": "60"}
AT_ONCE_S = 20
"""Seconds in which a process ends that waits for nobody, far fewer than it would wait for requests under way."""

START_S = 90
"""Seconds in which processes have to start, far more than it takes."""


class Served:
    """The service as a process, whose log is read as it comes."""

    def __init__(self, process: Process) -> None:
        self.process, self.log = process, list[str]()
        self._reading = asyncio.create_task(self._read())

    @property
    def address(self) -> str:
        """Where it answers; empty before it says so."""
        found = re.search(r"Isnad answers at http://([0-9.:]+)/graphql", "".join(self.log))
        return found[1] if found else ""

    def logged(self, words: str) -> list[str]:
        """Return the lines of the log in which some words stand."""
        return [line for line in self.log if words in line]

    async def end(self, seconds: float) -> float:
        """Wait for the end of the process and of those that it started, and return how long that took."""
        began = monotonic()
        async with asyncio.timeout(seconds):
            await self.process.wait()
            await self._reading
        return monotonic() - began

    async def _read(self) -> None:
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            self.log.append(line.decode())


@contextlib.asynccontextmanager
async def served(dsn: str, workers: int = 1, **settings: str) -> AsyncIterator[Served]:
    """Serve a database; what is left of the process at the end is killed."""
    more = {"DATABASE_URL": dsn, "ISNAD_STATEMENT_TIMEOUT_MS": "60000", **settings}
    process = await start("serve", "--workers", str(workers), **more)
    service = Served(process)
    try:
        await until(lambda: service.address != "", within_s=START_S)
        yield service
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def told_to_stop(service: Served) -> float:
    """Send SIGTERM, wait until the service says that it is not ready, over connections of their own; return when it was sent."""
    began = monotonic()
    service.process.send_signal(signal.SIGTERM)

    await until(lambda: is_unready(service.address))
    return began


def check_stopped(heard: dict[str, Heard], cursor: str) -> None:
    """Hold what was heard to what each door says when the server stops."""
    poll, lines, events = (heard[f"listChanges {kind}"] for kind in ("application/json", NDJSON, EVENTS))
    page = json.loads(poll.text)
    assert (poll.status, page["changes"], page["cursor"]) == (200, [], cursor)
    assert poll.headers["connection"] == "close"
    assert (lines.status, lines.lines[-1]["cursor"], lines.lines[-1]["upToDate"]) == (200, cursor, True)
    assert (events.status, "problem" in events.text) == (200, False)
    watched = heard["watchChanges application/json"]
    assert (watched.status, json.loads(watched.text)["notices"]) == (200, [])
    subscribed = heard["subscription as events"]
    assert (subscribed.status, re.fullmatch(r"retry: \d+\n\n", subscribed.text) is not None) == (200, True)
    assert {heard[name].close_code for name in DOORS if "WebSocket" in name} == {1001}
    assert heard[f"readSnapshot {NDJSON}"].lines[-1]["problem"]["code"] == "SERVER_STOPPING"
    first, last = heard["bundles as lines"].lines
    assert (first["status"], last["line"], last["status"], last["code"]) == (201, 2, 503, "SERVER_STOPPING")


class Callers:
    """Callers who connect again and again, ask one thing each and note what became of it."""

    def __init__(self, address: str) -> None:
        self._address, self.outcomes = address, Counter[str]()

    async def call(self, process: Process) -> None:
        """Connect and ask until the process has ended."""
        while process.returncode is None:
            self.outcomes[await self._outcome()] += 1
            await asyncio.sleep(0.02)

    async def _outcome(self) -> str:
        try:
            answer = await ask(self._address, Asked("GET", "/livez"))
        except ConnectionRefusedError:
            return "refused"
        except (OSError, h11.RemoteProtocolError) as fault:
            return repr(fault)
        return f"answered {answer.status}"


@pytest.mark.parametrize("workers", [1, 2])
async def test_with_everything_open_nobody_is_cut_off_and_the_service_is_gone_in_time(
    database: str, workers: int
) -> None:
    key = await key_of(database, "partner", Scope.ADMIN)
    async with (
        served(database, workers, ISNAD_DRAIN_S=str(DRAIN_S)) as service,
        opening(service.address, key) as opened,
        contextlib.AsyncExitStack() as stack,
    ):
        cursor = await opened.open_all(database, stack)
        began = await told_to_stop(service)
        assert monotonic() - began < 1 + SLACK_S / 2
        heard = await opened.heard(SLACK_S)
        assert monotonic() - began < DRAIN_S, "what is open is ended before connections are taken no more"
        assert set(heard) == set(DOORS)
        check_stopped(heard, cursor)

        under_way = asyncio.create_task(ask(service.address, COUNT, key))
        callers = Callers(service.address)
        calling = [asyncio.create_task(callers.call(service.process)) for _ in range(6)]
        await until(lambda: callers.outcomes["refused"] > 0)
        assert not under_way.done()
        await stack.aclose()  # what is under way is held up no more
        assert json.loads((await under_way).text)["data"]["quotes"] == {"totalCount": 1}
        assert await service.end(20) < 5 + SLACK_S
        await asyncio.gather(*calling)
        assert set(callers.outcomes) == {"answered 200", "refused"}, callers.outcomes
        assert callers.outcomes["answered 200"] > 20
    assert service.process.returncode == 0
    assert service.logged("Traceback") == []


SLOW_IMPORTS = """
import sys, time
if any("spawn_main" in each for each in sys.orig_argv):
    time.sleep(6)
"""
"""What Python imports first: so long the processes of the service take longer to start than any patience of uvicorn's."""


def started(service: Served) -> list[int]:
    """Return the processes that have begun to serve."""
    return [int(each) for line in service.log for each in re.findall(r"Started server process \[(\d+)\]", line)]


async def test_processes_may_take_long_to_start_are_replaced_when_they_die_and_end_at_once_at_a_second_signal(
    database: str, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(SLOW_IMPORTS)
    async with served(database, 2, PYTHONPATH=str(tmp_path), **PATIENT) as service:
        assert (await ask(service.address, Asked("GET", "/livez"))).status == 200  # at the first attempt
        assert service.logged("process ended") == []
        dead = started(service)[0]
        os.kill(dead, signal.SIGKILL)
        await until(lambda: bool(service.logged("process ended")))
        assert (await ask(service.address, Asked("GET", "/livez"))).status == 200  # by another one, now or in a moment
        assert [json.loads(line)["pid"] for line in service.logged("process ended")] == [dead]
        async with held_up(database):
            under_way = asyncio.create_task(ask(service.address, COUNT))
            await until(lambda: is_waited_for(database), within_s=START_S)
            service.process.send_signal(signal.SIGTERM)
            service.process.send_signal(signal.SIGINT)
            await service.end(AT_ONCE_S)
            with pytest.raises((ConnectionError, h11.RemoteProtocolError)):
                await under_way
    assert service.process.returncode == 0


async def test_a_process_ends_at_once_at_a_second_signal(database: str) -> None:
    async with served(database, 1, ISNAD_DRAIN_S="60", **PATIENT) as service, held_up(database):
        under_way = asyncio.create_task(ask(service.address, COUNT))
        await until(lambda: is_waited_for(database))
        service.process.send_signal(signal.SIGINT)
        await until(lambda: is_unready(service.address))
        service.process.send_signal(signal.SIGTERM)
        await service.end(AT_ONCE_S)
        await asyncio.gather(under_way, return_exceptions=True)
    assert service.process.returncode == 0


async def test_processes_end_when_their_parent_is_killed(database: str) -> None:
    async with served(database, 2) as service:
        service.process.kill()
        await service.end(20)  # the log ends when the last of them does
        with pytest.raises(ConnectionRefusedError):
            await ask(service.address, Asked("GET", "/livez"))
