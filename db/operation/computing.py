"""Where an operation does heavy computation: in a thread of this process, unless its runner chooses otherwise."""

import asyncio
from typing import Protocol, TypeVar

from editorial.job import Job

T = TypeVar("T")


class Computing(Protocol):
    """Computes jobs."""

    async def __call__(self, job: Job[T]) -> T:
        """Return the result of a job; raises what the job raises, or an error if it cannot be computed."""
        ...


async def in_thread(job: Job[T]) -> T:
    """Compute a job in a thread, so that the event loop stays free."""
    return await asyncio.to_thread(job.run)
