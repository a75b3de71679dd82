"""The pool of computing processes of one service process: few, started on demand, killed if nobody waits."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

from editorial.job import Job
from editorial.model.effort import Effort
from service.computing.child import Child, ChildEnded
from service.errors.computing import CallerGone, ComputingStopped, ComputingTooLong, TooBusy

T = TypeVar("T")

SMALL = 16_384
"""Maximum characters of a job that is first tried in a thread of this process."""

LITTLE = 20_000
"""Steps, of about a microsecond each, that it may take there; a job that needs more goes to a child process."""


class ComputingPool:
    """Runs jobs: at most ``processes`` at once, while at most ``waiting`` others wait, half of them of one caller.

    A job that takes longer than ``timeout_s`` is killed with its process.
    """

    def __init__(self, *, processes: int, waiting: int, timeout_s: float) -> None:
        self._turn = asyncio.Semaphore(processes)
        self._most, self._most_of_one = processes + waiting, processes + waiting // 2
        self._timeout_s = timeout_s
        self._asking: Counter[str] = Counter()
        self._free: list[Child] = []
        self._all: set[Child] = set()
        self._stopping = asyncio.Event()

    @property
    def pids(self) -> list[int]:
        """The ids of the child processes."""
        return [child.pid for child in self._all]

    async def compute(self, job: Job[T], *, caller: str, gone: asyncio.Event) -> T:
        """Return the result of a job, or raise its error.

        If nobody waits for the result any more, ``gone`` is set and the process is killed. Raises CallerGone, TooBusy,
        ComputingTooLong, ComputingStopped.
        """
        if job.size <= SMALL:
            effort = Effort(LITTLE)
            is_done, given = await asyncio.to_thread(_tried, job, effort)
            if not effort.fell_short:
                return _given(is_done, given)  # type: ignore[no-any-return]
        return _given(*await self._asked(job, caller, gone))  # type: ignore[no-any-return]

    async def _asked(self, job: Job[Any], caller: str, gone: asyncio.Event) -> tuple[bool, Any]:
        if self._stopping.is_set():
            raise self._stopped()
        if self._asking.total() >= self._most or self._asking[caller] >= self._most_of_one:
            raise TooBusy("too many bundles and corrections are waiting to be checked: try again in a moment")
        self._asking[caller] += 1
        computing, leaving = asyncio.create_task(self._in_turn(job)), asyncio.create_task(gone.wait())
        try:
            await asyncio.wait((computing, leaving), return_when=asyncio.FIRST_COMPLETED)
            if computing.done():
                return computing.result()
            raise CallerGone("nobody waits for the answer any more")
        finally:
            self._asking[caller] -= 1
            self._asking += Counter()  # drops callers without jobs
            for task in (computing, leaving):
                task.cancel()
            with suppress(Exception, asyncio.CancelledError):
                await computing

    async def _in_turn(self, job: Job[Any]) -> tuple[bool, Any]:
        try:
            await asyncio.wait_for(self._turn.acquire(), self._timeout_s)
        except TimeoutError:
            raise TooBusy("it waited too long to be checked: try again in a moment") from None
        try:
            return await self._computed(job)
        finally:
            self._turn.release()

    async def _computed(self, job: Job[Any]) -> tuple[bool, Any]:
        child, is_well = await self._child(), False
        try:
            answer = await asyncio.wait_for(child.compute(job), self._timeout_s)
            is_well = True
        except TimeoutError:
            message = f"this takes longer than the limit of {self._timeout_s:g} s: send it in parts"
            raise ComputingTooLong(message) from None
        except ChildEnded as cause:
            raise self._stopped() from cause
        finally:
            if is_well:
                self._free.append(child)
            else:
                child.kill()
                self._all.discard(child)
                await child.ended()
        return answer

    async def _child(self) -> Child:
        if self._stopping.is_set():
            raise self._stopped()
        if self._free:
            return self._free.pop()
        try:
            child = await Child.start()
        except OSError as cause:
            raise ComputingStopped("no process can be started to check this: try again in a moment") from cause
        self._all.add(child)
        if self._stopping.is_set():  # meanwhile
            child.kill()
        return child

    def _stopped(self) -> ComputingStopped:
        if self._stopping.is_set():
            return ComputingStopped("the service is stopping, and nothing was written: send it again")
        return ComputingStopped(
            "the process that checked this ended, and nothing was written: send it again, or in parts"
        )

    def stop(self) -> None:
        """Run no more jobs, and kill every process at once."""
        self._stopping.set()
        for child in self._all:
            child.kill()

    async def ended(self) -> None:
        """Wait until every process has ended."""
        for child in [*self._all]:
            await child.ended()
        self._all.clear()


def _tried(job: Job[T], effort: Effort) -> tuple[bool, Any]:
    try:
        return True, job.run(effort)
    except Exception as error:
        return False, error


def _given(is_done: bool, given: Any) -> Any:
    if is_done:
        return given
    raise given


@asynccontextmanager
async def open_computing(*, processes: int, waiting: int, timeout_s: float) -> AsyncIterator[ComputingPool]:
    """Give a pool; its processes end with the context."""
    pool = ComputingPool(processes=processes, waiting=waiting, timeout_s=timeout_s)
    try:
        yield pool
    finally:
        pool.stop()
        await pool.ended()
