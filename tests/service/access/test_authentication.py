"""Who asks: every door takes keys in the same way, refuses those that are none, and tells their secrets to nobody."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx2
import pytest

from db.keys.api_key import ApiKey
from db.sql.scope import Scope
from schema.resource.example import all_examples
from service.app.routes import ENDPOINTS
from service.errors.access import AuthenticationRequired, InsufficientScope
from service.request.caller import Caller, anonymous_at
from service.request.credentials import Credentials, counted_address, credentials_of, key_in
from tests.support.service.asking import client_of
from tests.support.service.keys import altered, bearer, key_of, revoke, rotated, run

QUERY = "{ quotes(first: 1) { nodes { text } } }"
LIVE = "subscription { changes { type } }"
EVENTS = {"accept": "text/event-stream"}
OPEN = {
    ENDPOINTS["metrics"],
    "/",
    ENDPOINTS["docs"],
    ENDPOINTS["alive"],
    ENDPOINTS["ready"],
    ENDPOINTS["openapi"],
    ENDPOINTS["rest"],
}
"""Addresses that everybody is answered at: there is nothing of the data in what they answer."""

REQUESTS: list[tuple[str, str, dict[str, Any]]] = [
    ("POST", "/graphql", {"json": {"query": QUERY}}),
    ("POST", "/graphql", {"json": {"query": "{ __schema { queryType { name } } }"}}),
    ("POST", "/graphql", {"json": {"query": "{ nothing }"}}),
    ("POST", "/graphql", {"content": b"no JSON"}),
    ("GET", "/graphql", {"params": {"query": QUERY}}),
    ("HEAD", "/graphql", {"params": {"query": QUERY}}),
    ("POST", "/graphql", {"json": {"query": QUERY}, "headers": EVENTS}),
    ("POST", "/graphql", {"json": {"query": LIVE}, "headers": EVENTS}),
    *(("GET", each.request, {}) for each in all_examples().values()),
    *(("HEAD", each.request, {}) for each in list(all_examples().values())[:2]),
    ("GET", "/v1/quotes?first=wrong", {}),
]


@pytest.fixture
async def closed(database: str) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of a service where reading takes a key."""
    async with client_of(database, anonymous_read=False) as client:
        yield client


def code_of(answer: httpx2.Response) -> str:
    """Return the code of a refusal in the shape of its door."""
    body = answer.json()
    if answer.request.url.path == "/graphql":
        return str(body["errors"][0]["extensions"]["code"])
    assert answer.headers["content-type"] == "application/problem+json"
    assert body["status"] == answer.status_code
    return str(body["code"])


@pytest.mark.parametrize(("method", "address", "options"), REQUESTS)
async def test_every_door_takes_a_key_and_refuses_none_and_a_wrong_one(
    closed: httpx2.AsyncClient, database: str, method: str, address: str, options: dict[str, Any]
) -> None:
    key = await key_of(database, "partner")
    given = options.pop("headers", {})
    without = await closed.request(method, address, headers=given, **options)
    wrong = await closed.request(method, address, headers={**given, **bearer(altered(key))}, **options)
    for answer, code in ((without, "AUTHENTICATION_REQUIRED"), (wrong, "INVALID_KEY")):
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert answer.headers["cache-control"] == "no-store"
        assert method == "HEAD" or code_of(answer) == code
    if "subscription" in str(options):
        return  # it would be answered for ever
    right = await closed.request(method, address, headers={**given, **bearer(key)}, **options)
    assert right.status_code not in (401, 403, 429, 500, 503)


@pytest.mark.parametrize("address", sorted(OPEN))
async def test_addresses_that_reveal_no_data_are_open(closed: httpx2.AsyncClient, address: str) -> None:
    answer = await closed.get(address)
    assert answer.status_code == 200 or (address == ENDPOINTS["docs"] and answer.status_code == 503)
    assert "www-authenticate" not in answer.headers


def test_every_address_is_open_or_walked_above() -> None:
    walked = {
        "/graphql",
        ENDPOINTS["assets"],
        ENDPOINTS["feeds"],
    } | OPEN  # tests/service/feed_addresses walks the feeds
    assert {"/", *ENDPOINTS.values()} == walked


async def test_a_page_opens_without_a_key_and_a_preflight_is_answered(closed: httpx2.AsyncClient) -> None:
    page = await closed.get("/graphql", headers={"accept": "text/html"})
    assert page.headers["content-type"].startswith("text/html")
    assert (await closed.options("/v1/quotes")).status_code == 204


async def test_an_address_that_is_not_there_needs_no_key_to_say_so(closed: httpx2.AsyncClient) -> None:
    assert (await closed.get("/v1/nothing")).status_code == 404
    assert (await closed.delete("/graphql")).status_code == 405


@pytest.mark.parametrize(
    "headers",
    [
        {"authorization": "Bearer {key}"},
        {"authorization": "bearer  {key} "},
        {"x-api-key": "{key}"},
        {"authorization": "", "x-api-key": "{key}"},
    ],
)
async def test_a_key_is_sent_in_either_header(
    closed: httpx2.AsyncClient, database: str, headers: dict[str, str]
) -> None:
    key = await key_of(database, "partner")
    sent = {name: value.format(key=key) for name, value in headers.items()}
    assert (await closed.get("/v1/quotes", headers=sent)).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"authorization": "{key}x"},
        {"authorization": "Basic dXNlcjpwYXNzd29yZA=="},
        {"authorization": "Bearer"},
        {"authorization": "Bearer "},
        {"authorization": "Bearer {key}, Bearer {key}"},
        {"authorization": "Bearer \xff\xfe"},
        {"x-api-key": "isnad_"},
        {"x-api-key": "x" * 5000},
        {"authorization": "Bearer isnad_000000000000_" + "A" * 43, "x-api-key": "{key}"},
    ],
)
async def test_an_invalid_key_is_not_treated_as_no_key(database: str, headers: dict[str, str]) -> None:
    key = await key_of(database, "partner")
    sent = {name.encode(): value.format(key=key).encode("latin-1") for name, value in headers.items()}
    async with client_of(database, anonymous_read=True) as client:
        answer = await client.get("/v1/quotes", headers=list(sent.items()))
    assert (answer.status_code, code_of(answer)) == (401, "INVALID_KEY")


async def test_unknown_and_revoked_keys_get_the_same_answer_and_an_expired_key_another(
    closed: httpx2.AsyncClient, database: str
) -> None:
    unknown = altered(await key_of(database, "unknown"))
    revoked = await key_of(database, "revoked")
    await revoke(database, "revoked")
    expired = await key_of(database, "expired", expires_at=datetime.now(UTC) + timedelta(days=1))
    await run(database, "update api_key set expires_at = now() - interval '1 second' where name = 'expired'")
    answers = [await closed.get("/v1/quotes", headers=bearer(key)) for key in (unknown, revoked, expired)]
    assert [code_of(answer) for answer in answers] == ["INVALID_KEY"] * 3
    details = [answer.json()["detail"] for answer in answers]
    assert details[0] == details[1]
    assert "expired" in details[2]


async def test_what_is_public_is_read_without_a_key_where_the_setting_says_so(database: str) -> None:
    async with client_of(database, anonymous_read=True) as client:
        got = await client.get("/v1/quotes")
        assert (got.status_code, got.headers["cache-control"]) == (200, "public, no-cache")
        posted = await client.post("/graphql", json={"query": QUERY})
        assert (posted.status_code, "cache-control" in posted.headers) == (200, False)


@pytest.mark.parametrize("address", ["/v1/quotes", "/graphql?query=%7Bquotes%7BtotalCount%7D%7D"])
async def test_caches_keep_no_answer_to_a_key_for_others_and_none_to_others_for_a_key(
    database: str, address: str
) -> None:
    key = await key_of(database, "partner")
    async with client_of(database, anonymous_read=True, cache_max_age_s=60) as client:
        shared, own = await client.get(address), await client.get(address, headers=bearer(key))
        again = await client.get(address, headers={**bearer(key), "if-none-match": own.headers["etag"]})
    assert shared.headers["cache-control"] == "public, max-age=60"
    assert own.headers["cache-control"] == again.headers["cache-control"] == "private, max-age=60"
    assert again.status_code == 304
    for answer in (shared, own, again):
        assert {"authorization", "x-api-key"} <= set(answer.headers["vary"].split(", "))


async def test_a_post_with_a_key_is_private_too(closed: httpx2.AsyncClient, database: str) -> None:
    key = await key_of(database, "partner")
    answer = await closed.post("/graphql", json={"query": QUERY}, headers=bearer(key))
    assert answer.headers["cache-control"] == "private, no-cache"
    assert "authorization" in answer.headers["vary"]


async def test_a_key_is_cached_for_seconds_and_then_looked_up_again(database: str) -> None:
    key, now = await key_of(database, "partner"), [0.0]
    async with client_of(database, anonymous_read=False, key_cache_s=5, clock=lambda: now[0]) as client:

        async def status() -> int:
            return (await client.get("/v1/quotes", headers=bearer(key))).status_code

        assert await status() == 200
        await revoke(database, "partner")
        now[0] = 4.9
        assert await status() == 200
        now[0] = 5.1
        assert await status() == 401


async def test_a_key_that_is_remembered_costs_no_statement(database: str) -> None:
    key, now = await key_of(database, "partner"), [0.0]
    async with client_of(database, anonymous_read=False, clock=lambda: now[0], hot_answer_age_ms=50) as client:
        assert (await client.get("/v1/quotes", headers=bearer(key))).status_code == 200
        await run(database, "alter table api_key rename to hidden_away")
        assert (await client.get("/v1/quotes", headers=bearer(key))).status_code == 200


async def test_a_key_expires_while_it_is_remembered(database: str) -> None:
    key = await key_of(database, "partner", expires_at=datetime.now(UTC) + timedelta(seconds=60))
    now = [0.0]
    async with client_of(database, anonymous_read=False, key_cache_s=300, clock=lambda: now[0]) as client:
        assert (await client.get("/v1/quotes", headers=bearer(key))).status_code == 200
        await run(database, "update api_key set expires_at = now() - interval '1 second'")
        now[0] = 59.0
        assert (await client.get("/v1/quotes", headers=bearer(key))).status_code == 200
        now[0] = 61.0
        assert (await client.get("/v1/quotes", headers=bearer(key))).status_code == 401


async def test_both_keys_are_taken_while_a_rotation_lasts(closed: httpx2.AsyncClient, database: str) -> None:
    old = await key_of(database, "partner")
    new = await rotated(database, "partner", timedelta(hours=1))
    for key in (old, new):
        assert (await closed.get("/v1/quotes", headers=bearer(key))).status_code == 200


async def test_the_use_of_a_key_is_noted_and_no_request_fails_with_it(database: str, connection: Any) -> None:
    key = await key_of(database, "partner")
    async with client_of(database, anonymous_read=False) as client:
        assert (await client.get("/v1/quotes", headers=bearer(key))).status_code == 200
    assert await connection.fetchval("select last_used_at > now() - interval '1 minute' from api_key")
    await connection.execute("update api_key set last_used_at = null")
    await connection.execute(
        "create function fail() returns trigger language plpgsql as $$ begin raise 'no'; end $$;"
        "create trigger fail before update on api_key execute function fail()"
    )
    async with client_of(database, anonymous_read=False) as client:
        assert (await client.get("/v1/quotes", headers=bearer(key))).status_code == 200


async def test_without_a_database_nobody_is_let_in_for_it(tmp_path: Any, database: str) -> None:
    key = await key_of(database, "partner")
    async with client_of(f"postgresql://postgres@/none?host={tmp_path}", anonymous_read=False) as client:
        answer = await client.get("/v1/quotes", headers=bearer(key))
        assert (answer.status_code, code_of(answer)) == (503, "DATABASE_UNAVAILABLE")


def test_a_caller_is_refused_what_no_scope_of_theirs_allows_by_its_name() -> None:
    reader = Caller("partner", frozenset({Scope.READ}), None, "partner")
    with pytest.raises(AuthenticationRequired):
        anonymous_at("192.0.2.1").require(Scope.DRAFT)
    with pytest.raises(InsufficientScope) as refused:
        reader._replace(key_id=uuid4()).require(Scope.ADMIN)
    assert refused.value.details == {"scope": "admin"}
    assert refused.value.headers[0][1].endswith(b'error="insufficient_scope", scope="admin"')
    reader.require(Scope.READ)


def test_an_address_counts_as_its_caller_and_not_as_what_they_choose() -> None:
    assert counted_address("192.0.2.7") == "192.0.2.7"
    assert counted_address("2001:db8:1:2:3:4:5:6") == counted_address("2001:db8:1:2::9") == "2001:db8:1:2::/64"
    assert counted_address("::ffff:192.0.2.7") == "192.0.2.7"
    assert counted_address("192.0.2.7:4711") == "192.0.2.7"
    assert counted_address("[2001:db8:1:2::9]:4711") == "2001:db8:1:2::/64"
    assert counted_address("fe80::1%eth0") == "fe80::/64"
    assert counted_address("a:b:" + "x" * 5000) == "a:b:" + "x" * 60


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, ["203.0.113.5"], "192.0.2.1"),
        (1, ["203.0.113.5"], "203.0.113.5"),
        (1, ["198.51.100.9, 203.0.113.5"], "203.0.113.5"),
        (2, ["10.0.0.1, 203.0.113.5", "198.51.100.9"], "203.0.113.5"),
        (2, ["203.0.113.5"], "192.0.2.1"),
        (1, [], "192.0.2.1"),
    ],
)
def test_the_header_of_proxies_is_believed_as_far_as_there_are_proxies(
    proxies: int, forwarded: list[str], address: str
) -> None:
    headers = [(b"x-forwarded-for", value.encode()) for value in forwarded]
    scope = {"type": "http", "headers": headers, "client": ("192.0.2.1", 1234)}
    assert credentials_of(scope, dict(headers), proxies).address == address


def test_credentials_do_not_show_the_key_and_keys_not_their_hash() -> None:
    assert "secret" not in repr(Credentials("secret", "192.0.2.1"))
    assert {"secret_sha256", "secret"}.isdisjoint(ApiKey.__slots__)


def test_the_payload_of_a_socket_carries_a_key_under_the_name_of_either_header() -> None:
    assert key_in({"Authorization": "Bearer k"}) == key_in({"authorization": "Bearer k"}) == "k"
    assert key_in({"X-Api-Key": "k"}) == "k"
    assert key_in(None) is None
    assert key_in({"headers": {}}) is None
    assert key_in({"authorization": None}) is None
    assert key_in({"authorization": ["k"]}) == "['k']"
