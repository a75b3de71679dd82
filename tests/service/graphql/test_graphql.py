"""The GraphQL endpoint over ASGI, on a real database: answers, errors, what they never show, what it costs."""

import gzip
import json
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import pytest
from graphql import get_introspection_query
from starlette.applications import Starlette

from service.app.app import create_app
from service.settings import Settings
from tests.support.postgres.roles import as_owner
from tests.support.postgres.wire import wire_to
from tests.support.service.asking import client_of

ARTICLE = '{ article(by: { slug: "belarus-potash-sanctions" }) { slug language } }'
JSON = "application/json"
GRAPHQL_JSON = {"accept": "application/graphql-response+json"}


@pytest.fixture(scope="session")
async def app(seeded_dsn: str) -> AsyncIterator[Starlette]:
    made = create_app(Settings(database_url=seeded_dsn, max_body_bytes=20_000))
    async with made.router.lifespan_context(made):
        yield made


@pytest.fixture(scope="session")
async def client(app: Starlette) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport, base_url="http://isnad.test") as made:
        yield made


async def ask(client: httpx2.AsyncClient, query: str, variables: dict[str, Any] | None = None) -> Any:
    answer = await client.post("/graphql", json={"query": query, "variables": variables})
    assert answer.status_code == 200
    return answer.json()


async def test_post_and_get_answer_the_same(client: httpx2.AsyncClient) -> None:
    posted = await client.post("/graphql", json={"query": ARTICLE})
    got = await client.get("/graphql", params={"query": ARTICLE, "variables": "{}"})
    assert posted.json() == {"data": {"article": {"slug": "belarus-potash-sanctions", "language": "ar"}}}
    assert got.content == posted.content
    assert posted.headers["content-type"] == "application/json; charset=utf-8"


async def test_arabic_is_sent_as_it_is(client: httpx2.AsyncClient) -> None:
    answer = await client.post(
        "/graphql", json={"query": '{ entity(by: { wikidata: "Q184" }) { name(language: "ar") } }'}
    )
    assert "بيلاروسيا".encode() in answer.content


async def test_introspection_and_reading_mix_in_one_answer_in_the_requested_order(client: httpx2.AsyncClient) -> None:
    query = '{ b: __typename __type(name: "Quote") { name } quotes { totalCount } __schema { queryType { name } } }'
    data = (await ask(client, query))["data"]
    assert list(data) == ["b", "__type", "quotes", "__schema"]
    assert data["__type"] == {"name": "Quote"}
    assert data["quotes"]["totalCount"] >= 18


async def test_the_standard_introspection_query_is_answered(client: httpx2.AsyncClient) -> None:
    from_library = get_introspection_query(input_value_deprecation=True, specified_by_url=True)
    answer = await ask(client, from_library)
    assert "errors" not in answer
    assert {kind["name"] for kind in answer["data"]["__schema"]["types"]} >= {"Article", "Quote", "Claim"}


@pytest.mark.parametrize(
    ("query", "statements"),
    [
        (ARTICLE, 1),
        (
            "{ a: quotes { nodes { chain { entity { name } } } } b: claims { totalCount } c: events { nodes { id } } }",
            1,
        ),
        ("{ nodes(ids: []) { id } }", 1),
        ("{ __typename }", 1),
        ('{ __type(name: "Quote") { name } }', 0),
        ("{ quotes(first: 101) { totalCount } }", 0),
        ("{ nonsense }", 0),
    ],
)
async def test_postgresql_runs_one_statement_for_an_operation_whatever_its_width(
    seeded_dsn: str, query: str, statements: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with wire_to(seeded_dsn, Path(folder)) as (wire, dsn), client_of(dsn, hot_answers_mb=0) as client:
            for first in ("{ __typename }", query):  # the driver opens the connection and looks up types
                await client.post("/graphql", json={"query": first})
            for _ in range(3):
                before = wire.statements
                answer = await client.post("/graphql", json={"query": query})
                assert answer.status_code in (200, 400)
                assert wire.statements - before == statements


@pytest.mark.parametrize(
    ("query", "code", "status"),
    [
        ("{ quotes { ", "SYNTAX_ERROR", 400),
        ("{ nonsense }", "DOCUMENT_INVALID", 400),
        ("{ quotes { } }", "SYNTAX_ERROR", 400),
        ('{ quotes(filter: { said: "2025-13" }) { totalCount } }', "DOCUMENT_INVALID", 400),
        ('{ quotes(filter: { speaker: "me" }) { totalCount } }', "INVALID_ID", 400),
        ('{ quotes(after: "zzz") { totalCount nodes { id } } }', "INVALID_CURSOR", 400),
        ("{ quotes(first: 101) { totalCount } }", "PAGE_SIZE_OUT_OF_RANGE", 400),
        ("query A { __typename } query B { __typename }", "OPERATION_UNKNOWN", 400),
        ("mutation { a }", "DOCUMENT_INVALID", 400),
        ("subscription { changes { cursor } }", "OPERATION_NOT_SUPPORTED", 400),
        ('{ changes(after: "zzz") { nodes { cursor } } }', "INVALID_CURSOR", 400),
        ('{ entity(by: { name: "a\\u0000b" }) { id } }', "INVALID_TEXT", 400),
    ],
)
async def test_what_cannot_be_answered_says_so_with_a_code(
    client: httpx2.AsyncClient, query: str, code: str, status: int
) -> None:
    answer = await client.post("/graphql", json={"query": query}, headers=GRAPHQL_JSON)
    assert answer.status_code == status
    assert "data" not in answer.json()
    assert {error["extensions"]["code"] for error in answer.json()["errors"]} == {code}
    assert all(error["message"] for error in answer.json()["errors"])


async def test_a_name_that_several_bear_is_null_with_the_candidates(database: str) -> None:
    connection = await asyncpg.connect(database)
    for number in (1, 2):
        await connection.execute(
            "insert into entity (id, kind, label) values ($1::text::uuid, 'PLACE', 'x')", _id(number)
        )
        await connection.execute(
            "insert into name (entity_id, ordinal, text, language, script, kind)"
            " values ($1::text::uuid, 0, 'Homs', 'en', 'Latn', 'PREFERRED')",
            _id(number),
        )
    await connection.close()
    async with client_of(database) as client:
        query = '{ town: entity(by: { name: "homs" }) { id } other: entity(by: { name: "nobody" }) { id } }'
        answer = (await client.post("/graphql", json={"query": query})).json()
    assert answer["data"] == {"town": None, "other": None}
    (error,) = answer["errors"]
    assert error["path"] == ["town"]
    assert error["extensions"] == {"code": "AMBIGUOUS_NAME", "candidates": [_id(1), _id(2)]}


def _id(number: int) -> str:
    return f"00000000-0000-0000-0000-{number:012}"


@pytest.mark.parametrize(
    ("content", "content_type", "status", "code"),
    [
        (b"", "application/json", 400, "MALFORMED_BODY"),
        (b"null", "application/json", 400, "MALFORMED_BODY"),
        (b"3", "application/json", 400, "MALFORMED_BODY"),
        (b"[]", "application/json", 400, "MALFORMED_BODY"),
        (b'{"query": "\xff"}', "application/json", 400, "MALFORMED_BODY"),
        (b'{"query": "\\ud800"}', "application/json", 400, "MALFORMED_BODY"),
        (b"{" + b'"a":{' * 3000, "application/json", 400, "MALFORMED_BODY"),
        (b'{"query": 1' + b"0" * 10_000 + b"}", "application/json", 400, "MALFORMED_BODY"),
        (b"{}", "application/json", 400, "MALFORMED_PARAMETER"),
        (b'{"query": ""}', "application/json", 400, "MALFORMED_PARAMETER"),
        (b'{"query": "{ __typename }", "variables": []}', "application/json", 400, "MALFORMED_PARAMETER"),
        (b'{"query": "{ __typename }", "operationName": 1}', "application/json", 400, "MALFORMED_PARAMETER"),
        (b'{"query": "{ __typename }", "extensions": 1}', "application/json", 400, "MALFORMED_PARAMETER"),
        (b"{ __typename }", "application/graphql", 415, "MEDIA_TYPE_UNSUPPORTED"),
        (b'{"query": "{ __typename }"}', "", 415, "MEDIA_TYPE_UNSUPPORTED"),
        (b'{"query": "{ __typename }"}', "application/json; charset=latin1", 415, "MEDIA_TYPE_UNSUPPORTED"),
        (b'{"query": "' + b" " * 20_001 + b'"}', "application/json", 413, "BODY_TOO_LARGE"),
    ],
)
async def test_a_body_that_is_no_request_is_refused_with_a_code(
    client: httpx2.AsyncClient, content: bytes, content_type: str, status: int, code: str
) -> None:
    answer = await client.post("/graphql", content=content, headers={"content-type": content_type})
    assert answer.status_code == status
    assert answer.json()["errors"][0]["extensions"]["code"] == code


@pytest.mark.parametrize(
    "body",
    [
        b'\xef\xbb\xbf{"query": "{ __typename }"}',
        b' {"query": "{ __typename }", "variables": null, "operationName": null, "extensions": null, "documentId": null} ',
        b'{"query": "{ nothing }", "query": "{ __typename }"}',
        b'{"query": "{ __typename }", "operationName": "", "more": {"any": "thing"}}',
        b'{"query": "{ __typename }", "extensions": {"any": "thing"}}',
        b'{"query": "\xef\xbb\xbf{ __typename }"}',
    ],
)
async def test_what_the_draft_lets_pass_is_answered(client: httpx2.AsyncClient, body: bytes) -> None:
    answer = await client.post("/graphql", content=body, headers={"content-type": "application/json"})
    assert answer.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("application/json", 200),
        ("APPLICATION/JSON", 200),
        ("application/json;charset=UTF-8", 200),
        ('application/json; charset="utf-8"', 200),
        ("application/json; charset=utf8; profile=x", 200),
        ("application/json;", 200),
        ("application/json; boundary=charset", 200),
        ("application/json; charset=utf-16", 415),
        ("application/json; charset=utf-8-sig", 415),
        ("application/json; charset=utf-8; charset=latin1", 415),
        ("application/graphql-response+json", 415),
        ("application/x-www-form-urlencoded", 415),
        ("multipart/form-data; boundary=x", 415),
        ("text/plain", 415),
        ("*/*", 415),
    ],
)
async def test_a_body_is_json_in_utf_8_and_says_so(client: httpx2.AsyncClient, content_type: str, status: int) -> None:
    body = b'{"query": "{ __typename }"}'
    answer = await client.post("/graphql", content=body, headers={"content-type": content_type})
    assert answer.status_code == status


async def test_a_compressed_body_is_refused_with_what_is_read_instead(client: httpx2.AsyncClient) -> None:
    headers = {"content-type": "application/json", "content-encoding": "gzip"}
    answer = await client.post("/graphql", content=gzip.compress(b'{"query": "{ __typename }"}'), headers=headers)
    assert (answer.status_code, answer.headers["accept-encoding"]) == (415, "identity")


@pytest.mark.parametrize("accept", [JSON, "application/graphql-response+json"])
async def test_get_is_for_queries(client: httpx2.AsyncClient, accept: str) -> None:
    for query in (
        "mutation { __typename }",
        "query A { __typename } mutation B { __typename }",
        "subscription { changes { op } }",
    ):
        parameters = {"query": query, "operationName": "B" if "B" in query else ""}
        answer = await client.get("/graphql", params=parameters, headers={"accept": accept})
        assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
        assert answer.json()["errors"][0]["extensions"]["code"] == "METHOD_NOT_ALLOWED"
    parameters = {"query": "query A { __typename } mutation B { __typename }", "operationName": "A"}
    assert (await client.get("/graphql", params=parameters, headers={"accept": accept})).status_code in (200, 400)


@pytest.mark.parametrize(
    "query_string",
    [
        "query={__typename}",
        "query=%7B__typename%7D&variables=&operationName=&extensions=",
        "query={__typename}&variables=null&extensions=null",
        "query=query+null{__typename}&operationName=null",
        "query={__typename}&more=1&more=2",
    ],
)
async def test_parameters_of_an_address_that_are_empty_count_as_not_given(
    client: httpx2.AsyncClient, query_string: str
) -> None:
    answer = await client.get(f"/graphql?{query_string}")
    assert answer.json() == {"data": {"__typename": "Query"}}


async def test_an_address_may_hold_arabic_as_it_is(app: Starlette) -> None:
    name = "بيلاروسيا"
    query = '{ entity(by: { name: "' + name + '" }) { wikidata } }'
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/graphql",
        "query_string": f"query={query}".encode(),
        "headers": [],
    }
    await app(scope, receive, send)
    assert json.loads(sent[1]["body"]) == {"data": {"entity": {"wikidata": "Q184"}}}


@pytest.mark.parametrize(
    "document", ["{ quotes(first: %s) { totalCount } }", "query ($n: Int = %s) { quotes(first: $n) { totalCount } }"]
)
async def test_a_number_of_any_length_is_refused_as_one_that_is_too_large(
    client: httpx2.AsyncClient, document: str
) -> None:
    for digits in (11, 400, 5000, 15_000):
        answer = await client.post("/graphql", json={"query": document % ("1" * digits)}, headers=GRAPHQL_JSON)
        assert answer.status_code == 400
        expected = "DOCUMENT_INVALID" if digits < 200 else "WORD_TOO_LONG"
        assert answer.json()["errors"][0]["extensions"]["code"] == expected


async def test_other_methods_are_refused_with_those_that_are_allowed(client: httpx2.AsyncClient) -> None:
    answer = await client.put("/graphql", json={})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST"


async def test_an_internal_error_shows_nothing_but_the_request_id(
    client: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.graphql.graphql.read_parameters", None)
    answer = await client.post("/graphql", json={"query": ARTICLE}, headers={"x-request-id": "mine-1"})
    assert answer.status_code == 500
    assert answer.headers["x-request-id"] == "mine-1"
    assert "mine-1" in answer.text
    assert "NoneType" not in answer.text
    assert "Traceback" not in answer.text


async def test_every_answer_carries_a_request_id_and_a_bad_one_is_replaced(client: httpx2.AsyncClient) -> None:
    given = await client.get("/livez", headers={"x-request-id": "abc.DEF-1_2"})
    assert given.headers["x-request-id"] == "abc.DEF-1_2"
    made = await client.get("/livez", headers={"x-request-id": "a b\tc"})
    assert len(made.headers["x-request-id"]) == 32


async def test_the_process_lives_and_is_ready(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/livez")).json() == {"status": "alive"}
    ready = await client.get("/readyz")
    assert ready.status_code == 200
    assert ready.json() == {"status": "ready", "database": "reachable", "migrations": "at head"}


async def test_without_a_database_the_process_lives_and_is_not_ready(tmp_path: Path) -> None:
    made = create_app(Settings(database_url=f"postgresql://postgres@/none?host={tmp_path}"))
    async with made.router.lifespan_context(made):
        transport = httpx2.ASGITransport(app=made)
        async with httpx2.AsyncClient(transport=transport, base_url="http://isnad.test") as client:
            assert (await client.get("/livez")).status_code == 200
            ready = await client.get("/readyz")
            assert (ready.status_code, ready.json()["code"]) == (503, "NOT_READY")
            asked = await client.post("/graphql", json={"query": ARTICLE})
            assert asked.status_code == 503
            assert asked.json()["errors"][0]["extensions"]["code"] == "DATABASE_UNAVAILABLE"
            assert str(tmp_path) not in asked.text


async def test_an_address_that_is_not_there_is_a_problem(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/nothing")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "NOT_FOUND"


async def test_a_statement_that_takes_too_long_is_given_up(seeded_dsn: str) -> None:
    made = create_app(Settings(database_url=seeded_dsn, statement_timeout_ms=100))
    async with made.router.lifespan_context(made):
        locker = await asyncpg.connect(as_owner(seeded_dsn))
        transaction = locker.transaction()
        await transaction.start()
        await locker.execute("lock table article in access exclusive mode")
        try:
            transport = httpx2.ASGITransport(app=made)
            async with httpx2.AsyncClient(transport=transport, base_url="http://isnad.test") as client:
                answer = await client.post("/graphql", json={"query": ARTICLE})
        finally:
            await transaction.rollback()
            await locker.close()
    assert answer.status_code == 503
    assert json.loads(answer.content)["errors"][0]["extensions"]["code"] == "STATEMENT_TIMEOUT"
