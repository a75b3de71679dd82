"""Shared reads: callers who ask the same at once share one read, which is tried again if the database is away."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Hashable
from typing import Any, TypeVar

from db.sql.errors import DatabaseUnavailable, StatementTimeout
from service.http.finish_despite_cancellation import finish_despite_cancellation

T = TypeVar("T")

PATIENCE = 6
"""So often a reading that the database did not answer is tried before the follower is told."""

FIRST_PAUSE_S = 0.2

MAX_READINGS = 1000
"""Readings by one process that are begun and not yet answered; who comes when there are so many tries again.

A reading goes on when nobody waits for it any more, so their number is not that of those who listen.
"""


class SharedReadings:
    """The readings that are under way, by what they read."""

    def __init__(self) -> None:
        self._under_way: dict[Hashable, asyncio.Task[Any]] = {}

    async def once(self, key: Hashable, read: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Wait for a reading that is under way, or begin it. It is not broken off when nobody waits for it any more."""
        task = self._under_way.get(key)
        if task is None:
            if len(self._under_way) >= MAX_READINGS:
                raise DatabaseUnavailable("too many readers are waiting for the database: try again")
            task = self._under_way[key] = asyncio.create_task(read())
            task.add_done_callback(lambda _: self._under_way.pop(key, None))
        found: T = await finish_despite_cancellation(task)
        return found


async def patiently(read: Callable[[], Awaitable[T]]) -> T:
    """Return what is read; a database that does not answer is asked again for some time."""
    for attempt in range(PATIENCE):
        try:
            return await read()
        except (DatabaseUnavailable, StatementTimeout):
            if attempt == PATIENCE - 1:
                raise
        await asyncio.sleep(FIRST_PAUSE_S * 2**attempt)
    raise AssertionError("the last attempt returns or raises")
