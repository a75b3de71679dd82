"""Traces: spans of requests, statements and messages, sent to the collector that OpenTelemetry's variables name.

Without such a variable nothing is recorded, at no cost. OpenTelemetry is an extra; only this module knows whether it is
installed.
"""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractContextManager, asynccontextmanager
from typing import Protocol

from service.plain_structlog import structlog
from service.request.request_record import RequestRecord
from service.request.trace_context import TraceContext

try:
    from service.telemetry.otel import open_otel
except ModuleNotFoundError as missing:
    if (missing.name or "").partition(".")[0] != "opentelemetry":
        raise
    OPEN: "Callable[[], Tracing] | None" = None
else:
    OPEN = open_otel

ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
"""The variables that can name the collector."""

PROTOCOLS = ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL")
HTTP = "http/protobuf"

log = structlog.get_logger("isnad.tracing")


class Sending(Protocol):
    """The span of a message that is being sent."""

    @property
    def context(self) -> TraceContext:
        """The trace context of the span, for the receiver."""
        ...

    def note(self, status: int | None, failure: str | None) -> None:
        """Note the result."""
        ...


class Tracing(Protocol):
    """Records spans."""

    def begin(self, record: RequestRecord) -> None:
        """Begin the span of a request, below the one that its headers name."""
        ...

    def working(self, what: str) -> AbstractContextManager[object]:
        """Record the database's work for the current request; outside of a request nothing."""
        ...

    def sending(self, url: str, message_id: str) -> AbstractContextManager[Sending]:
        """Record that a message is sent."""
        ...

    async def close(self) -> None:
        """Send what is recorded, and end."""
        ...


def open_tracing(environ: Mapping[str, str]) -> Tracing | None:
    """Return the tracing; None if no collector is named, or OpenTelemetry is disabled or not installed."""
    if not is_wanted(environ):
        return None
    if OPEN is None:
        log.warning("no traces: OpenTelemetry is not installed", hint="pip install 'isnad[otel]'")
        return None
    protocol = _first(environ, PROTOCOLS) or HTTP
    if protocol != HTTP:
        log.warning("no traces: only the protocol http/protobuf is supported", asked=protocol, sent=HTTP)
        return None
    return OPEN()


@asynccontextmanager
async def traced(environ: Mapping[str, str]) -> AsyncIterator[Tracing | None]:
    """Give the tracing, and send what it has recorded at the end."""
    tracing = open_tracing(environ)
    try:
        yield tracing
    finally:
        if tracing is not None:
            await tracing.close()


def is_wanted(environ: Mapping[str, str]) -> bool:
    """Return whether the variables of OpenTelemetry ask for traces."""
    exporters = environ.get("OTEL_TRACES_EXPORTER") or "otlp"
    is_disabled = environ.get("OTEL_SDK_DISABLED", "").strip().lower() == "true"
    return bool(_first(environ, ENDPOINTS)) and not is_disabled and "otlp" in exporters.replace(" ", "").split(",")


def _first(environ: Mapping[str, str], names: tuple[str, ...]) -> str:
    """Return the value of the first of these variables that has one, or nothing."""
    return next((value for name in names if (value := environ.get(name, "").strip())), "")
