"""The history of items keeps the id of the key beside its name, since another key can have the name later."""

from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import httpx2
import pytest

from db.sql.scope import Scope
from tests.support.data.articles import noise
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of, revoke

HISTORY = '{ article(by: {slug: "noise"}) { history { nodes { version by byKey } } } }'
CHANGES = "{ changes(first: 100) { nodes { by byKey } } }"
REVIEWED = """
{ article(by: {slug: "noise"}) { claims { nodes { id provenance { decision { by byKey } } history { nodes { by byKey } } } } } }
"""


async def key_id(connection: asyncpg.Connection) -> str:
    """Return the id of the key that was made last."""
    return str(await connection.fetchval("select id from api_key order by created_at desc, id desc limit 1"))


async def load(client: httpx2.AsyncClient, key: str, data: dict[str, Any], **more: Any) -> httpx2.Response:
    """Load an article with a key."""
    return await client.post("/v1/bundles", json=data, headers=bearer(key), **more)


async def data(client: httpx2.AsyncClient, query: str, key: str | None = None) -> Any:
    """Return what a query answers."""
    answer = (await client.post("/graphql", json={"query": query}, headers=bearer(key) if key else {})).json()
    assert "errors" not in answer, answer
    return answer["data"]


@pytest.fixture
async def client(database: str) -> AsyncIterator[httpx2.AsyncClient]:
    async with client_of(database, anonymous_read=True, key_cache_s=0) as made:
        yield made


async def test_callers_who_may_see_who_did_it_can_distinguish_two_keys_with_the_same_name(
    client: httpx2.AsyncClient, database: str, connection: asyncpg.Connection
) -> None:
    ids = []
    for headline in ("One", "Two"):
        key = await key_of(database, "desk", Scope.ADMIN)
        ids.append(await key_id(connection))
        article = noise()
        article["article"]["headline"] = headline
        assert (await load(client, key, article)).is_success
        if headline == "One":
            await revoke(database, "desk")
    nodes = (await data(client, HISTORY, key))["article"]["history"]["nodes"]
    assert nodes == [{"version": 2, "by": "desk", "byKey": ids[1]}, {"version": 1, "by": "desk", "byKey": ids[0]}]
    told = await data(client, CHANGES, key)
    assert {each["byKey"] for each in told["changes"]["nodes"]} == set(ids)
    rest = (await client.get("/v1/articles/noise/history", headers=bearer(key))).json()
    assert [each["byKey"] for each in rest["nodes"]] == [*reversed(ids)]
    hidden = await data(client, HISTORY)
    assert {(each["by"], each["byKey"]) for each in hidden["article"]["history"]["nodes"]} == {(None, None)}
    hidden = await data(client, CHANGES)
    assert {(each["by"], each["byKey"]) for each in hidden["changes"]["nodes"]} == {(None, None)}


async def test_a_reviewers_key_is_shown_with_the_decision_and_in_the_feed(
    client: httpx2.AsyncClient, database: str, connection: asyncpg.Connection
) -> None:
    key = await key_of(database, "desk", Scope.ADMIN)
    id_ = await key_id(connection)
    article = noise()
    article["provenance"] |= {"state": "DRAFT"}
    article["article"]["state"] = "PUBLISHED"
    assert (await load(client, key, article)).is_success
    (claim,) = (await data(client, REVIEWED, key))["article"]["claims"]["nodes"]
    asked = {"annotations": [{"id": claim["id"]}], "decision": "PUBLISH"}
    assert (await client.post("/v1/reviews", json=asked, headers=bearer(key))).status_code == 200
    (claim,) = (await data(client, REVIEWED, key))["article"]["claims"]["nodes"]
    assert claim["provenance"]["decision"] == {"by": "desk", "byKey": id_}
    assert {(each["by"], each["byKey"]) for each in claim["history"]["nodes"]} == {("desk", id_)}
    feed = (await client.get("/v1/changes?types=claim&limit=100", headers=bearer(key))).json()["changes"]
    assert feed[-1]["data"]["provenance"]["decision"]["byKey"] == id_
    reader = await key_of(database, "partner", Scope.SYNC)
    public = (await client.get("/v1/changes?types=claim&limit=100", headers=bearer(reader))).json()["changes"]
    assert public[-1]["data"]["provenance"]["decision"] is None
    assert id_ not in str(public)


async def test_a_conflict_names_the_key_that_made_the_change(
    client: httpx2.AsyncClient, database: str, connection: asyncpg.Connection
) -> None:
    key = await key_of(database, "desk", Scope.ADMIN)
    id_ = await key_id(connection)
    await load(client, key, noise())
    article = noise()
    article["article"]["headline"] = "Another"
    await load(client, key, article)
    refused = await load(client, key, noise(), params={"expectedVersion": 1})
    (error,) = refused.json()["errors"]
    assert {(each["by"], each["byKey"]) for each in error["changes"]} == {("desk", id_)}


async def test_a_merge_and_its_end_keep_the_keys(
    client: httpx2.AsyncClient, database: str, connection: asyncpg.Connection
) -> None:
    key = await key_of(database, "desk", Scope.ADMIN)
    id_ = await key_id(connection)
    await load(client, key, noise())
    ids = [str(row["id"]) for row in await connection.fetch("select id from entity order by id limit 2")]
    merged = await client.post(f"/v1/entities/{ids[0]}/merge", json={"merged": ids[1:]}, headers=bearer(key))
    assert merged.status_code == 200, merged.text
    undone = await client.post(f"/v1/merges/{ids[1]}/undo", json={}, headers=bearer(key))
    assert undone.status_code == 200, undone.text
    row = await connection.fetchrow("select by_key_id::text, undone_by_key_id::text from entity_merge")
    assert row is not None
    assert tuple(row) == (id_, id_)
    assert await connection.fetchval("select count(*) from change where by_key_id is null") == 0
