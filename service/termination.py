"""The end of the process: what is to be done as soon as a signal asks for it, before requests under way are waited for."""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def at_termination(do: Callable[[], None]) -> Iterator[None]:
    """Call ``do`` in the running loop when a signal ends the process; what the signal did before is done too.

    Signals reach the main thread only: in any other nothing is called.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()

    def handler(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(do)
        former = before[signal.Signals(number)]
        if callable(former):
            former(number, frame)

    before = {each: signal.getsignal(each) for each in SIGNALS}
    chained = {each: former for each, former in before.items() if callable(former)}
    for each in chained:
        signal.signal(each, handler)
    try:
        yield
    finally:
        for each, former in chained.items():
            if signal.getsignal(each) is handler:
                signal.signal(each, former)
