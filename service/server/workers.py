"""The worker processes behind one address: started, replaced when they die, and stopped together.

uvicorn has a supervisor too, but it kills a process that does not answer within seconds, and a process that starts on a
slow machine never does. Nor does it make sure, at the end, that every client whose connection the kernel took is
answered.
"""

import multiprocessing
import os
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic

from service.plain_structlog import structlog
from service.server.listener import SETTLE_S, turn_away
from service.server.server import CLOSING_S, Ending

ANSWERS, STOP, NOBODY_COMES = b"answers", b"stop", b"nobody comes"
"""Messages: a worker says that it answers; the parent says to stop, and that no new connection is let in."""

SIGNALS = (signal.SIGINT, signal.SIGTERM)
AGAIN_S = 1.0
"""Seconds before a process that ended without answering is replaced."""

log = structlog.get_logger("isnad.workers")


class WorkersFailed(Exception):
    """A process ended before any of them answered, so starting it again would not help."""


@dataclass(slots=True)
class _WorkerProcess:
    process: BaseProcess
    connection: Connection
    answers: bool = False

    def tell(self, what: bytes) -> None:
        """Send the process a message; it may have ended."""
        with suppress(OSError):
            self.connection.send_bytes(what)


class Workers:
    """``count`` processes, each of which runs ``work`` on the socket ``listening``.

    ``note_living`` is called with the ids of the living processes whenever one has died. ``work`` gets the socket and a
    connection, over which it says that it ``ANSWERS`` and receives ``STOP`` and ``NOBODY_COMES``. It must also stop if
    the other end of the connection is closed, or at SIGTERM; a SIGTERM to one process does not mean that all of them
    stop.
    """

    def __init__(
        self,
        count: int,
        work: Callable[[socket.socket, Connection], None],
        listening: socket.socket,
        ending: Ending,
        note_living: Callable[[set[int | None]], None],
    ) -> None:
        self._count, self._work, self._listening, self._ending = count, work, listening, ending
        self._note_living = note_living
        self._workers: list[_WorkerProcess] = []
        self._missing_from: list[float] = []

    def run(self, announce: Callable[[], None]) -> None:
        """Run until a signal, then stop; at once at a second signal.

        ``announce`` is called when the first process answers. Raises WorkersFailed.
        """
        with _signals() as heard:
            try:
                self._run(heard, announce)
                self._stop(heard)
            finally:
                self._kill()

    def _run(self, heard: socket.socket, announce: Callable[[], None]) -> None:
        self._missing_from = [0.0] * self._count
        is_announced = False
        while True:
            self._start_missing()
            if heard in self._wait(heard, self._pause_s()):
                heard.recv(1)
                return
            self._hear()
            if not is_announced and any(worker.answers for worker in self._workers):
                is_announced = True
                announce()
            self._bury(may_fail=not is_announced)

    def _start_missing(self) -> None:
        due = [at for at in self._missing_from if at <= monotonic()]
        for at in due:
            self._missing_from.remove(at)
            self._workers.append(_started(self._work, self._listening))

    def _pause_s(self) -> float | None:
        """Return the seconds until the next process is to be started; None if none is missing."""
        return max(min(self._missing_from) - monotonic(), 0.0) if self._missing_from else None

    def _wait(self, heard: socket.socket, seconds: float | None) -> Sequence[object]:
        """Wait for a signal, or for a message or the end of a process."""
        silent = [worker.connection for worker in self._workers if not worker.answers]
        return wait([heard, *silent, *(worker.process.sentinel for worker in self._workers)], seconds)

    def _hear(self) -> None:
        for worker in self._workers:
            with suppress(EOFError, OSError):
                while not worker.answers and worker.connection.poll():
                    worker.answers = worker.connection.recv_bytes() == ANSWERS

    def _bury(self, *, may_fail: bool = False) -> None:
        """Drop ended processes and note them as missing; raises WorkersFailed if one ended while they ``may_fail``."""
        ended = [worker for worker in self._workers if not worker.process.is_alive()]
        for worker in ended:
            self._workers.remove(worker)
            worker.connection.close()
            log.warning("process ended", pid=worker.process.pid, exit_code=worker.process.exitcode)
            if may_fail:
                raise WorkersFailed
            self._missing_from.append(monotonic() + (0 if worker.answers else AGAIN_S))
        if ended:
            self._note_living({worker.process.pid for worker in self._workers})

    def _stop(self, heard: socket.socket) -> None:
        """Stop all processes; one of them answers each connection that the kernel has completed."""
        ending = self._ending
        for worker in self._workers:
            worker.tell(STOP)
            if not worker.answers and worker.process.pid is not None:
                os.kill(worker.process.pid, signal.SIGTERM)  # it receives no message before it has started
        if not self._pause(heard, ending.drain_s):
            return
        turn_away(self._listening)
        if not self._pause(heard, SETTLE_S):
            return
        self._listening.close()
        for worker in self._workers:
            worker.tell(NOBODY_COMES)
        self._pause(heard, 2 * ending.patience_s + CLOSING_S + SETTLE_S)

    def _pause(self, heard: socket.socket, seconds: float) -> bool:
        """Wait until all processes have ended, at most ``seconds``; return False at a signal."""
        until = monotonic() + seconds
        while self._workers and (left := until - monotonic()) > 0:
            if heard in wait([heard, *(worker.process.sentinel for worker in self._workers)], left):
                return False
            self._workers = [worker for worker in self._workers if worker.process.is_alive()]
        return True

    def _kill(self) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()


def _started(work: Callable[[socket.socket, Connection], None], listening: socket.socket) -> _WorkerProcess:
    """Start a process. It ignores Ctrl-C, which reaches all processes at a terminal: only the parent acts on it."""
    ours, its = (Connection(end.detach()) for end in socket.socketpair())
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=work, args=(listening, its), daemon=True)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    its.close()
    return _WorkerProcess(process, ours)


@contextmanager
def _signals() -> Iterator[socket.socket]:
    """Give a socket that receives a byte for each signal to stop."""
    heard, told = socket.socketpair()
    told.setblocking(False)

    def tell(number: int, _: object) -> None:
        with suppress(BlockingIOError):
            told.send(bytes([number]))

    before = {number: signal.signal(number, tell) for number in SIGNALS}
    try:
        with heard, told:
            yield heard
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
