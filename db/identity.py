"""Ids: UUIDs of version 7, which sort by the time that they were made (RFC 9562, 5.7)."""

import secrets
import time
from uuid import UUID

_VERSION, _VARIANT = 0x7 << 76, 0b10 << 62


def new_id() -> UUID:
    """Return a new id: 48 bits of milliseconds since 1970, 74 bits at random."""
    random = secrets.randbits(74)
    milliseconds = time.time_ns() // 1_000_000
    return UUID(int=milliseconds << 80 | _VERSION | (random >> 62) << 64 | _VARIANT | random & ((1 << 62) - 1))
