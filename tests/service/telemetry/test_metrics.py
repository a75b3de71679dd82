"""The metrics: what was answered is counted, and how far the feed is behind is told; the page of operations has them all."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import asyncpg
import httpx2
from asyncpg.transaction import Transaction
from prometheus_client.parser import text_string_to_metric_families

from tests.conftest import named
from tests.support.data.articles import load, noise
from tests.support.postgres.roles import as_owner, as_superuser
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of
from tests.support.service.live import until
from tests.test_docs import rows

WRITE = "insert into change (op, type, id, version, reason) values ('upsert', 'entity', gen_random_uuid(), 1, 'load')"


async def told(client: httpx2.AsyncClient) -> dict[tuple[str, ...], float]:
    """Return the metrics by their names and labels."""
    answer = await client.get("/metrics")
    assert answer.status_code == 200
    return dict(samples(answer.text))


def samples(text: str) -> Iterator[tuple[tuple[str, ...], float]]:
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            yield (sample.name, *sample.labels.values()), sample.value


async def test_requests_are_counted_by_what_they_ask_and_how_they_are_answered(database: str) -> None:
    async with client_of(database) as client:
        for path in ("/v1/articles", "/v1/articles", "/v1/nothing", "/graphql?query={__typename}", "/livez"):
            await client.get(path, headers={"accept": "application/json"})
        found = await told(client)
    assert found["isnad_requests_total", "rest", "200"] == 2
    assert found["isnad_requests_total", "rest", "404"] == 1
    assert found["isnad_requests_total", "graphql", "200"] == 1
    assert found["isnad_requests_total", "other", "200"] == 1
    assert found["isnad_request_seconds_count", "rest"] == 3


async def test_what_is_found_in_caches_is_counted_and_what_is_not(database: str) -> None:
    key = await key_of(database, "reader")
    query = {"query": "{ quotes(first: 1) { totalCount } }"}
    async with client_of(database, hot_answer_age_ms=50) as client:
        for _ in range(2):  # that nothing was written is known from the second look on
            await client.get("/v1/articles")
        before = await told(client)
        for _ in range(3):
            assert (await client.post("/graphql", json=query, headers=bearer(key))).status_code == 200
        found = await told(client)
    for cache, hits in (("documents", 2), ("plans", 2), ("answers", 2), ("keys", 2)):
        counts = [
            found[name, cache] - before[name, cache] for name in ("isnad_cache_hits_total", "isnad_cache_misses_total")
        ]
        assert counts == [hits, 1], cache


async def test_an_answer_that_does_not_hold_any_more_is_not_counted_as_found(
    database: str, connection: asyncpg.Connection
) -> None:
    async with client_of(database, hot_answer_age_ms=0) as client:
        for _ in range(2):
            await client.get("/v1/quotes")
            await load(connection, noise(slug="another"))
        found = await told(client)
    assert (found["isnad_cache_hits_total", "answers"], found["isnad_cache_misses_total", "answers"]) == (0, 2)


async def test_the_metrics_show_the_use_of_connections_and_how_long_requests_waited_for_one(
    database: str, connection: asyncpg.Connection
) -> None:
    async with client_of(database, pool_max=1, pool_wait_s=10) as client, asyncpg_lock(database) as locked:
        found = await told(client)
        assert found["isnad_pool_max_connections", "read"] == 1
        assert found["isnad_pool_wait_seconds_count",] == 0
        asked = [asyncio.create_task(client.get("/v1/quotes")) for _ in range(3)]
        await until(lambda: waiting_for_locks(connection))
        pool = client._transport.app.state.pool  # type: ignore[attr-defined]
        await until(lambda: pool.use() == (1, 1, 0, 2))
        await locked.rollback()
        await asyncio.gather(*asked)
        found = await told(client)
    assert found["isnad_pool_wait_seconds_count",] == 2
    assert found["isnad_pool_wait_seconds_sum",] > 0
    assert (found["isnad_pool_connections", "read", "in_use"], found["isnad_pool_connections", "read", "idle"]) == (
        0,
        1,
    )
    assert found["isnad_pool_waiting",] == 0


@asynccontextmanager
async def asyncpg_lock(dsn: str) -> AsyncIterator[Transaction]:
    """Keep everybody from reading quotes, as long as the transaction is open that is given."""
    other = await asyncpg.connect(as_owner(dsn))
    transaction = other.transaction()
    await transaction.start()
    await other.execute("lock table quote in access exclusive mode")
    try:
        yield transaction
    finally:
        await other.close()


async def waiting_for_locks(connection: asyncpg.Connection) -> bool:
    """Return whether somebody waits for a lock."""
    return bool(await connection.fetchval("select exists (select from pg_locks where not granted)"))


async def test_the_feed_is_behind_as_long_as_an_older_transaction_is_under_way(
    database: str, connection: asyncpg.Connection
) -> None:
    await load(connection, noise())
    other = await asyncpg.connect(database)
    async with client_of(database) as client:
        assert (await told(client))["isnad_feed_waiting_changes",] == 0
        transaction = connection.transaction()
        await transaction.start()
        await connection.execute(WRITE)
        await other.execute(WRITE)
        found = await told(client)
        assert found["isnad_feed_waiting_changes",] == 1
        assert found["isnad_feed_lag_seconds",] > 0
        await transaction.rollback()
        found = await told(client)
        assert (found["isnad_feed_waiting_changes",], found["isnad_feed_lag_seconds",]) == (0, 0)
    await other.close()


async def test_an_unreachable_database_is_reported_beside_everything_else(
    database: str, connection: asyncpg.Connection
) -> None:
    await connection.close()
    async with client_of(database, pool_wait_s=0.2) as client:
        assert (await told(client))["isnad_database_up",] == 1
        owner, name = await asyncpg.connect(as_superuser(named(database, "postgres"))), urlsplit(database).path[1:]
        await owner.execute(f"alter database {name} with allow_connections false")
        await owner.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", name)
        found = await told(client)
        assert found["isnad_database_up",] == 0
        await owner.execute(f"alter database {name} with allow_connections true")
        await owner.close()


async def test_they_can_be_turned_off(database: str) -> None:
    async with client_of(database, metrics=False) as client:
        assert (await client.get("/metrics")).status_code == 404


async def test_the_page_of_operations_has_every_metric_and_no_other(database: str) -> None:
    async with client_of(database) as client:
        await client.get("/livez")
        text = (await client.get("/metrics")).text
    families = {family.name for family in text_string_to_metric_families(text) if not family.name.endswith("_created")}
    shown = {row[0].strip("`").removesuffix("_total") for row in rows("docs/operations.md", "| metric |")}
    assert families == shown
