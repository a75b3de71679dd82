"""What takes long to check, at the doors of the running service: broken off when the caller goes away, and at the end."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import httpx2
import orjson
import pytest

from db.sql.scope import Scope
from service.computing.pool import SMALL
from tests.conftest import Databases
from tests.db.load.test_load_bundle import loaded
from tests.service.computing.waiting import until
from tests.support.data.articles import noise
from tests.support.operation.asking import desk_client
from tests.support.service.keys import bearer, key_of
from tests.support.service.running import end, start, url_said


def dear(size: int = 4_000_000, quotes: int = 9000) -> bytes:
    """Return a bundle that takes some ten seconds to check: words that stand in a hundred thousand places, again and again."""
    quote = {"kind": "DIRECT", "chain": [{"role": "SPEAKER"}]}
    items = [{**quote, "key": f"q{n}", "exact": "a" * (n % 7 + 1)} for n in range(quotes)]
    bundle = noise(body="a" * 100_000, note="-" * 100_000)
    padding = " " * (size - len(orjson.dumps(bundle)))
    return orjson.dumps({**bundle, "entities": [], "events": [], "claims": [], "quotes": items}) + padding.encode()


def children_of(pid: int) -> list[int]:
    """Return the processes that compute for a process."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            is_child = int((folder / "stat").read_text().rpartition(")")[2].split()[1]) == pid
            if is_child and b"service.computing.program" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found


def seconds_of(pid: int) -> float:
    """Return how long a process has computed; 0 for one that is gone."""
    with suppress(OSError):
        user = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11]
        return int(user) / os.sysconf("SC_CLK_TCK")
    return 0


@asynccontextmanager
async def serving(dsn: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str, dict[str, str]]]:
    key = await key_of(dsn, "desk", Scope.ADMIN)
    process = await start("serve", DATABASE_URL=dsn)
    try:
        yield process, await url_said(process.stderr), bearer(key)
    finally:
        if process.returncode is None:
            await end(process, signal.SIGTERM)


async def computing(process: asyncio.subprocess.Process) -> int:
    """Wait until a process computes for the service, and return it."""
    await until(lambda: any(seconds_of(pid) > 1 for pid in children_of(process.pid)))
    return children_of(process.pid)[0]


pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")


@pytest.mark.slow
async def test_checking_is_killed_if_its_caller_goes_away(database: str) -> None:
    async with (
        serving(database) as (process, url, headers),
        httpx2.AsyncClient(base_url=url, headers=headers) as client,
    ):
        asking = asyncio.create_task(client.post("/v1/bundles", params={"dryRun": "true"}, content=dear(), timeout=60,
                                                 headers={"content-type": "application/json"}))  # fmt: skip
        pid = await computing(process)
        asking.cancel()
        await until(lambda: not seconds_of(pid))
        answer = await client.post("/v1/bundles", json=noise(), timeout=60)
        assert answer.status_code == 201


@pytest.mark.slow
async def test_the_end_of_the_service_does_not_wait_for_what_is_checked(database: str) -> None:
    async with (
        serving(database) as (process, url, headers),
        httpx2.AsyncClient(base_url=url, headers=headers) as client,
    ):
        query = "mutation ($input: LoadBundleInput!) { loadBundle(input: $input) { slug userErrors { code } } }"
        body = {"query": query, "variables": {"input": {"bundle": dear().decode(), "dryRun": True}}}
        asking = asyncio.create_task(client.post("/graphql", json=body, timeout=60))
        pid = await computing(process)
        process.send_signal(signal.SIGTERM)
        answer = (await asking).json()
        assert [each["extensions"]["code"] for each in answer["errors"]] == ["COMPUTING_STOPPED"]
        assert not seconds_of(pid)
        async with asyncio.timeout(8):  # less than requests get at the end
            await process.wait()


async def test_a_bundle_that_is_checked_in_a_process_is_loaded_the_same_by_every_door(
    databases: Databases, database: str, tmp_path: Path
) -> None:
    padded = orjson.dumps(noise()).decode() + "\n" * (SMALL + 1)
    done = await loaded(databases, database, tmp_path, padded)
    assert done.values["outcome"] == "CREATE"
    wrong = noise()
    wrong["quotes"][0]["exact"] = "nowhere"
    refused = await loaded(databases, database, tmp_path, orjson.dumps(wrong).decode() + "\n" * (SMALL + 1))
    assert refused.codes == ["SPAN_NOT_FOUND"]


async def test_a_queue_that_is_full_is_answered_503_with_when_to_come_again(database: str) -> None:
    content = dear(200_000, quotes=200)
    async with desk_client(database, computing_waiting=0) as client:
        headers = {"content-type": "application/json"}
        asking = (client.post("/v1/bundles?dryRun=true", content=content, headers=headers) for _ in range(3))
        answers = await asyncio.gather(*asking)
    assert sorted(each.status_code for each in answers) == [422, 503, 503]
    busy = next(each for each in answers if each.status_code == 503)
    assert (busy.json()["code"], busy.headers["retry-after"]) == ("TOO_BUSY", "2")
    assert next(each for each in answers if each.status_code == 422).json()["code"] == "TOO_MUCH_TO_CHECK"


async def test_what_takes_longer_than_it_may_is_answered_413_and_others_are_served(database: str) -> None:
    async with desk_client(database, computing_timeout_s=0.5) as client:
        headers = {"content-type": "application/json"}
        refused = await client.post("/v1/bundles?dryRun=true", content=dear(2_000_000), headers=headers)
        assert (refused.status_code, refused.json()["code"]) == (413, "COMPUTING_TOO_LONG")
        assert (await client.post("/v1/bundles", json=noise())).status_code == 201


async def test_bundles_that_wait_to_be_checked_take_no_connection_from_writers(database: str) -> None:
    headers = {"content-type": "application/json"}
    async with desk_client(database, write_connections=1, pool_wait_s=3) as client:
        dry = client.post("/v1/bundles?dryRun=true", content=dear(2_000_000), headers=headers)
        asking = asyncio.create_task(dry)
        await asyncio.sleep(0)
        assert (await client.post("/v1/bundles", json=noise())).status_code == 201
        assert not asking.done()
        asking.cancel()
        with suppress(asyncio.CancelledError):
            await asking
