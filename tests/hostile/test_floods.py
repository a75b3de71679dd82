"""Floods of requests, each unlike the others: what is kept of them stays within bounds."""

import gc
import tracemalloc
from collections.abc import Iterator
from hashlib import sha256

import pytest

from db.postgres.pool import MAX_PREPARED_SQL, Pool
from db.read.compile import Compiled
from db.sql.sql import Statement
from schema.build import core_schema
from schema.cache import RecentlyUsed
from schema.read.limits import Limits
from schema.request.request import MAX_KEPT_SQL, RequestReader
from service.answers.hot_answers import HotAnswer, HotAnswers, key_of
from service.graphql.stored_documents import StoredDocuments

MEGABYTE = 1_000_000


def documents(count: int, *, begin: int = 0) -> Iterator[str]:
    """Give documents of some 300 tokens, none like another."""
    for number in range(begin, begin + count):
        yield "{ " + " ".join(f"a{number}_{n}: quotes {{ totalCount }}" for n in range(60)) + " }"


def held() -> int:
    """Give the traced bytes that something still holds: a document's nodes refer to each other, so garbage goes first."""
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def test_a_flood_of_documents_takes_no_more_memory_after_the_caches_are_full() -> None:
    reader = RequestReader(core_schema(), Limits(), kept_tokens=3000)
    for text in documents(15):
        reader.read(text, None, {})
    tracemalloc.start()
    try:
        for text in documents(12, begin=100):  # takes the place of all that is kept
            reader.read(text, None, {})
        before = held()
        for text in documents(30, begin=200):
            reader.read(text, None, {})
        grown = held() - before
    finally:
        tracemalloc.stop()
    assert reader.kept()[0] <= 3000
    assert grown < 3 * MEGABYTE  # thirty such documents are about ten megabytes, their plans are kept apart


def test_a_maze_of_conditions_caches_a_limited_number_of_plans() -> None:
    reader = RequestReader(core_schema(), Limits(), kept_plans=50)
    declared = " ".join(f"$v{n}: Boolean!" for n in range(10))
    fields = " ".join(f"a{n}: quotes(first: 1) @include(if: $v{n}) {{ totalCount }}" for n in range(10))
    query = f"query ({declared}) {{ {fields} }}"
    for number in range(400):
        reader.read(query, None, {f"v{n}": bool(number >> n & 1) for n in range(10)})
        assert reader.kept()[1] <= MAX_KEPT_SQL
    assert reader.kept_plans == 50


def test_a_cache_stays_within_its_weight_and_keeps_nothing_that_would_fill_it_alone() -> None:
    cache: RecentlyUsed[int, str] = RecentlyUsed(100, 80)
    for number in range(50):
        cache.keep(number, "a", weight=10)
        assert cache.weight <= 80
    assert len(cache) == 8
    assert cache.keep(99, "heavy", weight=11) == "heavy"
    assert cache.get(99) is None
    assert cache.get(49) == "a"
    cache.keep(49, "b", weight=5)
    assert (cache.get(49), cache.weight) == ("b", 75)


def test_answers_are_weighed_with_the_values_and_statements_that_they_are_kept_by() -> None:
    hot = HotAnswers(MEGABYTE)
    kept = Compiled(Statement("select 1", ()), ())
    for number in range(200):
        hot.keep(key_of(kept, [f"{number}" + "x" * 20_000, ["y" * 1000] * 20]), HotAnswer(b"{}", "", 0))
    assert 0 < len(hot) <= 10
    for number in range(200):
        statement = Compiled(Statement("s" * 50_000, ()), ())
        hot.keep(key_of(statement, [number]), HotAnswer(b"{}", "", 0))
        hot.keep(key_of(statement, [-number]), HotAnswer(b"{}", "", 0))
    assert 0 < len(hot) <= 40
    assert hot.used <= MEGABYTE


async def test_a_connection_keeps_few_large_statements_prepared(seeded_pool: Pool) -> None:
    async with seeded_pool.acquire(wait_s=5) as connection:
        for number in range(30):
            await connection.fetch_row(f"select {number} -- {'x' * 200_000}", [])
            assert connection.prepared_sql <= MAX_PREPARED_SQL
        large = "select count(*) from pg_prepared_statements where length(statement) > 100000"
        row = await connection.fetch_row(large, [])
        assert row is not None
        assert 0 < row[0] <= 10
        before = connection.prepared_sql
        assert await connection.fetch_row("select 29 -- " + "x" * 200_000, []) is not None
        assert connection.prepared_sql == before


def test_stored_documents_are_few_and_none_of_them_is_large() -> None:
    stored = StoredDocuments(kept=10)
    for number in range(100):
        text = f"{{ a{number}: __typename }}" + " " * (30_000 if number % 2 else 0)
        digest = sha256(text.encode()).hexdigest()
        stored.text(text, None, {"persistedQuery": {"version": 1, "sha256Hash": digest}})
    with pytest.raises(Exception, match="PersistedQueryNotFound"):
        stored.text("", None, {"persistedQuery": {"version": 1, "sha256Hash": digest}})
