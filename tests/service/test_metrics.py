"""The metrics: what was answered is counted, and how far the feed is behind is told; the page of operations has them all."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import asyncpg
import httpx2
from prometheus_client.parser import text_string_to_metric_families

from tests.articles import load, noise
from tests.asking import client_of
from tests.conftest import named
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


async def test_a_database_that_is_away_is_told_and_the_rest_too(database: str, connection: asyncpg.Connection) -> None:
    await connection.close()
    async with client_of(database, pool_wait_s=0.2) as client:
        assert (await told(client))["isnad_database_up",] == 1
        owner, name = await asyncpg.connect(named(database, "postgres")), urlsplit(database).path[1:]
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
