"""Answers that stay open: each checks its caller again before it sends anything, and ends when the process stops."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import aclosing
from typing import Any, TypeVar

from db.sql.errors import ReadRefused
from service.access.admission import Admission
from service.errors.access import InsufficientScope
from service.errors.limit import ServerStopping
from service.live.shared_reader import patiently
from service.live.stopping import Stopping
from service.request.caller import Caller
from service.request.credentials import Credentials

T = TypeVar("T")

LEAST_PAUSE_S = 1.0
"""Seconds between two checks of a key whose last result has expired: the database may not be answering."""


class Door:
    """The door of one answer that stays open: it checks the caller, and closes when the process stops."""

    def __init__(
        self, admission: Admission, stopping: Stopping, caller: Caller | None, credentials: Credentials
    ) -> None:
        self._admission, self._caller, self._credentials = admission, caller, credentials
        self._end = stopping.end

    @property
    def has_ended(self) -> bool:
        """Whether the process is stopping, so nothing more is sent."""
        return self._end.is_set()

    def identify(self, caller: Caller, credentials: Credentials) -> None:
        """Set the caller, if they became known only after the door was opened."""
        self._caller, self._credentials = caller, credentials

    async def look(self) -> None:
        """Check the caller again.

        Raises InvalidKey, InsufficientScope if the key allows less than when the door was opened, or one of
        ``db.sql.errors``.
        """
        if self._caller is None:
            return
        now = await self._admission.caller(self._credentials)
        lost = self._caller.scopes - now.scopes
        if lost:
            raise InsufficientScope(min(lost).value)

    async def until(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Return the result of ``work``, and check the caller while it runs and before it is returned.

        Raises ServerStopping if the process stops first, and what ``look`` raises. The work is cancelled then.
        """
        if self.has_ended:
            raise ServerStopping
        coming, ending = asyncio.ensure_future(work()), asyncio.ensure_future(self._end.wait())
        try:
            while not coming.done():
                if ending.done():
                    raise ServerStopping
                await self._wait(coming, ending)
            await patiently(self.look)
            return coming.result()
        finally:
            ending.cancel()
            coming.cancel()
            await asyncio.gather(coming, ending, return_exceptions=True)

    async def through(self, told: AsyncGenerator[T, None]) -> AsyncGenerator[T, None]:
        """Yield items, each after a check of the caller. Raises what ``until`` raises."""
        async with aclosing(told):
            while True:
                try:
                    each = await self.until(lambda: _next(told))
                except StopAsyncIteration:
                    return
                yield each

    async def ended(self) -> None:
        """Wait until there is a reason to end, and raise it as ``until`` does."""
        await self.until(asyncio.Event().wait)

    async def _wait(self, coming: asyncio.Future[T], ending: asyncio.Future[Any]) -> None:
        """Wait for an event, or until the caller is to be checked again, and check."""
        pause_s = self._admission.holds_for_s(self._credentials)
        pause_s = pause_s if pause_s is None else pause_s or LEAST_PAUSE_S
        done, _ = await asyncio.wait((coming, ending), timeout=pause_s, return_when=asyncio.FIRST_COMPLETED)
        if done:
            return
        try:
            await self.look()
        except ReadRefused:  # without the database there is nothing to send, so nothing is sent to the wrong caller
            await asyncio.wait((coming, ending), timeout=LEAST_PAUSE_S, return_when=asyncio.FIRST_COMPLETED)


async def _next(told: AsyncGenerator[T, None]) -> T:
    return await anext(told)


class Doors:
    """Opens doors."""

    def __init__(self, admission: Admission, stopping: Stopping) -> None:
        self.admission, self._stopping = admission, stopping

    def open(self, caller: Caller | None, credentials: Credentials) -> Door:
        """Return a door for a caller; None if the caller is not known yet."""
        return Door(self.admission, self._stopping, caller, credentials)
