"""How much may be asked in a minute: by cost, by key and by address, at every door; and what keeping count takes."""

import asyncio
import json
import random
import tracemalloc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import httpx2
import pytest

from db.sql.scope import Scope
from service.access.admission import FREE_S, UNITS_PER_S, Admission
from service.access.rate_limit import MAX_KEPT, RateLimit
from service.errors.access import RateLimited
from service.errors.address import AddressUnknown
from service.errors.computing import CallerGone
from service.errors.http import MalformedBody
from service.errors.status import is_about_contents
from service.request.caller import anonymous_at
from tests.conftest import Databases
from tests.support.data.articles import BODY, load, noise
from tests.support.service.asking import client_of
from tests.support.service.keys import altered, bearer, key_of, revoke
from tests.support.service.live import acknowledged, hear, say, serving, subscribe

TEN = {"query": "{ quotes(first: 9) { nodes { text } } }"}
"""A query that costs ten: see docs/limits.md."""


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def limit_of(allowed: int, clock: Callable[[], float], **more: Any) -> RateLimit:
    return RateLimit("address", allowed, clock, **more)


def told(limit: RateLimit, key: str = "a") -> str:
    """Return what a caller is told of what is left."""
    return limit.headers(key)[1][1].decode()


def test_what_is_taken_comes_back_by_and_by(clock: Clock) -> None:
    limit = limit_of(60, clock)
    assert told(limit) == '"address";r=60;t=0'
    limit.take("a", 40)
    assert told(limit) == '"address";r=20;t=40'
    clock.now += 10
    assert told(limit) == '"address";r=30;t=30'
    with pytest.raises(RateLimited) as refused:
        limit.take("a", 31)
    assert refused.value.headers == ((b"retry-after", b"1"),)
    limit.take("a", 30)
    assert told(limit) == '"address";r=0;t=60'
    limit.take("b", 60)
    clock.now += 60
    assert told(limit) == '"address";r=60;t=0'


def test_a_caller_who_waits_as_long_as_asked_is_answered_and_not_before(clock: Clock) -> None:
    for seed in range(50):
        chance = random.Random(seed)
        limit = limit_of(chance.choice([1, 7, 60, 1000, 10**6]), clock)
        for _ in range(20):
            cost = chance.randint(1, 2 * limit.allowed)
            try:
                limit.take("a", cost)
            except RateLimited as refused:
                wait = int(refused.headers[0][1])
                clock.now += wait - 1.001
                with pytest.raises(RateLimited):
                    limit.take("a", cost)
                clock.now += 1.002
                limit.take("a", cost)


def test_no_minute_and_no_caller_gets_more_than_twice_what_is_allowed(clock: Clock) -> None:
    limit, had = limit_of(100, clock), list[float]()
    for _ in range(3000):
        clock.now += 0.1
        try:
            limit.take("a", 1)
        except RateLimited:
            continue
        had.append(clock.now)
    for begin in range(1000, 1240, 10):
        assert sum(begin <= at < begin + 60 for at in had) <= 200
    assert sum(at >= 1100 for at in had) <= 100 * (1300 - 1100) / 60 + 1


def test_a_request_that_costs_more_than_a_minute_is_allowed_without_debt_and_then_paid_off(clock: Clock) -> None:
    limit = limit_of(60, clock)
    limit.take("a", 300)
    assert told(limit) == '"address";r=0;t=300'
    for seconds in (0, 239):
        clock.now += seconds
        with pytest.raises(RateLimited):
            limit.check("a")
    clock.now += 61
    limit.check("a")
    limit.take("a", 300)


def test_costs_charged_afterwards_count_against_the_limit(clock: Clock) -> None:
    limit = limit_of(60, clock)
    for _ in range(3):
        limit.owe("a", 40)
    assert told(limit) == '"address";r=0;t=120'
    with pytest.raises(RateLimited):
        limit.check("a")


@pytest.mark.parametrize(
    ("allowed", "cost", "now"),
    [(1, 0, 0.0), (600_000, 0, 5.0), (10**12, 0, 1e9), (10**12, 1, 1e9)],
    ids=["nothing", "nothing of much", "nothing later", "less than the clock can tell"],
)
def test_a_cost_that_is_paid_at_once_leaves_no_debt(clock: Clock, allowed: int, cost: int, now: float) -> None:
    limit = limit_of(allowed, clock)
    clock.now = now
    limit.owe("a", cost)
    limit.take("a", cost)
    assert (len(limit), told(limit)) == (0, f'"address";r={allowed};t=0')


def test_many_addresses_take_bounded_memory_and_no_active_caller_is_forgotten(clock: Clock) -> None:
    limit = limit_of(1000, clock, kept=1000)
    limit.take("steady", 900)
    for number in range(20_000):
        limit.take(f"2001:db8::{number:x}/64", 1)
        if number % 500 == 0:
            limit.owe("steady", 1)
    assert len(limit) == 1000
    with pytest.raises(RateLimited):
        limit.take("steady", 200)
    clock.now += 120
    limit.take("another", 1)
    assert len(limit) == 1


def test_a_flood_of_addresses_is_held_in_some_megabytes(clock: Clock) -> None:
    tracemalloc.start()
    limit = limit_of(1_000_000, clock)
    for number in range(3 * MAX_KEPT):
        limit.take(f"2001:db8:{number:x}::/64", 100)
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert used < 20_000_000


@asynccontextmanager
async def limited(dsn: str, clock: Clock, **settings: int) -> AsyncIterator[httpx2.AsyncClient]:
    """Give a client of a service with these limits."""
    small: dict[str, Any] = {"anonymous_read": True, "address_cost_per_minute": 0, **settings}
    async with client_of(dsn, clock=clock, **small) as client:
        yield client


async def test_an_answer_says_how_much_budget_is_left(seeded_dsn: str, clock: Clock) -> None:
    async with limited(seeded_dsn, clock, address_cost_per_minute=1000) as client:
        first = await client.post("/graphql", json=TEN)
        assert first.headers["ratelimit-policy"] == '"address";q=1000;w=60'
        assert first.headers["ratelimit"] == '"address";r=990;t=1'
        again = await client.post("/graphql", json=TEN)  # a hot answer
        assert again.headers["ratelimit"] == '"address";r=980;t=2'
        got = await client.get("/graphql", params=TEN)
        assert got.headers["ratelimit"] == '"address";r=970;t=2'
        known = await client.get("/graphql", params=TEN, headers={"if-none-match": got.headers["etag"]})
        assert (known.status_code, known.headers["ratelimit"]) == (304, '"address";r=960;t=3')
        rest = await client.get("/v1/entities?first=1")
        assert 0 < int(rest.headers["ratelimit"].partition("r=")[2].partition(";")[0]) < 960


async def test_a_caller_over_the_limit_is_told_when_to_try_again_in_the_format_of_the_endpoint(
    seeded_dsn: str, clock: Clock
) -> None:
    async with limited(seeded_dsn, clock, address_cost_per_minute=10) as client:
        assert (await client.post("/graphql", json=TEN)).status_code == 200
        refused = await client.post("/graphql", json=TEN)
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "6")
        extensions = refused.json()["errors"][0]["extensions"]
        assert extensions == {"code": "RATE_LIMITED", "allowed": 10, "retryAfter": 6}
        problem = await client.get("/v1/quotes")
        assert (problem.status_code, problem.json()["code"]) == (429, "RATE_LIMITED")
        assert problem.headers["ratelimit"] == '"address";r=0;t=60'
        streamed = await client.post("/graphql", json=TEN, headers={"accept": "text/event-stream"})
        assert streamed.status_code == 429
        clock.now += 60
        assert (await client.post("/graphql", json=TEN)).status_code == 200


async def test_keys_are_counted_each_for_itself_and_apart_from_their_address(database: str, clock: Clock) -> None:
    one, other = await key_of(database, "one"), await key_of(database, "other")
    async with limited(database, clock, key_cost_per_minute=10, address_cost_per_minute=10) as client:
        assert (await client.post("/graphql", json=TEN, headers=bearer(one))).status_code == 200
        assert (await client.post("/graphql", json=TEN, headers=bearer(one))).status_code == 429
        answer = await client.post("/graphql", json=TEN, headers=bearer(other))
        assert answer.headers["ratelimit-policy"] == '"key";q=10;w=60'
        assert (await client.post("/graphql", json=TEN)).status_code == 200


async def test_with_0_nothing_is_counted_and_nothing_reported(seeded_dsn: str, clock: Clock) -> None:
    async with limited(seeded_dsn, clock) as client:
        answer = await client.post("/graphql", json=TEN)
        assert {"ratelimit", "ratelimit-policy"}.isdisjoint(answer.headers)


async def test_proxies_that_are_trusted_tell_whom_to_count(seeded_dsn: str, clock: Clock) -> None:
    async with limited(seeded_dsn, clock, address_cost_per_minute=10, trusted_proxies=1) as client:
        for address in ("203.0.113.1", "203.0.113.2"):
            seen = {"x-forwarded-for": f"198.51.100.1, {address}"}
            assert (await client.post("/graphql", json=TEN, headers=seen)).status_code == 200
            assert (await client.post("/graphql", json=TEN, headers=seen)).status_code == 429


async def test_a_header_of_proxies_that_are_not_trusted_makes_nobody_another(seeded_dsn: str, clock: Clock) -> None:
    async with limited(seeded_dsn, clock, address_cost_per_minute=10) as client:
        seen = [{"x-forwarded-for": f"203.0.113.{number}"} for number in (1, 2)]
        statuses = [(await client.post("/graphql", json=TEN, headers=each)).status_code for each in seen]
        assert statuses == [200, 429]


TEXT, LINES = {"content-type": "text/plain"}, {"content-type": "application/x-ndjson"}
JSON, EVENTS = {"content-type": "application/json"}, {"accept": "text/event-stream"}
NO_POSITION = {"x-isnad-position": "nowhere"}
TOO_LONG = b'"' + b"x" * 5000 + b'"'

REFUSED: dict[str, tuple[str, str, dict[str, Any]]] = {
    "an unknown field": ("POST", "/graphql", {"json": {"query": "{ nothing }"}}),
    "a page too large": ("POST", "/graphql", {"json": {"query": "{ quotes(first: 101) { nodes { id } } }"}}),
    "a syntax error": ("POST", "/graphql", {"json": {"query": "{"}}),
    "an unknown field of a stream": ("POST", "/graphql", {"json": {"query": "{ nothing }"}, "headers": EVENTS}),
    "a body that is no JSON": ("POST", "/graphql", {"content": b"{", "headers": JSON}),
    "a body that is text": ("POST", "/graphql", {"content": b"{}", "headers": TEXT}),
    "a body that is too long": ("POST", "/graphql", {"content": TOO_LONG, "headers": JSON}),
    "a query that is a number": ("POST", "/graphql", {"json": {"query": 1}}),
    "a document that is not stored": ("POST", "/graphql", {"json": {"documentId": "none"}}),
    "variables that are no JSON": ("GET", "/graphql?query={__typename}&variables={", {}),
    "two queries": ("GET", "/graphql?query=a&query=b", {}),
    "no query": ("GET", "/graphql", {}),
    "a position of nothing": ("POST", "/graphql", {"json": TEN, "headers": NO_POSITION}),
    "a mutation by GET": ("GET", '/graphql?query=mutation{restoreArticle(input:{article:"x"}){userErrors{code}}}', {}),
    "a parameter of a resource": ("GET", "/v1/quotes?first=many", {}),
    "an unknown parameter of a resource": ("GET", "/v1/quotes?nothing=1", {}),
    "an unknown field of a resource": ("GET", "/v1/quotes?fields=nothing", {}),
    "an unknown parameter of an export": ("GET", "/v1/quotes.csv?nothing=1", {}),
    "a position of nothing by REST": ("GET", "/v1/quotes", {"headers": NO_POSITION}),
    "a parameter of the feed": ("GET", "/v1/changes?limit=many", {}),
    "a webhook that is no JSON": ("POST", "/v1/webhooks", {"content": b"{", "headers": JSON}),
    "a webhook that is text": ("POST", "/v1/webhooks", {"content": b"{}", "headers": TEXT}),
    "a bundle that is not UTF-8": ("POST", "/v1/bundles", {"content": b"\xff", "headers": JSON}),
    "a bundle that is text": ("POST", "/v1/bundles", {"content": b"{}", "headers": TEXT}),
    "a bundle that is too long": ("POST", "/v1/bundles", {"content": TOO_LONG, "headers": JSON}),
    "a parameter of a bundle": ("POST", "/v1/bundles?dryRun=yes", {"content": b"{}", "headers": JSON}),
    "a version for many bundles": ("POST", "/v1/bundles?expectedVersion=1", {"content": b"{}", "headers": LINES}),
    "an unknown member of an operation": ("POST", "/v1/redactions", {"json": {"nothing": 1}}),
    "a member of the wrong type": ("POST", "/v1/redactions", {"json": {"words": 1}}),
    "a line that is not UTF-8": ("POST", "/v1/bundles", {"content": b"\xff\n", "headers": LINES}),
    "a line that is too long": ("POST", "/v1/bundles", {"content": TOO_LONG + b"\n", "headers": LINES}),
}
"""Requests that are refused for what they contain, at every door."""


@pytest.fixture(scope="module")
async def desk(databases: Databases, template: str) -> AsyncIterator[tuple[httpx2.AsyncClient, Clock]]:
    """The client of an admin who may ask for 1000 in a minute, and its clock."""
    dsn, clock = await databases.make(template), Clock()
    key = await key_of(dsn, "desk", Scope.ADMIN)
    settings: dict[str, Any] = {"key_cost_per_minute": 1000, "max_write_bytes": 4000, "key_cache_s": 300}
    async with client_of(dsn, clock=clock, headers=bearer(key), **settings) as client:
        yield client, clock
    await databases.drop(dsn)


@pytest.mark.parametrize("name", REFUSED)
async def test_what_is_refused_for_its_contents_costs_a_hundred(
    desk: tuple[httpx2.AsyncClient, Clock], name: str
) -> None:
    client, clock = desk
    clock.now += 120
    method, address, options = REFUSED[name]
    refused = await client.request(method, address, **options)
    assert "_" in refused.text, "a refusal has a code"
    answer = await client.post("/graphql", json={"query": "{ __typename }"})
    assert answer.headers["ratelimit"] == '"key";r=899;t=7'


async def test_lines_that_are_refused_end_with_the_limit(desk: tuple[httpx2.AsyncClient, Clock]) -> None:
    client, clock = desk
    clock.now += 120
    answer = await client.post("/v1/bundles", content=b"\xff\n" * 12, headers=LINES)
    assert [json.loads(line)["status"] for line in answer.text.splitlines()] == [400] * 10 + [429] * 2


async def test_a_refusal_for_another_reason_than_the_contents_costs_nothing(
    desk: tuple[httpx2.AsyncClient, Clock],
) -> None:
    client, clock = desk
    clock.now += 120
    assert (await client.delete("/v1/quotes")).status_code == 405
    assert (await client.get("/v1/nothing")).status_code == 404
    assert (await client.get("/v1/quotes", headers={"accept": "image/png"})).status_code == 406
    answer = await client.post("/graphql", json={"query": "{ __typename }"})
    assert answer.headers["ratelimit"] == '"key";r=999;t=1'


async def test_refused_operations_on_a_socket_cost_too(seeded_dsn: str) -> None:
    small = {"anonymous_read": True, "address_cost_per_minute": 200}
    async with serving(seeded_dsn, **small) as address, acknowledged(address) as opened:
        codes = []
        for key, payload in (("1", {"query": "{ nothing }"}), ("2", {"query": " "}), ("3", {"query": "{ nothing }"})):
            await say(opened, id=key, type="subscribe", payload=payload)
            codes.append((await hear(opened))["payload"][0]["extensions"]["code"])
        assert codes == ["DOCUMENT_INVALID", "MALFORMED_PARAMETER", "RATE_LIMITED"]


async def test_a_caller_who_guesses_keys_is_stopped_and_one_with_a_key_continues(database: str, clock: Clock) -> None:
    key = await key_of(database, "partner")
    async with limited(database, clock, failed_keys_per_minute=5) as client:
        assert (await client.get("/v1/quotes", headers=bearer(key))).status_code == 200
        statuses = [(await client.get("/v1/quotes", headers=bearer(altered(key)))).status_code for _ in range(7)]
        assert statuses == [401] * 5 + [429] * 2
        assert (await client.get("/v1/quotes")).status_code == 200
        clock.now += 30  # the key is not held to be true any more, but it was known
        assert (await client.get("/v1/quotes", headers=bearer(key))).status_code == 200


async def test_a_key_that_was_never_seen_is_answered_from_an_address_that_sends_wrong_ones(
    database: str, clock: Clock
) -> None:
    key, gone = await key_of(database, "partner"), await key_of(database, "gone")
    await revoke(database, "gone")
    async with limited(database, clock, failed_keys_per_minute=60) as client:

        async def status(sent: str) -> int:
            return (await client.get("/v1/quotes", headers=bearer(sent))).status_code

        assert [await status(altered(key)) for _ in range(62)] == [401] * 60 + [429] * 2
        wrong = [*(altered(key[:6] + f"{number:012x}" + key[18:]) for number in range(20)), altered(key), gone, "none"]
        statuses = await asyncio.gather(*map(status, [*wrong, key, *wrong]))
        assert statuses == [429] * len(wrong) + [200] + [429] * len(wrong)
        assert await status(await key_of(database, "newest")) == 200


async def test_operations_on_a_socket_and_subscriptions_count(seeded_dsn: str) -> None:
    small = {"anonymous_read": True, "address_cost_per_minute": 25}
    async with serving(seeded_dsn, **small) as address, acknowledged(address) as opened:
        for key in ("1", "2"):
            await subscribe(opened, key, TEN["query"])
            assert [(await hear(opened))["type"], (await hear(opened))["type"]] == ["next", "complete"]
        await subscribe(opened, "3", TEN["query"])
        refused = await hear(opened)
        assert (refused["type"], refused["payload"][0]["extensions"]["code"]) == ("error", "RATE_LIMITED")


async def test_a_subscription_costs_what_it_can_tell_at_once(seeded_dsn: str) -> None:
    live = "subscription { changes { type } }"
    small = {"anonymous_read": True, "address_cost_per_minute": 1}
    async with serving(seeded_dsn, **small) as address, acknowledged(address) as opened:
        await subscribe(opened, "1", live)
        await subscribe(opened, "2", live)
        refused = await hear(opened)
        assert (refused["id"], refused["payload"][0]["extensions"]["code"]) == ("2", "RATE_LIMITED")


LONG = {"query": "{ articles(first: 1) { nodes { a: body b: body c: body d: body headline } } }"}


async def test_what_an_answer_weighs_beyond_its_cost_is_charged_also_of_one_that_is_kept(
    database: str, connection: asyncpg.Connection, clock: Clock
) -> None:
    await load(connection, noise(body=BODY + " سطر طويل." * 9000))
    async with client_of(database, address_cost_per_minute=100_000, clock=clock) as client:
        for number in (1, 2):
            answer = await client.post("/graphql", json=LONG)
            size = len(answer.content) // 1000
            assert size > 500
            assert answer.headers["ratelimit"].startswith(f'"address";r={100_000 - number * size};')


async def test_a_statement_that_takes_long_is_charged_for_it_and_a_short_one_is_not(clock: Clock) -> None:
    limit = limit_of(1_000_000, clock)
    admission = Admission(None, limit, limit, None)  # type: ignore[arg-type]
    caller = anonymous_at("192.0.2.1")
    admission.charge(caller, FREE_S)
    assert told(limit, "192.0.2.1") == '"address";r=1000000;t=0'
    admission.charge(caller, FREE_S + 5)
    assert told(limit, "192.0.2.1") == f'"address";r={1_000_000 - 5 * UNITS_PER_S};t=30'


async def test_callers_are_charged_for_the_database_time_that_they_use(
    database: str, connection: asyncpg.Connection
) -> None:
    await connection.execute("begin")
    await connection.execute("lock table quote in access exclusive mode")
    async with client_of(database, address_cost_per_minute=1_000_000, statement_timeout_ms=900) as client:
        answer = await client.post("/graphql", json=TEN)
        await connection.execute("rollback")
        assert answer.json()["errors"][0]["extensions"]["code"] == "STATEMENT_TIMEOUT"
        left = int(answer.headers["ratelimit"].split("r=")[1].split(";")[0])
    assert left < 1_000_000 - 0.6 * UNITS_PER_S


def test_only_contents_are_charged_as_contents() -> None:
    assert is_about_contents(MalformedBody("it is empty"))
    for error in (CallerGone("nobody waits"), AddressUnknown("nothing is here"), RuntimeError("our fault")):
        assert not is_about_contents(error)
