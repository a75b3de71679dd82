"""A collector of OpenTelemetry for tests: it takes what is sent by OTLP over HTTP, and reads it by the protocol's classes."""

import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)
from opentelemetry.proto.common.v1.common_pb2 import KeyValue
from opentelemetry.proto.trace.v1.trace_pb2 import Span
from starlette.requests import Request
from starlette.responses import Response

from tests.service.webhooks.receiver import listening


@dataclass(frozen=True, slots=True)
class Received:
    """A span as it came, with what was said of the process that it is of."""

    span: Span
    resource: dict[str, Any]

    @property
    def name(self) -> str:
        """Its name."""
        return self.span.name

    @property
    def ids(self) -> tuple[str, str, str]:
        """The trace, the span and the span that it is below."""
        return self.span.trace_id.hex(), self.span.span_id.hex(), self.span.parent_span_id.hex()

    @property
    def attributes(self) -> dict[str, Any]:
        """What is said of it."""
        return attributes_of(self.span.attributes)


@dataclass(slots=True)
class Collector:
    """What came, and under which headers."""

    url: str = ""
    spans: list[Received] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    async def take(self, request: Request) -> Response:
        """Take spans."""
        assert request.headers["content-type"] == "application/x-protobuf"
        body = await request.body()
        if request.headers.get("content-encoding") == "gzip":
            body = gzip.decompress(body)
        self.headers.append(dict(request.headers))
        for of_resource in ExportTraceServiceRequest.FromString(body).resource_spans:
            said = attributes_of(of_resource.resource.attributes)
            self.spans += [Received(span, said) for scope in of_resource.scope_spans for span in scope.spans]
        return Response(ExportTraceServiceResponse().SerializeToString(), media_type="application/x-protobuf")

    def named(self, name: str) -> Received:
        """Return the one span of this name."""
        (found,) = [each for each in self.spans if each.name == name]
        return found

    def children(self, parent: Received) -> list[Received]:
        """Return the spans below another one."""
        return [each for each in self.spans if each.ids[2] == parent.ids[1]]


@asynccontextmanager
async def collecting() -> AsyncIterator[Collector]:
    """Give a collector that listens on this machine."""
    collector = Collector()
    async with listening("/v1/traces", collector.take) as origin:
        collector.url = origin
        yield collector


def attributes_of(given: Any) -> dict[str, Any]:
    """Return attributes as values by name."""
    return {each.key: _value(each) for each in given}


def _value(each: KeyValue) -> Any:
    return getattr(each.value, each.value.WhichOneof("value") or "string_value")
