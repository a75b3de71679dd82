"""The delay before clients of event streams reconnect: random, so they do not all return at once after a restart."""

import random

RETRY_MS = (1000, 5000)
"""The bounds of the random delay before a client reconnects."""


def retry_ms() -> int:
    """Return the milliseconds that a client should wait before it reconnects, for the field ``retry``."""
    return random.randint(*RETRY_MS)  # noqa: S311  not a secret
