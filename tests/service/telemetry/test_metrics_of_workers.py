"""The metrics of several processes: one page for all of them, whichever answers, and nothing is lost with one that dies."""

import asyncio
import os
import signal
import stat
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import httpx2
import pytest
from prometheus_client.mmap_dict import MmapedDict
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from service.telemetry.shared_metrics import collect_shared, shared_folder, shared_metrics
from tests.service.telemetry.test_metrics import samples
from tests.support.service.live import acknowledged, until
from tests.support.service.running import end, start, url_said

Samples: TypeAlias = Mapping[tuple[str, ...], float]
OF_PROCESS = 24
"""So many digits of a request's id are of the process that answers it."""

GRAPHQL = ("isnad_requests_total", "graphql", "200")
TOOK = ("isnad_request_seconds_count", "graphql")
SOCKETS = ("isnad_live_connections",)
ASKED = 25
STARTS_S = 120
"""Seconds that a process may take to begin, on a machine with much else to do."""


@dataclass(frozen=True, slots=True)
class Served:
    """A service of two processes, and the folder of its temporary files."""

    url: str
    folder: Path

    async def page(self) -> tuple[str, Samples]:
        """Return the metrics over a connection of their own, and by which process."""
        async with httpx2.AsyncClient(base_url=self.url, timeout=30) as client:
            answer = await client.get("/metrics")
        assert answer.status_code == 200
        return answer.headers["x-request-id"][:OF_PROCESS], dict(samples(answer.text))

    async def pages(self) -> list[Samples]:
        """Return a page of each of both processes."""
        found: dict[str, Samples] = {}
        async with asyncio.timeout(60):
            while len(found) < 2:
                process, page = await self.page()
                found[process] = page
        return list(found.values())

    async def are_both_there(self) -> bool:
        """Return whether two processes answer."""
        try:
            _, page = await self.page()
        except httpx2.TransportError:
            return False
        return page["isnad_processes",] == 2

    def shared(self) -> Path:
        """Return the folder that the processes share."""
        (found,) = self.folder.glob("isnad-metrics-*")
        return found


@pytest.fixture(scope="module")
async def served(seeded_dsn: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Served]:
    folder = tmp_path_factory.mktemp("metrics")
    process = await start("serve", "--workers", "2", DATABASE_URL=seeded_dsn, TMPDIR=str(folder), ISNAD_POOL_MAX="10")
    found = Served(await url_said(process.stderr), folder)
    await until(found.are_both_there, within_s=STARTS_S)
    yield found
    await end(process, signal.SIGTERM)
    assert list(folder.iterdir()) == []


async def ask(url: str, times: int) -> None:
    """Ask so many times, each over a connection of its own, so that both processes answer."""
    for _ in range(times):
        async with httpx2.AsyncClient(base_url=url, timeout=30) as client:
            answer = await client.post("/graphql", json={"query": "{ quotes { totalCount } }"})
            assert answer.status_code == 200


async def is_open(opened: ClientConnection) -> bool:
    """Return whether a WebSocket is still answered."""
    try:
        await (await opened.ping())
    except ConnectionClosed:
        return False
    return True


@pytest.mark.slow
async def test_every_process_answers_with_the_sum_of_all(served: Served) -> None:
    before = max(page.get(GRAPHQL, 0) for page in await served.pages())
    await ask(served.url, ASKED)

    async def are_counted() -> bool:
        return all(page.get(GRAPHQL) == before + ASKED for page in await served.pages())

    await until(are_counted)
    for page in await served.pages():
        assert page[TOOK] == page[GRAPHQL]
        assert page["isnad_request_seconds_bucket", "graphql", "+Inf"] == page[GRAPHQL]
        assert page["isnad_pool_max_connections", "read"] == 2 * 10
        assert page["isnad_database_up",] == 1
        assert [value for (name, *_), value in page.items() if name == "isnad_build_info"] == [1]


@pytest.mark.slow
async def test_a_process_that_is_killed_leaves_what_it_counted_and_nothing_that_it_had_open(served: Served) -> None:
    await until(served.are_both_there)
    await ask(served.url, ASKED)
    async with AsyncExitStack() as stack:
        address = served.url.removeprefix("http://")
        sockets = [await stack.enter_async_context(acknowledged(address)) for _ in range(6)]

        async def are_told() -> bool:
            alive = sum([await is_open(each) for each in sockets])
            return all(page[SOCKETS] == alive for page in await served.pages())

        await until(are_told)
        counted = max(page[GRAPHQL] for page in await served.pages())
        victim = min(int(file.stem.rpartition("_")[2]) for file in served.shared().glob("gauge_livesum_*.db"))
        os.kill(victim, signal.SIGKILL)
        await until(lambda: not list(served.shared().glob(f"gauge_*_{victim}.db")), within_s=STARTS_S)
        await until(served.are_both_there, within_s=STARTS_S)
        await until(are_told, within_s=STARTS_S)
    assert all(page[GRAPHQL] >= counted for page in await served.pages())


@pytest.mark.slow
async def test_only_the_user_of_the_service_can_look_into_its_files(served: Served) -> None:
    assert stat.S_IMODE(served.shared().stat().st_mode) == 0o700


def test_the_folder_is_named_in_the_environment_as_long_as_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", "/somebody/else's")
    with shared_metrics() as folder:
        assert shared_folder() == folder
        assert folder.is_dir()
    assert not folder.exists()
    assert shared_folder() == Path("/somebody/else's")


def test_a_file_that_a_process_has_just_made_counts_nothing(tmp_path: Path) -> None:
    make: Any = MmapedDict  # without types
    with closing(make(str(tmp_path / "counter_1.db"))) as file:
        file.write_value('["asked", "asked", {}, "Requests."]', 3, 0)
    (tmp_path / "counter_2.db").touch()
    (metric,) = collect_shared(tmp_path)
    assert [sample.value for sample in metric.samples] == [3]
