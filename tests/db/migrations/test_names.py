"""The migration that gives names their keys, on a database that has names already."""

import asyncio
from uuid import UUID

import asyncpg

from db.migrations.runner import migrate, upgrade_to
from db.words.name_search import name_columns


async def test_names_that_are_there_get_their_keys(empty_database: str) -> None:
    await asyncio.to_thread(upgrade_to, empty_database, "0004_search")
    connection = await asyncpg.connect(empty_database)
    names = ["Тихановская", "غزة", "Port Sudan", "EU", *(f"Name {n}" for n in range(2100))]
    ids = [UUID(int=n % 7 + 1) for n in range(len(names))]
    for id_ in sorted(set(ids)):
        await connection.execute("insert into entity (id, kind, label) values ($1, 'PERSON', 'x')", id_)
    await connection.copy_records_to_table(
        "name",
        records=[(id_, n, name, "und", "Zyyy", "ALIAS") for n, (id_, name) in enumerate(zip(ids, names, strict=True))],
        columns=["entity_id", "ordinal", "text", "language", "script", "kind"],
    )
    assert "0005_names" in await migrate(empty_database)
    stored = {row["text"]: row for row in await connection.fetch("select text, keys, key_vowels from name")}
    await connection.close()
    assert len(stored) == len(names)
    for name in names:
        assert {"keys": stored[name]["keys"], "key_vowels": stored[name]["key_vowels"]} == name_columns(name)
