"""The pool: no more connections than allowed, each for one at a time, and none lost whatever goes wrong."""

import asyncio
import random
from collections.abc import AsyncIterator

import asyncpg
import pytest

from db.postgres.pool import Pool, PoolClosed, PooledConnection, open_pool


@pytest.fixture
async def pool(database: str) -> AsyncIterator[Pool]:
    opened = await open_pool(database, smallest=0, largest=3, statement_timeout_ms=5000)
    yield opened
    await opened.close()


async def count(connection: asyncpg.Connection) -> int:
    found: int = await connection.fetchval(
        "select count(*) from pg_stat_activity where application_name = 'isnad' and datname = current_database()"
    )
    return found


async def number_of(pool: Pool) -> int:
    """Return how many connections can be had at once. However long it takes to open one, three are waited for."""
    taken: list[PooledConnection] = []
    try:
        for _ in range(20):
            taken.append(await pool.take(10 if len(taken) < 3 else 0.05))
    except TimeoutError:
        return len(taken)
    finally:
        for connection in taken:
            pool.give_back(connection)
    return len(taken)


async def test_a_connection_is_opened_when_needed_kept_and_given_to_one_at_a_time(
    pool: Pool, connection: asyncpg.Connection
) -> None:
    assert await count(connection) == 0
    in_use: set[int] = set()

    async def use() -> None:
        taken = await pool.take(10)
        assert id(taken) not in in_use
        in_use.add(id(taken))
        row = await taken.fetch_row("select $1::int + 1", [1])
        assert row is not None
        assert row[0] == 2
        in_use.discard(id(taken))
        pool.give_back(taken)

    await asyncio.gather(*(use() for _ in range(60)))
    assert await count(connection) == 3


async def test_requests_that_wait_too_long_are_refused_and_the_longest_waiting_is_served_first(pool: Pool) -> None:
    taken = [await pool.take(10) for _ in range(3)]
    with pytest.raises(TimeoutError):
        await pool.take(0.01)
    served: list[int] = []

    async def wait(number: int) -> None:
        connection = await pool.take(10)
        served.append(number)
        pool.give_back(connection)

    waiting = [asyncio.create_task(wait(number)) for number in range(4)]
    await asyncio.sleep(0)
    for connection in taken:
        pool.give_back(connection)
    await asyncio.gather(*waiting)
    assert served[0] == 0
    assert sorted(served) == [0, 1, 2, 3]


async def test_a_connection_that_broke_or_was_broken_off_is_replaced(
    pool: Pool, connection: asyncpg.Connection
) -> None:
    broken = await pool.take(10)
    with pytest.raises(asyncpg.PostgresError):
        await broken.fetch_row("select pg_terminate_backend(pg_backend_pid())", [])
    pool.give_back(broken)
    cut = await pool.take(10)
    pool.give_back(cut, is_whole=False)
    assert await number_of(pool) == 3


async def test_no_connection_is_lost_however_many_give_up(pool: Pool) -> None:
    chance = random.Random(3)

    async def use() -> None:
        connection = await pool.take(chance.choice([0.001, 0.05, 5]))
        is_whole = False
        try:
            await asyncio.sleep(chance.random() / 500)
            is_whole = True
        finally:
            pool.give_back(connection, is_whole=is_whole)

    tasks = [asyncio.create_task(use()) for _ in range(200)]
    for task in chance.sample(tasks, 80):
        await asyncio.sleep(chance.random() / 1000)
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert await number_of(pool) == 3


async def test_after_the_end_nobody_gets_a_connection(database: str) -> None:
    pool = await open_pool(database, smallest=1, largest=1, statement_timeout_ms=5000)
    taken = await pool.take(10)
    waiting = asyncio.create_task(pool.take(10))
    await asyncio.sleep(0)
    await pool.close()
    with pytest.raises(PoolClosed):
        await waiting
    pool.give_back(taken)
    assert taken.wire.is_closed()
    with pytest.raises(PoolClosed):
        await pool.take(10)
