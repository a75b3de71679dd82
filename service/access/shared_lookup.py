"""Look-ups shared by all callers: one statement at a time, and only a few per second, however many callers wait.

Through them a stored key is accepted even from an address that has sent too many unknown keys, and guessing from there
causes no more statements than before.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from collections.abc import Set as AbstractSet
from typing import Generic, TypeVar

from service.access.rate_limit import RateLimit
from service.errors.access import RateLimited
from service.http.finish_despite_cancellation import finish_despite_cancellation

T = TypeVar("T")

PAUSE_S = 0.2
"""Minimum seconds between the starts of two statements: the longest wait of a valid key, and of a guesser."""


class SharedLookup(Generic[T]):
    """Finds out which of the sought things are stored; ``read`` returns those of several that are.

    Each answer comes from a statement that began after the question, so nothing stored before it is missed.
    """

    def __init__(self, read: Callable[[Sequence[T]], Awaitable[AbstractSet[T]]], *, pause_s: float = PAUSE_S) -> None:
        self._read, self._pause_s = read, pause_s
        self._sought: dict[T, asyncio.Future[bool]] = {}
        self._reading: asyncio.Task[None] | None = None
        self._next_at = 0.0

    async def has(self, sought: T) -> bool:
        """Return whether a thing is stored; raises what ``read`` raises."""
        answer = self._sought.get(sought)
        if answer is None:
            answer = self._sought[sought] = asyncio.get_running_loop().create_future()
        if self._reading is None:
            self._reading = asyncio.create_task(self._read_all())
        return await finish_despite_cancellation(answer)

    async def _read_all(self) -> None:
        """Read until nobody waits any more."""
        loop = asyncio.get_running_loop()
        try:
            while self._sought:
                await asyncio.sleep(self._next_at - loop.time())
                self._next_at = loop.time() + self._pause_s
                asked, self._sought = self._sought, {}
                await self._answer(asked)
        finally:
            self._reading = None

    async def _answer(self, asked: dict[T, asyncio.Future[bool]]) -> None:
        try:
            found: Collection[T] = await self._read(list(asked))
        except Exception as fault:
            for answer in asked.values():
                answer.set_exception(fault)
        else:
            for sought, answer in asked.items():
                answer.set_result(sought in found)


async def check_failures(failures: RateLimit, address: str, stored: SharedLookup[T], sought: T | None) -> None:
    """Refuse a thing that is not stored if its address has sent too many such; ``sought`` is None for a malformed one.

    Raises RateLimited, or what the look-up raises.
    """
    try:
        failures.check(address)
    except RateLimited:
        if sought is None or not await stored.has(sought):
            raise
