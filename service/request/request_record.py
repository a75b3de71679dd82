"""The record of a request: facts collected while it is answered, for the log, the metrics and the traces.

Code that finds something out notes it here, in the record of the running task. Outside of a request nothing is kept.
"""

from collections.abc import Callable, Iterable
from contextvars import ContextVar, Token
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from service.request.caller import Caller
from service.request.trace_context import TraceContext

MAX_CODES = 10
"""Maximum number of different codes that are noted of one request."""


class TraceSpan(Protocol):
    """An open span, of a request or of a part of it."""

    @property
    def context(self) -> TraceContext:
        """The trace context of the span."""
        ...

    def end(self, record: "RequestRecord") -> None:
        """End the span, with what the record says about the request."""
        ...


class RefusedKey(NamedTuple):
    """A refused key: the reason, and which key it is if it is stored."""

    why: str
    name: str | None = None
    id: UUID | None = None

    def members(self) -> dict[str, Any]:
        """Return the members of a log line about it."""
        named = {} if self.id is None else {"key": self.name, "key_id": self.id}
        return {"key_refused": self.why, **named}


@dataclass(slots=True)
class RequestRecord:
    """A request, or one operation of a WebSocket; ``began_at`` is by the clock of ``time.perf_counter``.

    ``client`` is the address that it comes from, ``trace`` the trace context in its headers, ``route`` the address with
    names in braces. ``kind`` is that of a GraphQL operation. ``codes`` are those of the errors in the answer. An
    operation of a WebSocket has no ``status``.
    """

    request_id: str
    method: str
    path: str
    client: str
    agent: str = ""
    trace: TraceContext | None = None
    span: TraceSpan | None = None
    caller: Caller | None = None
    refused_key: RefusedKey | None = None
    operation: str | None = None
    kind: str | None = None
    route: str | None = None
    codes: tuple[str, ...] = ()
    status: int | None = None
    sent_bytes: int = 0
    began_at: float = 0
    took_ms: float = 0

    def operation_of_socket(self) -> "RequestRecord":
        """Return a new record for an operation of this WebSocket."""
        return replace(self, codes=(), status=None, sent_bytes=0, operation=None, kind=None, span=None)

    @property
    def trace_context(self) -> TraceContext | None:
        """The trace context passed on to other servers that are called for this request."""
        return self.trace if self.span is None else self.span.context

    def members(self) -> dict[str, Any]:
        """Return the members of a log line, without unknown ones."""
        told: dict[str, Any] = {"method": self.method, "path": self.path}
        if self.status is not None:
            told["status"] = self.status
        told["took_ms"], told["bytes"], told["client"] = round(self.took_ms, 1), self.sent_bytes, self.client
        if self.agent:
            told["user_agent"] = self.agent
        if self.caller is not None and self.caller.key_id is None:
            told["anonymous"] = True
        elif self.caller is not None:
            told["key"], told["key_id"] = self.caller.name, self.caller.key_id
        elif self.refused_key is not None:
            told |= self.refused_key.members()
        if self.operation is not None:
            told["operation"] = self.operation
        if self.kind is not None:
            told["operation_type"] = self.kind
        if self.codes:
            told["code"] = self.codes[0]
            if len(self.codes) > 1:
                told["codes"] = self.codes
        return told


Access = Callable[[RequestRecord], None]
"""A function that notes an answered request."""

_current: ContextVar[RequestRecord | None] = ContextVar("request_record", default=None)


def current_record() -> RequestRecord | None:
    """Return the record of the current request; None outside of one."""
    return _current.get()


def begin_record(record: RequestRecord) -> Token[RequestRecord | None]:
    """Make this the record of this task and of every task that it starts; pass the result to ``end_record``."""
    return _current.set(record)


def end_record(token: Token[RequestRecord | None]) -> None:
    """Stop noting in the record that was begun."""
    _current.reset(token)


def current_caller() -> Caller | None:
    """Return the caller of the current request; None if there is none, or it is not known yet."""
    record = _current.get()
    return None if record is None else record.caller


def counted_caller() -> tuple[bool, str] | None:
    """Return the identity by which the current caller is counted."""
    caller = current_caller()
    return None if caller is None else caller.counted_as


def note_caller(caller: Caller) -> None:
    """Note the caller."""
    if (record := _current.get()) is not None:
        record.caller = caller


def note_refused_key(refused: RefusedKey) -> None:
    """Note that a refused key was sent."""
    if (record := _current.get()) is not None:
        record.refused_key = refused


def note_operation(name: str | None, *, kind: str | None = None, route: str | None = None) -> None:
    """Note the operation: its name, its kind in GraphQL, its address in REST."""
    if (record := _current.get()) is not None:
        record.operation, record.kind = name, kind
        record.route = route or record.route


def note_codes(codes: Iterable[str]) -> None:
    """Note the codes of errors in the answer."""
    if (record := _current.get()) is not None:
        new = [code for code in dict.fromkeys(codes) if code not in record.codes]
        record.codes += tuple(new[: MAX_CODES - len(record.codes)])


def current_request_id() -> str:
    """Return the id of the current request; empty outside of one."""
    record = current_record()
    return "" if record is None else record.request_id
