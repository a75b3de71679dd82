"""One id for each request: taken from the caller or made here, sent back, and written into every line of the log."""

import asyncio
import re
import time
from collections.abc import Callable
from contextvars import ContextVar
from itertools import count
from os import urandom

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER = b"x-request-id"
_ACCEPTABLE = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_current: ContextVar[str] = ContextVar("request_id", default="")

log = structlog.get_logger("isnad.access")

Access = Callable[[str, str, int, float], None]
"""Notes an answered request: its method, its path, its status, and how many milliseconds it took."""


def current_request_id() -> str:
    """Return the id of the request that is being answered; empty outside of one."""
    return _current.get()


class RequestIdMiddleware:
    """Gives each HTTP request and each WebSocket its id, and notes it with its status and how long it took.

    What nobody caught is logged with its cause and answered by what ``fault`` returns; so is what is broken off at the end.
    """

    def __init__(self, app: ASGIApp, fault: Callable[[BaseException], ASGIApp], note: Access) -> None:
        self._app, self._fault, self._note = app, fault, note
        self._process, self._numbers = urandom(12).hex(), count()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        request_id = _given(scope) or f"{self._process}{next(self._numbers):08x}"
        token = _current.set(request_id)
        began, status, has_begun = time.perf_counter(), 500, False

        async def send_with_id(message: Message) -> None:
            nonlocal status, has_begun
            if message["type"] == "websocket.accept":
                status, has_begun = 101, True
                message["headers"] = [*message.get("headers", ()), (HEADER, request_id.encode())]
            elif message["type"] == "websocket.close" and not has_begun:
                status = 403
            elif message["type"].endswith("http.response.start"):
                status, has_begun = message["status"], True
                message["headers"] = [*message.get("headers", ()), (HEADER, request_id.encode())]
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        except asyncio.CancelledError as broken_off:  # the process ends, and does not wait for this any longer
            if has_begun or scope["type"] == "websocket":
                raise
            await self._fault(broken_off)(scope, receive, send_with_id)
        except Exception as error:
            log.exception("fault")
            if has_begun or scope["type"] == "websocket":
                raise
            await self._fault(error)(scope, receive, send_with_id)
        finally:
            self._note(scope.get("method", "GET"), scope["path"], status, (time.perf_counter() - began) * 1000)
            _current.reset(token)


def _given(scope: Scope) -> str | None:
    """Return the id that the caller gave, if it can be used."""
    for name, value in scope["headers"]:
        if name == HEADER:
            return value.decode() if _ACCEPTABLE.fullmatch(value) else None
    return None
