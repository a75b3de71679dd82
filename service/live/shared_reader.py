"""Shared reads: callers who ask the same at once share one read, which is tried again if the database is away."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Hashable
from typing import Any, TypeVar

from db.sql.errors import DatabaseUnavailable, StatementTimeout
from service.http.finish_despite_cancellation import finish_despite_cancellation

T = TypeVar("T")

PATIENCE = 6
"""Attempts at a read before its followers are told that the database does not answer."""

FIRST_PAUSE_S = 0.2

MAX_READINGS = 1000
"""Maximum reads in progress in one process; callers beyond that have to try again.

A read goes on when nobody waits for it any more, so listeners alone do not bound their number.
"""


class SharedReadings:
    """The reads in progress, by what they read."""

    def __init__(self) -> None:
        self._under_way: dict[Hashable, asyncio.Task[Any]] = {}

    async def once(self, key: Hashable, read: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Wait for the read in progress, or start it. It goes on even if nobody waits for it any more."""
        task = self._under_way.get(key)
        if task is None:
            if len(self._under_way) >= MAX_READINGS:
                raise DatabaseUnavailable("too many readers are waiting for the database: try again")
            task = self._under_way[key] = asyncio.create_task(read())
            task.add_done_callback(lambda _: self._under_way.pop(key, None))
        found: T = await finish_despite_cancellation(task)
        return found


async def patiently(read: Callable[[], Awaitable[T]]) -> T:
    """Return what ``read`` returns; if the database does not answer, try again for some time."""
    for attempt in range(PATIENCE):
        try:
            return await read()
        except (DatabaseUnavailable, StatementTimeout):
            if attempt == PATIENCE - 1:
                raise
        await asyncio.sleep(FIRST_PAUSE_S * 2**attempt)
    raise AssertionError("the last attempt returns or raises")
