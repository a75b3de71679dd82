"""CORS: pages of other origins may read answers if the settings name those origins.

There are no cookies: a page sends its key itself, in a header of its choice. So an origin that may read may send any
header.
"""

from collections.abc import Collection
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
EXPOSED = (
    "ETag",
    "Link",
    "Location",
    "RateLimit",
    "RateLimit-Policy",
    "Retry-After",
    "WWW-Authenticate",
    "X-Isnad-Position",
    "X-Request-Id",
)
MAX_AGE_S = 7200
"""Seconds for which a browser may cache a preflight: no browser caches it longer."""


class Cors(CORSMiddleware):
    """Starlette's CORS with our methods and headers; every preflight is answered with 204, allowed or not."""

    def __init__(self, app: ASGIApp, origins: Collection[str]) -> None:
        super().__init__(
            app,
            allow_origins=tuple(origins),
            allow_methods=METHODS,
            allow_headers=("*",),
            expose_headers=EXPOSED,
            max_age=MAX_AGE_S,
        )

    def preflight_response(self, request_headers: Headers) -> Response:
        """Return the answer to a preflight: browsers go by its headers; only that of the origin forbids anything."""
        headers = dict(super().preflight_response(request_headers).headers)
        for of_body in ("content-length", "content-type"):
            headers.pop(of_body, None)
        return Response(status_code=HTTPStatus.NO_CONTENT, headers=headers)
