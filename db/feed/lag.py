"""How far the feed is behind the change log, as the service and the owners of copies say it. Plain data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lag:
    """How far the feed is behind the log: changes that have committed and wait for an older transaction to end."""

    changes: int
    seconds: float
