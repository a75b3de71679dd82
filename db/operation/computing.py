"""Where an operation does heavy computation: in a thread of this process, unless its runner chooses otherwise."""

import asyncio
from typing import Protocol, TypeVar

from editorial.job import Job

T = TypeVar("T")


class Computing(Protocol):
    """What computes jobs."""

    async def __call__(self, job: Job[T]) -> T:
        """Return what a job gives, or raise what it raises, or what keeps it from being computed."""
        ...


async def in_thread(job: Job[T]) -> T:
    """Compute a job in a thread: others wait for the loop."""
    return await asyncio.to_thread(job.run)
