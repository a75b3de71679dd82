"""The one reader of the change log in a process: it polls the log as long as anybody follows it.

It tells followers only that something is new. Each of them then reads on from its own cursor at its own pace, so nobody
waits for anybody else, nothing is buffered for slow followers, and nobody misses a change or sees it twice.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from contextvars import Context

from db.feed.change_log import LogPosition, News, log_end, news_since
from db.postgres.pool import Pool
from db.sql.errors import ReadRefused
from service.http.finish_despite_cancellation import finish_despite_cancellation
from service.plain_structlog import structlog

MAX_PAUSE_S = 5.0
"""Maximum seconds before the reader polls again while the database cannot be reached."""

log = structlog.get_logger("isnad.changes")


class Follower:
    """A follower that waits for news of some kind."""

    def __init__(self, concerns: Callable[[News], bool]) -> None:
        self._concerns, self._has_news = concerns, asyncio.Event()

    def tell(self, news: News) -> None:
        """Wake the follower if the news concerns it."""
        if news.is_other_log or self._concerns(news):
            self._has_news.set()

    async def news(self) -> None:
        """Wait until there is something new since the last call."""
        await self._has_news.wait()
        self._has_news.clear()


class ChangeReader:
    """Polls the end of the log every ``interval_s`` seconds while anybody follows it.

    ``generation`` counts how often there was something new.
    """

    def __init__(self, pool: Pool, *, interval_s: float, wait_s: float) -> None:
        self._pool, self._interval_s, self._wait_s = pool, interval_s, wait_s
        self._followers: set[Follower] = set()
        self._place: LogPosition | None = None
        self._reading: asyncio.Task[None] | None = None
        self._lock = asyncio.Lock()
        self.generation = 0

    @property
    def is_reading(self) -> bool:
        """Whether the log is being polled."""
        return self._reading is not None

    @asynccontextmanager
    async def follow(self, concerns: Callable[[News], bool]) -> AsyncIterator[Follower]:
        """Give a follower of the news for which ``concerns`` is true.

        It is told of everything that commits while the context is open. Raises one of ``db.sql.errors`` if the log
        cannot be read.
        """
        follower = Follower(concerns)
        self._followers.add(follower)
        try:
            await self._begin()
            yield follower
        finally:
            self._followers.discard(follower)
            if not self._followers:
                self._end()

    async def _begin(self) -> None:
        async with self._lock:
            if self._place is None:
                self._place, _ = await finish_despite_cancellation(log_end(self._pool, wait_s=self._wait_s))
            if self._reading is None:
                self._reading = asyncio.create_task(
                    self._read(), context=Context()
                )  # outside the context of any request

    def _end(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._place = None

    async def _read(self) -> None:
        """Poll for news for ever; less and less often while the database cannot be reached."""
        pause = self._interval_s
        while True:
            await asyncio.sleep(pause)
            try:
                while await finish_despite_cancellation(self._look()):
                    pass
                pause = self._interval_s
            except ReadRefused as fault:
                log.warning("changes not read", code=fault.code, cause=repr(fault.__cause__))
                pause = min(pause * 2, max(MAX_PAUSE_S, self._interval_s))
            except Exception:
                log.exception("changes not read")
                pause = MAX_PAUSE_S

    async def _look(self) -> bool:
        """Poll once, wake the followers concerned, and return whether more is already waiting."""
        place = self._place
        if place is None:
            return False
        news = await news_since(self._pool, place, wait_s=self._wait_s)
        if self._place is not place:  # nobody follows any more, or others began at another place
            return False
        self._place = news.place
        if news.everything.types or news.is_other_log:
            self.generation += 1
            for follower in self._followers:
                follower.tell(news)
        return not news.is_all
