"""Going back to an instant, as docs/operations.md says it: a base backup, the archived log, and nothing that came after."""

import asyncio
from datetime import datetime
from pathlib import Path

import asyncpg
import pytest

from db.migrations.completeness import Completeness, completeness_of
from db.migrations.runner import migrate
from tests.backups.restoring import blocks, carried_out
from tests.conftest import named
from tests.support.data.articles import load, noise
from tests.support.postgres.programs import newest_programs, server_of

EXAMPLE = "2026-11-30 11:59:00+00"
"""The instant of the page."""


async def archived(connection: asyncpg.Connection) -> None:
    """Wait until everything that is written by now is archived."""
    name = await connection.fetchval("select pg_walfile_name(pg_switch_wal())")
    async with asyncio.timeout(60):
        while True:
            if (await connection.fetchval("select last_archived_wal from pg_stat_archiver") or "") >= name:
                return
            await asyncio.sleep(0.05)


async def filled(dsn: str, backup: str, folder: Path) -> tuple[datetime, str]:
    """Load an article, take a backup, load a second and a third one; return the instant between them, and the epoch."""
    admin = await asyncpg.connect(dsn)
    await admin.execute("create database isnad")
    await admin.close()
    await migrate(named(dsn, "isnad"))
    connection = await asyncpg.connect(named(dsn, "isnad"))
    await load(connection, noise(slug="first"))
    await asyncio.to_thread(carried_out, backup, folder, newest_programs(), {"REPLICATION_URL": dsn})
    await load(connection, noise(slug="second", url="https://example.org/2"))
    instant: datetime = await connection.fetchval("select clock_timestamp()")
    await load(connection, noise(slug="third", url="https://example.org/3"))
    await archived(connection)
    epoch: str = await connection.fetchval("select feed_epoch()")
    await connection.close()
    return instant, epoch


@pytest.mark.slow
async def test_what_came_after_the_instant_is_gone_and_what_came_before_is_there(tmp_path: Path) -> None:
    there = tmp_path / "backup"
    (there / "wal").mkdir(parents=True)
    (there / "wal").chmod(0o777)
    archiving, backup, recovering = (
        text.replace("/backup", str(there)) for text in blocks("### Point-in-time recovery")
    )
    with server_of(newest_programs(), tmp_path / "first", configuration=archiving) as dsn:
        instant, epoch = await filled(dsn, backup, tmp_path)
    assert EXAMPLE in recovering
    recovering = recovering.replace(EXAMPLE, instant.isoformat(" "))
    with server_of(newest_programs(), tmp_path / "second", configuration=recovering, backup=there / "base") as dsn:
        connection = await asyncpg.connect(named(dsn, "isnad"))
        async with asyncio.timeout(60):
            while True:
                if not await connection.fetchval("select pg_is_in_recovery()"):
                    break
                await asyncio.sleep(0.05)
        found = await connection.fetch("select slug from article order by slug")
        assert [row["slug"] for row in found] == ["first", "second"]
        assert await completeness_of(connection) == Completeness()
        assert await connection.fetchval("select feed_epoch()") != epoch
        await load(connection, noise(slug="fourth", url="https://example.org/4"))
        await connection.close()
