"""Spans in OpenTelemetry, sent by OTLP over HTTP; the only module that knows its libraries.

Names and attributes follow its semantic conventions. A span never has the values of a statement, a variable, a key or a
query string in it. Each span is given its parent, which never comes from the library's own context: the span of a
request is in its record.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from urllib.parse import urlsplit

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, SERVICE_VERSION, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import NonRecordingSpan, SpanContext, SpanKind, Status, StatusCode, TraceFlags
from opentelemetry.trace.span import TraceState

from service.request.request_record import RequestRecord, current_record
from service.request.trace_context import TraceContext
from service.version import VERSION

CLOSE_S = 2.0
"""Seconds that a collector gets at the end to accept what is left."""

FAULT = 500
"""The lowest status that counts as the service's own fault."""


class OtelSpan:
    """An open span."""

    def __init__(self, span: trace.Span) -> None:
        self._span = span

    @property
    def context(self) -> TraceContext:
        """The trace context of the span."""
        own = self._span.get_span_context()
        state = own.trace_state.to_header() if own.trace_state else ""
        return TraceContext(f"{own.trace_id:032x}", f"{own.span_id:016x}", own.trace_flags.sampled, state)

    @property
    def within(self) -> Context:
        """The context for spans below this one."""
        return trace.set_span_in_context(self._span, Context())

    def note(self, status: int | None, failure: str | None) -> None:
        """Note the result of a request to another server."""
        if status is not None:
            self._span.set_attribute("http.response.status_code", status)
        if failure is not None:
            self._fail(failure)

    def end(self, record: RequestRecord) -> None:
        """End the span, with what the record says about the request."""
        span = self._span
        span.update_name(_name_of(record))
        for name, value in _attributes_of(record).items():
            span.set_attribute(name, value)
        if (record.status or 0) >= FAULT:
            self._fail(record.codes[0] if record.codes else str(record.status))
        elif record.codes:
            span.set_attribute("error.type", record.codes[0])
        span.end()

    def _fail(self, kind: str) -> None:
        self._span.set_attribute("error.type", kind)
        self._span.set_status(Status(StatusCode.ERROR))


class OtelTracing:
    """Records spans, and sends them from a thread of its own."""

    def __init__(self, provider: TracerProvider) -> None:
        self._provider = provider
        self._tracer = provider.get_tracer("isnad", VERSION)

    def begin(self, record: RequestRecord) -> None:
        """Begin the span of a request, below the one that its headers name."""
        attributes = {"http.request.method": record.method, "url.path": record.path}
        span = self._tracer.start_span(record.method, _remote(record.trace), SpanKind.SERVER, attributes)
        record.span = OtelSpan(span)

    @contextmanager
    def working(self, what: str) -> Iterator[None]:
        """Record the database's work for the current request; outside of a request nothing."""
        record = current_record()
        if record is None or not isinstance(record.span, OtelSpan):
            yield
            return
        attributes: dict[str, str | int] = {"db.system.name": "postgresql", "db.operation.name": what}
        if record.operation:
            attributes["isnad.operation"] = record.operation
        with self._open(what, record.span.within, attributes):
            yield

    @contextmanager
    def sending(self, url: str, message_id: str) -> Iterator[OtelSpan]:
        """Record that a message is sent; only the server of its URL is recorded, since the rest may be a secret."""
        parts, record = urlsplit(url), current_record()
        within = record.span.within if record is not None and isinstance(record.span, OtelSpan) else Context()
        attributes: dict[str, str | int] = {
            "http.request.method": "POST",
            "server.address": parts.hostname or "",
            "server.port": parts.port or (443 if parts.scheme == "https" else 80),
            "isnad.webhook.message_id": message_id,
        }
        with self._open("POST", within, attributes) as span:
            yield span

    @contextmanager
    def _open(self, name: str, within: Context, attributes: dict[str, str | int]) -> Iterator[OtelSpan]:
        """Record a request to another server. A failure is recorded by its kind, since its message contains values."""
        span = self._tracer.start_span(name, within, SpanKind.CLIENT, attributes)
        opened = OtelSpan(span)
        try:
            yield opened
        except BaseException as fault:
            opened.note(None, type(fault).__name__)
            raise
        finally:
            span.end()

    async def close(self) -> None:
        """Send what is recorded, and end; a collector that does not accept it in time is not waited for."""
        loop, is_over = asyncio.get_running_loop(), asyncio.Event()

        def shut_down() -> None:
            self._provider.shutdown()
            with suppress(RuntimeError):  # nobody waits any more
                loop.call_soon_threadsafe(is_over.set)

        Thread(target=shut_down, daemon=True).start()
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_S):
                await is_over.wait()


def open_otel() -> OtelTracing:
    """Return the tracing that sends spans to the collector named in the environment."""
    resource = Resource.create({SERVICE_VERSION: VERSION})
    if str(resource.attributes[SERVICE_NAME]).startswith("unknown_service"):
        resource = resource.merge(Resource({SERVICE_NAME: "isnad"}))
    provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return OtelTracing(provider)


def _remote(given: TraceContext | None) -> Context:
    """Return the context of the span that a request's headers name."""
    if given is None:
        return Context()
    flags = TraceFlags(TraceFlags.SAMPLED if given.is_sampled else TraceFlags.DEFAULT)
    state = TraceState.from_header([given.state]) if given.state else None
    parent = SpanContext(
        int(given.trace_id, 16), int(given.span_id, 16), is_remote=True, trace_flags=flags, trace_state=state
    )
    return trace.set_span_in_context(NonRecordingSpan(parent), Context())


def _name_of(record: RequestRecord) -> str:
    """Return the name of a request's span; without anything that callers choose freely, so there are few names."""
    if record.status is None and record.kind:
        return record.kind
    return f"{record.method} {record.route}" if record.route else record.method


def _attributes_of(record: RequestRecord) -> dict[str, str | int]:
    caller = record.caller
    key = caller.name if caller is not None and caller.key_id is not None else None
    found: dict[str, str | int | None] = {
        "http.response.status_code": record.status,
        "http.route": record.route,
        "http.response.body.size": record.sent_bytes,
        "client.address": record.client,
        "user_agent.original": record.agent or None,
        "graphql.operation.name": record.operation if record.kind else None,
        "graphql.operation.type": record.kind,
        "isnad.operation": record.operation,
        "isnad.key": key,
        "isnad.request_id": record.request_id,
    }
    return {name: value for name, value in found.items() if value is not None}
