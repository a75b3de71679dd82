"""Refuse requests for a host that is not ours, before anything else is done."""

from collections.abc import Collection

from starlette.types import ASGIApp, Receive, Scope, Send

from service.errors.connection import HostUnknown
from service.graphql.ws_refusal import deny
from service.http.problem import send_problem
from service.request.host import Hosts
from service.request.request_record import note_codes

MAX_SHOWN = 100


class KnownHosts:
    """Passes on requests to a known host; any host may be named for the paths ``open_to_all``, which probes use."""

    def __init__(self, app: ASGIApp, hosts: Hosts, open_to_all: Collection[str]) -> None:
        self._app, self._hosts, self._open_to_all = app, hosts, frozenset(open_to_all)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] not in ("http", "websocket") or scope["path"] in self._open_to_all:
            await self._app(scope, receive, send)
            return
        asked = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        if len(asked) == 1 and self._hosts.allow(asked[0]):
            await self._app(scope, receive, send)
        else:
            await _refuse(scope, send, ", ".join(asked))


async def _refuse(scope: Scope, send: Send, asked: str) -> None:
    refused = HostUnknown(
        f"this service does not use the name {asked[:MAX_SHOWN]!r}: use its public address. Operators add"
        " names with ISNAD_ALLOWED_HOSTS, and configure the proxy in front to pass the header `Host` on"
    )
    if scope["type"] == "websocket":
        note_codes([refused.code])
        await deny(scope, send, refused)
    else:
        await send_problem(send, scope["method"], refused)
