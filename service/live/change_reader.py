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
"""So long the reader waits at the most before it looks again when the database cannot be reached."""

log = structlog.get_logger("isnad.changes")


class Follower:
    """Somebody who waits for news of a kind."""

    def __init__(self, concerns: Callable[[News], bool]) -> None:
        self._concerns, self._has_news = concerns, asyncio.Event()

    def tell(self, news: News) -> None:
        """Wake the follower if it is concerned."""
        if news.is_other_log or self._concerns(news):
            self._has_news.set()

    async def news(self) -> None:
        """Return as soon as there is something new since this was called last."""
        await self._has_news.wait()
        self._has_news.clear()


class ChangeReader:
    """Looks at the end of the log every ``interval_s`` seconds while anybody follows it.

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
        """Whether the log is looked at now and then."""
        return self._reading is not None

    @asynccontextmanager
    async def follow(self, concerns: Callable[[News], bool]) -> AsyncIterator[Follower]:
        """Give what waits for news that ``concerns`` says yes to.

        What commits after this is open is told. Raises one of ``db.sql.errors`` where the log cannot be read.
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
                )  # of no request more than of others

    def _end(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._place = None

    async def _read(self) -> None:
        """Look for news, again and again; where the database cannot be reached, less and less often."""
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
        """Look once, tell those who are concerned, and return whether there is more to be looked at at once."""
        place = self._place
        if place is None:
            return False
        news = await news_since(self._pool, place, wait_s=self._wait_s)
        if self._place is not place:  # nobody follows any more, or others from another place
            return False
        self._place = news.place
        if news.types or news.is_other_log:
            self.generation += 1
            for follower in self._followers:
                follower.tell(news)
        return not news.is_all
