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
"""So many different codes of one request are noted."""


class TraceSpan(Protocol):
    """A span that is open, of a request or of a part of it."""

    @property
    def context(self) -> TraceContext:
        """Its own trace context."""
        ...

    def end(self, record: "RequestRecord") -> None:
        """End it, with what was found out about the request."""
        ...


class RefusedKey(NamedTuple):
    """A key that was sent and is not taken: why, and which one it is, if it is stored."""

    why: str
    name: str | None = None
    id: UUID | None = None

    def members(self) -> dict[str, Any]:
        """Return what a line of the log says of it."""
        named = {} if self.id is None else {"key": self.name, "key_id": self.id}
        return {"key_refused": self.why, **named}


@dataclass(slots=True)
class RequestRecord:
    """A request, or one operation of a WebSocket; ``began_at`` is by the clock of ``time.perf_counter``.

    ``client`` is the address that it comes from, ``trace`` what its headers say of a trace, ``route`` the address with names
    in braces. ``kind`` is that of a GraphQL operation. ``codes`` are those of the errors in the answer. Of an operation of a
    WebSocket there is no ``status``.
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
        """Return a new record for an operation of the WebSocket that this one is of."""
        return replace(self, codes=(), status=None, sent_bytes=0, operation=None, kind=None, span=None)

    @property
    def trace_context(self) -> TraceContext | None:
        """What is passed on to those who are asked something for this request."""
        return self.trace if self.span is None else self.span.context

    def members(self) -> dict[str, Any]:
        """Return what a line of the log says, without what is not known."""
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
"""Notes a request that was answered."""

_current: ContextVar[RequestRecord | None] = ContextVar("request_record", default=None)


def current_record() -> RequestRecord | None:
    """Return the record of the request that is being answered; None outside of one."""
    return _current.get()


def begin_record(record: RequestRecord) -> Token[RequestRecord | None]:
    """Note in this record what this task finds out, and every task that it begins; ``end_record`` takes what is returned."""
    return _current.set(record)


def end_record(token: Token[RequestRecord | None]) -> None:
    """Note nothing more in the record that was begun."""
    _current.reset(token)


def current_caller() -> Caller | None:
    """Return who asks for what is being answered; None if nobody in particular does, or it is not known yet."""
    record = _current.get()
    return None if record is None else record.caller


def counted_caller() -> tuple[bool, str] | None:
    """Return what the current caller is known by if something is counted."""
    caller = current_caller()
    return None if caller is None else caller.counted_as


def note_caller(caller: Caller) -> None:
    """Note who asks."""
    if (record := _current.get()) is not None:
        record.caller = caller


def note_refused_key(refused: RefusedKey) -> None:
    """Note that a key was sent that is not taken."""
    if (record := _current.get()) is not None:
        record.refused_key = refused


def note_operation(name: str | None, *, kind: str | None = None, route: str | None = None) -> None:
    """Note what is asked for: the name of an operation, its kind in GraphQL, its address in REST."""
    if (record := _current.get()) is not None:
        record.operation, record.kind = name, kind
        record.route = route or record.route


def note_codes(codes: Iterable[str]) -> None:
    """Note the codes of errors that the answer has."""
    if (record := _current.get()) is not None:
        new = [code for code in dict.fromkeys(codes) if code not in record.codes]
        record.codes += tuple(new[: MAX_CODES - len(record.codes)])


def current_request_id() -> str:
    """Return the id of the request that is being answered; empty outside of one."""
    record = current_record()
    return "" if record is None else record.request_id
