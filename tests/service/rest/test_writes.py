"""Operations over HTTP: statuses, headers, media types, and many bundles line by line."""

import json
from typing import Any

import asyncpg
import httpx2
import pytest
import yaml

from db.load import load_bundle as operation
from db.load.store import load_reading
from tests.support.data.articles import load, noise
from tests.support.operation.asking import desk_client
from tests.support.service.asking import client_of

JSON = {"content-type": "application/json"}
LINES = {"content-type": "application/x-ndjson"}


async def posted(client: httpx2.AsyncClient, data: Any, query: str = "", **headers: str) -> httpx2.Response:
    """Send a bundle."""
    return await client.post(f"/v1/bundles{query}", content=json.dumps(data), headers={**JSON, **headers})


async def test_what_is_made_is_201_with_its_address_and_its_position(database: str) -> None:
    async with desk_client(database) as client:
        made = await posted(client, noise())
        assert (made.status_code, made.headers["cache-control"]) == (201, "no-store")
        assert made.headers["location"] == f"/v1/articles/{made.json()['article']['id']}"
        position = {"x-isnad-position": made.headers["x-isnad-position"]}
        assert (await client.get(made.headers["location"], headers=position)).json()["slug"] == "noise"
        again = await posted(client, noise())
        assert (again.status_code, again.json()["outcome"]) == (200, "UNCHANGED")
        assert "userErrors" not in again.json()
        assert (await posted(client, noise(slug="other"), "?dryRun=true")).status_code == 200


async def test_a_bundle_is_sent_in_yaml_too(database: str) -> None:
    async with desk_client(database) as client:
        body = yaml.safe_dump(noise(), allow_unicode=True).encode()
        made = await client.post("/v1/bundles", content=body, headers={"content-type": "application/yaml"})
    assert made.status_code == 201


@pytest.mark.parametrize(
    ("text", "what"), [("The port: it is shut.", "plain text"), ("<p>The port</p>\n<p>is shut: no</p>", "HTML")]
)
async def test_a_text_that_is_no_bundle_is_answered_with_a_bundle_that_can_be_sent(
    database: str, text: str, what: str
) -> None:
    async with desk_client(database) as client:
        for media_type in ("application/yaml", "application/json"):
            refused = await client.post("/v1/bundles", content=text, headers={"content-type": media_type})
            assert (refused.status_code, refused.json()["code"]) == (422, "NOT_A_BUNDLE")
            assert what in refused.json()["detail"]
        lines = refused.json()["detail"].splitlines()
        bundle = "\n".join(line[4:] for line in lines if line.startswith("    "))
        made = await client.post("/v1/bundles", content=bundle, headers={"content-type": "application/yaml"})
    assert made.status_code == 201


async def test_what_is_wrong_with_a_bundle_is_a_problem_with_every_place(database: str) -> None:
    data = noise()
    data["quotes"][0]["exact"] = "words that nobody said"
    async with desk_client(database) as client:
        refused = await posted(client, data, "?file=monday.json")
    assert (refused.status_code, refused.headers["content-type"]) == (422, "application/problem+json")
    problem = refused.json()
    (error,) = problem["errors"]
    assert (problem["code"], problem["detail"]) == (error["code"], error["message"])
    assert error["path"] == ["bundle", "quotes", "0", "exact"]
    assert (error["line"], error["column"] > 1) == (1, True)
    assert "currentVersion" not in error


@pytest.mark.parametrize(
    ("query", "headers", "status"),
    [
        ("?expectedVersion=0", {}, 409),
        ("", {"if-match": '"0"'}, 412),
        ("", {"if-match": '"1"'}, 200),
        ("", {"if-match": "*"}, 200),
        ("?expectedVersion=1", {}, 200),
        ("?expectedVersion=1", {"if-match": '"1"'}, 400),
        ("", {"if-match": "7"}, 400),
        ("", {"if-match": 'W/"1"'}, 400),
    ],
)
async def test_a_version_is_expected_by_the_header_or_the_parameter(
    database: str, connection: asyncpg.Connection, query: str, headers: dict[str, str], status: int
) -> None:
    await load(connection, noise())
    async with desk_client(database) as client:
        answer = await posted(client, noise(headline="Mine"), query, **headers)
    assert answer.status_code == status
    if status in (409, 412):
        (error,) = answer.json()["errors"]
        assert (error["code"], error["currentVersion"]) == ("VERSION_CONFLICT", 1)
        told = {"version", "by", "byKey", "at", "op", "reason", "type", "nodeId", "note", "fields"}
        assert told == set(error["changes"][0])


async def test_the_address_accepts_only_its_methods_and_media_types(database: str) -> None:
    async with desk_client(database, max_write_bytes=2000) as client:
        options = await client.options("/v1/bundles")
        assert (options.status_code, options.headers["allow"]) == (204, "OPTIONS, POST")
        for method in ("GET", "HEAD", "PUT", "DELETE"):
            refused = await client.request(method, "/v1/bundles")
            assert (refused.status_code, refused.headers["allow"]) == (405, "OPTIONS, POST")
        for content_type in ("text/plain", "application/json; charset=utf-16"):
            refused = await client.post("/v1/bundles", content="{}", headers={"content-type": content_type})
            assert (refused.status_code, refused.json()["code"]) == (415, "MEDIA_TYPE_UNSUPPORTED")
        assert (await posted(client, {"a": "b" * 3000})).json()["code"] == "BODY_TOO_LARGE"
        assert (await posted(client, {}, "?dryrun=true")).json()["code"] == "PARAMETER_UNKNOWN"
        assert (await posted(client, {}, "?dryRun=yes")).json()["code"] == "PARAMETER_INVALID"
        invalid = await client.post("/v1/bundles", content=b"\xff", headers=JSON)
        assert (invalid.status_code, invalid.json()["code"]) == (400, "MALFORMED_BODY")
        assert (await posted(client, {}, accept="text/html")).status_code == 406


@pytest.mark.parametrize("accept", ["application/x-ndjson", "application/json", "*/*", "application/problem+json"])
async def test_lines_are_answered_to_a_caller_who_accepts_lines(database: str, accept: str) -> None:
    async with desk_client(database) as client:
        answer = await client.post("/v1/bundles", content=json.dumps(noise()), headers={**LINES, "accept": accept})
        assert [each["status"] for each in lines_in(answer)] == [201]


async def test_an_operation_without_lines_is_not_acceptable_as_lines(database: str) -> None:
    async with desk_client(database) as client:
        refused = await client.post("/v1/entities/x/split", json={}, headers={"accept": "application/x-ndjson"})
        assert (refused.status_code, refused.json()["code"]) == (406, "MEDIA_TYPE_NOT_ACCEPTABLE")


async def test_a_caller_who_may_not_write_is_refused_before_anything_is_read(database: str) -> None:
    async with client_of(database) as client:
        refused = await client.post("/v1/bundles", content=b"\xff", headers={"content-type": "text/plain"})
    assert (refused.status_code, refused.json()["code"]) == (401, "AUTHENTICATION_REQUIRED")


def lines_in(answer: httpx2.Response) -> list[Any]:
    """Return the lines of an answer."""
    assert answer.headers["content-type"] == "application/x-ndjson"
    return [json.loads(line) for line in answer.text.splitlines()]


async def test_many_bundles_are_done_line_by_line_and_a_bad_line_keeps_no_other_out(database: str) -> None:
    body = [json.dumps(noise(slug=f"a{number}")) for number in range(3)]
    body.insert(1, json.dumps({**noise(slug="bad"), "nonsense": 1}))
    body.insert(2, "{")
    body.insert(3, "")
    body.insert(4, json.dumps(noise(slug="long", note="x" * 4000)))
    async with desk_client(database, max_write_bytes=4000) as client:
        told = lines_in(await client.post("/v1/bundles", content="\n".join(body), headers=LINES))
        again = lines_in(await client.post("/v1/bundles", content="\n".join(body) + "\n", headers=LINES))
    assert [(each["line"], each["status"], each["slug"]) for each in told] == [
        (1, 201, "a0"),
        (2, 422, "bad"),
        (3, 422, None),
        (5, 413, None),
        (6, 201, "a1"),
        (7, 201, "a2"),
    ]
    assert told[1]["code"] == "UNKNOWN_KEY"
    assert told[1]["errors"][0]["path"] == ["bundle", "nonsense"]
    assert told[0]["items"]
    assert [each["status"] for each in again] == [200, 422, 422, 413, 200, 200]
    assert {each["outcome"] for each in again if each["status"] == 200} == {"UNCHANGED"}


async def test_a_version_cannot_be_expected_of_many(database: str) -> None:
    async with desk_client(database) as client:
        refused = await client.post("/v1/bundles?expectedVersion=1", content="{}", headers=LINES)
        header = await client.post("/v1/bundles", content="{}", headers={**LINES, "if-match": '"1"'})
    assert (refused.status_code, header.status_code) == (400, 400)


async def test_an_error_in_one_line_is_reported_in_that_line(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = load_reading

    async def failing(connection: Any, reading: Any, *given: Any, **named: Any) -> Any:
        if reading.article.slug == "a0":
            raise KeyError("secret")
        return await real(connection, reading, *given, **named)

    monkeypatch.setattr(operation, "load_reading", failing)
    body = "\n".join(json.dumps(noise(slug=f"a{number}")) for number in range(2))
    async with desk_client(database) as client:
        answer = await client.post("/v1/bundles", content=body, headers=LINES)
    assert [each["status"] for each in lines_in(answer)] == [500, 201]
    assert "secret" not in answer.text
