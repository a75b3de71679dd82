"""Traces: what a collector is sent of requests, statements and messages, below what callers' headers name; and what it is not."""

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from opentelemetry.proto.trace.v1.trace_pb2 import Span, Status
from starlette.requests import Request
from starlette.responses import Response
from structlog.testing import capture_logs

from db.sql.scope import Scope
from service.mirror.remote import RemoteRefused, open_remote
from service.request.trace_context import trace_of_environment
from service.telemetry.otel import CLOSE_S
from service.telemetry.tracing import is_wanted
from service.version import VERSION
from tests.service.telemetry.collector import Collector, collecting
from tests.service.webhooks.receiver import listening, receiving
from tests.support.data.articles import noise
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of, run
from tests.support.service.live import acknowledged, hear, load, serving, subscribe, until
from tests.support.service.running import end, start, url_said

ROOT = Path(__file__).parents[3]
TRACE, CALLER = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
TRACED = {"traceparent": f"00-{TRACE}-{CALLER}-01", "tracestate": "desk=7"}
QUOTES = 'query Latest($n: Int) { quotes(first: $n, filter: {said: {text: "wordsofasecret"}}) { totalCount } }'
SERVER, CLIENT = Span.SpanKind.SPAN_KIND_SERVER, Span.SpanKind.SPAN_KIND_CLIENT
HOOKS: dict[str, Any] = {"webhook_private_targets": True, "changes_interval_ms": 20, "webhook_workers": 2}


@pytest.fixture
async def collector(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Collector]:
    """A collector that the environment names."""
    async with collecting() as made:
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", made.url)
        yield made


async def test_a_request_is_a_span_below_the_one_of_its_caller_and_statements_are_below_it(
    database: str, collector: Collector
) -> None:
    key = await key_of(database, "front-page")
    async with client_of(database, headers={**bearer(key), **TRACED}) as client:
        asked = {"query": "query Latest($n: Int) { quotes(first: $n) { totalCount } }", "variables": {"n": 7}}
        answer = await client.post("/graphql?secret=hunter2", json=asked)
    request = collector.named("POST /graphql")
    assert request.ids[0::2] == (TRACE, CALLER)
    assert (request.span.kind, request.span.trace_state, request.span.status.code) == (SERVER, "desk=7", 0)
    assert {name: value for name, value in request.attributes.items() if name != "user_agent.original"} == {
        "http.request.method": "POST",
        "url.path": "/graphql",
        "http.route": "/graphql",
        "http.response.status_code": 200,
        "http.response.body.size": len(answer.content),
        "client.address": "127.0.0.1",
        "graphql.operation.name": "Latest",
        "graphql.operation.type": "query",
        "isnad.operation": "Latest",
        "isnad.key": "front-page",
        "isnad.request_id": answer.headers["x-request-id"],
    }
    assert (request.resource["service.name"], request.resource["service.version"]) == ("isnad", VERSION)
    statements = collector.children(request)
    assert {(each.name, each.span.kind, each.ids[0]) for each in statements} == {("SELECT", CLIENT, TRACE)}
    assert {"Latest"} <= {each.attributes.get("isnad.operation") for each in statements}
    assert {each.attributes["db.operation.name"] for each in statements} == {"SELECT"}
    everything = b"".join(each.span.SerializeToString() for each in collector.spans)
    for secret in (key, key[:20], "hunter2", "select ", "totalCount"):
        assert secret.encode() not in everything


async def test_rest_is_logged_by_its_address_with_names_in_place_of_values(database: str, collector: Collector) -> None:
    async with client_of(database) as client:
        for path in ("/v1/quotes/00000000-0000-0000-0000-000000000000", "/v1/changes?after=hunter2", "/nowhere"):
            await client.get(path)
    item, changes = collector.named("GET /v1/quotes/{id}"), collector.named("GET /v1/changes")
    assert (item.attributes["http.response.status_code"], item.span.status.code) == (404, 0)
    assert (changes.attributes["error.type"], changes.attributes["isnad.operation"]) == (
        "INVALID_CURSOR",
        "listChanges",
    )
    assert collector.named("GET").attributes["url.path"] == "/nowhere"
    assert all(each.ids[2] == "" for each in (item, changes))
    assert b"hunter2" not in b"".join(each.span.SerializeToString() for each in collector.spans)


async def test_an_internal_error_is_answered_without_its_message(database: str, collector: Collector) -> None:
    key = await key_of(database, "reader")
    await run(database, "alter table api_key rename to wordsofasecret")
    with capture_logs():  # to write its cause for people takes seconds
        async with client_of(database) as client:
            assert (await client.get("/v1/quotes", headers=bearer(key))).status_code == 500
    request = collector.named("GET /v1/quotes")
    (statement,) = collector.children(request)
    for span, kind in ((request, "INTERNAL_ERROR"), (statement, "UndefinedTableError")):
        assert (span.span.status.code, span.attributes["error.type"]) == (Status.STATUS_CODE_ERROR, kind)
        assert (span.span.status.message, len(span.span.events)) == ("", 0)


async def test_what_an_operation_does_is_below_its_request(database: str, collector: Collector) -> None:
    key = await key_of(database, "desk", Scope.ADMIN)
    async with client_of(database, headers=bearer(key)) as client:
        await client.post("/v1/bundles", json=noise())
        retract = {"reason": "wordsofasecret"}
        await client.post("/v1/quotes/00000000-0000-0000-0000-000000000000/retract", json=retract)
    (operation,) = [each for each in collector.spans if each.name == "load_bundle"]
    assert collector.named("POST /v1/bundles").ids[:2] == (operation.ids[0], operation.ids[2])
    assert b"wordsofasecret" not in b"".join(each.span.SerializeToString() for each in collector.spans)


async def test_without_a_caller_s_trace_there_is_a_new_one_which_the_log_names(
    seeded_dsn: str, collector: Collector, capfd: pytest.CaptureFixture[str]
) -> None:
    async with client_of(seeded_dsn) as client:
        await client.get("/livez", headers={"traceparent": TRACED["traceparent"] + "-wrong"})
    (line,) = [json.loads(line) for line in capfd.readouterr().err.splitlines() if "/livez" in line]
    assert (line["trace_id"], line["span_id"], "") == collector.named("GET").ids
    assert line["trace_id"] != TRACE


async def test_what_the_caller_does_not_record_is_not_recorded(seeded_dsn: str, collector: Collector) -> None:
    async with client_of(seeded_dsn) as client:
        await client.get("/v1/quotes", headers={"traceparent": f"00-{TRACE}-{CALLER}-00"})
    assert collector.spans == []


async def test_each_operation_of_a_socket_is_a_span_and_the_connection_is_not(
    seeded_dsn: str, collector: Collector
) -> None:
    async with serving(seeded_dsn) as address, acknowledged(address, additional_headers=TRACED) as opened:
        await subscribe(opened, "a", "query Socketed { quotes { totalCount } }")
        assert [(await hear(opened))["type"] for _ in range(2)] == ["next", "complete"]
    requests = [each for each in collector.spans if each.span.kind == SERVER]
    assert [(each.name, *each.ids[0::2]) for each in requests] == [("query", TRACE, CALLER)]
    assert requests[0].attributes["graphql.operation.name"] == "Socketed"
    assert {each.name for each in collector.children(requests[0])} == {"SELECT"}


async def test_a_message_to_a_webhook_is_a_span_that_its_receiver_learns_of(
    database: str, collector: Collector
) -> None:
    key = await key_of(database, "partner", Scope.SYNC)
    async with (
        receiving() as receiver,
        client_of(database, headers={**bearer(key), **TRACED}, **HOOKS) as client,
    ):
        url = f"{receiver.url}?token=hunter2"
        assert (await client.post("/v1/webhooks", json={"url": url})).json()["state"] == "ACTIVE"
        await load(database)
        await until(lambda: bool(receiver.messages))
    sent = {each.attributes["isnad.webhook.message_id"]: each for each in collector.spans if each.name == "POST"}
    verification = sent[receiver.got[0].id]
    assert verification.ids[0::2] == (TRACE, collector.named("POST /v1/webhooks").ids[1])
    assert receiver.got[0].headers["tracestate"] == "desk=7"
    delivery = sent[receiver.messages[0].id]
    assert (delivery.span.kind, delivery.ids[0] != TRACE, delivery.ids[2]) == (CLIENT, True, "")
    assert delivery.attributes["http.response.status_code"] == 204
    for span, message in ((verification, receiver.got[0]), (delivery, receiver.messages[0])):
        assert message.headers["traceparent"] == f"00-{span.ids[0]}-{span.ids[1]}-01"
    assert b"hunter2" not in b"".join(each.span.SerializeToString() for each in collector.spans)


async def test_without_a_collector_a_trace_is_passed_on_as_it_came_and_none_is_made_up(database: str) -> None:
    key = await key_of(database, "partner", Scope.SYNC)
    async with (
        receiving() as receiver,
        client_of(database, headers={**bearer(key), **TRACED}, **HOOKS) as client,
    ):
        await client.post("/v1/webhooks", json={"url": receiver.url})
        await load(database)
        await until(lambda: bool(receiver.messages))
    assert {name: receiver.got[0].headers[name] for name in TRACED} == TRACED
    assert "traceparent" not in receiver.messages[0].headers


async def test_the_mirror_command_sends_the_server_its_trace_and_its_version() -> None:
    asked: list[Request] = []

    async def answer(request: Request) -> Response:
        asked.append(request)
        return Response(status_code=404)

    async with listening("/{path:path}", answer) as origin:
        trace = trace_of_environment({name.upper(): value for name, value in TRACED.items()})
        async with open_remote(origin, None, {}, trace) as remote:
            with pytest.raises(RemoteRefused):
                await remote.digest()
    assert {name: asked[0].headers[name] for name in TRACED} == TRACED
    assert asked[0].headers["user-agent"] == f"isnad-mirror/{VERSION}"


async def test_a_collector_that_does_not_answer_delays_nobody(seeded_dsn: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def keep_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(keep_silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", f"http://127.0.0.1:{port}/v1/traces")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_TIMEOUT", str(CLOSE_S * 2))
    async with asyncio.timeout(CLOSE_S + 8), client_of(seeded_dsn) as client:
        assert (await client.get("/livez")).status_code == 200
    server.close()


@pytest.mark.slow
async def test_a_process_that_ends_has_sent_its_spans_by_the_settings_of_opentelemetry(
    seeded_dsn: str, collector: Collector
) -> None:
    named = {
        "OTEL_EXPORTER_OTLP_ENDPOINT": collector.url,
        "OTEL_EXPORTER_OTLP_HEADERS": "api-key=of-the-collector",
        "OTEL_EXPORTER_OTLP_COMPRESSION": "gzip",
        "OTEL_SERVICE_NAME": "timeline",
        "OTEL_RESOURCE_ATTRIBUTES": "deployment.environment.name=test",
    }
    served = await start("serve", DATABASE_URL=seeded_dsn, **named)
    async with httpx2.AsyncClient(base_url=await url_said(served.stderr)) as client:
        await client.get("/v1/quotes", headers=TRACED)
    _, log = await end(served, signal.SIGTERM)
    request = collector.named("GET /v1/quotes")
    assert request.ids[0::2] == (TRACE, CALLER)
    assert (request.resource["service.name"], request.resource["deployment.environment.name"]) == ("timeline", "test")
    assert {headers["api-key"] for headers in collector.headers} == {"of-the-collector"}
    assert "of-the-collector" not in log


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": ""}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318"}, True),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://collector:4318/v1/traces"}, True),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318", "OTEL_SDK_DISABLED": "True"}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318", "OTEL_TRACES_EXPORTER": "none"}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318", "OTEL_TRACES_EXPORTER": "console, otlp"}, True),
    ],
)
def test_traces_are_recorded_where_a_collector_is_named(environ: dict[str, str], wanted: bool) -> None:
    assert is_wanted(environ) is wanted


WITHOUT = """
import sys
sys.modules["opentelemetry"] = None  # as if it were not installed
from service.app.app import create_app
from service.telemetry.logs import configure_logs
from service.settings import Settings
from service.telemetry.tracing import open_tracing

settings = Settings(database_url="postgresql://nowhere/isnad")
configure_logs(settings)
assert open_tracing({}) is None
assert open_tracing({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318"}) is None
create_app(settings)
"""


def test_without_the_extra_everything_works_and_traces_name_the_package_to_install() -> None:
    ran = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, cwd=ROOT, check=False)
    assert ran.returncode == 0, ran.stderr
    (line,) = [json.loads(line) for line in ran.stderr.splitlines()]
    assert (line["level"], line["hint"]) == ("warning", "pip install 'isnad[otel]'")


def test_the_locked_dependencies_of_the_service_are_without_the_extra_and_those_of_the_tests_with_it() -> None:
    assert "opentelemetry" not in (ROOT / "requirements.txt").read_text()
    assert "opentelemetry-sdk==" in (ROOT / "requirements-dev.txt").read_text()
