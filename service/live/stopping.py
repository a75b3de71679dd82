"""The end of a process, announced in two steps to everything that would otherwise run for ever."""

import asyncio
from collections.abc import Callable


class Stopping:
    """Says when a process ends; made once for each process, and passed to all code that has to know.

    ``begin`` is called when the process is told to stop: readiness is withdrawn, and open answers end. ``close`` is
    called when connections are no longer accepted, and ends the answers opened in between. So a client that reconnects
    at once and reaches this process again keeps its answer until ``close``, and does not reconnect in a loop.
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
        """The event that ends an answer opened now."""
        return self._closed if self.is_begun else self._begun

    def when_begun(self, call: Callable[[], None]) -> None:
        """Register a function to call when the process is told to stop."""
        self._calls.append(call)

    def begin(self) -> None:
        """Take the first step; a second call does nothing."""
        if self.is_begun:
            return
        self._begun.set()
        for call in self._calls:
            call()

    def close(self) -> None:
        """Take the second step."""
        self.begin()
        self._closed.set()
