"""One id for each request: taken from the caller or made here, sent back, and written into every line of the log."""

import re
import time
from collections.abc import Callable
from contextvars import ContextVar
from itertools import count
from os import urandom

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER = b"x-request-id"
NO_SNIFFING = (b"x-content-type-options", b"nosniff")
"""Tells browsers to take every answer for what its media type says, and for nothing else."""
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

    Every answer passes here: so here it gets what every answer has.

    What nobody caught is logged with its cause and answered by what ``fault`` returns.
    """

    def __init__(self, app: ASGIApp, fault: Callable[[], ASGIApp], note: Access) -> None:
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
                message["headers"] = [*message.get("headers", ()), (HEADER, request_id.encode()), NO_SNIFFING]
            elif message["type"] == "websocket.close" and not has_begun:
                status = 403
            elif message["type"].endswith("http.response.start"):
                status, has_begun = message["status"], True
                message["headers"] = [*message.get("headers", ()), (HEADER, request_id.encode()), NO_SNIFFING]
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        except Exception:
            log.exception("fault")
            if has_begun or scope["type"] == "websocket":
                raise
            await self._fault()(scope, receive, send_with_id)
        finally:
            self._note(scope.get("method", "GET"), scope["path"], status, (time.perf_counter() - began) * 1000)
            _current.reset(token)


def _given(scope: Scope) -> str | None:
    """Return the id that the caller gave, if it can be used."""
    for name, value in scope["headers"]:
        if name == HEADER:
            return value.decode() if _ACCEPTABLE.fullmatch(value) else None
    return None
