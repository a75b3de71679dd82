"""Compression: gzip for callers who accept it, with entity tags that stay true.

A compressed body is another representation than the plain one, so its tag is weak (RFC 9110, 8.8.1). A request with
that tag still matches the answer.
"""

from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.http.vary import Varying, with_vary
from service.request.accept import accept_of
from service.request.media_type import NDJSON, media_type_in

SMALLEST = 1000
"""Minimum bytes of a body that is compressed; a smaller one fits into one packet anyway."""

LEVEL = 5

IS_HEAD = "isnad.is_head"
"""The key in a scope that is true if a HEAD request is passed on as GET, so streaming endpoints can skip the body."""


class Compression:
    """Compresses the answers of an application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._compressed = GZipMiddleware(app, minimum_size=SMALLEST, compresslevel=LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; compress the answer if the caller accepts that."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif accepts_gzip(scope):
            await self.compressed(scope, receive, send)
        else:
            await self._app(scope, receive, Varying(send, b"accept-encoding"))

    async def compressed(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on the request of a caller who accepts gzip.

        HEAD is passed on as GET and the body dropped, so that the answer has the headers of GET.
        """
        known = dict(scope["headers"]).get(b"if-none-match", b"")
        is_head = scope["method"] == "HEAD"
        asked = {**scope, "method": "GET", IS_HEAD: True} if is_head else scope
        await self._compressed(asked, receive, _Weakened(send, known, is_head=is_head))


def accepts_gzip(scope: Scope) -> bool:
    """Return whether the caller names gzip as acceptable (RFC 9110, 12.5.3), and may be answered with it.

    A request with lines is answered line by line as they arrive: compression would hold lines back.
    """
    headers = dict(scope["headers"])
    accepted = headers.get(b"accept-encoding", b"").decode("latin-1")
    if "gzip" not in accepted or media_type_in(headers.get(b"content-type", b"").decode("latin-1")) == NDJSON:
        return False
    return accept_of(accepted).weight("gzip") > 0


class _Weakened:
    """Makes the entity tag of a compressed answer weak, and that of a 304 if the caller has the compressed answer."""

    def __init__(self, send: Send, known: bytes, *, is_head: bool) -> None:
        self._send, self._known, self._is_head = send, known, is_head

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=with_vary(message.get("headers", ()), b"accept-encoding"))
            tag = headers.get("etag", "")
            is_compressed = headers.get("content-encoding") == "gzip"
            is_known_weak = message["status"] == 304 and b"W/" + tag.encode("latin-1") in self._known
            if tag.startswith('"') and (is_compressed or is_known_weak):
                headers["etag"] = "W/" + tag
            message = {**message, "headers": headers.raw}
        elif message["type"] == "http.response.body" and self._is_head:
            message = {**message, "body": b""}
        await self._send(message)
