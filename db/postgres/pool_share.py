"""Shares of a pool: limit the statements that one caller runs at once, so that nobody takes every connection."""

import asyncio
from collections import deque
from collections.abc import Callable, Hashable

from db.sql.errors import TooManyStatements


class Shares:
    """Counts the running statements of each caller, at most ``most`` at once; further ones wait in order.

    ``whose`` returns the caller of the statement about to run, or None for a statement that is not counted.
    ``charge`` receives the seconds that a caller's statement ran, ``note_wait`` the seconds that it waited for its
    turn.
    """

    def __init__(
        self,
        most: int,
        whose: Callable[[], Hashable | None],
        charge: Callable[[float], None],
        note_wait: Callable[[float], None] = lambda _: None,
    ) -> None:
        self.most, self._whose, self.charge, self._note_wait = most, whose, charge, note_wait
        self._under_way: dict[Hashable, int] = {}
        self._waiting: dict[Hashable, deque[asyncio.Future[None]]] = {}

    def under_way(self) -> int:
        """Return the number of running statements that are counted."""
        return sum(self._under_way.values())

    def waiting(self) -> int:
        """Return the number of statements that wait for their turn."""
        return sum(not turn.done() for turns in self._waiting.values() for turn in turns)

    async def enter(self, wait_s: float) -> Hashable | None:
        """Count a statement, and return the argument for ``leave`` afterwards.

        Raises TooManyStatements if none of the caller's other statements ends within ``wait_s`` seconds.
        """
        whose = self._whose()
        if whose is None:
            return None
        count = self._under_way.get(whose, 0)
        if count < self.most:
            self._under_way[whose] = count + 1
        else:
            await self._wait(whose, wait_s)
        return whose

    def leave(self, whose: Hashable | None) -> None:
        """Stop counting a statement; its place goes to the same caller's longest waiting one."""
        if whose is None:
            return
        waiting = self._waiting.get(whose)
        while waiting:
            turn = waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._waiting.pop(whose, None)
        if self._under_way[whose] > 1:
            self._under_way[whose] -= 1
        else:
            del self._under_way[whose]

    async def _wait(self, whose: Hashable, wait_s: float) -> None:
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[None] = loop.create_future()
        self._waiting.setdefault(whose, deque()).append(turn)
        began = loop.time()
        timer = loop.call_later(wait_s, self._expire, turn, wait_s)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and not turn.exception():
                self.leave(whose)
            raise
        finally:
            timer.cancel()
            self._note_wait(loop.time() - began)

    def _expire(self, turn: "asyncio.Future[None]", wait_s: float) -> None:
        if not turn.done():
            message = (
                f"{self.most} of your requests are already being answered, and none finished within {wait_s:g} seconds"
            )
            turn.set_exception(TooManyStatements(f"{message}: send fewer at once", allowed=self.most))
