"""The line of a request in the log: who asked for what, and what went wrong; and nothing that is a secret, nor a line more."""

import json
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from db.sql.scope import Scope
from service.request.caller import Caller, anonymous_at
from service.request.request_record import RefusedKey, RequestRecord
from service.settings import Settings
from service.telemetry.logs import access_log, configure_logs, printable
from tests.support.service.asking import client_of
from tests.support.service.keys import altered, bearer, key_of, run
from tests.support.service.live import acknowledged, hear, say, serving, subscribe
from tests.test_docs import rows

TRACE = "0af7651916cd43dd8448eb211c80319c"
TRACEPARENT = f"00-{TRACE}-b7ad6b7169203331-01"
QUOTES = "query Latest($n: Int) { quotes(first: $n) { nodes { id } } }"
LOAD = 'mutation Load { loadBundle(input: {bundle: "words of a secret"}) { userErrors { code } } }'
RETRACT = f'mutation Take {{ retractQuote(input: {{id: "{UUID(int=0)}", reason: "r"}}) {{ userErrors {{ code }} }} }}'
BREAKING = "\n\r\t\x0b\x0c\x1b\x1c\x1d\x1e\x7f\x85\x9b\u2028\u2029\u202e\u200b"
"""What ends a line for some reader, or is told to a terminal."""

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines(capfd: pytest.CaptureFixture[str]) -> Lines:
    """What gives the lines about requests that were written since it was called last."""

    def read() -> list[dict[str, Any]]:
        written = capfd.readouterr().err.split("\n")
        found = [json.loads(line) for line in written if '"isnad.access"' in line]
        return [line for line in found if line["event"] in ("request", "operation")]

    return read


async def test_a_graphql_request_is_logged_with_its_operation_and_the_name_of_its_key(
    database: str, lines: Lines
) -> None:
    key = await key_of(database, "front-page")
    headers = {**bearer(key), "user-agent": "kiosk/3", "traceparent": TRACEPARENT, "x-request-id": "mine"}
    async with client_of(database) as client:
        asked = {"query": QUOTES, "variables": {"n": 7}}
        answer = await client.post("/graphql", json=asked, headers=headers)
    (line,) = lines()
    assert {name: value for name, value in line.items() if name not in ("took_ms", "timestamp", "key_id")} == {
        "event": "request",
        "method": "POST",
        "path": "/graphql",
        "status": 200,
        "bytes": len(answer.content),
        "client": "127.0.0.1",
        "user_agent": "kiosk/3",
        "key": "front-page",
        "operation": "Latest",
        "operation_type": "query",
        "request_id": "mine",
        "trace_id": TRACE,
        "logger": "isnad.access",
        "level": "info",
    }
    assert line["took_ms"] > 0
    assert len(line["key_id"]) == 36
    assert key not in json.dumps(line)
    assert "7" not in line.get("variables", "")


async def test_rest_is_logged_by_the_operation_name_of_openapi(seeded_dsn: str, lines: Lines) -> None:
    async with client_of(seeded_dsn) as client:
        for path in ("/v1/quotes?first=1", "/v1/quotes.csv", "/v1/changes?limit=1", "/livez"):
            await client.get(path)
    assert [(line.get("operation"), line.get("anonymous")) for line in lines()] == [
        ("listQuotes", True),
        ("listQuotes", True),
        ("listChanges", True),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("method", "path", "asked", "status", "codes", "operation"),
    [
        ("POST", "/graphql", {"query": "{ nothing }", "operationName": "Fine"}, 200, ["DOCUMENT_INVALID"], "Fine"),
        ("POST", "/graphql", {"query": "{", "operationName": "a\nb"}, 200, ["SYNTAX_ERROR"], None),
        ("POST", "/graphql", {"query": LOAD}, 401, ["AUTHENTICATION_REQUIRED"], "Load"),
        ("GET", "/graphql?query=mutation+Q{__typename}", None, 405, ["METHOD_NOT_ALLOWED"], "Q"),
        (
            "GET",
            "/v1/quotes?first=1000000&x=1",
            None,
            400,
            ["PARAMETER_UNKNOWN", "PAGE_SIZE_OUT_OF_RANGE"],
            "listQuotes",
        ),
        ("GET", "/v1/nothing", None, 404, ["NOT_FOUND"], None),
        ("GET", "/nothing", None, 404, ["NOT_FOUND"], None),
        ("DELETE", "/v1/quotes", None, 405, ["METHOD_NOT_ALLOWED"], None),
        ("POST", "/v1/bundles", {}, 401, ["AUTHENTICATION_REQUIRED"], "loadBundle"),
        ("GET", "/v1/changes?after=x", None, 400, ["INVALID_CURSOR"], "listChanges"),
    ],
)
async def test_refusals_are_logged_with_their_codes(
    seeded_dsn: str,
    lines: Lines,
    method: str,
    path: str,
    asked: object,
    status: int,
    codes: list[str],
    operation: str | None,
) -> None:
    async with client_of(seeded_dsn) as client:
        answer = await client.request(method, path, json=asked)
    (line,) = lines()
    assert (answer.status_code, line["status"]) == (status, status), answer.text
    assert line["code"] == codes[0]
    assert set(line.get("codes", [line["code"]])) == set(codes)
    assert line.get("operation") == operation
    assert all(code in answer.text for code in codes)


async def test_the_log_has_the_refusal_of_an_operation_and_not_what_was_sent(database: str, lines: Lines) -> None:
    key = await key_of(database, "desk", Scope.ADMIN)
    async with client_of(database, headers=bearer(key)) as client:
        answers = [
            await client.post("/graphql", json={"query": LOAD}),
            await client.post("/graphql", json={"query": RETRACT}),
            await client.post("/v1/bundles", json={"bundle": "words of a secret"}),
        ]
    found = lines()
    assert [line.get("operation_type") for line in found] == ["mutation", "mutation", None]
    assert [line["status"] for line in found] == [200, 200, 422]
    for answer, line in zip(answers, found, strict=True):
        assert set(re.findall(r'"code":"(\w+)"', answer.text)) == set(line.get("codes", [line["code"]]))
    assert "secret" not in json.dumps(found)


@pytest.mark.parametrize("sent", [{"authorization": "Bearer isnad_000000000000_x"}, {"x-api-key": "hunter2"}])
async def test_an_invalid_key_leaves_nothing_in_the_log_but_its_refusal(
    seeded_dsn: str, lines: Lines, sent: dict[str, str]
) -> None:
    async with client_of(seeded_dsn) as client:
        await client.get("/v1/quotes?q=hunter2", headers=sent)
    (line,) = lines()
    assert line["code"] == "INVALID_KEY"
    assert line["key_refused"] == "unknown"
    assert line.keys().isdisjoint(("key", "key_id", "anonymous"))
    assert "hunter2" not in json.dumps(line)


@pytest.mark.parametrize("why", ["revoked", "expired"])
async def test_a_key_that_is_no_longer_valid_is_logged_by_its_name_with_the_reason(
    database: str, lines: Lines, why: str
) -> None:
    key = await key_of(database, "front-page")
    column = {"revoked": "revoked_at", "expired": "expires_at"}[why]
    await run(database, f"update api_key set {column} = now() - interval '1 hour'")
    async with client_of(database) as client:
        answer = await client.get("/v1/quotes", headers=bearer(key))
        unknown = await client.get("/v1/quotes", headers=bearer(altered(key)))
    told, other = lines()
    assert (told["code"], told["key_refused"], told["key"]) == ("INVALID_KEY", why, "front-page")
    assert UUID(told["key_id"])
    assert (other["key_refused"], other.get("key")) == ("unknown", None)
    assert answer.status_code == unknown.status_code == 401
    if why == "revoked":  # to whoever sends it, it is told like a key that there never was
        assert answer.json()["detail"] == unknown.json()["detail"]


async def test_a_key_that_lacks_a_scope_is_logged_by_its_name(database: str, lines: Lines) -> None:
    key = await key_of(database, "front-page", Scope.READ)
    async with client_of(database) as client:
        assert (await client.get("/v1/audit", headers=bearer(key))).status_code == 403
    (line,) = lines()
    assert (line["code"], line["key"], line["operation"]) == ("INSUFFICIENT_SCOPE", "front-page", "listAuditEntries")


async def test_of_too_many_wrong_keys_each_is_a_line_and_no_row(database: str, lines: Lines) -> None:
    key = await key_of(database, "front-page")
    async with client_of(database, failed_keys_per_minute=3) as client:
        for _ in range(6):
            await client.get("/v1/quotes", headers=bearer(altered(key)))
    found = [(line["code"], line["key_refused"]) for line in lines()]
    assert found == [("INVALID_KEY", "unknown")] * 3 + [("RATE_LIMITED", "not taken")] * 3
    connection = await asyncpg.connect(database)
    assert await connection.fetchval("select count(*) from audit_entry") == 1, "the key was made, and nothing else"
    await connection.close()


async def test_an_internal_error_is_answered_with_the_id_of_its_cause(database: str, lines: Lines) -> None:
    key = await key_of(database, "reader")
    await run(database, "alter table api_key rename to hidden_away")
    with capture_logs() as logged:
        async with client_of(database) as client:
            answer = await client.get("/v1/quotes", headers=bearer(key))
    assert [each["event"] for each in logged] == ["request failed"]
    (line,) = lines()
    assert (answer.status_code, line["code"]) == (500, "INTERNAL_ERROR")
    assert answer.json()["requestId"] == line["request_id"]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "client_seen"),
    [
        (0, "192.0.2.1", "127.0.0.1"),
        (1, "evil, 192.0.2.1", "192.0.2.1"),
        (1, "[2001:db8::7]:4711", "2001:db8::7"),
        (2, "192.0.2.9, 198.51.100.1", "192.0.2.9"),
        (2, "192.0.2.9", "127.0.0.1"),
    ],
)
async def test_the_client_is_the_address_that_the_trusted_proxies_saw(
    seeded_dsn: str, lines: Lines, proxies: int, forwarded: str, client_seen: str
) -> None:
    async with client_of(seeded_dsn, trusted_proxies=proxies) as client:
        await client.get("/livez", headers={"x-forwarded-for": forwarded})
        await client.get("/v1/quotes?first=1", headers={"x-forwarded-for": forwarded})
    assert [line["client"] for line in lines()] == [client_seen] * 2


async def test_a_trace_that_is_not_well_formed_is_not_taken_up(seeded_dsn: str, lines: Lines) -> None:
    async with client_of(seeded_dsn) as client:
        await client.get("/livez", headers={"traceparent": TRACEPARENT.replace("b7", "xx")})
    assert "trace_id" not in lines()[0]


async def test_every_operation_of_a_socket_has_a_line_of_its_own_and_the_connection_one(
    database: str, lines: Lines
) -> None:
    key = await key_of(database, "reader")
    headers = {**bearer(key), "traceparent": TRACEPARENT}
    async with serving(database) as address, acknowledged(address, additional_headers=headers) as opened:
        await subscribe(opened, "a", QUOTES, n=3)
        assert [(await hear(opened))["type"] for _ in range(2)] == ["next", "complete"]
        await subscribe(opened, "b", "query Broken { nothing }")
        assert (await hear(opened))["type"] == "error"
        await subscribe(opened, "c", "subscription Follow { changes { cursor } }")
        await subscribe(opened, "d", "{ __typename }")
        assert [(await hear(opened))["id"] for _ in range(2)] == ["d", "d"]
        await say(opened, id="c", type="complete")
    *operations, connection = lines()
    told = {(line["event"], line.get("operation"), line.get("operation_type"), line.get("code")) for line in operations}
    assert told == {
        ("operation", "Latest", "query", None),
        ("operation", None, None, "DOCUMENT_INVALID"),
        ("operation", None, "query", None),
        ("operation", "Follow", "subscription", None),
    }
    assert (connection["event"], connection["status"]) == ("request", 101)
    assert {(line["key"], line["trace_id"], line["request_id"]) for line in (*operations, connection)} == {
        ("reader", TRACE, connection["request_id"])
    }
    assert all("status" not in line for line in operations)
    assert connection["bytes"] > sum(line["bytes"] for line in operations) > 0


async def test_an_event_stream_is_logged_at_its_end_with_its_error(seeded_dsn: str, lines: Lines) -> None:
    headers = {"accept": "text/event-stream"}
    async with client_of(seeded_dsn) as client:
        await client.post("/graphql", json={"query": QUOTES}, headers=headers)
        await client.post("/graphql", json={"query": "query Q { nothing }", "operationName": "Q"}, headers=headers)
    right, wrong = lines()
    assert (right["operation"], right["status"], "code" in right) == ("Latest", 200, False)
    assert (wrong["operation"], wrong["status"], wrong["code"]) == ("Q", 200, "DOCUMENT_INVALID")


@pytest.fixture
def log_as_it_was() -> Iterator[None]:
    """Put back the handlers of the log."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.parametrize("form", ["json", "text"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(words=st.lists(st.text(st.one_of(st.characters(), st.sampled_from(BREAKING))), min_size=3, max_size=3))
def test_a_request_is_one_line_whatever_it_says(
    capfd: pytest.CaptureFixture[str], log_as_it_was: None, form: str, words: list[str]
) -> None:
    path, agent, client = (word.encode("utf-8", "replace").decode() for word in words)
    chosen = Settings(log_format=form)
    configure_logs(chosen)
    capfd.readouterr()
    access_log(chosen)(RequestRecord("an-id", "GET", path, client, agent, status=200))
    written = capfd.readouterr().err
    assert written.endswith("\n")
    (line,) = written.splitlines()
    assert all(character not in line for character in BREAKING[:-2])
    if form == "json":
        told = json.loads(line)
        assert (told["path"], told["client"], told.get("user_agent", "")) == (path, client, agent)


def test_the_page_of_operations_documents_exactly_the_members_of_a_log_line() -> None:
    caller = Caller("front-page", frozenset(), uuid4(), "")
    said = [
        RequestRecord(
            "", "", "", "", caller=each, agent="a", operation="a", kind="a", codes=("a", "b"), status=200
        ).members()
        for each in (caller, anonymous_at(""))
    ]
    refused = RequestRecord("", "", "", "", refused_key=RefusedKey("revoked", "front-page", uuid4())).members()
    documented = {
        name for row in rows("docs/operations.md", "| in the line") for name in re.findall(r"`(\w+)`", row[0])
    }
    assert documented == {*said[0], *said[1], *refused, "request_id", "trace_id", "span_id"}


def test_what_is_printable_stays_as_it_is() -> None:
    assert printable("مقال a=1") == "مقال a=1"
    assert printable("a\nb\x1b[2K\u2028") == "a\\nb\\x1b[2K\\u2028"
