"""The server stops: what is open ends, what is under way is answered, and nobody who has connected is cut off."""

import asyncio
import contextlib
import json
import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from db.feed.feed import FeedPage, FeedQuery
from service.live.stopping import Stopping
from service.settings import Settings
from service.sync import feed
from service.sync.feed_reader import FeedReading
from tests.service.live.open_doors import COUNT, FOLLOW, Asked, ask, held_up, is_unready, is_waited_for
from tests.service.sync.asking import everything, lines
from tests.support.service.asking import client_of
from tests.support.service.live import acknowledged, hear, load, serving, subscribe, until


@contextlib.asynccontextmanager
async def stopping(dsn: str, **settings: Any) -> AsyncIterator[tuple[str, Callable[[], None]]]:
    """Serve a database in this process, and give the address, and what has it stop; the end is waited for."""
    async with contextlib.AsyncExitStack() as stack:
        address = await stack.enter_async_context(serving(dsn, **settings))
        ended = list[asyncio.Task[None]]()
        yield address, lambda: ended.append(asyncio.create_task(stack.aclose()))
        await asyncio.gather(*ended)


async def test_a_request_that_does_not_finish_in_time_is_answered_with_that_reason(database: str) -> None:
    async with stopping(database, shutdown_timeout_s=1) as (address, stop), held_up(database):
        under_way = asyncio.create_task(ask(address, COUNT))
        await until(lambda: is_waited_for(database))
        stop()
        answer = await under_way
    assert (answer.status, json.loads(answer.text)["code"]) == (503, "SERVER_STOPPING")
    assert {"retry-after", "x-request-id"} <= answer.headers.keys()


async def test_requests_on_a_socket_are_answered_before_it_is_closed(database: str) -> None:
    async with (
        contextlib.AsyncExitStack() as stack,
        stopping(database, drain_s=2) as (address, stop),
        acknowledged(address) as opened,
    ):
        await subscribe(opened, "follows", FOLLOW)
        await stack.enter_async_context(held_up(database))
        await subscribe(opened, "counts", "{ claims { totalCount } }")
        await until(lambda: is_waited_for(database))
        stop()
        await until(lambda: is_unready(address))
        await stack.aclose()
        assert (await hear(opened))["payload"] == {"data": {"claims": {"totalCount": 0}}}
        assert await hear(opened) == {"type": "complete", "id": "counts"}
        await opened.wait_closed()
    assert (opened.close_code, "stopping" in str(opened.close_reason)) == (1001, True)


async def test_what_is_opened_while_the_server_stops_waits_until_nobody_is_let_in_any_more(database: str) -> None:
    poll = Asked("GET", "/v1/changes?wait=30", is_silent=True)
    async with stopping(database, drain_s=2) as (address, stop):
        first = asyncio.create_task(ask(address, poll))
        await until(lambda: is_followed(address))
        stop()
        told = json.loads((await first).text)
        assert told["changes"] == []
        assert await is_unready(address)
        began = monotonic()
        again = json.loads((await ask(address, poll)).text)
        assert monotonic() - began > 0.5
        assert (again["changes"], again["cursor"]) == ([], told["cursor"])


async def is_followed(address: str) -> bool:
    """Return whether somebody keeps a connection open."""
    return "isnad_live_connections 1" in (await ask(address, Asked("GET", "/metrics"))).text


async def test_connected_callers_are_answered_and_connections_are_closed_without_being_reset(database: str) -> None:
    head = b"GET /livez HTTP/1.1\r\nhost: x\r\n\r\n"
    async with stopping(database) as (address, stop):
        fresh, begun, idle = [await asyncio.open_connection(*address.split(":")) for _ in range(3)]
        begun[1].write(head[:10])
        idle[1].write(head)
        assert b" 200 OK\r\n" in await idle[0].readuntil(b"\r\n")
        await idle[0].readuntil(b'"}')
        stop()
        assert await idle[0].read() == b""
        fresh[1].write(head)
        begun[1].write(head[10:])
        for reader, writer in (fresh, begun):
            answer = await reader.read()
            assert (answer[:15], b"connection: close" in answer) == (b"HTTP/1.1 200 OK", True)
            writer.close()
        idle[1].close()


async def test_lines_that_end_before_the_present_say_so_and_go_on_from_their_cursor(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await load(database, "first")
    stopping, pages, read = Stopping(), list[FeedPage](), FeedReading.page

    async def page(reading: FeedReading, query: FeedQuery) -> FeedPage:
        pages.append(await read(reading, query))
        if len(pages) == 3:
            stopping.begin()
        return pages[-1]

    monkeypatch.setattr(feed, "MAX_CHANGES", 3)
    monkeypatch.setattr(FeedReading, "page", page)
    async with client_of(database, stopping=stopping) as client:
        *told, last = await lines(client)
        assert (len(told), last["cursor"], last["problem"]["code"]) == (6, told[-1]["cursor"], "SERVER_STOPPING")
        *rest, _ = await lines(client, after=last["cursor"])
        assert told + rest == await everything(client)


def test_compose_waits_for_longer_than_the_service_takes_to_stop() -> None:
    found = re.search(r"stop_grace_period: (\d+)s", (Path(__file__).parents[3] / "docker-compose.yml").read_text())
    assert found is not None
    defaults = {name: Settings.model_fields[name].default for name in ("drain_s", "shutdown_timeout_s")}
    assert int(found[1]) >= sum(defaults.values()) + 5
