"""Answers sent line by line; callers who read too slowly are cut off, so nothing stays open for them."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from service.header import NO_STORE, as_texts
from service.http.compression import IS_HEAD
from service.plain_structlog import structlog
from service.request.media_type import NDJSON

_log = structlog.get_logger("isnad.request")


class LineStream(StreamingResponse):
    """Sends lines as they come; the client must read every piece within ``send_timeout_s`` seconds.

    A slower client gets an answer that breaks off, which HTTP shows as incomplete.
    """

    def __init__(self, lines: AsyncGenerator[bytes, None], *, send_timeout_s: float) -> None:
        super().__init__(lines, media_type=NDJSON, headers=as_texts([NO_STORE]))
        self._lines, self._send_timeout_s = lines, send_timeout_s

    async def stream_response(self, send: Send) -> None:
        """Send the start and the lines, and close the source of the lines in any case."""
        async with aclosing(self._lines):
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            try:
                async for piece in self._lines:
                    async with asyncio.timeout(self._send_timeout_s):
                        await send({"type": "http.response.body", "body": piece, "more_body": True})
            except TimeoutError:
                _log.warning("caller too slow", timeout_s=self._send_timeout_s)
                return
            await send({"type": "http.response.body", "body": b"", "more_body": False})


class NoLines(StreamingResponse):
    """The answer to HEAD for lines or events: only the headers."""

    def __init__(self, media_type: str = NDJSON) -> None:
        super().__init__(iter(()), media_type=media_type, headers=as_texts([NO_STORE]))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the headers."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": b""})


def is_head(scope: Scope) -> bool:
    """Return whether only the headers are wanted."""
    return scope["method"] == "HEAD" or bool(scope.get(IS_HEAD))
