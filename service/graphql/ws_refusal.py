"""Refusing a WebSocket: with a status on its handshake if the server can send one, otherwise with a close code."""

import orjson
from starlette.types import Scope, Send

from db.sql.errors import ReadRefused
from service.errors.access import AuthenticationRequired
from service.errors.http import HttpRefused
from service.errors.limit import TooManyConnections
from service.errors.status import graphql_errors, headers_of, status_of
from service.graphql.ws_message import CloseCode, Closing
from service.request.request_record import current_request_id


async def deny(scope: Scope, send: Send, refused: HttpRefused | ReadRefused) -> None:
    """Refuse the handshake: with a status and a body if the server supports that, otherwise with 403."""
    if "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1008, "reason": ""})
        return
    body = orjson.dumps({"errors": graphql_errors(refused, current_request_id())})
    headers = [(b"content-type", b"application/json; charset=utf-8"), (b"content-length", b"%d" % len(body))]
    headers += headers_of(refused)
    await send({"type": "websocket.http.response.start", "status": int(status_of(refused)), "headers": headers})
    await send({"type": "websocket.http.response.body", "body": body})


def closing_for(refused: HttpRefused | ReadRefused) -> Closing:
    """Return how to close a connection after a refusal: 4401 tells a client to give up, 4403 and 1013 to come again."""
    if isinstance(refused, TooManyConnections):
        return Closing(CloseCode.TRY_AGAIN_LATER, f"{refused.code}: {refused.message}")
    code = CloseCode.UNAUTHORIZED if isinstance(refused, AuthenticationRequired) else CloseCode.FORBIDDEN
    return Closing(code, f"{refused.code}: {refused.message}")
