"""Run Python work on much data in a thread, so that it does not block the event loop."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

MUCH = 300
"""Rows that take some five milliseconds to make."""


async def run_in_thread(work: Callable[[], T], rows: int) -> T:
    """Return what ``work`` gives, done at once if it is about few rows, else beside the loop."""
    return await asyncio.to_thread(work) if rows > MUCH else work()
