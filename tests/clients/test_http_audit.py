"""GraphQL over HTTP to the letter: the audits of graphql-http, and what they do not look at."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from tests.clients.packages import said_by

GRAPHQL_RESPONSE = "application/graphql-response+json"
JSON = "application/json"
QUERY = "{ quotes(first: 1) { nodes { text id } totalCount } }"


@pytest.fixture
async def client(service: str) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(base_url=service) as opened:
        yield opened


def test_every_audit_of_graphql_http_passes_the_optional_ones_too(url: str) -> None:
    audits = said_by("audit.mjs", url)
    failing = [f"{audit['id']} {audit['name']}: {audit['reason']}" for audit in audits if audit["status"] != "ok"]
    assert "\n".join(failing) == ""
    for word in ("MUST", "SHOULD", "MAY", GRAPHQL_RESPONSE, JSON):
        assert sum(word in audit["name"] for audit in audits) > 10


async def post(client: httpx2.AsyncClient, accept: str, **body: Any) -> httpx2.Response:
    return await client.post("/graphql", json=body, headers={"accept": accept})


@pytest.mark.parametrize("accept", [GRAPHQL_RESPONSE, JSON])
async def test_an_answer_names_its_type_and_has_errors_only_if_there_are_any(
    client: httpx2.AsyncClient, accept: str
) -> None:
    answer = await post(client, accept, query=QUERY)
    assert answer.headers["content-type"] == f"{accept}; charset=utf-8"
    assert answer.headers["content-length"] == str(len(answer.content))
    assert list(answer.json()) == ["data"]
    assert list(answer.json()["data"]["quotes"]) == ["nodes", "totalCount"]
    assert list(answer.json()["data"]["quotes"]["nodes"][0]) == ["text", "id"]


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("text/html", 406),
        (f"{GRAPHQL_RESPONSE};q=0, {JSON};q=0", 406),
        ("*/*;q=0.1", 200),
        (f"{GRAPHQL_RESPONSE}; charset=utf-8, {JSON}; charset=utf-8", 200),
        ("text/event-stream;q=0.5, application/json", 200),
    ],
)
async def test_what_cannot_be_answered_in_an_accepted_type_is_406(
    client: httpx2.AsyncClient, accept: str, status: int
) -> None:
    assert (await post(client, accept, query=QUERY)).status_code == status


@pytest.mark.parametrize(
    "body",
    [
        {"query": "{ quotes {"},
        {"query": "{ absent }"},
        {"query": "query A { __typename } query B { __typename }"},
        {"query": "query A { __typename }", "operationName": "B"},
        {"query": "query ($id: ID!) { node(id: $id) { id } }"},
        {"query": "query ($first: Int) { quotes(first: $first) { totalCount } }", "variables": {"first": "five"}},
    ],
    ids=lambda body: body["query"],
)
async def test_a_request_error_is_400_or_200_by_type_and_has_well_formed_errors_and_no_data(
    client: httpx2.AsyncClient, body: dict[str, Any]
) -> None:
    answers = [await post(client, accept, **body) for accept in (GRAPHQL_RESPONSE, JSON)]
    assert [answer.status_code for answer in answers] == [400, 200]
    for answer in answers:
        assert "data" not in answer.json()
        for error in answer.json()["errors"]:
            assert error.keys() <= {"message", "locations", "path", "extensions"}
            assert error["message"]
            assert error["extensions"]["code"]
            assert all(place["line"] >= 1 and place["column"] >= 1 for place in error.get("locations", []))
    assert answers[0].json()["errors"] == answers[1].json()["errors"]


@pytest.mark.parametrize("query", ["{ quotes {", "{ absent }"])
async def test_an_error_of_the_document_says_where_it_is(client: httpx2.AsyncClient, query: str) -> None:
    (error,) = (await post(client, GRAPHQL_RESPONSE, query=query)).json()["errors"]
    assert error["locations"] == [{"line": 1, "column": 11 if "quotes" in query else 3}]


@pytest.mark.parametrize("query", ["mutation { __typename }", "subscription { __typename }"])
async def test_get_is_for_queries_only(client: httpx2.AsyncClient, query: str) -> None:
    answer = await client.get("/graphql", params={"query": query}, headers={"accept": GRAPHQL_RESPONSE})
    assert 400 <= answer.status_code < 500
    assert "data" not in answer.json()


async def test_head_has_the_headers_of_get_and_no_body(client: httpx2.AsyncClient) -> None:
    got = await client.get("/graphql", params={"query": QUERY})
    head = await client.head("/graphql", params={"query": QUERY})
    assert head.content == b""
    assert {name: head.headers[name] for name in ("content-type", "content-length", "etag", "vary")} == {
        name: got.headers[name] for name in ("content-type", "content-length", "etag", "vary")
    }


async def test_spaces_and_arabic_in_a_query_string_are_read_in_every_encoding(client: httpx2.AsyncClient) -> None:
    name = "%D8%AA%D8%B3%D9%8A%D8%AE%D9%86%D9%88%D8%B3%D9%83%D8%A7%D9%8A%D8%A7"
    for space in ("+", "%20"):
        query = f'{{entity(by:{{name:"{name}"}}){{{space}id{space}}}}}'.replace('"', "%22")
        answer = await client.get(f"/graphql?query={query.replace('{', '%7B').replace('}', '%7D')}")
        assert "errors" not in answer.json()


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("application/json", 200),
        ("Application/JSON; Charset=UTF-8", 200),
        ('application/json;charset="utf-8"', 200),
        ("application/json; charset=iso-8859-1", 415),
        ("application/graphql", 415),
        ("application/x-www-form-urlencoded", 415),
        ("text/plain", 415),
    ],
)
async def test_only_json_in_utf_8_is_read(client: httpx2.AsyncClient, content_type: str, status: int) -> None:
    body = json.dumps({"query": QUERY}).encode()
    answer = await client.post("/graphql", content=body, headers={"content-type": content_type})
    assert answer.status_code == status


@pytest.mark.parametrize("body", ['[{"query": "{ __typename }"}]', '"{ __typename }"', "null", "1", ""])
async def test_a_body_that_is_no_object_is_400_under_both_types(client: httpx2.AsyncClient, body: str) -> None:
    for accept in (GRAPHQL_RESPONSE, JSON):
        answer = await client.post("/graphql", content=body, headers={"accept": accept, "content-type": JSON})
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["extensions"]["code"] == "MALFORMED_BODY"


async def test_what_else_a_body_holds_is_passed_over(client: httpx2.AsyncClient) -> None:
    answer = await post(client, JSON, query=QUERY, variables={"unused": 1}, extensions={"client": "x"}, more=True)
    assert "errors" not in answer.json()
