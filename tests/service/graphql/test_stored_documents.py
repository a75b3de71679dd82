"""Documents asked for by their ids, nothing else answered where that is set; and what a schema that is kept does not tell."""

import hashlib
import json
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from service.app.app import create_app
from service.environment import SettingsInvalid
from service.settings import Settings
from tests.support.service.asking import client_of
from tests.support.service.environment import settings_in
from tests.support.service.live import acknowledged, hear, say, serving

QUOTES = "query Quotes { quotes(first: 1) { nodes { kind } } }"
TWO = "query A { __typename } query B { entities(first: 1) { nodes { __typename } } }"
FOLLOW = "subscription Follow { changes(types: [QUOTE]) { cursor } }"
HASH = hashlib.sha256(QUOTES.encode()).hexdigest()
APOLLO = {
    "format": "apollo-persisted-query-manifest",
    "version": 1,
    "operations": [
        {"id": HASH, "name": "Quotes", "type": "query", "body": QUOTES},
        {"id": "two", "name": "Two", "type": "query", "body": TWO},
        {"id": "follow", "name": "Follow", "type": "subscription", "body": FOLLOW},
    ],
}
RELAY = {HASH: QUOTES, "two": TWO, "follow": FOLLOW}


def asked(dsn: str, **settings: Any) -> AbstractAsyncContextManager[httpx2.AsyncClient]:
    return client_of(dsn, headers={"accept": "application/graphql-response+json"}, **settings)


def written(folder: Path, manifest: Any) -> Path:
    path = folder / "manifest.json"
    path.write_text(json.dumps(manifest))
    return path


def by_hash(digest: str) -> dict[str, Any]:
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": digest}}}


@pytest.mark.parametrize("manifest", [APOLLO, RELAY], ids=["Apollo", "Relay"])
@pytest.mark.parametrize(
    "body",
    [
        {"documentId": HASH},
        {"documentId": f"sha256:{HASH}"},
        {"documentId": "two", "operationName": "B"},
        {"query": None, **by_hash(HASH)},
        {"query": QUOTES, **by_hash(HASH)},
        {"query": QUOTES},
    ],
)
async def test_the_documents_of_the_manifest_are_answered(
    seeded_dsn: str, tmp_path: Path, manifest: Any, body: dict[str, Any]
) -> None:
    path = written(tmp_path, manifest)
    async with asked(seeded_dsn, stored_documents=path, stored_documents_only=True) as client:
        posted = await client.post("/graphql", json=body)
        assert posted.status_code == 200, posted.text
        texts = {k: v if isinstance(v, str) else json.dumps(v) for k, v in body.items() if v is not None}
        assert (await client.get("/graphql", params=texts)).json() == posted.json()


@pytest.mark.parametrize(
    "body",
    [
        {"query": "{ __typename }"},
        {"query": QUOTES + " "},
        {"documentId": "three"},
        {"documentId": "sha256:" + "0" * 64},
        by_hash("0" * 64),
        {"query": "{ __typename }", **by_hash(hashlib.sha256(b"{ __typename }").hexdigest())},
    ],
)
async def test_nothing_else_is_answered_where_that_is_set(
    seeded_dsn: str, tmp_path: Path, body: dict[str, Any]
) -> None:
    path = written(tmp_path, APOLLO)
    async with asked(seeded_dsn, stored_documents=path, stored_documents_only=True) as client:
        for _ in range(2):
            answer = await client.post("/graphql", json=body)
            assert answer.status_code == 404
            assert [error["extensions"]["code"] for error in answer.json()["errors"]] == ["DOCUMENT_NOT_STORED"]


async def test_beside_a_manifest_other_documents_and_hashes_are_answered_unless_that_is_set(
    seeded_dsn: str, tmp_path: Path
) -> None:
    async with asked(seeded_dsn, stored_documents=written(tmp_path, RELAY)) as client:
        other = "{ __typename }"
        digest = hashlib.sha256(other.encode()).hexdigest()
        unknown = await client.post("/graphql", json=by_hash(digest))
        assert unknown.json()["errors"][0]["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"
        for body in ({"query": other, **by_hash(digest)}, by_hash(digest), {"documentId": f"sha256:{digest}"}):
            assert (await client.post("/graphql", json=body)).json() == {"data": {"__typename": "Query"}}
        missing = await client.post("/graphql", json={"documentId": "nothing"})
        assert missing.json()["errors"][0]["extensions"]["code"] == "DOCUMENT_NOT_STORED"
        both = await client.post("/graphql", json={"documentId": "two", "query": other})
        assert both.json()["errors"][0]["extensions"]["code"] == "MALFORMED_PARAMETER"


async def test_a_socket_answers_stored_documents_too(seeded_dsn: str, tmp_path: Path) -> None:
    path = written(tmp_path, APOLLO)
    async with (
        serving(seeded_dsn, stored_documents=path, stored_documents_only=True) as address,
        acknowledged(address) as opened,
    ):
        await say(opened, id="a", type="subscribe", payload={"query": "", "documentId": "two", "operationName": "A"})
        assert (await hear(opened))["payload"] == {"data": {"__typename": "Query"}}
        assert (await hear(opened))["type"] == "complete"
        await say(opened, id="b", type="subscribe", payload={"query": "subscription { changes { cursor } }"})
        assert (await hear(opened))["payload"][0]["extensions"]["code"] == "DOCUMENT_NOT_STORED"
        await say(opened, id="c", type="subscribe", payload=by_hash(hashlib.sha256(FOLLOW.encode()).hexdigest()))
        await say(opened, id="d", type="subscribe", payload={"documentId": HASH})
        assert (await hear(opened))["id"] == "d"


@pytest.mark.parametrize(
    ("manifest", "problems"),
    [
        ("[]", ["neither an Apollo nor a Relay manifest"]),
        ("{", ["not JSON"]),
        ('{"operations": {}}', ["operations"]),
        ('{"format": "other", "version": 1, "operations": []}', ["apollo-persisted-query-manifest"]),
        (
            '{"a": 1, "b": "{ nothing }", "c": "{ __typename }", "": "{ __typename }"}',
            ["a:", "b: DOCUMENT_INVALID", ": an id"],
        ),
        (
            '{"operations": [{"id": "x", "body": "{ __typename }"}, {"id": "x", "body": "{ a: __typename }"}, 3]}',
            ["two documents", "operations[2]"],
        ),
        ('{"sha256:00": "{ __typename }", "deep": "{ quotes("}', ["not the hash", "SYNTAX_ERROR"]),
        ('{"wide": "{ ' + "__typename " * 1001 + '}"}', ["TOO_MANY_FIELDS"]),
    ],
)
def test_all_errors_of_a_manifest_are_reported_before_the_start(
    tmp_path: Path, manifest: str, problems: list[str]
) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(manifest)
    with pytest.raises(SettingsInvalid) as told:
        create_app(Settings(database_url="postgresql://nowhere", stored_documents=path))
    for problem in problems:
        assert any(problem in line for line in told.value.lines), told.value.lines
    assert all(line.startswith(f"ISNAD_STORED_DOCUMENTS={path}: ") for line in told.value.lines)


def test_a_missing_manifest_is_reported(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid, match="No such file"):
        create_app(Settings(database_url="postgresql://nowhere", stored_documents=tmp_path / "none"))


def test_requiring_stored_documents_without_having_any_is_reported() -> None:
    with pytest.raises(SettingsInvalid, match="ISNAD_STORED_DOCUMENTS_ONLY requires ISNAD_STORED_DOCUMENTS"):
        settings_in(ISNAD_STORED_DOCUMENTS_ONLY="true")


NEAR = [
    "{ quote { nodes { id } } }",
    "{ quotes { nodes { idd } } }",
    "{ quotes }",
    "{ quotes(frist: 1) { nodes { id } } }",
    "{ quotes(filter: { knd: DIRECT }) { nodes { id } } }",
    "{ quotes(filter: { kind: DIREKT }) { nodes { id } } }",
    "query ($f: QuoteFiltr) { quotes(filter: $f) { nodes { id } } }",
    "{ node(id: 1) { ... on Quot { text } } }",
]


@pytest.mark.parametrize("query", NEAR)
@pytest.mark.parametrize("settings", [{"introspection": False}, {"suggestions": False}])
async def test_no_similar_name_is_suggested_if_that_is_switched_off(
    seeded_dsn: str, query: str, settings: dict[str, bool]
) -> None:
    async with asked(seeded_dsn) as client:
        told = (await client.post("/graphql", json={"query": query})).json()["errors"]
        assert any("Did you mean" in error["message"] for error in told)
    async with asked(seeded_dsn, **settings) as client:
        answer = await client.post("/graphql", json={"query": query})
        assert answer.status_code == 400
        assert "Did you mean" not in answer.text


async def test_no_similar_name_is_suggested_for_variables_either(seeded_dsn: str) -> None:
    body = {"query": "query ($f: QuoteFilter) { quotes(filter: $f) { nodes { id } } }", "variables": {"f": {"knd": 1}}}
    async with asked(seeded_dsn) as client:
        assert "Did you mean" in (await client.post("/graphql", json=body)).text
    async with asked(seeded_dsn, introspection=False) as client:
        assert "Did you mean" not in (await client.post("/graphql", json=body)).text


@pytest.mark.parametrize("query", ["{ __schema { queryType { name } } }", '{ __type(name: "Quote") { name } }'])
async def test_without_introspection_the_schema_is_hidden_but_the_names_of_types_are_not(
    seeded_dsn: str, query: str
) -> None:
    async with asked(seeded_dsn, introspection=False) as client:
        refused = await client.post("/graphql", json={"query": query})
        assert refused.status_code == 400
        assert {error["extensions"]["code"] for error in refused.json()["errors"]} == {"DOCUMENT_INVALID"}
        plain = await client.post(
            "/graphql", json={"query": "{ __typename quotes(first: 1) { nodes { __typename } } }"}
        )
        assert plain.json() == {"data": {"__typename": "Query", "quotes": {"nodes": [{"__typename": "Quote"}]}}}
