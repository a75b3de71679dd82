"""Shares of a pool: one caller has so many statements under way at most, whatever it asks for."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextvars import ContextVar

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.postgres.pool import Pool, open_pool
from db.postgres.pool_share import Shares
from db.read.execute import fetch_row
from db.sql.errors import TooManyStatements

CALLER: ContextVar[str | None] = ContextVar("caller", default=None)
LOCK = 4711
BLOCKED = f"select pg_advisory_lock_shared({LOCK})::text, pg_advisory_unlock_shared({LOCK})"


@pytest.fixture
async def pool(seeded_dsn: str) -> AsyncIterator[Pool]:
    """A pool of three connections of which a caller may have two."""
    opened = await open_pool(seeded_dsn, smallest=3, largest=3, statement_timeout_ms=60_000)
    opened.shares = Shares(2, CALLER.get, lambda _: None)
    yield opened
    await opened.close()


async def ask(pool: Pool, caller: str | None, statement: str, *, wait_s: float = 30) -> object:
    CALLER.set(caller)
    return (await fetch_row(pool, statement, [], wait_s=wait_s))[0]


async def test_a_caller_with_many_requests_waits_and_nobody_else_does(pool: Pool, seeded_dsn: str) -> None:
    holder = await asyncpg.connect(seeded_dsn)
    try:
        await holder.execute(f"select pg_advisory_lock({LOCK})")
        greedy = [asyncio.create_task(ask(pool, "greedy", BLOCKED)) for _ in range(7)]
        await asyncio.sleep(0)
        assert pool.use().in_use == 2
        for _ in range(20):
            assert await ask(pool, "modest", "select 1") == 1
        assert await ask(pool, None, "select 2") == 2
        assert not any(each.done() for each in greedy)
        with pytest.raises(TooManyStatements) as refused:
            await ask(pool, "greedy", "select 1", wait_s=0.01)
        assert refused.value.details == {"allowed": 2}
        await holder.execute(f"select pg_advisory_unlock({LOCK})")
        await asyncio.gather(*greedy)
    finally:
        await holder.close()
    assert pool.shares is not None
    assert pool.shares.under_way() == 0


async def test_a_statement_is_charged_to_its_caller_even_if_it_fails(pool: Pool) -> None:
    charged: list[tuple[str | None, float]] = []
    pool.shares = Shares(2, CALLER.get, lambda seconds: charged.append((CALLER.get(), seconds)))
    await ask(pool, "one", "select pg_sleep(0.05)")
    with pytest.raises(asyncpg.DivisionByZeroError):
        await ask(pool, "two", "select 1 / 0")
    assert [caller for caller, _ in charged] == ["one", "two"]
    assert charged[0][1] >= 0.05


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=60), st.integers(1, 4))
async def test_a_caller_never_exceeds_its_share_and_no_waiting_caller_is_forgotten(
    requested: list[tuple[str, bool]], most: int
) -> None:
    under_way, seen = Counter[str](), Counter[str]()
    shares = Shares(most, CALLER.get, lambda _: None)

    async def run(caller: str) -> None:
        CALLER.set(caller)
        whose = await shares.enter(30)
        under_way[caller] += 1
        seen[caller] = max(seen[caller], under_way[caller])
        try:
            await asyncio.sleep(0)
        finally:
            under_way[caller] -= 1
            shares.leave(whose)

    tasks = [(asyncio.create_task(run(caller)), is_left) for caller, is_left in requested]
    await asyncio.sleep(0)
    for task, is_left in tasks:
        if is_left:
            task.cancel()
    await asyncio.gather(*(task for task, _ in tasks), return_exceptions=True)
    assert all(task.cancelled() or task.exception() is None for task, _ in tasks)
    assert max(seen.values(), default=0) <= most
    assert shares.under_way() == 0
