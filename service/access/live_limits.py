"""The limits of one process on connections that stay open, and the origins that may open a WebSocket."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from service.errors.limit import OriginNotAllowed

_PORTS = {"http": 80, "ws": 80, "https": 443, "wss": 443}


@dataclass(frozen=True, slots=True)
class LiveLimits:
    """The limits of one process; pages of ``origins`` may open a WebSocket as our own pages may, ``*`` allows all."""

    operations: int
    max_message_bytes: int
    init_timeout_s: float
    keepalive_s: float
    send_timeout_s: float
    origins: frozenset[str]


def check_origin(origin: str | None, host: str | None, allowed: frozenset[str]) -> None:
    """Refuse a WebSocket from a page of a foreign origin: raises OriginNotAllowed.

    Browsers send the origin and let every page connect; other clients need not send one. The scheme is not compared,
    since a proxy in front of the service may use another one with the browser.
    """
    if origin is None or "*" in allowed or origin.lower() in allowed:
        return
    scheme = origin.partition(":")[0].lower()
    if host and _host_and_port(origin) == _host_and_port("//" + host, scheme):
        return
    raise OriginNotAllowed(f"a page from {origin[:200]!r} may not connect here: add its origin to ISNAD_CORS_ORIGINS")


def _host_and_port(url: str, scheme: str = "") -> tuple[str | None, int | None]:
    """Return the host and port of an address; one without a host matches no other."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or url), parts.port or _PORTS.get(parts.scheme or scheme)
    except ValueError:
        return url, None
