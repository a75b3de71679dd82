"""The delay before clients of event streams reconnect: random, so they do not all return at once after a restart."""

import random

RETRY_MS = (1000, 5000)
"""The least and the most that a client is asked to wait."""


def retry_ms() -> int:
    """Return how many milliseconds a client is to wait before it comes again, which the field ``retry`` tells it."""
    return random.randint(*RETRY_MS)  # noqa: S311  not a secret
