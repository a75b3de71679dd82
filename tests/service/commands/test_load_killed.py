"""A loader that is killed at any moment leaves an article that is wholly there, or not at all."""

import asyncio
import contextlib
import os
import random
import signal
import sys
from pathlib import Path

import asyncpg
import orjson
import pytest

from tests.support.data.articles import BODY, noise

TABLES = ("revision", "entity", "event", "article", "annotation", "quote", "claim", "span", "attribution", "change")
"""Where a load waits: all along the way of its transaction, to the last thing that it writes."""

LOADED_S = 0.1
"""About how long a loader has a connection: what it is killed within."""


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A bundle on disk."""
    path = tmp_path / "noise.bundle.json"
    path.write_bytes(orjson.dumps(noise()))
    return path


async def start(dsn: str, bundle: Path) -> asyncio.subprocess.Process:
    """Start ``isnad load`` as a process of its own."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "service",
        "load",
        str(bundle),
        env={**os.environ, "DATABASE_URL": dsn},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )


async def kill(loader: asyncio.subprocess.Process) -> None:
    """Kill a process without a chance to tidy up."""
    with contextlib.suppress(ProcessLookupError):  # it may have ended by itself
        loader.send_signal(signal.SIGKILL)
    await loader.communicate()


async def counts(connection: asyncpg.Connection) -> dict[str, int]:
    """Return the number of rows of every table that a load writes to."""
    return {table: await connection.fetchval(f"select count(*) from {table}") for table in TABLES}


async def is_waiting(connection: asyncpg.Connection) -> bool:
    """Return whether a load waits for a lock of a table."""
    found: bool = await connection.fetchval(
        "select exists (select from pg_stat_activity where application_name = 'isnad load'"
        " and datname = current_database() and wait_event_type = 'Lock')"
    )
    return found


async def loaders_are_gone(connection: asyncpg.Connection) -> None:
    """Wait until the server has noticed that the loader is no more."""
    async with asyncio.timeout(20):
        while await is_there(connection):  # noqa: ASYNC110  the server tells nobody when it has noticed
            await asyncio.sleep(0.02)


async def is_there(connection: asyncpg.Connection) -> bool:
    """Return whether the server still serves a loader."""
    found: bool = await connection.fetchval(
        "select exists (select from pg_stat_activity where application_name = 'isnad load'"
        " and datname = current_database())"
    )
    return found


@pytest.mark.slow
async def test_a_loader_killed_at_any_table_leaves_nothing_and_the_next_load_is_whole(
    database: str, connection: asyncpg.Connection, bundle: Path
) -> None:
    other = await asyncpg.connect(database)
    for table in TABLES:
        async with connection.transaction():
            await connection.execute(f"lock table {table} in share mode")
            loader = await start(database, bundle)
            async with asyncio.timeout(30):
                while not await is_waiting(other):
                    assert loader.returncode is None
                    await asyncio.sleep(0.02)
            await kill(loader)
        await loaders_are_gone(other)
        assert set((await counts(other)).values()) == {0}, table
    done = await start(database, bundle)
    assert await done.wait() == 0
    assert min((await counts(other)).values()) > 0
    await other.close()


@pytest.mark.slow
async def test_a_correction_killed_at_a_random_moment_is_wholly_there_or_not_at_all(
    database: str, connection: asyncpg.Connection, bundle: Path
) -> None:
    assert await (await start(database, bundle)).wait() == 0
    version, chance = 1, random.Random()
    for n in range(6):
        bundle.write_bytes(orjson.dumps(noise(body=f"{n} {BODY}", headline=f"headline {n}")))
        loader = await start(database, bundle)
        async with asyncio.timeout(60):
            while loader.returncode is None and not await is_there(connection):  # noqa: ASYNC110  as above
                await asyncio.sleep(0.001)
        await asyncio.sleep(chance.random() * LOADED_S)
        await kill(loader)
        await loaders_are_gone(connection)
        row = await connection.fetchrow(
            "select a.version, a.headline, r.body, (select count(distinct s.revision_id) from span s) as revisions,"
            " (select count(*) from change where type = 'article') as changes"
            " from article a join revision r on r.id = a.revision_id"
        )
        assert row is not None
        assert row["version"] in (version, version + 1)
        assert row["changes"] == row["version"]
        assert row["revisions"] == 1
        if row["version"] > version:
            assert (row["body"], row["headline"]) == (f"{n} {BODY}", f"headline {n}")
        version = row["version"]
