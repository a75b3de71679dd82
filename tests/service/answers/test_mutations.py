"""Mutations: what is answered of what was done, in which order it is done, and what is left when something fails."""

import asyncio
import json
from typing import Any

import asyncpg
import pytest

from db.load import load_bundle as operation
from db.load.store import load_reading
from db.sql.scope import Scope
from tests.support.data.articles import noise
from tests.support.operation.asking import desk_client, mutate
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of

LOAD = "mutation ($a: String!) { loadBundle(input: { bundle: $a }) { outcome userErrors { code } } }"


def text(**article: object) -> str:
    """Return a bundle as text."""
    return json.dumps(noise(**article), ensure_ascii=False)


async def count(dsn: str) -> int:
    """Return how many articles there are."""
    connection = await asyncpg.connect(dsn)
    try:
        found: int = await connection.fetchval("select count(*) from article")
    finally:
        await connection.close()
    return found


async def test_a_payload_is_answered_as_it_is_selected(database: str) -> None:
    query = """
        mutation ($a: String!, $more: Boolean!) {
          __typename
          first: loadBundle(input: { bundle: $a }) {
            kind: __typename
            ...Whole
            items @include(if: $more) { key }
            items @include(if: $more) { of: __typename what: type }
            ... on LoadBundlePayload { again: outcome }
            none: position @skip(if: $more)
          }
        }
        fragment Whole on LoadBundlePayload {
          outcome
          article { ...Named quotes(first: 1) { totalCount nodes { text speaker { name } } } }
          same: article { id }
        }
        fragment Named on Article { __typename name: slug }
    """
    async with desk_client(database) as client:
        answer = await mutate(client, query, a=text(), more=True)
        less = await mutate(client, query, a=text(), more=False)
    assert list(answer["data"]) == ["__typename", "first"]
    first = answer["data"]["first"]
    assert list(first) == ["kind", "outcome", "article", "same", "items", "again"]
    assert (first["kind"], first["outcome"], first["again"]) == ("LoadBundlePayload", "CREATE", "CREATE")
    assert first["items"][0] == {"key": "noise", "of": "LoadedItem", "what": "ARTICLE"}
    assert first["article"]["__typename"], first["article"]["name"] == ("Article", "noise")
    assert first["article"]["quotes"]["nodes"][0]["speaker"] == {"name": "John Coale"}
    assert len(first["same"]["id"]) == 36
    assert list(less["data"]["first"]) == ["kind", "outcome", "article", "same", "again", "none"]


async def test_the_fields_of_a_mutation_are_done_in_their_order_and_each_sees_those_before(database: str) -> None:
    query = (
        "mutation ($a: String!, $b: String!) { one: loadBundle(input: { bundle: $a }) { outcome article { headline } }"
        " two: loadBundle(input: { bundle: $b, expectedVersion: 1 }) { outcome article { headline } }"
        " three: loadBundle(input: { bundle: $b }) { outcome } }"
    )
    async with desk_client(database) as client:
        answer = await mutate(client, query, a=text(), b=text(headline="Second"))
    assert answer["data"] == {
        "one": {"outcome": "CREATE", "article": {"headline": None}},
        "two": {"outcome": "UPDATE", "article": {"headline": "Second"}},
        "three": {"outcome": "UNCHANGED"},
    }


async def test_what_is_refused_leaves_what_was_done_before_and_does_not_keep_the_next_from_being_done(
    database: str,
) -> None:
    query = (
        "mutation ($a: String!, $c: String!) { one: loadBundle(input: { bundle: $a }) { slug }"
        ' two: loadBundle(input: { bundle: "x" }) { slug items { key } userErrors { code path } }'
        " three: loadBundle(input: { bundle: $c }) { slug userErrors { code } } }"
    )
    async with desk_client(database) as client:
        answer = await mutate(client, query, a=text(), c=text(slug="other"))
    assert answer == {
        "data": {
            "one": {"slug": "noise"},
            "two": {"slug": None, "items": [], "userErrors": [{"code": "NOT_A_BUNDLE", "path": ["bundle"]}]},
            "three": {"slug": "other", "userErrors": []},
        }
    }
    assert await count(database) == 2


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> list[Exception]:
    """What the store raises, after it has loaded."""
    raised: list[Exception] = []
    real = load_reading

    async def failing(connection: asyncpg.Connection, *given: Any, **named: Any) -> Any:
        async with connection.transaction():
            report = await real(connection, *given, **named)
            if raised:
                raise raised.pop(0)
        return report

    monkeypatch.setattr(operation, "load_reading", failing)
    return raised


async def test_an_internal_error_is_reported_at_its_field_and_writes_nothing(
    database: str, failing: list[Exception]
) -> None:
    failing.append(KeyError("secret words"))
    query = (
        "mutation ($a: String!, $b: String!) { one: loadBundle(input: { bundle: $a }) { slug }"
        " two: loadBundle(input: { bundle: $b }) { slug } }"
    )
    async with desk_client(database) as client:
        answer = await mutate(client, query, a=text(), b=text(slug="other"))
    (error,) = answer["errors"]
    assert (error["path"], error["extensions"]["code"]) == (["one"], "INTERNAL_ERROR")
    assert "secret" not in json.dumps(answer)
    assert answer["data"] == {"one": None, "two": {"slug": "other"}}
    assert await count(database) == 1


@pytest.mark.parametrize("times", [1, 3])
async def test_an_operation_that_others_stood_in_the_way_of_is_done_again(
    database: str, failing: list[Exception], times: int
) -> None:
    failing += [asyncpg.DeadlockDetectedError("deadlock"), asyncpg.SerializationError("not now")] * 2
    del failing[times:]
    async with desk_client(database) as client:
        answer = await mutate(client, LOAD, a=text())
    assert answer == {"data": {"loadBundle": {"outcome": "CREATE", "userErrors": []}}}


async def test_an_operation_that_others_always_stand_in_the_way_of_says_so(
    database: str, failing: list[Exception]
) -> None:
    failing += [asyncpg.DeadlockDetectedError("deadlock")] * 4
    async with desk_client(database) as client:
        answer = await mutate(client, LOAD, a=text())
    assert answer["errors"][0]["extensions"]["code"] == "DATABASE_UNAVAILABLE"
    assert answer["data"] == {"loadBundle": None}
    assert await count(database) == 0


async def test_an_operation_whose_connection_is_killed_writes_nothing_and_can_be_done_again(
    database: str, connection: asyncpg.Connection
) -> None:
    other = await asyncpg.connect(database)
    async with desk_client(database) as client:
        async with connection.transaction():
            await connection.execute("lock table quote in share mode")
            asked = asyncio.create_task(mutate(client, LOAD, a=text()))
            killed = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'isnad write'"
            killed += " and datname = current_database() and wait_event_type = 'Lock'"
            async with asyncio.timeout(30):
                while not await other.fetch(killed):  # noqa: ASYNC110  the server tells nobody what waits
                    await asyncio.sleep(0.02)
            answer = await asked
        await other.close()
        assert answer["errors"][0]["extensions"]["code"] == "DATABASE_UNAVAILABLE"
        assert await count(database) == 0
        assert (await mutate(client, LOAD, a=text()))["data"]["loadBundle"]["outcome"] == "CREATE"


async def test_an_operation_that_takes_too_long_is_given_up(database: str, connection: asyncpg.Connection) -> None:
    async with desk_client(database, write_timeout_s=0.2) as client, connection.transaction():
        await connection.execute("lock table quote in share mode")
        answer = await mutate(client, LOAD, a=text())
    assert answer["errors"][0]["extensions"]["code"] == "STATEMENT_TIMEOUT"
    assert await count(database) == 0


@pytest.mark.parametrize("scope", [None, Scope.READ, Scope.SYNC, Scope.DRAFT])
async def test_without_the_scope_nothing_of_a_document_is_executed(database: str, scope: Scope | None) -> None:
    headers = bearer(await key_of(database, "reader", scope)) if scope else {}
    async with client_of(database, headers=headers) as client:
        body = {"query": LOAD, "variables": {"a": text()}}
        answer = await client.post("/graphql", json=body)
    refused = (403, "INSUFFICIENT_SCOPE") if scope else (401, "AUTHENTICATION_REQUIRED")
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == refused
    assert "data" not in answer.json()
    assert await count(database) == 0


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
async def test_a_mutation_is_not_done_by_get(database: str, accept: str) -> None:
    async with desk_client(database) as client:
        parameters = {"query": LOAD, "variables": json.dumps({"a": text()})}
        answer = await client.get("/graphql", params=parameters, headers={"accept": accept})
        if accept == "application/json":
            assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
        else:
            assert "OPERATION_NOT_SUPPORTED" in answer.text
        posted = {"query": LOAD, "variables": {"a": text()}}
        assert await count(database) == 0
        streamed = await client.post("/graphql", json=posted, headers={"accept": "text/event-stream"})
    assert '"outcome":"CREATE"' in streamed.text


async def test_an_input_of_the_wrong_type_is_refused_before_anything_is_done(database: str) -> None:
    query = (
        "mutation ($a: String!, $v: Int) { loadBundle(input: { bundle: $a }) { slug }"
        " two: loadBundle(input: { bundle: $a, expectedVersion: $v }) { slug } }"
    )
    async with desk_client(database) as client:
        answer = await mutate(client, query, a=text(), v="seven")
        assert answer["errors"][0]["extensions"]["code"] == "VARIABLES_INVALID"
        unknown = await mutate(client, 'mutation { loadBundle(input: { text: "x" }) { slug } }')
        assert unknown["errors"][0]["extensions"]["code"] == "DOCUMENT_INVALID"
    assert await count(database) == 0


async def test_what_is_read_of_a_payload_costs_as_in_a_query(database: str) -> None:
    query = LOAD.replace("outcome", "article { quotes(first: 100) { nodes { id } } }")
    async with desk_client(database, max_cost=50) as client:
        answer = await mutate(client, query, a=text())
    assert answer["errors"][0]["extensions"]["code"] == "TOO_COSTLY"
    assert await count(database) == 0
