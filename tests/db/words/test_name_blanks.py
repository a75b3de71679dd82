"""Blanks in names: how many there are of which kind matters neither in what is asked nor in what is stored."""

import asyncio
import sys
from collections.abc import AsyncIterator
from uuid import UUID

import asyncpg
import pytest

from db.migrations.runner import migrate, upgrade_to
from db.postgres.pool import Pool, open_pool
from editorial.text.fold import fold_name
from tests.conftest import Databases
from tests.db.words.test_name_search import add_entity
from tests.support.service.asking import READER, answer

BLANKS = [each for each in map(chr, range(sys.maxunicode + 1)) if each.isspace() and not "\x1c" <= each <= "\x1f"]
"""What Unicode calls white space; what parts lines and files in old data is not."""

ASKED = ["John Coale", "John  Coale", " john coale ", "John\tCoale", "John\u00a0COALE", "\u2003John \u00a0 Coale\r\n"]
BY_NAME = "query ($name: String!) { entity(by: { name: $name }) { id } }"
SEARCHED = "query ($name: String!) { entities(search: $name) { edges { cursor node { id } } } }"


@pytest.fixture(scope="module")
async def pool(database_of_coales: str) -> AsyncIterator[Pool]:
    opened = await open_pool(database_of_coales, smallest=0, largest=1, statement_timeout_ms=5000)
    yield opened
    await opened.close()


@pytest.fixture(scope="module")
async def database_of_coales(databases: Databases, template: str) -> AsyncIterator[str]:
    """A database with one entity, whose name is stored with blanks of all kinds."""
    dsn = await databases.make(template)
    connection = await asyncpg.connect(dsn)
    await add_entity(connection, UUID(int=1), "coale", "PERSON", ["".join(["John", *BLANKS, "Coale "])])
    await add_entity(connection, UUID(int=2), "john", "PERSON", ["JohnCoale"])
    await connection.close()
    yield dsn
    await databases.drop(dsn)


@pytest.mark.parametrize("name", ASKED)
async def test_a_name_is_found_whatever_blanks_are_in_the_search_and_in_the_stored_name(pool: Pool, name: str) -> None:
    assert await answer(pool, BY_NAME, name=name) == {"entity": {"id": str(UUID(int=1))}}
    found = await answer(pool, SEARCHED, name=name)
    assert found == await answer(pool, SEARCHED, name=ASKED[0]), "the same cursors too"
    assert found["entities"]["edges"][0]["node"] == {"id": str(UUID(int=1))}


async def test_words_written_as_one_are_another_name(pool: Pool) -> None:
    assert await answer(pool, BY_NAME, name="JohnCoale") == {"entity": {"id": str(UUID(int=2))}}


def test_a_filter_by_name_is_one_parameter_for_all_of_them() -> None:
    values = []
    for name in ASKED:
        request = READER.read(BY_NAME, None, {"name": name})
        assert request.prepared.compiled is not None
        values.append(request.prepared.compiled.statement.bind(request.variables))
    assert values == [["john coale"]] * len(ASKED)


async def test_every_blank_of_unicode_is_one_in_postgresql_too(seeded: asyncpg.Connection) -> None:
    names = [f"{blank}a{blank} {blank}b{blank}" for blank in BLANKS]
    assert {fold_name(name) for name in names} == {"a b"}
    assert await seeded.fetchval("select array_agg(distinct fold_name(n)) from unnest($1::text[]) n", names) == ["a b"]


async def test_names_that_are_there_are_folded_by_the_migration(empty_database: str) -> None:
    await asyncio.to_thread(upgrade_to, empty_database, "0011_watch")
    connection = await asyncpg.connect(empty_database)
    await connection.execute("insert into entity (id, kind, label) values ($1, 'PERSON', 'x')", UUID(int=1))
    await connection.executemany(
        "insert into name (entity_id, ordinal, text, language, script, kind) values ($1, $2, $3, 'und', 'Zyyy', 'ALIAS')",
        [(UUID(int=1), ordinal, name) for ordinal, name in enumerate(ASKED)],
    )
    assert len(await connection.fetch("select distinct folded from name")) > 1
    assert "0015_name_blanks" in await migrate(empty_database)
    assert [row[0] for row in await connection.fetch("select distinct folded from name")] == ["john coale"]
    await connection.close()
