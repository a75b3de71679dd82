"""A message of Standard Webhooks 1.0: its body, and the headers with its id and signature. Pure."""

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
from standardwebhooks import Webhook

from service.stream.json_line import one_line

SECRET_PREFIX = "whsec_"  # noqa: S105
MAX_BODY_BYTES = 20_000
"""So large a body is at the most; an item that is larger is fetched by its address."""


@dataclass(frozen=True, slots=True)
class WebhookMessage:
    """A message: the same ``id`` for every time that it is sent, and a body."""

    id: str
    body: bytes


def body_of(event: str, at: datetime, data: Mapping[str, Any]) -> bytes:
    """Return the body of a message: its type, when what it tells of happened, and what that is."""
    return one_line(orjson.dumps({"type": event, "timestamp": instant(at), "data": data}))


def body_of_change(event: str, at: datetime, change: Mapping[str, Any], url: str) -> bytes:
    """Return the body of the message of a change, which is as the feed has it.

    An item that is too large for a message is left out, and ``dataUrl`` is the ``url`` at which to read it.
    """
    body = body_of(event, at, change)
    if len(body) <= MAX_BODY_BYTES:
        return body
    return body_of(event, at, {**change, "data": None, "dataUrl": url})


def instant(at: datetime) -> str:
    """Return an instant as messages have it: in UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def signature(secret: bytes, message: WebhookMessage, timestamp: int) -> str:
    """Return the signature ``v1`` of a message that is sent at ``timestamp``, in seconds since 1970."""
    return Webhook(secret).sign(message.id, datetime.fromtimestamp(timestamp, UTC), message.body.decode())


def headers_of(message: WebhookMessage, secrets: Iterable[bytes], now: datetime) -> Sequence[tuple[str, str]]:
    """Return the headers of a message that is sent now, signed with every one of these secrets."""
    timestamp = int(now.timestamp())
    return [
        ("content-type", "application/json"),
        ("user-agent", "Isnad-Webhooks/1"),
        ("webhook-id", message.id),
        ("webhook-timestamp", str(timestamp)),
        ("webhook-signature", " ".join(signature(secret, message, timestamp) for secret in secrets)),
    ]


def secret_text(secret: bytes) -> str:
    """Return a secret as its owner keeps it."""
    return SECRET_PREFIX + base64.b64encode(secret).decode("ascii")
