"""Database work that finishes although its caller was cancelled: breaking off a statement would cost its connection."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

T = TypeVar("T")


async def finish_despite_cancellation(work: Awaitable[T]) -> T:
    """Return what ``work`` returns; if the waiting caller is cancelled, ``work`` still runs to its end."""
    task = asyncio.ensure_future(work)
    task.add_done_callback(_looked_at)
    return await asyncio.shield(task)


def _looked_at(done: asyncio.Future[T]) -> None:
    """Retrieve the exception of a finished task, so asyncio does not report one that nobody waited for."""
    if not done.cancelled():
        done.exception()
