"""Behind PgBouncer with session pooling: whatever a connection is for, its settings hold."""

from pathlib import Path

import asyncpg

from db.feed.consistent_reader import ConsistentReadTimes, open_consistent_reader
from db.operation.operation import Actor, Outcome
from db.postgres.pool import SETTINGS, open_pool
from db.sql.connection import Connection
from db.transaction.runner import open_runner
from db.webhook.queue import open_queue
from tests.db.postgres.pooler import needs_pgbouncer, pgbouncer

SHOWN = "select name, setting from pg_settings where name = any($1)"


async def shown(connection: "asyncpg.Connection[asyncpg.Record]", *names: str) -> dict[str, str]:
    """Return the settings of a session."""
    return {row["name"]: row["setting"] for row in await connection.fetch(SHOWN, list(names))}


async def its_timeout(connection: Connection, request: None, *, actor: Actor) -> Outcome:
    """Say how long a statement of an operation may take."""
    return Outcome(values={"timeout": await connection.fetchval("show statement_timeout")})


@needs_pgbouncer
async def test_every_kind_of_connection_has_its_settings(seeded_dsn: str, tmp_path: Path) -> None:
    names = (*SETTINGS, "statement_timeout", "TimeZone", "application_name")
    with pgbouncer(tmp_path, seeded_dsn, mode="session", sessions=20) as dsn:
        pool = await open_pool(dsn, smallest=0, largest=1, statement_timeout_ms=4321)
        for _ in range(2):  # opened, and taken again
            async with pool.acquire(wait_s=10) as connection:
                found = await shown(connection.wire, *names)
                assert found == SETTINGS | {
                    "statement_timeout": "4321",
                    "TimeZone": "UTC",
                    "application_name": "isnad",
                }
        await pool.close()
        async with open_runner(dsn, largest=1, timeout_s=3, wait_s=10) as runner:
            for _ in range(2):
                assert await runner.run(its_timeout, None, Actor("desk")) == Outcome(values={"timeout": "3s"})
        async with open_queue(dsn, largest=3, wait_s=10) as queue:
            for _ in range(2):
                async with queue.connection() as waking:
                    assert await shown(waking, "statement_timeout") == {"statement_timeout": "60000"}
        async with open_consistent_reader(dsn, ConsistentReadTimes(2000, 1000)) as still:
            assert (await shown(still._wire, "statement_timeout", "jit")) == {"statement_timeout": "2000", "jit": "off"}
