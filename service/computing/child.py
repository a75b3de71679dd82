"""A child process that computes, as seen by the process that started it."""

import asyncio
import contextlib
import os
import pickle
import sys
from functools import partial
from pathlib import Path
from typing import Any

import editorial
from editorial.job import Job
from service.computing.frame import framed, receive_frame

PROGRAM = "service.computing.program"
SHORT = 32_768
"""Bytes of an answer, or characters of a job, (de)serialized at once; larger ones in a thread, to free the loop."""

_KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "HOME", "TMPDIR", "TZ", "SYSTEMROOT")
"""The environment variables that a child gets: no address of a database, no key."""


class ChildEnded(Exception):
    """The process ended before it answered."""


class Child:
    """A process that computes one job at a time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls) -> "Child":
        """Start a process; raises OSError if the system can start no more."""
        root = str(Path(editorial.__file__).parent.parent)
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return cls(
            await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                PROGRAM,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                start_new_session=True,  # the service handles Ctrl-C and ends its children itself
                env={**environment, "PYTHONPATH": root, "PYTHONSAFEPATH": "1"},
            )
        )

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    async def compute(self, job: Job[Any]) -> tuple[bool, Any]:
        """Run a job; return whether it succeeded, and its result or its error. Raises ChildEnded."""
        dumping = partial(pickle.dumps, job, pickle.HIGHEST_PROTOCOL)
        data = await asyncio.to_thread(dumping) if job.size > SHORT else dumping()
        asking, answering = self._process.stdin, self._process.stdout
        assert asking is not None  # noqa: S101  they are pipes
        assert answering is not None  # noqa: S101
        try:
            asking.write(framed(data))
            asking.write(data)
            await asking.drain()
            answer = await receive_frame(answering)
        except (asyncio.IncompleteReadError, OSError) as cause:
            raise ChildEnded from cause
        if len(answer) <= SHORT:
            return pickle.loads(answer)  # type: ignore[no-any-return]  # noqa: S301  of our own making
        return await asyncio.to_thread(pickle.loads, answer)

    def kill(self) -> None:
        """Kill the process at once, whatever it is doing."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def ended(self) -> None:
        """Wait until the process has ended."""
        await self._process.wait()
