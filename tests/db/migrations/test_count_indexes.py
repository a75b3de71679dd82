"""The migration that makes indexes beside whoever writes: cut off, it begins again."""

import asyncio

import asyncpg

from db.migrations.completeness import Completeness, completeness_of
from db.migrations.list import migrations
from db.migrations.runner import migrate, upgrade_to
from tests.support.postgres.roles import as_superuser

BEFORE = migrations()[migrations().index("0016_counts") - 1]
MAKING = "select exists (select from pg_stat_progress_create_index)"


async def test_an_index_whose_making_was_cut_off_is_made_again(empty_database: str) -> None:
    await asyncio.to_thread(upgrade_to, empty_database, BEFORE)
    connection = await asyncpg.connect(as_superuser(empty_database))
    await connection.execute("create index quote_published on quote (article_id) where not hidden")
    await connection.execute("update pg_index set indisvalid = false where indexrelid = 'quote_published'::regclass")
    await migrate(empty_database)
    assert await completeness_of(connection) == Completeness()
    await connection.close()


async def test_it_is_made_while_somebody_writes(empty_database: str) -> None:
    await asyncio.to_thread(upgrade_to, empty_database, BEFORE)
    writer, other = await asyncpg.connect(empty_database), await asyncpg.connect(empty_database)
    transaction = writer.transaction()
    await transaction.start()
    await writer.execute("delete from quote")
    migrating = asyncio.create_task(migrate(empty_database))
    while True:
        if migrating.done() or await other.fetchval(MAKING):
            break
        await asyncio.sleep(0.01)
    await asyncio.wait_for(other.execute("delete from quote"), 30)
    await transaction.commit()
    assert (await migrating)[-1] != BEFORE
    await writer.close()
    await other.close()
