"""Feed addresses made, listed and revoked by REST: bound to one export, each key its own, the token told once."""

import hashlib
from typing import Any

import asyncpg
import pytest

from db.keys import feed_address
from db.sql.scope import Scope
from tests.service.feed_addresses.conftest import Feeds, feeds_on
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of, revoke


async def listed(feeds: Feeds, query: str = "", **headers: str) -> dict[str, Any]:
    answer = await feeds.client.get(f"/v1/feed-addresses{query}", headers=headers or feeds.headers)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_it_is_shown_once_and_only_its_hash_is_stored(own: Feeds, connection: asyncpg.Connection) -> None:
    answer = await own.post("/v1/events.ics?status=OCCURRED", description="Desk")
    made = answer.json()
    assert answer.headers["location"] == f"/v1/feed-addresses/{made['id']}"
    assert answer.headers["cache-control"] == "no-store"
    token = made.pop("url").split("/")[-2]
    (shown,) = (await listed(own))["feedAddresses"]
    assert shown == made
    assert (await own.exported(answer.headers["location"])).json() == made
    assert made["resource"] == "/v1/events?status=OCCURRED"
    assert (made["format"], made["state"], made["owner"]) == ("ics", "LIVING", "desk")
    assert (made["description"], made["lastUsedAt"], made["revokedAt"]) == ("Desk", None, None)
    assert await connection.fetchval("select token_sha256 from feed_address") == hashlib.sha256(token.encode()).digest()
    rows = await connection.fetch("select f::text from feed_address f")
    assert token not in str(rows)


@pytest.mark.parametrize(
    ("resource", "code", "parameter", "said"),
    [
        ("/v1/events", "PARAMETER_INVALID", "resource", "/v1/events.ics"),
        ("/v1/changes", "PARAMETER_INVALID", "resource", "'/v1/changes' does not exist"),
        ("/v1/search?text=x", "PARAMETER_INVALID", "resource", "it is not exported"),
        ("/v1/articles/x.bundle.yaml", "PARAMETER_INVALID", "resource", "no feed address has it"),
        ("/v1/quotes.ics", "PARAMETER_INVALID", "resource", "exported as .jsonld, .anno.jsonld, .csv, .xlsx"),
        ("/v1/qoutes.csv", "PARAMETER_INVALID", "resource", "/v1/quotes"),
        ("/v1/quotes%zz.csv", "PARAMETER_INVALID", "resource", "percent-encoding"),
        ("quotes.csv", "PARAMETER_INVALID", "resource", "does not exist"),
        ("https://isnad.test", "PARAMETER_INVALID", "resource", "does not exist"),
        ("", "PARAMETER_INVALID", "resource", "at least 1"),
        ("/v1/quotes.csv?kind=direct", "PARAMETER_INVALID", "kind", "DIRECT"),
        ("/v1/quotes.csv?fields=id", "PARAMETER_UNKNOWN", "fields", "no parameter"),
        ("/v1/quotes.csv?kind=%zz", "PARAMETER_INVALID", "resource", "percent-encoding"),
        ("/v1/quotes.csv?after=eyJ", "PARAMETER_INVALID", "after", "selects a page"),
        ("/v1/quotes.csv?last=5", "PARAMETER_INVALID", "last", "selects a page"),
        ("/v1/quotes.xlsx?bom=true", "PARAMETER_UNKNOWN", "bom", "no parameter"),
        (f"/v1/articles/{'a' * 2100}.csv", "PARAMETER_INVALID", "resource", "more than 2000"),
    ],
)
async def test_what_is_no_export_is_refused_with_what_is_wrong(
    feeds: Feeds, resource: str, code: str, parameter: str, said: str
) -> None:
    answer = await feeds.post(resource)
    assert (answer.status_code, answer.json()["code"], answer.json()["parameter"]) == (400, code, parameter), (
        answer.text
    )
    assert said in answer.json()["detail"]


async def test_the_address_may_be_pasted_whole(feeds: Feeds) -> None:
    made = await feeds.make("https://isnad.test/v1/quotes.csv?kind=DIRECT,PARTIAL")
    assert made["resource"] == "/v1/quotes?kind=DIRECT,PARTIAL"
    slug = "a" * 400
    assert len((await feeds.make(f"/v1/articles/{slug}.csv"))["url"].split("/")[-1]) < 120


async def test_it_takes_a_key_and_drafts_take_one_that_may_see_them(feeds: Feeds, varied_dsn: str) -> None:
    refused = await feeds.post("/v1/quotes.csv", withDrafts=True)
    assert (refused.status_code, refused.json()["code"], refused.json()["scope"]) == (
        403,
        "INSUFFICIENT_SCOPE",
        "draft",
    )
    async with client_of(varied_dsn, anonymous_read=True) as anybody:
        for answer in (
            await anybody.post("/v1/feed-addresses", json={"resource": "/v1/quotes.csv"}),
            await anybody.get("/v1/feed-addresses"),
            await anybody.delete("/v1/feed-addresses/018f0000-0000-7000-8000-000000000001"),
        ):
            assert (answer.status_code, answer.json()["code"]) == (401, "AUTHENTICATION_REQUIRED")


async def test_a_key_sees_and_revokes_its_own_and_an_admin_those_of_all(database: str) -> None:
    async with feeds_on(database, Scope.READ) as feeds:
        partner = bearer(await key_of(database, "p", Scope.SYNC))
        admin = bearer(await key_of(database, "a", Scope.ADMIN))
        mine = await feeds.make("/v1/quotes.csv")
        others = (await feeds.post("/v1/claims.csv", partner)).json()
        assert [each["id"] for each in (await listed(feeds))["feedAddresses"]] == [mine["id"]]
        assert [each["owner"] for each in (await listed(feeds, **admin))["feedAddresses"]] == ["desk", "p"]
        for given in (others["id"], "018f0000-0000-7000-8000-000000000001", "nonsense"):
            for method in ("GET", "DELETE"):
                address = f"/v1/feed-addresses/{given}"
                answer = await feeds.client.request(method, address, headers=feeds.headers)
                assert (answer.status_code, answer.json()["code"]) == (404, "FEED_ADDRESS_UNKNOWN")
        shown = await feeds.client.get(f"/v1/feed-addresses/{others['id']}", headers=admin)
        assert shown.json()["owner"] == "p"
        assert (await feeds.read(others)).status_code == 200
        assert (await feeds.client.delete(f"/v1/feed-addresses/{others['id']}", headers=admin)).status_code == 204
        assert (await feeds.read(others)).status_code == 404
        await revoke(database, "desk")
        states = [each["state"] for each in (await listed(feeds, **admin))["feedAddresses"]]
        assert states == ["NO_KEY", "REVOKED"]


async def test_the_list_comes_in_pages(own: Feeds) -> None:
    made = [(await own.make("/v1/quotes.csv"))["id"] for _ in range(3)]
    first = await listed(own, "?limit=2")
    assert ([each["id"] for each in first["feedAddresses"]], first["hasMore"]) == (made[:2], True)
    second = await listed(own, f"?limit=2&after={made[1]}")
    assert ([each["id"] for each in second["feedAddresses"]], second["hasMore"]) == (made[2:], False)


async def test_nobody_has_more_than_may_be_had(own: Feeds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_address, "MAX_OF_CLIENT", 2)
    first, _ = await own.make("/v1/quotes.csv"), await own.make("/v1/quotes.csv")
    answer = await own.post("/v1/quotes.csv")
    assert (answer.status_code, answer.json()["code"]) == (409, "TOO_MANY_FEED_ADDRESSES")
    await own.client.delete(f"/v1/feed-addresses/{first['id']}", headers=own.headers)
    assert (await own.post("/v1/quotes.csv")).status_code == 201


async def test_the_address_is_that_of_the_service(database: str) -> None:
    async with feeds_on(
        database, Scope.READ, public_url="https://news.example/isnad/", allowed_hosts="isnad.test"
    ) as feeds:
        made = await feeds.make("/v1/articles.atom")
        assert made["url"].startswith("https://news.example/isnad/feeds/isnad_feed_")
