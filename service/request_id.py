"""One id for each request: taken from the caller or made here, sent back, and written into every line of the log."""

import re
import time
from collections.abc import Callable
from contextvars import ContextVar
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER = "X-Request-Id"
_ACCEPTABLE = re.compile(r"[A-Za-z0-9._-]{1,64}")
_current: ContextVar[str] = ContextVar("request_id", default="")

log = structlog.get_logger("isnad.access")


def current_request_id() -> str:
    """Return the id of the request that is being answered; empty outside of one."""
    return _current.get()


class RequestIdMiddleware:
    """Gives each HTTP request its id, and logs it with its status and how long the answer took.

    What nobody caught is logged with its cause and answered by what ``fault`` returns.
    """

    def __init__(self, app: ASGIApp, fault: Callable[[], ASGIApp]) -> None:
        self._app, self._fault = app, fault

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        request_id = given if _ACCEPTABLE.fullmatch(given) else str(uuid4())
        token = _current.set(request_id)
        began, status, has_begun = time.perf_counter(), 500, False

        async def send_with_id(message: Message) -> None:
            nonlocal status, has_begun
            if message["type"] == "http.response.start":
                status, has_begun = message["status"], True
                MutableHeaders(scope=message)[HEADER] = request_id
            await send(message)

        try:
            with structlog.contextvars.bound_contextvars(request_id=request_id):
                try:
                    await self._app(scope, receive, send_with_id)
                except Exception:
                    log.exception("fault")
                    if has_begun:
                        raise
                    await self._fault()(scope, receive, send_with_id)
                finally:
                    took_ms = round((time.perf_counter() - began) * 1000, 1)
                    log.info("request", method=scope["method"], path=scope["path"], status=status, took_ms=took_ms)
        finally:
            _current.reset(token)
