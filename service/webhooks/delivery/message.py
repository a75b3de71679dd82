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
"""Maximum bytes of a body; a larger item is fetched by its address."""


@dataclass(frozen=True, slots=True)
class WebhookMessage:
    """A message: a body, and an ``id`` that stays the same for every attempt."""

    id: str
    body: bytes


def body_of(event: str, at: datetime, data: Mapping[str, Any]) -> bytes:
    """Return the body of a message: its type, when the reported event happened, and its data."""
    return one_line(orjson.dumps({"type": event, "timestamp": instant(at), "data": data}))


def body_of_change(event: str, at: datetime, change: Mapping[str, Any], url: str) -> bytes:
    """Return the body of the message of a change, in the form that the feed has.

    An item too large for a message is omitted, and ``dataUrl`` is the ``url`` at which to read it.
    """
    body = body_of(event, at, change)
    if len(body) <= MAX_BODY_BYTES:
        return body
    return body_of(event, at, {**change, "data": None, "dataUrl": url})


def instant(at: datetime) -> str:
    """Return an instant as messages write it: in UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def signature(secret: bytes, message: WebhookMessage, timestamp: int) -> str:
    """Return the signature ``v1`` of a message sent at ``timestamp``, in seconds since 1970."""
    return Webhook(secret).sign(message.id, datetime.fromtimestamp(timestamp, UTC), message.body.decode())


def headers_of(message: WebhookMessage, secrets: Iterable[bytes], now: datetime) -> Sequence[tuple[str, str]]:
    """Return the headers of a message that is sent now, signed with each of these secrets."""
    timestamp = int(now.timestamp())
    return [
        ("content-type", "application/json"),
        ("user-agent", "Isnad-Webhooks/1"),
        ("webhook-id", message.id),
        ("webhook-timestamp", str(timestamp)),
        ("webhook-signature", " ".join(signature(secret, message, timestamp) for secret in secrets)),
    ]


def secret_text(secret: bytes) -> str:
    """Return a secret in the form in which its owner keeps it."""
    return SECRET_PREFIX + base64.b64encode(secret).decode("ascii")
