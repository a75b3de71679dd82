"""The migration that indexes all words anew: in batches, beside whoever reads."""

import asyncio
from typing import Any

import asyncpg
import pytest

from db.migrations.runner import upgrade_to
from db.words import search_index
from tests.support.data.articles import load, noise

INDEX = "select * from search_document order by id"


async def test_what_was_indexed_before_is_indexed_anew_while_others_read(
    empty_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await asyncio.to_thread(upgrade_to, empty_database)
    connection, reader = await asyncpg.connect(empty_database), await asyncpg.connect(empty_database)
    for number in range(3):
        await load(connection, noise(slug=f"a-{number}", headline="दिल्ली में चुनाव"))
    wanted = await connection.fetch(INDEX)
    await connection.execute("update search_document set words = 'old:1', starts = '{0}', ends = '{1}', hidden = true")
    await connection.execute("update alembic_version set version_num = '0028_names'")
    monkeypatch.setattr(search_index, "REINDEXED", 2)
    async with reader.transaction():
        assert await reader.fetchval("select count(*) from search_document where words @@ 'old'") == len(wanted)
        await asyncio.wait_for(asyncio.to_thread(upgrade_to, empty_database, "0029_search_words"), 60)
    found = await connection.fetch(INDEX)
    await connection.close()
    await reader.close()
    assert len(wanted) > 2
    assert all(row["hidden"] for row in found), "who sees what stays as it was"
    assert [{**row, "hidden": None} for row in found] == [{**row, "hidden": None} for row in wanted]


async def test_a_batch_is_tried_again_if_a_write_locks_its_rows_in_another_order(
    connection: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    await load(connection, noise())
    count = await connection.fetchval("select count(*) from search_document")
    index, failures = search_index.index_words, [asyncpg.DeadlockDetectedError("deadlock detected")] * 2

    async def interrupted(*given: Any, **named: Any) -> None:
        if failures:
            raise failures.pop()
        await index(*given, **named)

    monkeypatch.setattr(search_index, "index_words", interrupted)
    assert await search_index.reindex(connection) == count > 2
    assert failures == []
