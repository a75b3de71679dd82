"""The feed as events: each has a name and data, where the feed stands is told, and so is how far it is behind."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import httpx2
import pytest

from db.feed.feed import FeedPage
from db.feed.lag import Lag
from service.sync.feed_event import FeedEvents
from tests.service.sync.asking import EVENTS, events, page
from tests.support.data.articles import load, noise
from tests.support.service.live import serving

Event = dict[str, str]
NOTHING, WAITING = Lag(0, 0), Lag(3, 1.5)


def names(raw: bytes) -> list[str]:
    """Return the names of events, those of changes with their ids."""
    blocks = [dict(line.split(": ", 1) for line in block.split("\n")) for block in raw.decode().split("\n\n")[:-1]]
    assert all(set(block) - {"retry"} == {"id", "event", "data"} for block in blocks), "each has a name and data"
    return [block["id"] if block["event"] == "change" else block["event"] for block in blocks]


def page_of(*cursors: str, at: str = "", is_all: bool = True, lag: Lag = NOTHING) -> FeedPage:
    return FeedPage([b"{}" for _ in cursors], cursors, at or cursors[-1], is_all, lag)


def test_the_position_of_the_feed_is_sent_if_no_event_implies_it() -> None:
    told = FeedEvents("a", page_of("b", "c"))
    assert names(told.begin()) == ["cursor"]
    assert names(told.of(page_of("b", "c", is_all=False))) == ["b", "c"], (
        "there is more, and the changes say where it is"
    )
    assert names(told.of(page_of("d"))) == ["d", "cursor"], "this is the present"
    assert names(told.of(page_of("e"))) == ["e"]
    assert told.of(page_of(at="e")) == b"", "nothing new"
    assert names(told.of(page_of(at="f"))) == ["cursor"], "a filter let nothing through"
    assert names(told.of(page_of("g", at="h"))) == ["g", "cursor"]


def test_the_lag_is_reported_while_there_is_one_and_once_more() -> None:
    told = FeedEvents("a", page_of(at="a"))
    assert b'"upToDate":true,"lag":{"changes":0,"seconds":0}' in told.begin()
    assert [names(told.of(page_of(at="a", lag=lag))) for lag in (WAITING, WAITING, NOTHING, NOTHING)] == [
        ["cursor"],
        ["cursor"],
        ["cursor"],
        [],
    ]


@asynccontextmanager
async def streaming(client: httpx2.AsyncClient, **asked: Any) -> AsyncIterator[AsyncIterator[Event]]:
    async with asyncio.timeout(20), client.stream("GET", "/v1/changes", params=asked, headers=EVENTS) as answer:
        assert answer.headers["x-accel-buffering"] == "no"
        yield events(answer)


@pytest.fixture
async def client(database: str) -> AsyncIterator[httpx2.AsyncClient]:
    async with (
        serving(database, live_keepalive_s=0.1) as address,
        httpx2.AsyncClient(base_url=f"http://{address}") as made,
    ):
        yield made


async def test_the_first_event_says_where_the_feed_stands_and_when_to_come_again(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    said = set()
    for _ in range(4):
        async with streaming(client) as told:
            first = await anext(told)
        assert first["event"] == "cursor"
        assert json.loads(first["data"]) == {
            **{"cursor": first["id"], "upToDate": True, "lag": {"changes": 0, "seconds": 0.0}}
        }
        assert (await page(client, after=first["id"]))["changes"] == []
        said.add(int(first["retry"]))
    assert len(said) > 1, "by chance"
    assert all(1000 <= each <= 5000 for each in said)


async def test_after_the_missed_changes_the_stream_says_that_it_has_caught_up(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    async with streaming(client, after="beginning") as told:
        first = await anext(told)
        assert json.loads(first["data"])["upToDate"] is False
        changes = 0
        while (event := await anext(told))["event"] == "change":
            changes += 1
    assert (event["event"], json.loads(event["data"])["upToDate"]) == ("cursor", True)
    assert changes == await connection.fetchval("select count(*) from change")


async def test_a_stream_that_is_held_back_reports_its_lag_until_it_has_caught_up(
    client: httpx2.AsyncClient, database: str, connection: asyncpg.Connection
) -> None:
    other = await asyncpg.connect(database)
    async with streaming(client) as told:
        begin = await anext(told)
        await other.execute("begin")
        await other.fetchval("select pg_current_xact_id()")
        await load(connection, noise())
        waiting = await connection.fetchval("select count(*) from change")
        behind = [await anext(told) for _ in range(3)]
        assert {(each["event"], each["id"]) for each in behind} == {("cursor", begin["id"])}
        lags = [json.loads(each["data"])["lag"] for each in behind]
        assert {each["changes"] for each in lags} == {waiting}
        seconds = [each["seconds"] for each in lags]
        assert seconds == sorted(set(seconds)), "it grows"
        await other.close()
        rest = behind[-1:]
        while rest[-1]["event"] == "change" or json.loads(rest[-1]["data"])["lag"]["changes"]:
            rest.append(await anext(told))
    assert sum(each["event"] == "change" for each in rest) == waiting
