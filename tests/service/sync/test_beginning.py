"""Where a follower begins: at the beginning, at now, or after a cursor, the same in every form of the feed."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import httpx2
import pytest

from tests.service.sync.asking import EVENTS, changes_of, events, everything, lines, page
from tests.support.data.articles import load, noise
from tests.support.service.asking import client_of
from tests.support.service.live import acknowledged, hear, serving, subscribe

LIST = "query ($after: String, $before: String) { changes(first: 100, after: $after, before: $before) { nodes { cursor } } }"
SUBSCRIPTION = "subscription ($after: String) { changes(after: $after) { cursor } }"


@pytest.fixture
async def client(database: str, connection: asyncpg.Connection) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of a service with one article."""
    await load(connection, noise())
    async with serving(database) as address, httpx2.AsyncClient(base_url=f"http://{address}") as made:
        yield made


async def streamed(client: httpx2.AsyncClient, count: int, **asked: Any) -> list[str]:
    """Return the cursors of so many changes of an event stream; of none those of its first event."""
    async with asyncio.timeout(10), client.stream("GET", "/v1/changes", params=asked, headers=EVENTS) as answer:
        told = events(answer)
        if not count:
            return [(await anext(told))["id"]]
        told = changes_of(told)
        return [(await anext(told))["id"] for _ in range(count)]


async def test_after_the_beginning_every_form_sends_everything(client: httpx2.AsyncClient) -> None:
    whole = [each["cursor"] for each in await everything(client)]
    assert [each["cursor"] for each in await everything(client, after="beginning")] == whole
    assert [each["cursor"] for each in await everything(client, after="beginning", wait=1)] == whole
    assert [each["cursor"] for each in await lines(client, after="beginning")][:-1] == whole
    assert await streamed(client, len(whole), after="beginning") == whole


async def test_after_now_every_form_sends_only_what_is_written_from_then_on(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    told = await page(client, after="now")
    assert (told["changes"], told["hasMore"], told["lag"]) == ([], False, {"changes": 0, "seconds": 0.0})
    (line,) = await lines(client, after="now")
    (begun,) = await streamed(client, 0, after="now")
    assert (line["upToDate"], line["cursor"], begun) == (True, told["cursor"], told["cursor"])
    assert await streamed(client, 0) == [begun], "events begin at now where nothing is said"
    polling = asyncio.create_task(page(client, after="now", wait=20))
    reading = asyncio.create_task(lines(client, after="now", wait=1))
    headline = 0
    while not (polling.done() and reading.done()):
        headline += 1
        await load(connection, noise(headline=str(headline)))
    polled, lined = polling.result()["changes"][0], reading.result()[0]
    after = [each["cursor"] for each in await everything(client, after=told["cursor"])]
    assert polled["cursor"] in after
    assert lined["cursor"] in after


async def test_the_current_cursor_is_returned_without_reading_any_item(
    database: str, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    async with client_of(database, statement_timeout_ms=200, address_cost_per_minute=1000) as client:
        async with connection.transaction():
            await connection.execute("lock table article, annotation, entity, event in access exclusive mode")
            assert (await client.get("/v1/changes?limit=1")).json()["code"] == "STATEMENT_TIMEOUT"
            answer = await client.get("/v1/changes?after=now&limit=1000")
            told = answer.json()
            left = int(answer.headers["ratelimit"].split("r=")[1].split(";")[0])
            assert left > 900, "it costs nothing of what might be told"
        assert (await page(client, after=told["cursor"]))["changes"] == []


async def test_now_is_before_what_waits_for_an_older_transaction(
    client: httpx2.AsyncClient, database: str, connection: asyncpg.Connection
) -> None:
    other = await asyncpg.connect(database)
    await other.execute("begin")
    await other.fetchval("select pg_current_xact_id()")
    await load(connection, noise(slug="other"))
    told = await page(client, after="now")
    assert told["lag"]["changes"] > 0
    await other.close()
    while len(found := await everything(client, after=told["cursor"])) < told["lag"]["changes"]:
        pass
    assert len(found) == told["lag"]["changes"]


async def test_of_an_empty_log_both_are_places(database: str, connection: asyncpg.Connection) -> None:
    async with client_of(database) as client:
        begins = [(await page(client, after=after))["cursor"] for after in ("beginning", "now")]
        await load(connection, noise())
        assert await everything(client, after=begins[0]) == await everything(client, after=begins[1]) != []


async def test_the_last_event_goes_before_the_place_in_the_address(client: httpx2.AsyncClient) -> None:
    first, second, *_ = await everything(client)
    headers = {**EVENTS, "last-event-id": first["cursor"]}
    async with asyncio.timeout(10), client.stream("GET", "/v1/changes?after=now", headers=headers) as answer:
        assert (await anext(changes_of(events(answer))))["id"] == second["cursor"]


async def test_graphql_has_the_same_places(client: httpx2.AsyncClient) -> None:
    whole = [each["cursor"] for each in await everything(client)]
    for variables, expected in (
        ({"after": "beginning"}, whole),
        ({"after": "now"}, []),
        ({"before": "now"}, whole),
        ({"before": "beginning"}, []),
        ({"after": "beginning", "before": "now"}, whole),
    ):
        answer = (await client.post("/graphql", json={"query": LIST, "variables": variables})).json()
        assert [each["cursor"] for each in answer["data"]["changes"]["nodes"]] == expected, variables
    answer = (await client.post("/graphql", json={"query": '{ quotes(after: "now") { nodes { id } } }'})).json()
    assert answer["errors"][0]["extensions"]["code"] == "INVALID_CURSOR"


async def test_a_subscription_of_graphql_begins_there_too(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    whole = [each["cursor"] for each in await everything(client)]
    async with acknowledged(f"{client.base_url.host}:{client.base_url.port}") as opened:
        await subscribe(opened, "all", SUBSCRIPTION, after="beginning")
        heard = [(await hear(opened))["payload"]["data"]["changes"]["cursor"] for _ in whole]
        assert heard == whole
        await subscribe(opened, "new", SUBSCRIPTION, after="now")
        told: dict[str, list[str]] = {"all": [], "new": []}
        while not told["new"]:
            await load(connection, noise(headline=f"Headline {len(told['all'])}"))
            message = await hear(opened)
            told[message["id"]].append(message["payload"]["data"]["changes"]["cursor"])
    assert not set(told["new"]) & set(whole)


@pytest.mark.parametrize("place", ["now", "beginning"])
async def test_a_last_event_that_is_a_place_is_one(
    client: httpx2.AsyncClient, connection: asyncpg.Connection, place: str
) -> None:
    async def first_id() -> str:
        headers, asked = {**EVENTS, "last-event-id": place}, {"query": "subscription { changes { cursor } }"}
        async with asyncio.timeout(10), client.stream("POST", "/graphql", json=asked, headers=headers) as answer:
            async for line in answer.aiter_lines():
                if line.startswith("id: "):
                    return line
        raise AssertionError("a subscription does not end")

    reading, headline = asyncio.create_task(first_id()), 0
    while not reading.done():
        headline += 1
        await load(connection, noise(headline=str(headline)))
    first = (await everything(client))[0]["cursor"]
    assert (reading.result() == f"id: {first}") == (place == "beginning")
