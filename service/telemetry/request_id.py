"""One id for each request: taken from the caller or made here, sent back, and added to every line of the log."""

import asyncio
import re
from collections.abc import Callable
from itertools import count
from os import urandom

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.access.bytes_under_way import LARGE, BytesUnderWay
from service.plain_structlog import structlog
from service.request.credentials import client_of
from service.request.request_record import RequestRecord, counted_caller, current_record
from service.request.secret_path import shown_path
from service.request.trace_context import TRACEPARENT, read_trace_context
from service.telemetry.observer import Observer

HEADER = b"x-request-id"
PIECE = LARGE
"""Bytes of a large answer that are sent at a time."""

MAX_AGENT = 200
"""Maximum characters of a ``User-Agent`` that are recorded."""

NO_SNIFFING = (b"x-content-type-options", b"nosniff")
"""Tells browsers to take every answer as what its media type says, and as nothing else."""
_ACCEPTABLE = re.compile(rb"[A-Za-z0-9._-]{1,64}")

log = structlog.get_logger("isnad.access")


class RequestIdMiddleware:
    """Gives each HTTP request and each WebSocket its id, and has it observed from beginning to end.

    Every answer passes through here and gets the headers that all answers have. Large answers are counted in
    ``under_way`` until they are read.

    An uncaught error is logged with its cause and answered with what ``fault`` returns; so is a request that is aborted
    when the process ends. ``trusted_proxies`` is how many proxies add the address of a caller to ``X-Forwarded-For``.
    """

    def __init__(
        self,
        app: ASGIApp,
        fault: Callable[[BaseException], ASGIApp],
        observer: Observer,
        under_way: BytesUnderWay,
        *,
        trusted_proxies: int = 0,
    ) -> None:
        self._app, self._fault, self._observer, self._proxies = app, fault, observer, trusted_proxies
        self._under_way = under_way
        self._process, self._numbers = urandom(12).hex(), count()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        record = self._record(scope)
        sending = _Sending(send, record, self._under_way)
        begun = self._observer.begin(record, has_span=scope["type"] == "http")
        try:
            await self._app(scope, receive, sending)
        except asyncio.CancelledError as broken_off:  # the process ends, and does not wait for this request any longer
            if sending.has_begun or scope["type"] == "websocket":
                raise
            await self._fault(broken_off)(scope, receive, sending)
        except Exception as error:
            log.exception("fault")
            answer = self._fault(error)
            if sending.has_begun or scope["type"] == "websocket":
                raise
            await answer(scope, receive, sending)
        finally:
            self._observer.end(record, begun)

    def _record(self, scope: Scope) -> RequestRecord:
        """Return the record of a request that begins."""
        headers: dict[bytes, bytes] = dict(scope["headers"])
        given = headers.get(HEADER)
        is_usable = given is not None and _ACCEPTABLE.fullmatch(given) is not None
        return RequestRecord(
            given.decode() if given and is_usable else f"{self._process}{next(self._numbers):08x}",
            scope.get("method", "GET"),
            shown_path(scope["path"]),
            client_of(scope, self._proxies),
            headers.get(b"user-agent", b"")[:MAX_AGENT].decode("latin-1"),
            read_trace_context(scope["headers"]) if TRACEPARENT in headers else None,
            status=500,  # until an answer begins
        )


class _Sending:
    """Sends the answer with the request's id, and records its status and size."""

    def __init__(self, send: Send, record: RequestRecord, under_way: BytesUnderWay) -> None:
        self._send, self._record, self._under_way = send, record, under_way
        self._id = (HEADER, record.request_id.encode())
        self.has_begun = False

    async def __call__(self, message: Message) -> None:
        kind, record = message["type"], self._record
        if kind == "http.response.body":
            size = len(message.get("body", b""))
            record.sent_bytes += size
            if size > LARGE:
                await self._send_large(message)
                return
        elif kind.endswith("http.response.start"):
            record.status, self.has_begun = message["status"], True
            message["headers"] = [*message.get("headers", ()), self._id, NO_SNIFFING]
        elif kind == "websocket.accept":
            record.status, self.has_begun = 101, True
            message["headers"] = [*message.get("headers", ()), self._id, NO_SNIFFING]
        elif kind == "websocket.close" and not self.has_begun:
            record.status = 403
        elif kind == "websocket.send" and (size := self._note_frame(message)) > LARGE:
            with self._under_way.holding(counted_caller(), size):
                await self._send(message)
            return
        await self._send(message)

    async def _send_large(self, message: Message) -> None:
        """Send a large body in pieces, each after the one before is on its way, and count it until the last one is."""
        body = message["body"]
        with self._under_way.holding(counted_caller(), len(body)):
            for start in range(0, len(body), PIECE):
                await self._send({"type": "http.response.body", "body": body[start : start + PIECE], "more_body": True})
            await self._send({**message, "body": b""})

    def _note_frame(self, message: Message) -> int:
        """Record a WebSocket message for the connection, and for the operation that sends it; return its size."""
        size, operation = len((message.get("text") or "").encode()), current_record()
        self._record.sent_bytes += size
        if operation is not None and operation is not self._record:
            operation.sent_bytes += size
        return size
