"""Reading the feed for all callers of this process: one read for those who ask the same, another after each write."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from dataclasses import replace
from functools import partial

from db.feed.change_log import News, log_beginning
from db.feed.feed import Feed, FeedPage, FeedQuery, feed_end
from db.postgres.pool import Pool
from db.read.cursor import BEGINNING, NOW
from db.write.filters import MOVING, Filters
from schema.resource.item import items
from service.errors.limit import ServerStopping
from service.live.change_reader import ChangeReader
from service.live.open_door import Door
from service.live.shared_reading import SharedReadings, patiently

END = "the end of the log"
"""What everybody who begins there waits for together: a change that committed a moment ago may be told to them."""


class FeedReading:
    """Reads pages of the feed, now or as they come."""

    def __init__(self, pool: Pool, changes: ChangeReader, *, wait_s: float) -> None:
        self._pool, self._changes, self._wait_s = pool, changes, wait_s
        self._readings = SharedReadings()

    async def page(self, query: FeedQuery) -> FeedPage:
        """Return what there is now; raises one of ``db.sql.errors``."""
        key = (query, self._changes.generation)
        return await self._readings.once(key, lambda: Feed(items()).read(self._pool, query, wait_s=self._wait_s))

    async def page_within(self, query: FeedQuery, wait_s: float, door: Door) -> FeedPage:
        """Return what there is, or what comes first within ``wait_s`` seconds; nothing, with a cursor, where nothing comes.

        So it is when the process stops; raises what ``door`` raises of the caller.
        """
        found: FeedPage | None = None
        with suppress(TimeoutError, ServerStopping):
            async with asyncio.timeout(wait_s), aclosing(door.through(self.pages(query))) as pages:
                async for found in pages:
                    if found.lines:
                        break
        return found or await self.page(query)

    async def pages(self, query: FeedQuery, look_again_s: float | None = None) -> AsyncGenerator[FeedPage, None]:
        """Yield page after page, for ever, also those with nothing in them on which a filter moved on.

        Without news it looks again every ``look_again_s`` seconds, since the lag grows while nothing is told: all at the same
        instants, so that those who wait for the same are read for once. Raises one of ``db.sql.errors``, also after a while: then
        it is over.
        """
        async with self._changes.follow(concerned(query.filters)) as follower:
            while True:
                page = await patiently(partial(self.page, query))
                yield page
                query = replace(query, after=page.cursor)
                if page.is_all:
                    with suppress(TimeoutError):
                        async with asyncio.timeout_at(_next_instant(look_again_s)):
                            await follower.news()

    async def end(self) -> FeedPage:
        """Return the empty page after everything that there is; those who come at once are told the same."""
        return await self._readings.once(END, lambda: feed_end(self._pool, wait_s=self._wait_s))

    async def place(self, after: str | None) -> str | None:
        """Return the cursor that is meant: ``beginning`` and ``now`` are places, anything else is a cursor or None."""
        if after == NOW:
            return (await self.end()).cursor
        if after == BEGINNING:
            return await log_beginning(self._pool, wait_s=self._wait_s)
        return after


def _next_instant(every_s: float | None) -> float | None:
    """Return the next of the instants that lie so many seconds apart, the same for everybody in this process."""
    return None if every_s is None else (asyncio.get_running_loop().time() // every_s + 1) * every_s


def concerned(filters: Filters) -> Callable[[News], bool]:
    """Return what says whether news can have something in them that filters let through."""

    def concerns(news: News) -> bool:
        if not MOVING.isdisjoint(filters.given):  # what enters and leaves is not in the change log itself
            return True
        if filters.types is not None and not news.types.intersection(filters.types):
            return False
        return filters.article is None or str(filters.article) in news.articles

    return concerns
