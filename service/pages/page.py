"""The pages for people: GraphiQL at the address of GraphQL, and the reference of the REST interface.

``make pages`` builds them from ``service/pages``. If they were not built, a page says so with status 503.
"""

import asyncio
from collections.abc import Awaitable
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from service.answers.hot_answers import etag_of
from service.errors.status import RETRY_AFTER
from service.header import NO_STORE, as_texts
from service.request.accept import MAX_ACCEPT, accept_of, patterns
from service.request.http_request import is_known
from service.request.media_type import GRAPHQL_RESPONSE, JSON

HTML = "text/html"

BUILT = Path(__file__).parent / "built"
"""The folder of the built pages; its folder ``assets`` has their assets."""

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What a page may load and reach (Content Security Policy): only its own origin, and no inline script."""

EDITOR_POLICY = f"{POLICY}; style-src 'self' 'unsafe-inline'; font-src 'self' data:"
"""The same for GraphiQL, whose editors write styles while they run, and whose fonts are in its style sheet."""

_ASKING = {"query", "extensions"}

_NOT_BUILT = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Isnad: this page has not been built</title>
<h1>This page has not been built</h1>
<p>Run <code>make pages</code> in the folder of the source, and load this page again; nothing has to be restarted.</p>
<p>Everything else works: <code>POST /graphql</code> answers GraphQL, and <a href="/">all addresses are listed</a>.</p>
</html>
"""


def guards(policy: str = POLICY) -> dict[str, str]:
    """Return the headers that make a browser enforce the policy and send other sites no referrer."""
    return {
        "content-security-policy": policy,
        "referrer-policy": "same-origin",
    }


class HtmlPage:
    """A page: a file in the folder of the built pages, read at each request."""

    def __init__(self, name: str, policy: str = POLICY, folder: Path = BUILT) -> None:
        self._file, self._guards = folder / name, guards(policy)

    async def answer(self, request: Request) -> Response:
        """Answer with the page, with 304 if the caller has it, or with 503 if it has not been built."""
        try:
            body = await asyncio.to_thread(self._file.read_bytes)
        except FileNotFoundError:
            headers = {**self._guards, **as_texts([NO_STORE, RETRY_AFTER]), "vary": "accept"}
            return HTMLResponse(_NOT_BUILT, HTTPStatus.SERVICE_UNAVAILABLE, headers)
        etag = etag_of(body)
        headers = {**self._guards, "cache-control": "no-cache", "etag": etag, "vary": "accept"}
        if is_known(etag, request.headers.get("if-none-match")):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        return HTMLResponse(body, headers=headers)


class PageForBrowsers:
    """An endpoint that answers a browser opening its address with a page, and every other request as usual."""

    def __init__(self, endpoint: ASGIApp, page: HtmlPage) -> None:
        self._endpoint, self._page = endpoint, page

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Answer a request."""
        if scope.get("method") in ("GET", "HEAD") and asks_for_page(scope):
            return self._answer_page(scope, receive, send)
        return self._endpoint(scope, receive, send)

    async def _answer_page(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await self._page.answer(Request(scope))
        if scope["method"] == "HEAD":
            answer.body = b""
        await answer(scope, receive, send)


def asks_for_page(scope: Scope) -> bool:
    """Return whether a GET or HEAD request contains no operation and prefers HTML to JSON."""
    for name, value in scope["headers"]:
        if name == b"accept" and _prefers_html(value[:MAX_ACCEPT].decode("latin-1")):
            given = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
            return _ASKING.isdisjoint(key for key, _ in given)
    return False


def _prefers_html(accept: str) -> bool:
    """Return whether HTML is preferred to JSON; equal weight suffices if HTML is named and JSON is not."""
    given = accept_of(accept)
    html = given.weight(*patterns(HTML))
    json = max(given.weight(*patterns(kind)) for kind in (JSON, GRAPHQL_RESPONSE))
    names_json = JSON in given or GRAPHQL_RESPONSE in given
    return html > json or (html == json > 0 and HTML in given and not names_json)
