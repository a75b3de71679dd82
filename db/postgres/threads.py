"""Run Python work on much data in a thread, so that it does not block the event loop."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

MUCH = 300
"""How many rows take about five milliseconds to build."""


async def run_in_thread(work: Callable[[], T], rows: int) -> T:
    """Return the result of ``work``, run directly for few rows and in a thread for many."""
    return await asyncio.to_thread(work) if rows > MUCH else work()
