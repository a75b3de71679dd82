"""Null through a variable where there can be none: refused at every door, and of a mutation nothing is done."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from random import Random
from typing import Any

import asyncpg
import httpx2
import pytest

from db.sql.scope import Scope
from tests.hostile.input.places import AN_ID
from tests.schema.read.careless import Careless
from tests.schema.read.reference import reference_schema
from tests.support.service.keys import bearer, key_of
from tests.support.service.live import acknowledged, hear, load, serving, subscribe

RETRACT = '($i: ID!, $x: Boolean = true) { retractQuote(input: { id: $i, reason: "t" }) '
MUTATIONS = [
    f"mutation {RETRACT} @skip(if: $x) {{ changed }} }}",
    f"mutation {RETRACT} @include(if: $x) {{ changed }} }}",
    f"mutation {RETRACT} {{ changed @include(if: $x) }} }}",
    f"mutation {RETRACT} {{ changed quote {{ id @skip(if: $x) }} }} }}",
    f"mutation {RETRACT} {{ changed }} ...F @skip(if: $x) }} fragment F on Mutation {{ __typename }}",
    f"mutation {RETRACT} {{ changed }} ... @include(if: $x) {{ __typename }} }}",
    f'mutation {RETRACT} {{ changed }} loadBundle(input: {{ bundle: "", dryRun: $x }}) {{ outcome }} }}',
]
"""Each retracts a quote if it is done, and has a place in which `$x` cannot be null."""

QUERIES: list[tuple[str, Mapping[str, object], str]] = [
    ('query ($x: String = "a") { search(text: $x) { totalCount } }', {"x": None}, "VARIABLES_INVALID"),
    (f'query ($x: ID = "{AN_ID}") {{ nodes(ids: [$x]) {{ id }} }}', {"x": None}, "VARIABLES_INVALID"),
    (f'query ($x: [ID!] = ["{AN_ID}"]) {{ nodes(ids: $x) {{ id }} }}', {"x": None}, "VARIABLES_INVALID"),
    (f'query ($x: ID = "{AN_ID}") {{ node(id: $x) {{ id }} }}', {"x": None}, "VARIABLES_INVALID"),
    (
        "query ($x: QuoteKind = DIRECT) { quotes(filter: { kind: [$x] }) { totalCount } }",
        {"x": None},
        "VARIABLES_INVALID",
    ),
    ("query ($x: Boolean = true) { quotes { totalCount @skip(if: $x) } }", {"x": None}, "VARIABLES_INVALID"),
    ('query ($x: EntityBy = { name: "a" }) { entity(by: $x) { id } }', {"x": None}, "VARIABLES_INVALID"),
    ('query ($x: String = "Quote") { __type(name: $x) { name } }', {"x": None}, "VARIABLES_INVALID"),
    (
        'query ($x: Boolean) { __type(name: "Quote") { fields(includeDeprecated: $x) { name } } }',
        {"x": None},
        "VARIABLES_INVALID",
    ),
    ("query ($n: String) { entity(by: { name: $n }) { name } }", {}, "DOCUMENT_INVALID"),
    ('query ($n: String = "a") { entity(by: { name: $n }) { name } }', {"n": "a"}, "DOCUMENT_INVALID"),
    ("query ($s: String) { article(by: { slug: $s }) { id } }", {"s": "a"}, "DOCUMENT_INVALID"),
]
SUBSCRIPTIONS: list[tuple[str, Mapping[str, object], str]] = [
    (f'subscription ($x: ID = "{AN_ID}") {{ articleChanged(id: $x) {{ id }} }}', {"x": None}, "VARIABLES_INVALID"),
    ("subscription ($x: ChangeType = QUOTE) { changes(types: [$x]) { cursor } }", {"x": None}, "VARIABLES_INVALID"),
    ("subscription ($x: Boolean = true) { changes { cursor at @skip(if: $x) } }", {"x": None}, "VARIABLES_INVALID"),
]

Ask = Callable[[str, Mapping[str, object]], Awaitable[Any]]
"""Asks at one door, and gives the answer's body."""


@asynccontextmanager
async def doors(dsn: str) -> AsyncIterator[dict[str, Ask]]:
    """Serve a database to a caller who may do everything, and give every door."""
    headers = bearer(await key_of(dsn, "desk", Scope.ADMIN))
    async with (
        serving(dsn) as address,
        httpx2.AsyncClient(base_url=f"http://{address}", headers=headers, timeout=20) as client,
        acknowledged(address, additional_headers=headers) as opened,
    ):

        async def posted(query: str, variables: Mapping[str, object]) -> Any:
            return (await client.post("/graphql", json={"query": query, "variables": variables})).json()

        async def got(query: str, variables: Mapping[str, object]) -> Any:
            given = {"query": query, "variables": json.dumps(variables)}
            return (await client.get("/graphql", params=given)).json()

        async def said(query: str, variables: Mapping[str, object]) -> Any:
            await subscribe(opened, "q", query, **variables)
            message = await hear(opened)
            if message["type"] == "error":
                return {"errors": message["payload"]}
            assert (await hear(opened))["type"] == "complete"
            return message["payload"]

        async def streamed(query: str, variables: Mapping[str, object]) -> Any:
            body, accept = {"query": query, "variables": variables}, {"accept": "text/event-stream"}
            lines = (await client.post("/graphql", json=body, headers=accept)).text.splitlines()
            return json.loads(next(line for line in lines if line.startswith("data: {")).removeprefix("data: "))

        yield {"POST": posted, "GET": got, "WebSocket": said, "SSE": streamed}


def codes(body: Any) -> set[str]:
    """Return the codes of a refusal, which has no data."""
    assert "data" not in body, body
    return {error["extensions"]["code"] for error in body["errors"]}


@pytest.fixture
async def quote(database: str) -> str:
    """The id of a quote that can be retracted."""
    await load(database)
    connection = await asyncpg.connect(database)
    try:
        return str(await connection.fetchval("select id from quote"))
    finally:
        await connection.close()


async def is_retracted(dsn: str) -> bool:
    """Return whether anything was retracted."""
    connection = await asyncpg.connect(dsn)
    try:
        found: bool = await connection.fetchval("select exists (select from change where reason = 'retraction')")
    finally:
        await connection.close()
    return found


async def test_what_is_given_null_where_there_can_be_none_is_refused_and_nothing_is_done(
    database: str, quote: str
) -> None:
    async with doors(database) as ask:
        for query, variables, code in QUERIES:
            for door in ask:
                assert codes(await ask[door](query, variables)) == {code}, (door, query)
        for query, variables, code in SUBSCRIPTIONS:
            for door in ("WebSocket", "SSE"):
                assert codes(await ask[door](query, variables)) == {code}, (door, query)
        for query in MUTATIONS:
            for door in ("POST", "WebSocket", "SSE"):
                assert codes(await ask[door](query, {"i": quote, "x": None})) == {"VARIABLES_INVALID"}, (door, query)
        assert not await is_retracted(database)
        assert await ask["POST"](MUTATIONS[0], {"i": quote}) == {"data": {}}, "its default skips it"
        assert not await is_retracted(database)
        done = await ask["WebSocket"](MUTATIONS[0], {"i": quote, "x": False})
        assert done == {"data": {"retractQuote": {"changed": True}}}
        assert await is_retracted(database)


async def test_whatever_a_careless_caller_asks_nothing_fails_on_our_side(seeded_dsn: str) -> None:
    async with serving(seeded_dsn, max_cost=10**7) as address, httpx2.AsyncClient(timeout=20) as client:
        for number in range(25):
            writer = Careless(reference_schema(), Random(f"doors {number}"), [AN_ID])
            query = writer.document()
            for _ in range(2):
                asked = {"query": query, "variables": writer.given()}
                answer = await client.post(f"http://{address}/graphql", json=asked)
                assert answer.status_code < 500, (asked, answer.text)
                told = [error["extensions"]["code"] for error in answer.json().get("errors", ())]
                assert "INTERNAL_ERROR" not in told, (asked, answer.text)
