"""Keep a copy current: what to do while the server is away, and when to verify the copy."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from service.mirror.mirror import Mirror, Verification
from service.mirror.remote import RemoteAway, RemoteGone
from service.plain_structlog import structlog

T = TypeVar("T")

log = structlog.get_logger("isnad.mirror")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait before trying again, longer each time, and how often at most; None for ever."""

    first_s: float = 0.5
    most_s: float = 60.0
    tries: int | None = None

    def pause_s(self, failures: int, retry_after_s: float) -> float:
        """Return the wait after this many failures in a row: random, so that not all clients return at once."""
        longest = min(self.most_s, self.first_s * 2 ** min(failures, 30))
        return retry_after_s + random.uniform(longest / 2, longest)  # noqa: S311  not a secret


class Keeper:
    """Keeps one copy."""

    def __init__(self, mirror: Mirror, patience: Patience) -> None:
        self._mirror, self._patience = mirror, patience

    async def catch_up(self) -> None:
        """Bring the copy up to the present."""
        await self._patiently(self._mirror.advance)

    async def verify(self, *, repair: bool) -> Verification:
        """Compare the copy with the server's digest, and log an error if it differs."""
        found = await self._patiently(lambda: self._mirror.verify(repair=repair))
        if found.differing:
            log.error("copy differed", items=len(found.differing), repaired=repair, first=found.differing[:20])
        if found.unseen:
            waiting = 0 if found.held_back is None else found.held_back.changes
            log.warning("copy not compared", buckets=len(found.unseen), waiting=waiting)
        else:
            log.info("copy compared", items=found.items)
        return found

    async def follow(self, wait_s: float, verify_every_s: float) -> None:
        """Keep the copy current for ever, and verify it every ``verify_every_s`` seconds, 0 for never."""
        looked_at = time.monotonic()
        while True:
            await self._patiently(lambda: self._mirror.advance(wait_s))
            if verify_every_s and time.monotonic() - looked_at >= verify_every_s:
                await self.verify(repair=True)
                looked_at = time.monotonic()

    async def _patiently(self, step: Callable[[], Awaitable[T]]) -> T:
        """Repeat a step until it succeeds.

        Any progress resets the failures, so the mirror does not give up a server that answers anything.
        """
        failures, at = 0, self._mirror.progress
        while True:
            try:
                return await step()
            except RemoteGone as gone:
                log.warning("copy begins anew", reason=str(gone))
                await self._mirror.begin_anew()
            except RemoteAway as away:
                failures = failures + 1 if self._mirror.progress == at else 1
                if self._patience.tries is not None and failures >= self._patience.tries:
                    raise
                pause_s = self._patience.pause_s(failures - 1, away.retry_after_s)
                log.warning("server away", reason=str(away), again_in_s=round(pause_s, 1))
                await asyncio.sleep(pause_s)
            at = self._mirror.progress
