"""CORS: pages of other origins may read what is answered, where the settings name them.

A key is sent by the page itself, in a header that it names; of cookies nothing is known here. So an origin that may read may
send any header.
"""

import re
from collections.abc import Collection

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.vary import with_vary

ANY = "*"
METHODS = b"GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"
EXPOSED = (
    b"ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Isnad-Position, X-Request-Id"
)
MAX_AGE_S = 7200
"""For how long a browser may keep what it was told: no browser keeps it longer."""

_HEADERS = re.compile(rb"[A-Za-z0-9!#$%&'*+.^_`|~, -]{1,1000}")


class Cors:
    """Answers preflight requests, and tells browsers which origins may read the answers of an application."""

    def __init__(self, app: ASGIApp, origins: Collection[str]) -> None:
        self._app, self._origins = app, frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it where it is a preflight."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        origin = headers.get(b"origin", b"").decode("latin-1")
        if scope["method"] == "OPTIONS" and origin and b"access-control-request-method" in headers:
            await self._preflight(send, origin, headers.get(b"access-control-request-headers", b""))
            return

        async def send_shared(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": self._shared(message.get("headers", ()), origin)}
            await send(message)

        await self._app(scope, receive, send_shared)

    def allowed(self, origin: str) -> str | None:
        """Return what an origin is told that may read, None for one that may not."""
        if ANY in self._origins:
            return ANY
        return origin if origin in self._origins else None

    def _shared(self, raw: Collection[tuple[bytes, bytes]], origin: str) -> list[tuple[bytes, bytes]]:
        headers = list(raw) if ANY in self._origins else with_vary(raw, b"origin")
        allowed = self.allowed(origin) if origin else None
        if allowed is not None:
            headers.append((b"access-control-allow-origin", allowed.encode("latin-1")))
            headers.append((b"access-control-expose-headers", EXPOSED))
        return headers

    async def _preflight(self, send: Send, origin: str, wanted: bytes) -> None:
        """Answer whether the request that a browser is about to send may be sent."""
        headers = [(b"vary", b"origin, access-control-request-method, access-control-request-headers")]
        allowed = self.allowed(origin)
        if allowed is not None:
            headers += [
                (b"access-control-allow-origin", allowed.encode("latin-1")),
                (b"access-control-allow-methods", METHODS),
                (b"access-control-max-age", b"%d" % MAX_AGE_S),
            ]
            if _HEADERS.fullmatch(wanted):
                headers.append((b"access-control-allow-headers", wanted))
        await send({"type": "http.response.start", "status": 204, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
