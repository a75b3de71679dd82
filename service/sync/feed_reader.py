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
from db.sql.visibility import Visibility
from db.write.filters import MOVING, Filters
from schema.resource.item import items
from service.errors.limit import ServerStopping
from service.live.change_reader import ChangeReader
from service.live.open_door import Door
from service.live.shared_reader import SharedReadings, patiently

END = "the end of the log"
"""The key under which callers who start at the end share one read; it may precede a commit of a moment ago."""


class FeedReading:
    """Reads pages of the feed, now or as changes come."""

    def __init__(self, pool: Pool, changes: ChangeReader, *, wait_s: float) -> None:
        self._pool, self._changes, self._wait_s = pool, changes, wait_s
        self._readings = SharedReadings()

    async def page(self, query: FeedQuery) -> FeedPage:
        """Return the page of the present; raises one of ``db.sql.errors``."""
        key = (query, self._changes.generation)
        return await self._readings.once(key, lambda: Feed(items()).read(self._pool, query, wait_s=self._wait_s))

    async def page_within(self, query: FeedQuery, wait_s: float, door: Door) -> FeedPage:
        """Return the first changes that come within ``wait_s`` seconds, else an empty page with a cursor.

        It returns early if the process stops. Raises what ``door`` raises about the caller.
        """
        found: FeedPage | None = None
        with suppress(TimeoutError, ServerStopping):
            async with asyncio.timeout(wait_s), aclosing(door.through(self.pages(query))) as pages:
                async for found in pages:
                    if found.lines:
                        break
        return found or await self.page(query)

    async def pages(self, query: FeedQuery, look_again_s: float | None = None) -> AsyncGenerator[FeedPage, None]:
        """Yield page after page for ever, also empty ones whose cursor moved past filtered changes.

        Without news it reads again every ``look_again_s`` seconds, since the lag grows meanwhile: all streams at the
        same instants, so those with the same query share a read. Raises one of ``db.sql.errors``, also later, which
        ends it.
        """
        async with self._changes.follow(concerned(query.filters, query.visibility)) as follower:
            while True:
                page = await patiently(partial(self.page, query))
                yield page
                query = replace(query, after=page.cursor)
                if page.is_all:
                    with suppress(TimeoutError):
                        async with asyncio.timeout_at(_next_instant(look_again_s)):
                            await follower.news()

    async def end(self) -> FeedPage:
        """Return the empty page at the end of the log; callers who ask at the same time share it."""
        return await self._readings.once(END, lambda: feed_end(self._pool, wait_s=self._wait_s))

    async def place(self, after: str | None) -> str | None:
        """Return the cursor for ``beginning`` or ``now``; any other cursor, or None, is returned as it is."""
        if after == NOW:
            return (await self.end()).cursor
        if after == BEGINNING:
            return await log_beginning(self._pool, wait_s=self._wait_s)
        return after


def _next_instant(every_s: float | None) -> float | None:
    """Return the next of the instants that lie ``every_s`` seconds apart, the same for all streams of this process."""
    return None if every_s is None else (asyncio.get_running_loop().time() // every_s + 1) * every_s


def concerned(filters: Filters, visibility: Visibility) -> Callable[[News], bool]:
    """Return a predicate of news: whether any of their changes is visible and may pass the filters."""

    def concerns(news: News) -> bool:
        if not MOVING.isdisjoint(filters.given):  # the change log does not say what enters or leaves these filters
            return True
        seen = news.seen(visibility)
        if filters.types is not None and not seen.types.intersection(filters.types):
            return False
        return filters.article is None or str(filters.article) in seen.articles

    return concerns
