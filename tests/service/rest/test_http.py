"""REST over HTTP: tags, caches, methods, media types, compression, other origins, reading one's own writes."""

import gzip
import tempfile
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import pytest

from service.environment import SettingsInvalid
from service.http.compression import accepts_gzip
from service.http.cors import EXPOSED
from tests.support.data.articles import load, noise
from tests.support.postgres.wire import wire_to
from tests.support.service import asking
from tests.support.service.environment import settings_in

LIST = "/v1/quotes?first=5"
GZIP = {"accept-encoding": "gzip"}
GRAPHQL = "/graphql?query=%7Bquotes%7Bnodes%7Btext%20chain%7Brole%7D%7D%7D%7D"


def client_of(dsn: str, **settings: Any) -> AbstractAsyncContextManager[httpx2.AsyncClient]:
    """Return the client of an application of its own, which accepts no compression unless it says so."""
    return asking.client_of(dsn, headers={"accept-encoding": "identity"}, **settings)


@pytest.mark.parametrize("address", [LIST, "/v1/entities/Q184", "/v1", "/openapi.json", "/v1/quotes?fields=id"])
async def test_an_answer_has_a_tag_and_is_revalidated_by_it(rest: httpx2.AsyncClient, address: str) -> None:
    first = await rest.get(address)
    tag = first.headers["etag"]
    assert tag.startswith('"')
    assert (first.status_code, first.headers["cache-control"]) == (200, "public, no-cache")
    depends_on_the_caller = address not in ("/v1", "/openapi.json")
    whom = "authorization, x-api-key, " if depends_on_the_caller else ""
    assert first.headers["vary"] == f"accept, {whom}accept-encoding"
    for known in (tag, f'"other", W/{tag}', "*"):
        again = await rest.get(address, headers={"if-none-match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"].removeprefix("W/") == tag
    assert (await rest.get(address, headers={"if-none-match": '"other"'})).status_code == 200


@pytest.mark.parametrize("address", [LIST, "/v1/qoutes", "/v1/quotes?first=-1", "/openapi.json"])
@pytest.mark.parametrize("coding", ["identity", "gzip"])
async def test_head_has_the_headers_of_get_and_no_body(rest: httpx2.AsyncClient, address: str, coding: str) -> None:
    headers = {"accept-encoding": coding, "x-request-id": "the-same"}
    got, head = await rest.get(address, headers=headers), await rest.head(address, headers=headers)
    assert head.status_code == got.status_code
    assert head.content == b""
    assert head.headers == got.headers


async def test_options_and_other_methods_tell_what_is_allowed(rest: httpx2.AsyncClient) -> None:
    for address in (LIST, "/v1", "/openapi.json", "/v1/quotes/x"):
        options = await rest.options(address)
        assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, OPTIONS")
        for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"):
            refused = await rest.request(method, address)
            assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
            assert refused.json()["code"] == "METHOD_NOT_ALLOWED"
    assert (await rest.post("/v1/qoutes")).status_code == 404


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 200),
        ("*/*", 200),
        ("text/html, application/*;q=0.1", 200),
        ("application/problem+json", 200),
        ("application/json; q=0", 406),
        ("text/html", 406),
        ("*/*;q=0", 406),
        ("application/json;q=x", 406),
        ("", 200),
    ],
)
async def test_a_caller_that_accepts_no_json_gets_an_error(rest: httpx2.AsyncClient, accept: str, status: int) -> None:
    answer = await rest.get(LIST, headers={"accept": accept})
    assert answer.status_code == status
    if status == 406:
        assert answer.json()["code"] == "MEDIA_TYPE_NOT_ACCEPTABLE"


async def test_a_sparse_answer_has_the_requested_fields_in_the_order_of_the_full_answer(
    rest: httpx2.AsyncClient,
) -> None:
    sparse = await rest.get("/v1/quotes?first=2&fields=speaker.name,text,chain.role,chain.entity")
    assert sparse.headers["content-type"] == "application/vnd.isnad.sparse+json"
    whole = (await rest.get("/v1/quotes?first=2")).json()
    for few, all_ in zip(sparse.json()["nodes"], whole["nodes"], strict=True):
        assert list(few) == ["text", "speaker", "chain"]
        assert few["speaker"] == {"name": all_["speaker"]["name"]}
        assert few["chain"] == [{"role": each["role"], "entity": each["entity"]} for each in all_["chain"]]
    bodies = (await rest.get("/v1/articles?fields=slug,body")).json()["nodes"]
    assert len(bodies[0]["body"]) > 1000
    assert "body" not in (await rest.get("/v1/articles")).json()["nodes"][0]
    assert "body" in (await rest.get("/v1/articles/belarus-potash-sanctions")).json()


@pytest.mark.parametrize("address", [LIST, GRAPHQL])
async def test_a_large_answer_is_compressed_if_gzip_is_accepted_and_its_tag_is_weak(
    rest: httpx2.AsyncClient, address: str
) -> None:
    plain = await rest.get(address)
    packed = await rest.get(address, headers=GZIP)
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert packed.headers["etag"] == "W/" + plain.headers["etag"]
    assert "accept-encoding" in packed.headers["vary"]
    for tag in (plain.headers["etag"], packed.headers["etag"]):
        again = await rest.get(address, headers={**GZIP, "if-none-match": tag})
        assert (again.status_code, again.headers["etag"]) == (304, tag)
        assert "content-encoding" not in again.headers
    for refused in ("gzip;q=0", "br", "identity, gzip;q=0.0", "x-gzip2"):
        assert "content-encoding" not in (await rest.get(address, headers={"accept-encoding": refused})).headers


async def test_a_small_answer_is_not_compressed(rest: httpx2.AsyncClient) -> None:
    small = await rest.get("/v1/quotes?first=1&fields=id", headers=GZIP)
    assert "content-encoding" not in small.headers
    assert small.headers["etag"].startswith('"')
    posted = await rest.post("/graphql", json={"query": "{ __typename }"}, headers=GZIP)
    assert "content-encoding" not in posted.headers


async def test_a_posted_query_is_compressed_too(rest: httpx2.AsyncClient) -> None:
    query = {"query": "{ quotes { nodes { text chain { role entity { name } } } } }"}
    packed = await rest.post("/graphql", json=query, headers=GZIP)
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == (await rest.post("/graphql", json=query)).content


@pytest.mark.parametrize(
    "kind", ["application/x-ndjson", "Application/X-NDJSON; charset=utf-8", " application/x-ndjson ;a=b"]
)
def test_lines_are_answered_uncompressed_however_their_type_is_written(kind: str) -> None:
    headers = [(b"accept-encoding", b"gzip"), (b"content-type", kind.encode())]
    assert not accepts_gzip({"headers": headers})
    assert accepts_gzip({"headers": [headers[0], (b"content-type", b"application/x-ndjsonx")]})


async def test_what_is_compressed_is_gzip(rest_app: Any) -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    scope = {"type": "http", "method": "GET", "path": "/v1/quotes", "raw_path": b"/v1/quotes", "query_string": b""}
    await rest_app({**scope, "headers": [(b"accept-encoding", b"gzip")]}, receive, send)
    assert gzip.decompress(sent[1]["body"]).startswith(b'{"next":')


async def test_without_a_setting_no_other_origin_may_read(rest: httpx2.AsyncClient) -> None:
    answer = await rest.get(LIST, headers={"origin": "https://news.example"})
    assert not [name for name in answer.headers if name.startswith("access-control")]


PREFLIGHT = {
    "origin": "https://news.example",
    "access-control-request-method": "POST",
    "access-control-request-headers": "content-type, x-isnad-position",
}


@pytest.mark.parametrize("address", ["/graphql", LIST, "/openapi.json", "/livez", "/v1/qoutes"])
async def test_the_origins_of_the_setting_may_read_and_no_other(seeded_dsn: str, address: str) -> None:
    async with client_of(seeded_dsn, cors_origins="https://news.example, http://localhost:3000") as client:
        preflight = await client.options(address, headers=PREFLIGHT)
        assert preflight.status_code == 204
        assert preflight.headers["access-control-allow-origin"] == "https://news.example"
        assert preflight.headers["access-control-allow-methods"] == "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"
        assert preflight.headers["access-control-allow-headers"] == "content-type, x-isnad-position"
        assert preflight.headers["x-request-id"]
        got = await client.get(address, headers={"origin": "http://localhost:3000"})
        assert got.headers["access-control-allow-origin"] == "http://localhost:3000"
        assert got.headers["access-control-expose-headers"] == ", ".join(EXPOSED)
        assert "origin" in got.headers["vary"].lower()
        other = await client.get(address, headers={"origin": "https://evil.example"})
        assert "access-control-allow-origin" not in other.headers
        assert "origin" in other.headers["vary"].lower()
        refused = await client.options(address, headers={**PREFLIGHT, "origin": "https://evil.example"})
        assert "access-control-allow-origin" not in refused.headers


async def test_a_star_lets_every_origin_read(seeded_dsn: str) -> None:
    async with client_of(seeded_dsn, cors_origins="*") as client:
        got = await client.get(LIST, headers={"origin": "https://anybody.example"})
        assert got.headers["access-control-allow-origin"] == "*"
        assert got.headers["vary"] == "accept, authorization, x-api-key, accept-encoding, Origin"


@pytest.mark.parametrize("value", ["news.example", "https://news.example/path", "https://a.b, *x", "ftp://a.b"])
def test_an_invalid_origin_stops_the_start(value: str) -> None:
    with pytest.raises(SettingsInvalid, match="ISNAD_CORS_ORIGINS"):
        settings_in(ISNAD_CORS_ORIGINS=value)


async def test_a_caller_reads_its_own_writes_or_gets_an_error_if_they_have_not_arrived(
    database: str, connection: asyncpg.Connection
) -> None:
    async with client_of(database, hot_answer_age_ms=50) as client:
        for headline in ("First", "Second", "Third"):
            position = (await load(connection, noise(headline=headline))).position
            assert position is not None
            answer = await client.get("/v1/articles/noise", headers={"x-isnad-position": position})
            assert answer.json()["headline"] == headline
        late = await client.get("/v1/articles/noise", headers={"x-isnad-position": "9000000000000000000"})
        assert (late.status_code, late.json()["code"]) == (503, "POSITION_NOT_REACHED")
        wrong = await client.get("/v1/articles/noise", headers={"x-isnad-position": "x"})
        assert (wrong.status_code, wrong.json()["code"]) == (400, "INVALID_POSITION")


async def test_a_name_that_several_bear_is_a_conflict_with_the_candidates(
    database: str, connection: asyncpg.Connection
) -> None:
    ids = [f"00000000-0000-0000-0000-{number:012}" for number in (1, 2)]
    for each in ids:
        await connection.execute("insert into entity (id, kind, label) values ($1::text::uuid, 'PLACE', 'x')", each)
        await connection.execute(
            "insert into name (entity_id, ordinal, text, language, script, kind)"
            " values ($1::text::uuid, 0, 'Homs', 'en', 'Latn', 'PREFERRED')",
            each,
        )
    async with client_of(database) as client:
        answer = await client.get("/v1/lookup/entity?name=homs")
        assert answer.status_code == 409
        assert (answer.json()["code"], answer.json()["candidates"]) == ("AMBIGUOUS_NAME", ids)


async def test_a_request_is_one_statement_and_the_same_request_again_is_no_statement(seeded_dsn: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with wire_to(seeded_dsn, Path(folder)) as (wire, dsn), client_of(dsn, hot_answer_age_ms=50) as client:
            await client.get("/v1/quotes?first=1")
            for address in ("/v1/claims?first=50&totalCount=true&cursors=true", "/v1/articles?fields=body"):
                await client.get(address)
                before = wire.statements
                await client.get(address + "&labelLanguage=en" if "claims" in address else address + ",id")
                assert wire.statements - before in (1, 2), "its own, and perhaps a look whether anything was written"
                before = wire.statements
                for refused in ("/v1/quotes?first=-1", "/v1/qoutes", "/v1/quotes?after=zzz", "/openapi.json"):
                    await client.get(refused)
                assert wire.statements == before


async def test_what_would_cost_too_much_is_refused_before_it_is_read(seeded_dsn: str) -> None:
    async with client_of(seeded_dsn, max_cost=1000, max_depth=1, max_fields=5, max_tokens=10) as client:
        answer = await client.get("/v1/events?first=100")
        assert (answer.status_code, answer.json()["code"]) == (400, "TOO_COSTLY")
        assert (await client.get("/v1/events?first=1")).status_code == 200


async def test_without_a_database_the_cause_is_only_in_the_log(tmp_path: Path) -> None:
    async with client_of(f"postgresql://postgres@/none?host={tmp_path}") as client:
        answer = await client.get(LIST)
        assert (answer.status_code, answer.json()["code"]) == (503, "DATABASE_UNAVAILABLE")
        assert str(tmp_path) not in answer.text
        assert (await client.get("/openapi.json")).status_code == 200


async def test_an_internal_error_shows_nothing_but_the_request_id(
    rest: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.rest.rest.body_of", None)
    answer = await rest.get("/v1/quotes?first=7", headers={"x-request-id": "mine-1"})
    assert (answer.status_code, answer.json()["code"]) == (500, "INTERNAL_ERROR")
    assert (answer.headers["x-request-id"], answer.json()["requestId"]) == ("mine-1", "mine-1")
    assert "NoneType" not in answer.text


async def test_the_root_and_the_index_say_where_everything_is(rest: httpx2.AsyncClient) -> None:
    root = (await rest.get("/")).json()
    assert (root["rest"], root["openapi"]) == ("/v1", "/openapi.json")
    listed = (await rest.get("/v1")).json()["resources"]
    assert {"/v1/quotes", "/v1/articles/{article}"} <= {each["address"] for each in listed}
    assert all(each["description"] for each in listed)
