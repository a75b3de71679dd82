"""HTTP as uvicorn speaks it, but bounded: a request has so many bytes of head, and so much time to come whole.

uvicorn itself waits for ever and gathers headers without end; and what is no HTTP it answers without a code.
"""

import asyncio
from os import urandom
from typing import Any, cast

import structlog
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from service.connection_errors import HeadTooLarge, NotHttp, RequestTooSlow
from service.errors import problem, status_of
from service.http_errors import HttpRefused
from service.listening import is_readable
from service.stopping import Stopping

FIRST_WORD_S = 1.0
"""Seconds that who has connected gets to begin a request, when the process ends."""

log = structlog.get_logger("isnad.connection")


class BoundedHttpProtocol(HttpToolsProtocol):
    """One connection, whose requests have at most ``max_head_bytes`` of line and headers and come in ``wait_s`` seconds.

    The head is counted by what is received at a time, so that a request may be larger by one such piece. A request that
    comes in one piece, as most do, costs no timer. One that is answered while it comes has the time for every piece, and as
    much as we take ourselves to read on.
    """

    def __init__(self, *arguments: Any, max_head_bytes: int, wait_s: float, stopping: Stopping, **more: Any) -> None:
        super().__init__(*arguments, **more)
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
        """Wait for nothing any more."""
        self._no_longer_await()
        super().connection_lost(exc)

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
        self._is_in_head = self._is_arriving = self._has_spoken = True
        self._head_bytes = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Note that the head is whole."""
        self._is_in_head = False
        super().on_headers_complete()
        if self._stopping.is_begun:
            self.end_with_answer()

    def on_message_complete(self) -> None:
        """Note that the request is whole."""
        self._is_arriving = False
        self._no_longer_await()
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """Leave the connection to the protocol of WebSockets."""
        self._no_longer_await()
        super().handle_websocket_upgrade()

    def end_with_answer(self) -> None:
        """Say with the answer that is under way that no further request is answered on this connection."""
        if self.cycle is not None:
            self.cycle.keep_alive = False

    def shutdown(self) -> None:
        """Close the connection, at the end of the process, as soon as nothing is under way on it.

        Who has connected and not yet said a word has a moment for it; and who has just sent something is answered: the kernel
        resets a connection that is closed with something unread, and the client would not even see that it was closed.
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
        """Answer what is no HTTP."""
        self._refuse(NotHttp("this is no request of HTTP/1.1: see that nothing between us changes it"))

    def _is_idle(self) -> bool:
        """Return whether the last request is answered, and nothing else would end the connection."""
        return self._is_answered() and self.timeout_keep_alive_task is None

    def _is_answered(self) -> bool:
        """Return whether no whole head of a request is to be answered."""
        return self.cycle is None or self.cycle.response_complete

    def _is_speaking(self) -> bool:
        """Return whether a part of a request has come, or something that was not read yet."""
        has_part = self._has_spoken and self._is_in_head
        return has_part or is_readable(self.transport.get_extra_info("socket").fileno())

    def _is_underway(self) -> bool:
        """Return whether the answer has begun before the request was whole: as many lines are answered one by one."""
        return self._is_arriving and self.cycle is not None and self.cycle.response_started

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
            log.info("connection refused", code=error.code, request_id=request_id)
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
