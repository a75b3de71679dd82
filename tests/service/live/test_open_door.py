"""One door: what comes is told after a look at the caller, and a database that is away ends nothing by itself."""

import asyncio
from collections.abc import AsyncGenerator
from typing import cast

import pytest

from db.sql.errors import DatabaseUnavailable
from service.access.admission import Admission
from service.errors.access import InvalidKey
from service.errors.limit import ServerStopping
from service.live import open_door
from service.live.open_door import Door
from service.live.shared_reader import PATIENCE
from service.live.stopping import Stopping
from service.request.caller import anonymous_at
from service.request.credentials import Credentials
from tests.support.service.live import until


class Looks:
    """An admission that is away as often as told, and then knows the key or not."""

    def __init__(self, away: int, *, knows: bool = True) -> None:
        self.away, self.knows, self.looks = away, knows, 0

    def holds_for_s(self, _: Credentials) -> float:
        """Return that nothing is remembered."""
        return 0.0

    async def caller(self, _: Credentials) -> object:
        """Return who asks, as far as that can be known."""
        self.looks += 1
        if self.looks <= self.away:
            raise DatabaseUnavailable("away")
        if not self.knows:
            raise InvalidKey("not known")
        return anonymous_at("here")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look again and again without a pause to speak of."""
    monkeypatch.setattr(open_door, "LEAST_PAUSE_S", 0.001)


def door_of(looks: Looks, stopping: Stopping | None = None) -> Door:
    """Return a door by which somebody listens."""
    return Door(cast("Admission", looks), stopping or Stopping(), anonymous_at("here"), Credentials("key", "here"))


async def test_a_long_outage_of_the_database_ends_no_idle_connection() -> None:
    looks, happens = Looks(away=20 * PATIENCE), asyncio.Event()
    waiting = asyncio.create_task(door_of(looks).until(happens.wait))
    await until(lambda: looks.looks > looks.away)
    happens.set()
    assert await waiting is True


async def test_nothing_is_sent_to_an_invalid_key_even_if_it_has_already_arrived() -> None:
    looks = Looks(away=0)

    async def numbers() -> AsyncGenerator[int, None]:
        for number in range(3):
            yield number

    told = door_of(looks).through(numbers())
    assert await anext(told) == 0
    looks.knows = False
    with pytest.raises(InvalidKey):
        await anext(told)


async def test_what_is_waited_for_is_left_when_the_process_stops_and_what_it_comes_from_is_closed() -> None:
    stopping, closed = Stopping(), asyncio.Event()

    async def never() -> AsyncGenerator[int, None]:
        try:
            yield 1
            await asyncio.Event().wait()
        finally:
            closed.set()

    told = door_of(Looks(away=0), stopping).through(never())
    assert await anext(told) == 1
    asyncio.get_running_loop().call_soon(stopping.begin)
    with pytest.raises(ServerStopping):
        await anext(told)
    assert closed.is_set()


async def test_a_door_that_is_opened_while_the_process_stops_ends_when_nobody_comes_any_more() -> None:
    stopping = Stopping()
    before = door_of(Looks(away=0), stopping)
    stopping.begin()
    after = door_of(Looks(away=0), stopping)
    assert (before.has_ended, after.has_ended) == (True, False)
    stopping.close()
    assert after.has_ended
