"""uvicorn's server with another shutdown: no accepted client is cut off, and nothing keeps running for ever."""

import asyncio
import socket
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

import uvicorn

from service.live.stopping import Stopping
from service.plain_structlog import structlog
from service.server.http_protocol import BoundedHttpProtocol
from service.server.listener import SETTLE_S, has_callers, turn_away

TICK_S = 0.05
CLOSING_S = 3.0
"""Seconds beyond those of running requests that the application gets to close what it has open."""

log = structlog.get_logger("isnad.server")


@dataclass(frozen=True, slots=True)
class Ending:
    """How a server ends: it accepts connections for ``drain_s`` seconds, then requests get ``patience_s`` seconds."""

    drain_s: float
    patience_s: float


class Server(uvicorn.Server):
    """Answers requests until it is told to stop.

    Then readiness is withdrawn and open answers end (``stopping``), while connections are still accepted. After that no
    new connection is let in, clients that are in are answered, and the server ends. A second signal ends it at once.
    """

    def __init__(
        self, config: uvicorn.Config, stopping: Stopping, ending: Ending, announce: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(config)
        self._stopping, self.ending, self._announce = stopping, ending, announce

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop at the first signal; end at once at the second."""
        self.force_exit = self.should_exit
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then announce that requests are answered."""
        await super().startup(sockets)
        self._announce()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Shut down step by step."""
        self._stopping.begin()
        self._say_that_answers_are_the_last()
        await self.let_nobody_in(sockets or [])
        for server in self.servers:
            server.close()
        self._stopping.close()
        try:
            async with asyncio.timeout(self.ending.patience_s + CLOSING_S):
                await super().shutdown(sockets)
        except TimeoutError:
            log.warning("what was open is not put away in time", timeout_s=CLOSING_S)

    async def let_nobody_in(self, listening: list[socket.socket]) -> None:
        """Accept connections until the drain time is over, let no new ones in, and accept those that are complete."""
        await self.pause(self.ending.drain_s)
        for each in listening:
            turn_away(each)
        await self.pause(SETTLE_S)
        await self.accept_all(listening)

    async def accept_all(self, listening: list[socket.socket]) -> None:
        """Wait until all completed connections have been accepted."""
        await self.pause(self.ending.patience_s + CLOSING_S, lambda: any(has_callers(each) for each in listening))

    async def pause(self, seconds: float, is_needed: Callable[[], bool] = lambda: True) -> None:
        """Wait while ``is_needed``, at most ``seconds``, and no longer after a second signal."""
        until = asyncio.get_running_loop().time() + seconds
        while is_needed() and not self.force_exit and (left := until - asyncio.get_running_loop().time()) > 0:  # noqa: ASYNC110
            await asyncio.sleep(min(TICK_S, left))  # a signal handler cannot set an event of the loop

    def _say_that_answers_are_the_last(self) -> None:
        for connection in self.server_state.connections:
            if isinstance(connection, BoundedHttpProtocol):
                connection.end_with_answer()
