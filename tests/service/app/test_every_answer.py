"""What every answer has, whatever is asked: that it is not sniffed, and what its media type depends on."""

import re

import asyncpg
import httpx2
import pytest
import websockets

from db.sql.scope import Scope
from service.openapi.openapi import openapi
from tests.service.rest.seed_names import Names
from tests.support.service.asking import client_of
from tests.support.service.keys import key_of
from tests.support.service.live import serving

ACCEPTED = (
    "*/*",
    "application/json",
    "application/graphql-response+json",
    "text/html",
    "text/event-stream",
    "application/x-ndjson",
    "application/ld+json",
    "text/csv",
    "text/calendar",
    "application/atom+xml",
    "application/openmetrics-text",
    "image/png",
)
QUERY = "?query=%7B__typename%7D"
SMALL = (
    "/",
    "/docs",
    "/livez",
    "/readyz",
    "/metrics",
    "/assets/none.js",
    "/nothing",
    "/graphql",
    "/graphql/",
    f"/graphql{QUERY}",
)
"""The addresses beside those of REST."""


ENDLESS = (("/v1/changes", "text/event-stream"),)
"""What is answered without end."""


def addresses(ids: dict[str, str]) -> list[str]:
    """Return every described address that is read, and those beside; what stands in braces is filled in."""
    read = [path for path, item in openapi()["paths"].items() if "get" in item]
    filled = [re.sub(r"\{\w+\}", id_for(path, ids), path) for path in read]
    return [*filled, "/openapi.json", "/v1", "/v1/nothing", *SMALL, f"/graphql{QUERY}"]


def id_for(path: str, ids: dict[str, str]) -> str:
    """Return the id of something of the sort that an address is about."""
    kind = {"articles": "article/", "entities": "entity/", "quotes": "quote/", "claims": "claim/", "events": "event/"}
    begins = kind.get(path.split("/")[2], "quote/")
    return next(real for label, real in ids.items() if label.startswith(begins))


@pytest.fixture
async def names(seeded_dsn: str) -> Names:
    """The ids of the seeds by their labels."""
    connection = await asyncpg.connect(seeded_dsn)
    try:
        return await Names.of(connection)
    finally:
        await connection.close()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_an_answer_is_not_sniffed_and_names_accept_where_its_type_depends_on_it(
    seeded_dsn: str, names: Names, method: str
) -> None:
    untrue: list[str] = []
    async with client_of(seeded_dsn, headers={"accept-encoding": "identity"}) as client:
        for address in addresses(names.ids):
            answers = [
                await client.request(method, address, headers={"accept": accept})
                for accept in ACCEPTED
                if (address, accept) not in ENDLESS
            ]
            kinds = {each.headers.get("content-type") for each in answers}
            if len(kinds) > 1:
                varies = ["accept" in each.headers.get("vary", "").split(", ") for each in answers]
                untrue += [f"{address} {kinds}"] if not all(varies) else []
            untrue += [f"{address} may be sniffed" for each in answers if not is_guarded(each)]
    assert untrue == []


@pytest.mark.parametrize(
    "address", [*SMALL[:6], "/graphql", "/v1", "/openapi.json", "/v1/quotes", "/v1/webhooks", "/feeds/x/y.ics"]
)
async def test_a_method_that_an_address_lacks_is_refused_with_those_that_it_has(seeded_dsn: str, address: str) -> None:
    async with client_of(seeded_dsn) as client:
        refused = await client.request("TRACE", address)
    allowed = refused.headers["allow"].split(", ")
    told = refused.json().get("detail") or refused.json()["errors"][0]["message"]
    assert (refused.status_code, refused.headers["cache-control"]) == (405, "no-store")
    assert told == f"the method TRACE is not supported here: send {', '.join(allowed[:-1])} or {allowed[-1]}"
    assert "GET" in allowed
    assert "TRACE" not in allowed


@pytest.mark.parametrize("address", ["/graphql", "/v1/bundles", "/v1/webhooks"])
@pytest.mark.parametrize("headers", [{"content-type": "text/plain"}, {"content-encoding": "gzip"}])
async def test_a_body_of_an_unsupported_kind_is_refused_with_what_is_accepted(
    database: str, address: str, headers: dict[str, str]
) -> None:
    key = await key_of(database, "desk", *Scope)
    sent = {"content-type": "application/json", "authorization": f"Bearer {key}", **headers}
    async with client_of(database) as client:
        refused = await client.post(address, content=b"{}", headers=sent)
    assert (refused.status_code, refused.headers["accept-encoding"]) == (415, "identity")


def is_guarded(answer: httpx2.Response) -> bool:
    """Return whether a browser is told once to take an answer for what it says it is."""
    return answer.headers.get_list("x-content-type-options") == ["nosniff"]


@pytest.mark.parametrize("body", [b"", b"nonsense", b'{"query": "{ __typename }"}', b'{"query": "{ absent }"}'])
async def test_what_is_posted_is_answered_so_too(seeded_dsn: str, body: bytes) -> None:
    async with client_of(seeded_dsn) as client:
        for accept in ACCEPTED:
            headers = {"accept": accept, "content-type": "application/json"}
            answer = await client.post("/graphql", content=body, headers=headers)
            assert is_guarded(answer)
            assert "accept" in answer.headers["vary"].split(", ")


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE"])
async def test_a_slash_at_the_end_leads_to_graphql_with_method_and_query(seeded_dsn: str, method: str) -> None:
    async with client_of(seeded_dsn) as client:
        for query in ("", QUERY, "?a=%0d%0a&b=%D8%BA"):
            answer = await client.request(
                method, f"/graphql/{query}", content=b"" if method in ("GET", "HEAD") else b"x"
            )
            assert (answer.status_code, answer.headers["location"]) == (308, f"/graphql{query}")
        led = await client.post("/graphql/", json={"query": "{ __typename }"}, follow_redirects=True)
    assert led.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize(
    ("path", "origin", "status"),
    [("/graphql", "http://elsewhere.example", 403), ("/v1/changes", None, 404), ("/nothing", None, 404)],
)
async def test_a_websocket_that_is_refused_is_not_sniffed(
    seeded_dsn: str, path: str, origin: str | None, status: int
) -> None:
    async with serving(seeded_dsn) as address:
        with pytest.raises(websockets.InvalidStatus) as refused:
            await websockets.connect(f"ws://{address}{path}", origin=websockets.Origin(origin) if origin else None)
        response = refused.value.response
        assert response.status_code == status
        assert response.headers.get_all("x-content-type-options") == ["nosniff"]
        opened = await websockets.connect(
            f"ws://{address}/graphql/", subprotocols=[websockets.Subprotocol("graphql-transport-ws")]
        )
        assert opened.response is not None
        assert opened.response.headers.get_all("x-content-type-options") == ["nosniff"]
        await opened.close()
