"""The observer of requests: it begins and ends the record of each, for the log, the metrics and the traces."""

import time
from contextvars import Token
from dataclasses import dataclass
from typing import TypeAlias

from service.request.request_record import Access, RequestRecord, begin_record, end_record
from service.telemetry.tracing import Tracing

Begun: TypeAlias = Token[RequestRecord | None]


@dataclass(frozen=True, slots=True)
class Observer:
    """Calls ``note`` with each request when it is answered; with ``tracing`` each also has a span."""

    note: Access
    tracing: Tracing | None = None

    def begin(self, record: RequestRecord, *, has_span: bool = True) -> Begun:
        """Begin a request in this task; pass the result to ``end``.

        ``has_span`` is false for a connection with many operations, each of which has a span of its own.
        """
        record.began_at = time.perf_counter()
        if self.tracing is not None and has_span:
            self.tracing.begin(record)
        return begin_record(record)

    def end(self, record: RequestRecord, begun: Begun) -> None:
        """End a request; nothing more is noted in its record."""
        record.took_ms = (time.perf_counter() - record.began_at) * 1000
        if record.span is not None:
            record.span.end(record)
        self.note(record)
        end_record(begun)
