"""HTTP as uvicorn speaks it, but bounded: a request has so many bytes of head, and it and its answer so much time.

uvicorn itself waits for ever and gathers headers without end; and what is no HTTP it answers without a code.
"""

import asyncio
import socket
import struct
from os import urandom
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from service.connection_errors import HeadTooLarge, NotHttp, RequestTooSlow
from service.errors import problem, status_of
from service.http_errors import HttpRefused
from service.plain_structlog import structlog

log = structlog.get_logger("isnad.connection")


TAKEN_AT_LEAST = 16_384
"""Bytes that a caller takes of an answer in the time that it has for a part of it, if so many are left."""


AT_ONCE = struct.pack("ii", 1, 0)
"""SO_LINGER of a connection of which nothing is kept when it is closed, neither what the kernel has to send yet."""


class BoundedHttpProtocol(HttpToolsProtocol):
    """One connection, whose requests have at most ``max_head_bytes`` of line and headers and come in ``wait_s`` seconds.

    The head is counted by what is received at a time, so that a request may be larger by one such piece. A request that
    comes in one piece, as most do, costs no timer. One that is answered while it comes has the time for every piece, and as
    much as we take ourselves to read on.

    The connection of a caller who does not take TAKEN_AT_LEAST bytes of an answer in ``send_wait_s`` seconds, nor what is left of
    it, is broken off. An answer that goes out at once, as most do, costs no timer.
    """

    def __init__(
        self, *arguments: Any, max_head_bytes: int, wait_s: float, send_wait_s: float = 30.0, **more: Any
    ) -> None:
        super().__init__(*arguments, **more)
        self._send_wait_s = send_wait_s
        self._taking: asyncio.TimerHandle | None = None
        self._left, self._has_taken = 0, False
        self._max_head_bytes, self._wait_s = max_head_bytes, wait_s
        self._head_bytes = 0
        self._is_in_head = self._is_arriving = True
        self._deadline: asyncio.TimerHandle | None = None
        self._has_heard = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._await_whole()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._no_longer_await()
        if self._taking is not None:
            self._taking.cancel()
            self._taking = None
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Begin to see that what is written is taken: more is waiting than goes out at once."""
        super().pause_writing()
        self._await_taken()

    def resume_writing(self) -> None:
        """Note that most of what was waiting is taken."""
        self._has_taken = True
        super().resume_writing()

    def on_response_complete(self) -> None:
        """See that the rest of an answer is taken."""
        super().on_response_complete()
        if self._taking is None and self.transport.get_write_buffer_size():
            self._await_taken()

    def data_received(self, data: bytes) -> None:
        """Take in what has come, and see whether it is too much, or only a part."""
        self._has_heard = True
        if self._is_in_head:
            self._head_bytes += len(data)
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._is_in_head and self._head_bytes > self._max_head_bytes:
            asked, allowed = self._head_bytes, self._max_head_bytes
            message = f"the request's line and headers have {asked} bytes or more, {allowed} are allowed: send less"
            self._refuse(HeadTooLarge(message))
        elif self._deadline is None and (self._is_arriving or self._is_idle()):
            self._await_whole()

    def on_message_begin(self) -> None:
        """Note that the head of a request begins."""
        self._is_in_head = self._is_arriving = True
        self._head_bytes = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Note that the head is whole."""
        self._is_in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Note that the request is whole."""
        self._is_arriving = False
        self._no_longer_await()
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """Leave the connection to the protocol of WebSockets."""
        self._no_longer_await()
        if self._taking is not None:
            self._taking.cancel()
        super().handle_websocket_upgrade()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP."""
        self._refuse(NotHttp("this is no request of HTTP/1.1: see that nothing between us changes it"))

    def _is_idle(self) -> bool:
        """Return whether the last request is answered, and nothing else would end the connection."""
        is_answered = self.cycle is None or self.cycle.response_complete
        return is_answered and self.timeout_keep_alive_task is None

    def _is_underway(self) -> bool:
        """Return whether the answer has begun before the request was whole: as many lines are answered one by one."""
        return self._is_arriving and self.cycle is not None and self.cycle.response_started

    def _await_taken(self) -> None:
        if self._taking is None:
            self._left, self._has_taken = self.transport.get_write_buffer_size(), False
            self._taking = self.loop.call_later(self._send_wait_s, self._see_what_is_taken)

    def _see_what_is_taken(self) -> None:
        """Wait on for a caller who takes what is written; break off the connection of one who does not."""
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
        message = f"the request did not come whole within {self._wait_s:g} seconds: send it at once"
        self._refuse(RequestTooSlow(message))

    def _refuse(self, error: HttpRefused) -> None:
        """Answer, unless an answer has begun, and close the connection."""
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


def _answer(error: HttpRefused, request_id: str) -> bytes:
    status = status_of(error)
    body = problem(status, error.code, error.message)
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}\r\ncontent-type: application/problem+json\r\n"
        f"content-length: {len(body)}\r\nx-request-id: {request_id}\r\nconnection: close\r\n\r\n"
    )
    return head.encode("ascii") + body


def as_protocol(made: object) -> type[asyncio.Protocol]:
    """Return what makes a protocol as uvicorn's configuration declares it: it only calls it."""
    return cast("type[asyncio.Protocol]", made)
