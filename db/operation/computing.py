"""What an operation uses outside of the database: a place for heavy computation, and drafters of articles."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol, TypeVar

from editorial.draft.drafter import Drafter
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


NO_DRAFTERS: Mapping[str, Drafter] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Preparation:
    """What an operation can use before it has a connection: ``drafters`` are those besides the rules, by name."""

    computing: Computing
    drafters: Mapping[str, Drafter] = field(default_factory=dict)
