"""When a message is sent again: the schedule of Standard Webhooks 1.0, and the Retry-After of receivers. Pure."""

import random
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_MINUTE, _HOUR = 60, 3600

DELAYS_S = (
    0,
    5,
    5 * _MINUTE,
    30 * _MINUTE,
    2 * _HOUR,
    5 * _HOUR,
    10 * _HOUR,
    14 * _HOUR,
    20 * _HOUR,
    24 * _HOUR,
)
"""Seconds before each attempt, including the first, counted from the one before: 75 hours and a half in all."""

JITTER = 0.1
"""The share by which a delay is randomly lengthened at most, so that messages that failed together spread out."""

LONGEST_S = 24 * _HOUR
"""Maximum seconds by which a receiver can delay a message with Retry-After."""

FIRST_REST_S, LONGEST_REST_S = 5, 5 * _MINUTE
"""Seconds for which nothing is sent to an unreachable receiver, doubled after each failure, and their maximum."""


def next_attempt(tries: int, now: datetime, *, retry_after_s: float | None = None) -> datetime | None:
    """Return when a message is sent again after ``tries`` failed attempts, None if never; ``now`` is in UTC.

    It is not before the time that the receiver asked for.
    """
    if tries >= len(DELAYS_S):
        return None
    delay = DELAYS_S[tries] * (1 + random.uniform(0, JITTER))  # noqa: S311  nobody gains by guessing it
    return now + timedelta(seconds=max(delay, min(retry_after_s or 0, LONGEST_S)))


def rest_s(failures: int, retry_after_s: float | None) -> float:
    """Return for how many seconds to send nothing to a receiver, by its Retry-After or its consecutive failures."""
    if retry_after_s is not None:
        return min(retry_after_s, LONGEST_S)
    return min(FIRST_REST_S * 2.0 ** min(failures - 1, 10), LONGEST_REST_S)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds in a header ``Retry-After`` (RFC 9110, 10.2.3), None if it is unreadable."""
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdecimal():
        return float(text[:12])
    try:
        instant = parsedate_to_datetime(text)
    except ValueError:
        return None
    known = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    return max(0.0, (known - now).total_seconds())
