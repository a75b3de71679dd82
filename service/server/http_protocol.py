"""uvicorn's HTTP protocol with limits: on the bytes of a request's head, and on the time of a request and its answer.

uvicorn alone waits for ever, collects headers without end, and answers what is not HTTP without an error code.
"""

import asyncio
import re
import socket
import struct
from os import urandom
from typing import Any, cast

from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from service.errors.connection import HeadTooLarge, HostWrong, NotHttp, RequestTooSlow
from service.errors.http import HttpRefused
from service.errors.problem import ProblemAnswer, problem_of
from service.header import Header
from service.live.stopping import Stopping
from service.plain_structlog import structlog
from service.server.listener import is_readable
from service.telemetry.request_id import HEADER, NO_SNIFFING

FIRST_WORD_S = 1.0
"""Seconds that a client who has just connected gets to begin a request when the process ends."""

log = structlog.get_logger("isnad.connection")

_HOST = re.compile(rb"[A-Za-z0-9._~!$&'()*+,;=%-]*(:[0-9]*)?|\[[0-9A-Fa-f:.]+\](:[0-9]*)?")
"""A host and an optional port (RFC 3986, 3.2.2); empty if an address has none."""
_HOST_WANTED = (
    "the request must have exactly one header `Host` with a valid host, such as news.example or 127.0.0.1:8000"
)


TAKEN_AT_LEAST = 16_384
"""Bytes of an answer that a client must read in each period of ``send_wait_s``, if so many are left."""


AT_ONCE = struct.pack("ii", 1, 0)
"""SO_LINGER for closing a connection at once and dropping all that the kernel has not sent yet."""


class BoundedHttpProtocol(HttpToolsProtocol):
    """One connection, with limits on the size of a request's head and on the times of the request and its answer.

    A request's line and headers have at most ``max_head_bytes``, and the request must arrive in ``wait_s`` seconds. The
    head is counted by the pieces received, so it may exceed the limit by one piece. A request that comes in one piece,
    as most do, needs no timer. If a request is answered while it arrives, each piece has ``wait_s`` seconds, and the
    time that the service itself takes to read on does not count.

    A connection is aborted if its client reads neither TAKEN_AT_LEAST bytes of an answer in ``send_wait_s`` seconds nor
    all that is left of it. An answer that goes out at once, as most do, needs no timer.
    """

    def __init__(
        self,
        *arguments: Any,
        max_head_bytes: int,
        wait_s: float,
        stopping: Stopping,
        send_wait_s: float = 30.0,
        **more: Any,
    ) -> None:
        super().__init__(*arguments, **more)
        self._send_wait_s = send_wait_s
        self._taking: asyncio.TimerHandle | None = None
        self._left, self._has_taken = 0, False
        self._max_head_bytes, self._wait_s, self._stopping = max_head_bytes, wait_s, stopping
        self._head_bytes = 0
        self._is_in_head = self._is_arriving = True
        self._deadline: asyncio.TimerHandle | None = None
        self._has_heard = self._has_spoken = self._was_spared = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._await_whole()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop all timers."""
        self._no_longer_await()
        if self._taking is not None:
            self._taking.cancel()
            self._taking = None
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Begin to check that the client reads the answer: more is waiting than goes out at once."""
        super().pause_writing()
        self._await_taken()

    def resume_writing(self) -> None:
        """Note that the client has read most of the answer."""
        self._has_taken = True
        super().resume_writing()

    def on_response_complete(self) -> None:
        """Check that the client reads the rest of an answer."""
        super().on_response_complete()
        if self._taking is None and self.transport.get_write_buffer_size():
            self._await_taken()

    def data_received(self, data: bytes) -> None:
        """Process received data, and check whether it is too much, or only a part."""
        self._has_heard = True
        if self._is_in_head:
            self._head_bytes += len(data)
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._is_in_head and self._head_bytes > self._max_head_bytes:
            asked, allowed = self._head_bytes, self._max_head_bytes
            message = f"the request line and headers have {asked} bytes or more; the limit is {allowed}: send less"
            self._refuse(HeadTooLarge(message))
        elif self._deadline is None and (self._is_arriving or self._is_idle()):
            self._await_whole()

    def on_message_begin(self) -> None:
        """Note that the head of a request begins."""
        self._is_in_head = self._is_arriving = self._has_spoken = True
        self._head_bytes = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Note that the head is complete; a request without a valid host is answered with a refusal."""
        self._is_in_head = False
        asked = self.app
        if not self._names_host():
            self.app = _refuse_host
        try:
            super().on_headers_complete()  # in order, if several requests came at once
        finally:
            self.app = asked
        if self._stopping.is_begun:
            self.end_with_answer()

    def on_message_complete(self) -> None:
        """Note that the request is complete."""
        self._is_arriving = False
        self._no_longer_await()
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """Hand the connection over to the WebSocket protocol."""
        self._no_longer_await()
        if self._taking is not None:
            self._taking.cancel()
        if self._names_host():
            super().handle_websocket_upgrade()
        else:
            self._refuse(HostWrong(_HOST_WANTED))

    def end_with_answer(self) -> None:
        """Announce in the current answer that this connection serves no further request."""
        if self.cycle is not None:
            self.cycle.keep_alive = False

    def shutdown(self) -> None:
        """Close the connection at the end of the process, as soon as nothing is in progress on it.

        A client that has connected but sent nothing gets a moment to do so, and one that has just sent something is
        answered: the kernel resets a connection that is closed with unread data, and the client would not even see a
        proper close.
        """
        if self.transport.is_closing():
            return
        if not self._is_answered():
            self.end_with_answer()
        elif self._is_speaking() or not (self._has_spoken or self._was_spared):
            self._was_spared = True
            self.loop.call_later(FIRST_WORD_S, self.shutdown)
        else:
            self.transport.close()

    def send_400_response(self, msg: str) -> None:
        """Answer what is not HTTP."""
        self._refuse(NotHttp("this request is not valid HTTP/1.1: check that no proxy changes it"))

    def _names_host(self) -> bool:
        version = self.parser.get_http_version()  # pyright: ignore[reportOptionalMemberAccess]: it is there while it parses
        return names_host(self.headers, version)

    def _is_idle(self) -> bool:
        """Return whether the last request is answered, and no other timer would end the connection."""
        return self._is_answered() and self.timeout_keep_alive_task is None

    def _is_answered(self) -> bool:
        """Return whether no request with a complete head is waiting for its answer."""
        return self.cycle is None or self.cycle.response_complete

    def _is_speaking(self) -> bool:
        """Return whether a part of a request has arrived, or data that was not read yet."""
        has_part = self._has_spoken and self._is_in_head
        return has_part or is_readable(self.transport.get_extra_info("socket").fileno())

    def _is_underway(self) -> bool:
        """Return whether the answer began before the request was complete, as with many lines answered one by one."""
        return self._is_arriving and self.cycle is not None and self.cycle.response_started

    def _await_taken(self) -> None:
        if self._taking is None:
            self._left, self._has_taken = self.transport.get_write_buffer_size(), False
            self._taking = self.loop.call_later(self._send_wait_s, self._see_what_is_taken)

    def _see_what_is_taken(self) -> None:
        """Go on waiting if the client reads the answer, otherwise abort the connection."""
        self._taking = None
        left = self.transport.get_write_buffer_size()
        if not left:
            return
        if self._has_taken or self._left - left >= TAKEN_AT_LEAST:
            self._await_taken()
            return
        client = self.client[0] if self.client else None
        log.warning("caller too slow", client=client, timeout_s=self._send_wait_s, left_bytes=left)
        self.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        self.transport.abort()

    def _await_whole(self) -> None:
        self._deadline = self.loop.call_later(self._wait_s, self._give_up)

    def _no_longer_await(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        if self._is_underway() and (self.flow.read_paused or self._has_heard):
            self._has_heard = False
            self._await_whole()
            return
        message = f"the request did not arrive completely within {self._wait_s:g} seconds: send it at once"
        self._refuse(RequestTooSlow(message))

    def _refuse(self, error: HttpRefused) -> None:
        """Send an error, unless an answer has begun, and close the connection."""
        self._no_longer_await()
        if self.transport.is_closing():
            return
        has_begun = self.cycle is not None and self.cycle.response_started and not self.cycle.response_complete
        if not has_begun:
            request_id = urandom(16).hex()
            client = self.client[0] if self.client else None
            log.info("connection refused", code=error.code, client=client, request_id=request_id)
            self.transport.write(_answer(error, request_id))
        self.transport.close()


def names_host(headers: list[tuple[bytes, bytes]], version: str) -> bool:
    """Return whether a request names its host exactly once; HTTP/1.0 need not (RFC 9112, 3.2)."""
    hosts = [value for name, value in headers if name == b"host"]
    if not hosts:
        return version == "1.0"
    return len(hosts) == 1 and _HOST.fullmatch(hosts[0]) is not None


async def _refuse_host(scope: Scope, receive: Receive, send: Send) -> None:
    """Refuse a request without a valid host, and close its connection."""
    error, request_id = HostWrong(_HOST_WANTED), urandom(16).hex()
    log.info("request refused", code=error.code, request_id=request_id)
    problem = problem_of(error, request_id)
    headers = [*_headers(problem, request_id), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": int(problem.status), "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else problem.body})


def _headers(problem: ProblemAnswer, request_id: str) -> list[Header]:
    return [
        *problem.headers,
        (b"content-length", b"%d" % len(problem.body)),
        (HEADER, request_id.encode()),
        NO_SNIFFING,
    ]


def _answer(error: HttpRefused, request_id: str) -> bytes:
    status, body, _ = problem = problem_of(error, request_id)
    head = b"".join(b"%s: %s\r\n" % header for header in _headers(problem, request_id))
    return b"HTTP/1.1 %d %s\r\n%sconnection: close\r\n\r\n%s" % (status, status.phrase.encode(), head, body)


def as_protocol(made: object) -> type[asyncio.Protocol]:
    """Return the protocol factory with the type that uvicorn's configuration declares; uvicorn only calls it."""
    return cast("type[asyncio.Protocol]", made)
