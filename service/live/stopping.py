"""The end of a process, announced in two steps to everything that would otherwise run for ever."""

import asyncio
from collections.abc import Callable


class Stopping:
    """Says when a process ends; made once for each process, and passed to whatever has to know.

    ``begin`` is called as soon as the process is told to stop: readiness is withdrawn, and answers that stay open are ended.
    ``close`` is called when no connection is taken any more: what was opened in between is ended as well. So a client that
    asks again at once, and still reaches this process, is not answered again and again until it is gone.
    """

    def __init__(self) -> None:
        self._begun, self._closed = asyncio.Event(), asyncio.Event()
        self._calls: list[Callable[[], None]] = []

    @property
    def is_begun(self) -> bool:
        """Whether the process was told to stop."""
        return self._begun.is_set()

    @property
    def end(self) -> asyncio.Event:
        """The event that ends what is opened now."""
        return self._closed if self.is_begun else self._begun

    def when_begun(self, call: Callable[[], None]) -> None:
        """Have something called when the process is told to stop."""
        self._calls.append(call)

    def begin(self) -> None:
        """Take the first step; a second time it does nothing."""
        if self.is_begun:
            return
        self._begun.set()
        for call in self._calls:
            call()

    def close(self) -> None:
        """Take the second step."""
        self.begin()
        self._closed.set()
