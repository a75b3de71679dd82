"""The messages of graphql-transport-ws that clients send: parsed strictly, and refused if they break the protocol.

The protocol: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
"""

from collections.abc import Mapping
from enum import IntEnum
from typing import Any, NamedTuple

import orjson

PROTOCOL = "graphql-transport-ws"
MAX_ID = 200
"""Maximum characters of an operation's id, which every message about it repeats."""


class CloseCode(IntEnum):
    """The codes with which we close a WebSocket: those of RFC 6455 and of the protocol."""

    GOING_AWAY = 1001
    TOO_BIG = 1009
    INTERNAL = 1011
    TRY_AGAIN_LATER = 1013
    BAD_REQUEST = 4400
    UNAUTHORIZED = 4401
    FORBIDDEN = 4403
    SUBPROTOCOL = 4406
    INIT_TIMEOUT = 4408
    DUPLICATE = 4409
    TOO_MANY_INITS = 4429


class Closing(Exception):
    """Raised to close the connection with this code and reason."""

    def __init__(self, code: CloseCode, reason: str) -> None:
        super().__init__(reason)
        self.close_code, self.reason = code, reason


class ClientMessage(NamedTuple):
    """A message of a client; ``id`` is empty if the type has none."""

    type: str
    id: str = ""
    payload: Mapping[str, Any] | None = None


def read_message(text: str | None) -> ClientMessage:
    """Parse the message in a text frame; None stands for a binary frame. Raises Closing with 4400."""
    if text is None:
        raise _bad("messages must be sent as text, not as bytes")
    try:
        data = orjson.loads(text)
    except (orjson.JSONDecodeError, UnicodeEncodeError):
        raise _bad("the message is not JSON") from None
    if not isinstance(data, dict):
        raise _bad("the message is not a JSON object")
    kind, payload = data.get("type"), data.get("payload")
    match kind:
        case "connection_init" | "ping" | "pong":
            return ClientMessage(kind, payload=_object(payload, kind))
        case "subscribe":
            return ClientMessage(kind, _id(data, kind), _subscription(payload))
        case "complete":
            return ClientMessage(kind, _id(data, kind))
    raise _bad(f"{str(kind)[:40]!r} is not a message type that clients send")


def _id(data: Mapping[str, Any], kind: str) -> str:
    given = data.get("id")
    if not isinstance(given, str) or not given:
        raise _bad(f"the id of {kind} must be a text that is not empty")
    if len(given) > MAX_ID:
        raise _bad(f"the id of {kind} has {len(given)} characters; the limit is {MAX_ID}: shorten it")
    return given


def _subscription(payload: object) -> Mapping[str, Any]:
    if not isinstance(payload, dict):
        raise _bad("the payload of subscribe is not an object")
    extensions = _object(payload.get("extensions"), "extensions")
    is_stored = "documentId" in payload or "persistedQuery" in (extensions or ())
    for name, is_needed in (("query", not is_stored), ("operationName", False), ("documentId", False)):
        given = payload.get(name)
        if not isinstance(given, str) and (is_needed or given is not None):
            raise _bad(f"{name} is not a text")
    _object(payload.get("variables"), "variables")
    return payload


def _object(payload: object, where: str) -> Mapping[str, Any] | None:
    if payload is not None and not isinstance(payload, dict):
        raise _bad(f"the payload of {where} is not an object")
    return payload


def pong_of(payload: Mapping[str, Any] | None) -> str:
    """Return the reply to a ping, with its payload. Raises Closing if that is nested too deeply to be written."""
    try:
        return message_of("pong", payload=None if payload is None else orjson.dumps(payload))
    except orjson.JSONEncodeError:
        raise _bad("the payload of ping is nested too deeply") from None


def _bad(what: str) -> Closing:
    return Closing(CloseCode.BAD_REQUEST, f"Invalid message received: {what}")


def message_of(kind: str, key: str = "", payload: bytes | None = None) -> str:
    """Return a server message; ``payload`` is JSON already."""
    head = orjson.dumps({"id": key, "type": kind} if key else {"type": kind})
    return (head if payload is None else head[:-1] + b',"payload":' + payload + b"}").decode()
