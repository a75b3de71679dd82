"""Look-ups that are shared: few statements however many ask, and everybody is told of what was stored before they asked."""

import asyncio
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import pytest

from service.access.shared_lookup import SharedLookup


class Store:
    """What is stored; every reading of it is noted, and waits until it may go on."""

    def __init__(self, *stored: int) -> None:
        self.stored, self.readings = set(stored), list[Sequence[int]]()
        self.may_go_on, self.has_begun = asyncio.Event(), asyncio.Event()
        self.may_go_on.set()

    async def read(self, sought: Sequence[int]) -> AbstractSet[int]:
        """Return what is stored of it as it was when this began."""
        self.readings.append(sought)
        self.has_begun.set()
        found = self.stored & set(sought)
        await self.may_go_on.wait()
        return found


async def test_many_simultaneous_callers_are_answered_by_one_statement() -> None:
    store = Store(7, 8)
    lookup = SharedLookup(store.read, pause_s=0)
    asked = [number % 50 for number in range(1000)]
    assert await asyncio.gather(*map(lookup.has, asked)) == [number in (7, 8) for number in asked]
    assert [sorted(each) for each in store.readings] == [list(range(50))]


async def test_a_lookup_during_a_running_statement_is_answered_by_the_next_one() -> None:
    store = Store()
    lookup = SharedLookup(store.read, pause_s=0)
    store.may_go_on.clear()
    first = asyncio.create_task(lookup.has(1))
    await store.has_begun.wait()
    store.stored.add(1)
    later = [asyncio.create_task(lookup.has(1)) for _ in range(10)]
    store.may_go_on.set()
    assert (await first, await asyncio.gather(*later)) == (False, [True] * 10)
    assert store.readings == [[1], [1]]


async def test_statements_begin_no_sooner_than_the_pause_says() -> None:
    store, loop = Store(), asyncio.get_running_loop()
    lookup = SharedLookup(store.read, pause_s=0.02)
    began = loop.time()
    for number in range(5):
        await lookup.has(number)
    assert loop.time() - began >= 4 * 0.02
    assert len(store.readings) == 5


async def test_a_failure_reaches_everybody_who_waits_and_nobody_who_comes_later() -> None:
    is_broken = True

    async def read(sought: Sequence[int]) -> AbstractSet[int]:
        if is_broken:
            raise OSError("away")
        return set(sought)

    lookup = SharedLookup(read, pause_s=0)
    found = await asyncio.gather(lookup.has(1), lookup.has(2), return_exceptions=True)
    assert [type(each) for each in found] == [OSError, OSError]
    is_broken = False
    assert await lookup.has(1)


async def test_a_caller_who_leaves_takes_no_answer_from_others() -> None:
    store = Store(1)
    lookup = SharedLookup(store.read, pause_s=0)
    going, staying = asyncio.create_task(lookup.has(1)), asyncio.create_task(lookup.has(1))
    await asyncio.sleep(0)
    going.cancel()
    with pytest.raises(asyncio.CancelledError):
        await going
    assert await staying
