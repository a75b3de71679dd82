"""graphql-sse over real connections: events for who likes them best, cursors to go on from, nothing buffered."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import pytest

from tests.support.service.live import load, serving, until

CHANGES = "subscription ($after: String) { changes(after: $after) { cursor type } }"
URQL = (
    "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed"
)
EVENTS = {"accept": "text/event-stream"}


@pytest.fixture(scope="module")
async def client(seeded_dsn: str) -> AsyncIterator[httpx2.AsyncClient]:
    async with (
        serving(seeded_dsn, live_connections=3) as address,
        httpx2.AsyncClient(base_url=f"http://{address}", timeout=10) as made,
    ):
        yield made


Event = dict[str, str]


async def events(answer: httpx2.Response) -> AsyncIterator[Event]:
    """Read an event stream as its specification has it; comments come as events with a comment alone.

    What has no data is no event: `retry` by itself is told to nobody.
    """
    event: Event = {}
    async for line in answer.aiter_lines():
        if not line:
            if "data" in event or "comment" in event:
                yield event
            event = {}
            continue
        name, _, value = line.partition(":")
        event[name or "comment"] = event.get(name, "") + value.removeprefix(" ")


@asynccontextmanager
async def stream(client: httpx2.AsyncClient, query: str, **headers: str) -> AsyncIterator[AsyncIterator[Event]]:
    body = {"query": query}
    async with client.stream("POST", "/graphql", json=body, headers={**EVENTS, **headers}) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
        yield events(answer)


async def all_of(client: httpx2.AsyncClient, query: str) -> list[Event]:
    async with stream(client, query) as told:
        return [event async for event in told]


async def first_cursor(client: httpx2.AsyncClient) -> str:
    answer = await client.post("/graphql", json={"query": "{ changes(first: 1) { nodes { cursor } } }"})
    cursor: str = answer.json()["data"]["changes"]["nodes"][0]["cursor"]
    return cursor


async def test_a_query_is_one_event_and_the_end(client: httpx2.AsyncClient) -> None:
    told = await all_of(client, '{ entity(by: { wikidata: "Q184" }) { name(language: "ar") } }')
    assert told == [
        {"event": "next", "data": '{"data":{"entity":{"name":"بيلاروسيا"}}}'},
        {"event": "complete", "data": ""},
    ]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{", "SYNTAX_ERROR"),
        ("{ nothing }", "DOCUMENT_INVALID"),
        ('subscription { changes(after: "x") { cursor } }', "INVALID_CURSOR"),
        ('{ quotes(after: "x") { nodes { id } } }', "INVALID_CURSOR"),
        ('mutation { loadBundle(input: { bundle: "x" }) { slug } }', "AUTHENTICATION_REQUIRED"),
    ],
)
async def test_what_is_refused_comes_as_an_event_too(client: httpx2.AsyncClient, query: str, code: str) -> None:
    refused, end = await all_of(client, query)
    assert refused["event"] == "next"
    assert {error["extensions"]["code"] for error in json.loads(refused["data"])["errors"]} == {code}
    assert end == {"event": "complete", "data": ""}


async def test_each_change_has_its_cursor_for_an_id_and_the_last_id_is_gone_on_from(client: httpx2.AsyncClient) -> None:
    cursor = await first_cursor(client)
    query = f'subscription {{ changes(after: "{cursor}") {{ cursor }} }}'
    async with stream(client, query) as told:
        heard = [await anext(told) for _ in range(4)]
    for event in heard:
        assert event["id"] == json.loads(event["data"])["data"]["changes"]["cursor"]
    async with stream(client, query, **{"last-event-id": heard[1]["id"]}) as told:
        assert [await anext(told) for _ in range(2)] == heard[2:]


async def test_a_subscription_says_when_to_come_again_before_there_is_a_change(client: httpx2.AsyncClient) -> None:
    said = set()
    for _ in range(4):
        async with client.stream("POST", "/graphql", json={"query": CHANGES}, headers=EVENTS) as answer:
            assert answer.headers["x-accel-buffering"] == "no"
            lines = answer.aiter_lines()
            name, _, value = (await anext(lines)).partition(": ")
            assert (name, await anext(lines)) == ("retry", "")
            said.add(int(value))
    assert len(said) > 1, "by chance"
    assert all(1000 <= each <= 5000 for each in said)


async def test_a_subscription_by_get_is_what_browsers_do(client: httpx2.AsyncClient) -> None:
    parameters = {"query": CHANGES, "variables": json.dumps({"after": await first_cursor(client)})}
    async with client.stream("GET", "/graphql", params=parameters, headers=EVENTS) as answer:
        assert (await anext(events(answer)))["event"] == "next"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-accel-buffering"] == "no"
        assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (URQL, "application/graphql-response+json; charset=utf-8"),
        ("application/json, text/event-stream", "application/json; charset=utf-8"),
        ("text/event-stream;q=0.5, application/json", "application/json; charset=utf-8"),
        ("text/event-stream, application/json", "text/event-stream; charset=utf-8"),
        ("*/*, text/event-stream;q=0.1", "application/json; charset=utf-8"),
        ("text/*", "406"),
    ],
)
async def test_events_are_sent_only_to_callers_who_prefer_them(
    client: httpx2.AsyncClient, accept: str, expected: str
) -> None:
    answer = await client.post("/graphql", json={"query": "{ __typename }"}, headers={"accept": accept})
    assert expected in (str(answer.status_code), answer.headers["content-type"])


async def test_a_subscription_is_sent_as_events_to_every_caller_that_accepts_them(client: httpx2.AsyncClient) -> None:
    body = {"query": CHANGES, "variables": {"after": await first_cursor(client)}}
    async with client.stream("POST", "/graphql", json=body, headers={"accept": URQL}) as answer:
        assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"


@pytest.mark.parametrize(
    ("accept", "status"), [("application/json", 200), ("application/graphql-response+json", 400), ("*/*", 200)]
)
async def test_a_subscription_without_a_streaming_media_type_is_refused_with_the_possible_ways(
    client: httpx2.AsyncClient, accept: str, status: int
) -> None:
    answer = await client.post("/graphql", json={"query": CHANGES}, headers={"accept": accept})
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (status, "OPERATION_NOT_SUPPORTED")
    assert "graphql-transport-ws" in error["message"]
    assert "text/event-stream" in error["message"]
    got = await client.get("/graphql", params={"query": CHANGES}, headers={"accept": accept})
    assert (got.status_code, got.headers["allow"]) == (405, "POST")


async def test_a_request_that_cannot_be_read_is_refused_as_http_has_it(client: httpx2.AsyncClient) -> None:
    answer = await client.post("/graphql", content=b"{", headers={**EVENTS, "content-type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == "MALFORMED_BODY"


async def test_more_streams_than_allowed_are_refused(client: httpx2.AsyncClient) -> None:
    query = f'subscription {{ changes(after: "{await first_cursor(client)}") {{ cursor }} }}'
    async with stream(client, query), stream(client, query), stream(client, query):
        answer = await client.post("/graphql", json={"query": query}, headers=EVENTS)
        assert answer.status_code == 503
        assert answer.json()["errors"][0]["extensions"] == {"code": "TOO_MANY_CONNECTIONS", "allowed": 3}

    async def is_free() -> bool:
        return (await client.post("/graphql", json={"query": "{ __typename }"}, headers=EVENTS)).status_code == 200

    await until(is_free)


async def test_loaded_items_are_sent_with_keep_alive_events_between_them(database: str) -> None:
    async with (
        serving(database, live_keepalive_s=0.05) as address,
        httpx2.AsyncClient(base_url=f"http://{address}", timeout=10) as client,
        stream(client, "subscription { changes(types: [ARTICLE]) { op article { slug } } }") as told,
    ):
        assert "comment" in await anext(told)
        await asyncio.sleep(0.2)
        await load(database)
        event: dict[str, Any] = {"comment": ""}
        async with asyncio.timeout(10):
            while "comment" in event:
                event = await anext(told)
    assert json.loads(event["data"]) == {"data": {"changes": {"op": "UPSERT", "article": {"slug": "noise"}}}}
