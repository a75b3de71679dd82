"""The routes: the addresses of the service, and the endpoint that answers at each."""

from collections.abc import Callable
from http import HTTPStatus

import orjson
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from service.errors.address import AddressUnknown
from service.errors.http import method_refused
from service.errors.limit import ServerStopping
from service.feed_addresses.endpoint import FeedAddressEndpoint, FeedAddresses
from service.graphql.graphql import Endpoint, GraphQLEndpoint
from service.graphql.ws import GraphQLSockets
from service.graphql.ws_refusal import deny
from service.http.compression import Compression, accepts_gzip
from service.http.problem import problem_response
from service.http.reply import send_reply
from service.pages.page import EDITOR_POLICY, HtmlPage, PageForBrowsers
from service.request.secret_path import FEEDS
from service.rest.rest import Rest, RestEndpoint
from service.version import VERSION

ENDPOINTS = {
    "graphql": "/graphql",
    "rest": "/v1",
    "feeds": "/feeds",
    "openapi": "/openapi.json",
    "docs": "/docs",
    "assets": "/assets",
    "alive": "/livez",
    "ready": "/readyz",
    "metrics": "/metrics",
}
WITH_SLASH = ENDPOINTS["graphql"] + "/"
"""The address of GraphQL with a slash at its end, as many write it."""

UNDER_REST = ENDPOINTS["rest"] + "/"
OF_REST = (ENDPOINTS["rest"], ENDPOINTS["openapi"])
"""The paths that REST answers beside those under its prefix."""


class Routes(Starlette):
    """The application: Starlette, except that GraphQL, REST and feed addresses bypass its router and middleware.

    These would take as long as the rest of the request. ``graphql``, ``sockets``, ``rest`` and the others answer from
    the start of the application to its end.
    """

    graphql: ASGIApp
    compressed_graphql: ASGIApp
    sockets: ASGIApp
    rest: ASGIApp
    feeds: ASGIApp
    moved: ASGIApp
    no_sockets: ASGIApp

    def answer_with(
        self,
        endpoint: Endpoint,
        rest: Rest,
        feeds: FeedAddresses,
        reached: Callable[[ASGIApp], ASGIApp],
        *,
        has_page: bool,
    ) -> None:
        """Set the endpoints; ``reached`` wraps each in the middleware that every request passes through.

        With ``has_page`` a browser at the address of GraphQL gets a page.
        """
        graphql = GraphQLEndpoint(endpoint)
        for_browsers = PageForBrowsers(graphql, HtmlPage("graphiql.html", EDITOR_POLICY)) if has_page else graphql
        self.graphql = reached(for_browsers)
        self.compressed_graphql = reached(Compression(for_browsers).compressed)
        self.sockets = reached(GraphQLSockets(graphql, endpoint.live_limits, endpoint.connections))
        self.rest = reached(Compression(RestEndpoint(rest)))
        self.feeds = reached(Compression(FeedAddressEndpoint(feeds)))
        self.moved, self.no_sockets = reached(to_graphql), reached(no_sockets)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or start and stop."""
        if scope["type"] == "http":
            await self._endpoint(scope)(scope, receive, send)
        elif scope["type"] == "websocket":
            is_here = scope["path"] in (ENDPOINTS["graphql"], WITH_SLASH)
            await (self.sockets if is_here else self.no_sockets)(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)

    def _endpoint(self, scope: Scope) -> ASGIApp:
        """Return the endpoint that answers a request."""
        path = scope["path"]
        if path == ENDPOINTS["graphql"]:
            return self.compressed_graphql if accepts_gzip(scope) else self.graphql
        if path.startswith(UNDER_REST) or path in OF_REST:
            return self.rest
        if path.startswith(FEEDS):
            return self.feeds
        if path == WITH_SLASH:
            return self.moved
        return super().__call__


async def to_graphql(scope: Scope, receive: Receive, send: Send) -> None:
    """Redirect a caller to the address of GraphQL, with the same method, body and query string."""
    query = b"?" + scope["query_string"] if scope["query_string"] else b""
    headers = [(b"location", ENDPOINTS["graphql"].encode() + query)]
    await send_reply(send, HTTPStatus.PERMANENT_REDIRECT, b"", headers)


async def no_sockets(scope: Scope, receive: Receive, send: Send) -> None:
    """Refuse a WebSocket at an address that has none."""
    await deny(scope, send, AddressUnknown(f"WebSockets can be opened only at {ENDPOINTS['graphql']}"))


async def root(_: Request) -> Response:
    """Answer with the addresses of the service."""
    return Response(orjson.dumps({"service": "isnad", "version": VERSION, **ENDPOINTS}), media_type="application/json")


async def http_problem(request: Request, error: HTTPException) -> Response:
    """Answer an unknown address, or a method that an address does not have, with a problem."""
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = sorted((error.headers or {})["Allow"].split(", "))  # Starlette has a set of them
        return problem_response(method_refused(request.method, allowed))
    return problem_response(
        AddressUnknown(f"this address does not exist; the addresses are {', '.join(ENDPOINTS.values())}")
    )


def fault(error: BaseException) -> Response:
    """Answer an internal fault without its cause, which is logged; or say that the process is ending."""
    return problem_response(error if isinstance(error, Exception) else ServerStopping())
