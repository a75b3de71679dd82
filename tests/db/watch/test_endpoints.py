"""The endpoints of watch lists: their shapes, what is refused, who may, and waiting for what is yet to happen."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import httpx2
import pytest

from db.operations.retract import RetractQuote, retract_quote
from db.sql.scope import Scope
from tests.db.watch.desk import DESK, id_of
from tests.support.data.articles import load, noise
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of
from tests.support.service.live import serving

Connection = asyncpg.Connection


@asynccontextmanager
async def partner_of(dsn: str, *scopes: Scope, name: str = "partner") -> AsyncIterator[httpx2.AsyncClient]:
    headers = {"accept-encoding": "identity", **bearer(await key_of(dsn, name, *(scopes or (Scope.SYNC,))))}
    async with client_of(dsn, headers=headers) as client:
        yield client


@pytest.fixture
async def partner(database: str) -> AsyncIterator[httpx2.AsyncClient]:
    async with partner_of(database) as client:
        yield client


async def retract(connection: Connection) -> None:
    await retract_quote(connection, RetractQuote(str(await id_of(connection, "lifting")), "No."), actor=DESK)


async def test_a_client_registers_hears_and_acknowledges(connection: Connection, partner: httpx2.AsyncClient) -> None:
    await load(connection, noise())
    quote = str(await id_of(connection, "lifting"))
    put = await partner.put("/v1/watch", json={"ids": [{"id": quote, "version": 1}]})
    assert put.status_code == 200, put.text
    begun = put.json()
    assert (begun["ids"], begun["total"], begun["notices"], begun["hasMore"]) == ([quote], 1, [], False)
    await retract(connection)
    page = (await partner.get("/v1/watch/changes", params={"after": begun["cursor"]})).json()
    (notice,) = page["notices"]
    assert (await partner.get("/v1/watch/changes?after=beginning")).json()["notices"] == [notice]
    now = (await partner.get("/v1/watch/changes?after=now")).json()
    assert (now["notices"], now["hasMore"]) == ([], False)
    assert (await partner.get("/v1/watch/changes", params={"after": now["cursor"]})).json()["notices"] == []
    assert list(notice) == [
        "cursor",
        "id",
        "watched",
        "link",
        "happened",
        "severity",
        "item",
        "at",
        "reason",
        "version",
        "mergedInto",
        "fields",
        "before",
        "after",
        "acknowledged",
    ]
    assert notice["watched"] == notice["item"] == {"type": "quote", "id": quote}
    assert (notice["happened"], notice["severity"]) == ("retraction", "critical")
    assert notice["version"] == {"before": 1, "after": 2}
    assert notice["after"]["retraction"]["reason"] == "No."
    (item,) = (await partner.get("/v1/watch")).json()["items"]
    assert (item["id"], item["version"], item["unacknowledged"]) == (quote, 1, 1)
    done = await partner.post("/v1/watch/acknowledgements", json={"notices": [notice["id"]]})
    assert (done.status_code, done.text) == (204, "")
    assert (await partner.get("/v1/watch/changes?acknowledged=false")).json()["notices"] == []
    assert len((await partner.get("/v1/watch/changes?acknowledged=true")).json()["notices"]) == 1
    assert (await partner.delete(f"/v1/watch/ids/{quote}")).status_code == 204
    assert (await partner.get("/v1/watch")).json() == {"items": [], "total": 0, "cursor": None}


async def test_adding_an_id_with_an_older_version_returns_what_has_happened_since(
    connection: Connection, partner: httpx2.AsyncClient
) -> None:
    await load(connection, noise())
    await retract(connection)
    quote = str(await id_of(connection, "lifting"))
    added = await partner.post("/v1/watch/ids", json={"ids": [{"id": quote, "version": 1}]})
    assert [each["happened"] for each in added.json()["notices"]] == ["retraction"]


async def test_every_error_is_reported_at_once(connection: Connection, partner: httpx2.AsyncClient) -> None:
    await load(connection, noise())
    unknown = "01890000-0000-7000-8000-00000000000"
    ids = [{"id": unknown + "1"}, {"id": str(await id_of(connection, "lifting")), "version": 7}, {"id": unknown + "2"}]
    refused = await partner.put("/v1/watch", json={"ids": ids})
    assert refused.status_code == 422
    problem = refused.json()
    assert [(each["code"], each["path"]) for each in problem["errors"]] == [
        ("UNKNOWN_OBJECT", ["ids", "0"]),
        ("INVALID_VALUE", ["ids", "1"]),
        ("UNKNOWN_OBJECT", ["ids", "2"]),
    ]
    assert refused.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("method", "address", "body", "status", "code"),
    [
        ("GET", "/v1/watch/changes?limit=0", None, 400, "PARAMETER_INVALID"),
        ("GET", "/v1/watch/changes?wait=31", None, 400, "PARAMETER_INVALID"),
        ("GET", "/v1/watch/changes?after=nonsense", None, 400, "INVALID_CURSOR"),
        ("GET", "/v1/watch?after=nonsense", None, 400, "INVALID_CURSOR"),
        ("GET", "/v1/watch?page=2", None, 400, "PARAMETER_UNKNOWN"),
        ("PUT", "/v1/watch", {}, 400, "PARAMETER_MISSING"),
        ("POST", "/v1/watch/ids", {"ids": [{"id": "x"}]}, 422, "INVALID_VALUE"),
        ("POST", "/v1/watch/ids", {"ids": [{"id": "x", "version": 0}]}, 400, "PARAMETER_INVALID"),
        ("POST", "/v1/watch/acknowledgements", {"notices": ["x"]}, 422, "UNKNOWN_OBJECT"),
        ("POST", "/v1/watch/acknowledgements", {"upTo": "x"}, 400, "INVALID_CURSOR"),
        ("DELETE", "/v1/watch/ids/x", None, 404, "UNKNOWN_OBJECT"),
    ],
)
async def test_what_cannot_be_taken_is_refused_as_a_problem(
    partner: httpx2.AsyncClient, method: str, address: str, body: object, status: int, code: str
) -> None:
    answer = await partner.request(method, address, json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text


async def test_a_list_is_for_keys_that_keep_a_copy(database: str) -> None:
    async with partner_of(database, Scope.READ) as reader:
        assert (await reader.get("/v1/watch")).json()["code"] == "INSUFFICIENT_SCOPE"
    async with client_of(database) as anybody:
        assert (await anybody.put("/v1/watch", json={"ids": []})).json()["code"] == "AUTHENTICATION_REQUIRED"


async def test_a_waiting_caller_is_answered_as_soon_as_something_happens(connection: Connection, database: str) -> None:
    await load(connection, noise())
    quote = str(await id_of(connection, "lifting"))
    key = await key_of(database, "partner", Scope.SYNC)
    async with serving(database) as address, httpx2.AsyncClient(headers=bearer(key), timeout=20) as client:
        begun = await client.put(f"http://{address}/v1/watch", json={"ids": [{"id": quote}]})
        requested = {"after": begun.json()["cursor"], "wait": 15}
        waiting = asyncio.create_task(client.get(f"http://{address}/v1/watch/changes", params=requested))
        await load(connection, noise(slug="another"))
        await retract(connection)
        (notice,) = (await waiting).json()["notices"]
        assert notice["happened"] == "retraction"
        nothing = await client.get(
            f"http://{address}/v1/watch/changes", params={"after": notice["cursor"], "wait": 0.05}
        )
        assert nothing.json()["notices"] == []


async def test_a_list_with_the_maximum_number_of_ids_is_accepted_at_once(
    connection: Connection, partner: httpx2.AsyncClient
) -> None:
    await load(connection, noise())
    await connection.execute(
        "insert into entity (id, kind, label) select gen_random_uuid(), 'PERSON', 'X' from generate_series(1, 10000)"
    )
    ids = [str(row["id"]) for row in await connection.fetch("select id from entity limit 10000")]
    put = await partner.put("/v1/watch", json={"ids": [{"id": id_, "version": 1} for id_ in ids]})
    assert (put.status_code, put.json().get("total")) == (200, 10_000), put.text[:300]
    assert (await partner.get("/v1/watch?limit=200")).json()["total"] == 10_000
