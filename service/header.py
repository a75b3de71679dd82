"""HTTP headers: their type, and those that several rooms send or read."""

from collections.abc import Iterable
from typing import Literal

Header = tuple[bytes, bytes]
"""A header as ASGI has it: its name is in lower case."""

NO_STORE: Header = (b"cache-control", b"no-store")
UNBUFFERED: Header = (b"x-accel-buffering", b"no")
"""The header of answers that proxies in front must pass on piece by piece."""

POSITION = b"x-isnad-position"
LAST_EVENT_ID = b"last-event-id"


def allow(methods: Iterable[str]) -> Header:
    """Return the header ``Allow`` with these methods, in their order."""
    return b"allow", ", ".join(methods).encode()


def retry_after(seconds: int) -> Header:
    """Return the header ``Retry-After``."""
    return b"retry-after", b"%d" % seconds


def cache_control(who: Literal["public", "private"], max_age_s: int) -> Header:
    """Return the header of an answer that caches may keep: for everyone, or for the caller alone.

    They may reuse it for ``max_age_s`` seconds without asking again; 0: they always ask.
    """
    age = f"max-age={max_age_s}" if max_age_s else "no-cache"
    return b"cache-control", f"{who}, {age}".encode()


def as_texts(headers: Iterable[Header]) -> dict[str, str]:
    """Return headers as the responses of Starlette take them; no two may have the same name."""
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in headers}
