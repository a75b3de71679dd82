"""The migrations that give names their keys, on databases that have names already."""

import asyncio
from uuid import UUID

import asyncpg

from db.migrations.list import migrations
from db.migrations.runner import migrate, upgrade_to
from db.words.name_search import name_columns

BEFORE = migrations()[migrations().index("0028_names") - 1]
STORED = "select text, language, keys, key_vowels, key_sounds from name"


async def store_names(connection: asyncpg.Connection, names: list[str]) -> None:
    """Store names of seven entities, as versions before the keys of today did."""
    ids = [UUID(int=n % 7 + 1) for n in range(len(names))]
    for id_ in sorted(set(ids)):
        await connection.execute("insert into entity (id, kind, label) values ($1, 'PERSON', 'x')", id_)
    await connection.copy_records_to_table(
        "name",
        records=[(id_, n, name, "de", "Zyyy", "ALIAS") for n, (id_, name) in enumerate(zip(ids, names, strict=True))],
        columns=["entity_id", "ordinal", "text", "language", "script", "kind"],
    )


async def assert_filled(connection: asyncpg.Connection, count: int) -> None:
    stored = await connection.fetch(STORED)
    assert len(stored) == count
    for name in stored:
        expected = name_columns(name["text"], name["language"])
        assert {column: name[column] for column in expected} == expected


NAMES = ["Тихановская", "غزة", "Port Sudan", "EU", "Merz", *(f"Name {n}" for n in range(2100))]


async def test_names_that_are_there_get_their_keys(empty_database: str) -> None:
    await asyncio.to_thread(upgrade_to, empty_database, "0004_search")
    connection = await asyncpg.connect(empty_database)
    await store_names(connection, NAMES)
    assert "0028_names" in await migrate(empty_database)
    await assert_filled(connection, len(NAMES))
    await connection.close()


async def test_new_keys_are_no_change_of_a_name_and_cut_off_they_are_made_again(empty_database: str) -> None:
    await asyncio.to_thread(upgrade_to, empty_database, BEFORE)
    connection = await asyncpg.connect(empty_database)
    await store_names(connection, NAMES)
    since = await connection.fetch("select entity_id, ordinal, since from name order by entity_id, ordinal")
    await connection.execute("alter table name add column key_sounds bigint[] not null default '{}'")
    assert "0028_names" in await migrate(empty_database)
    await assert_filled(connection, len(NAMES))
    assert since == await connection.fetch("select entity_id, ordinal, since from name order by entity_id, ordinal")
    assert await connection.fetchval("select count(*) from past_row") == 0
    await connection.close()


WAIT = """
    create function wait() returns trigger language plpgsql
        as 'begin perform pg_advisory_xact_lock_shared(1); return new; end';
    create trigger wait before update on name for each row when (new.text = 'Name 2094') execute function wait()
"""


async def test_readers_and_writers_go_on_while_names_are_filled(empty_database: str) -> None:
    await asyncio.to_thread(upgrade_to, empty_database, BEFORE)
    connection, other = await asyncpg.connect(empty_database), await asyncpg.connect(empty_database)
    await store_names(connection, NAMES)
    await connection.execute(WAIT)
    await connection.execute("select pg_advisory_lock(1)")
    migrating = asyncio.create_task(migrate(empty_database))
    while not await other.fetchval("select exists (select from pg_locks where locktype = 'advisory' and not granted)"):
        assert not migrating.done()
        await asyncio.sleep(0.01)
    assert len(await other.fetch(STORED)) == len(NAMES)
    assert await other.fetchval("select count(*) from published.name where key_sounds <> '{}'") > 0
    await other.execute("update name set kind = 'MISSPELLING' where entity_id = $1", UUID(int=1))
    await connection.execute("select pg_advisory_unlock(1)")
    assert "0028_names" in await migrating
    await assert_filled(connection, len(NAMES))
    await connection.close()
    await other.close()
