"""The search for names over the gold list, beside what a search without keys finds; and what a search may be."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from db.execute import execute
from db.name_search import name_columns
from db.pool import Pool, open_pool
from editorial.fold import fold
from schema.build import core_schema
from schema.limits import Limits
from schema.request import RequestReader
from tests.conftest import Databases, load_seeds
from tests.db.name_cases import ENTITIES, SEARCHES
from tests.test_docs import rows

READER = RequestReader(core_schema(), Limits())
FOUND = "query ($text: String!) { entities(search: $text, first: 100) { nodes { id } } }"


async def add_entity(connection: asyncpg.Connection, id_: UUID, key: str, kind: str, names: Iterable[str]) -> None:
    """Add an entity with a key and names, the first of them preferred."""
    first, *_ = names = list(names)
    await connection.execute("insert into entity (id, kind, label) values ($1, $2, $3)", id_, kind, first)
    await connection.execute("insert into entity_key (key, entity_id) values ($1, $2)", key, id_)
    for n, text in enumerate(names):
        found = name_columns(text)
        await connection.execute(
            "insert into name (entity_id, ordinal, text, language, script, kind, keys, key_vowels)"
            " values ($1, $2, $3, 'und', 'Zyyy', $4, $5, $6)",
            *(id_, n, text, "ALIAS" if n else "PREFERRED", found["keys"], found["key_vowels"]),
        )


@pytest.fixture(scope="module")
async def gold_dsn(databases: Databases, template: str) -> AsyncIterator[str]:
    """A database with the seeds and the entities of the gold list."""
    dsn = await databases.make(template)
    connection = await asyncpg.connect(dsn)
    await load_seeds(connection)
    for n, (key, (kind, *names)) in enumerate(ENTITIES.items()):
        await add_entity(connection, UUID(int=n + 1), key, kind, names)
    await connection.close()
    yield dsn
    await databases.drop(dsn)


@pytest.fixture
async def gold(gold_dsn: str) -> AsyncIterator[asyncpg.Connection]:
    """A connection to the gold list's database."""
    opened = await asyncpg.connect(gold_dsn)
    yield opened
    await opened.close()


@pytest.fixture(scope="module")
async def gold_pool(gold_dsn: str) -> AsyncIterator[Pool]:
    """A pool of connections to it."""
    pool = await open_pool(gold_dsn, smallest=0, largest=2, statement_timeout_ms=10_000)
    yield pool
    await pool.close()


async def answer(pool: Pool, document: str, **variables: object) -> Any:
    request = READER.read(document, None, variables)
    assert request.prepared.compiled is not None
    found = await execute(pool, request.prepared.compiled, request.variables, wait_s=5)
    return json.loads(found.data)["entities"]


async def keys_of(connection: asyncpg.Connection) -> dict[str, str]:
    rows = await connection.fetch("select entity_id::text as id, key from entity_key")
    return {row["id"]: row["key"] for row in rows}


async def ours(pool: Pool, text: str) -> set[str]:
    return {node["id"] for node in (await answer(pool, FOUND, text=text))["nodes"]}


async def by_parts(connection: asyncpg.Connection, text: str) -> set[str]:
    """Return whom a search for parts of folded names finds."""
    patterns = [f"%{word}%" for word in fold(text).split()]
    rows = await connection.fetch("select entity_id::text from name where folded like all($1::text[])", patterns)
    return {row[0] for row in rows}


async def by_trigrams(connection: asyncpg.Connection, text: str) -> set[str]:
    """Return whom the similarity of trigrams finds, with PostgreSQL's own threshold."""
    rows = await connection.fetch("select entity_id::text from name where folded % $1", fold(text))
    return {row[0] for row in rows}


Search = Callable[[str], Awaitable[set[str]]]


async def measured(search: Search, keys: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return a row of the table (recall, precision, searches with exactly what is wanted), and what is not as wanted."""
    right = wanted = found = exact = 0
    wrong = []
    for text, expected in SEARCHES:
        got = {keys[id_] for id_ in await search(text)}
        right, wanted, found = right + len(got & expected), wanted + len(expected), found + len(got)
        exact += got == expected
        if got != expected:
            wrong.append(f"{text}: misses {sorted(expected - got)}, adds {sorted(got - expected)}")
    return [f"{right / wanted:.0%}", f"{right / found:.0%}", f"{exact} of {len(SEARCHES)}"], wrong


async def test_the_table_of_the_page_on_names_is_what_is_measured(gold: asyncpg.Connection, gold_pool: Pool) -> None:
    keys = await keys_of(gold)
    searches: dict[str, Search] = {
        "by keys (Isnad)": partial(ours, gold_pool),
        "by parts of the folded name": partial(by_parts, gold),
        "by similarity of trigrams (pg_trgm)": partial(by_trigrams, gold),
    }
    table = {name: await measured(search, keys) for name, search in searches.items()}
    documented = {row[0]: row[1:] for row in rows("docs/names.md", "| search | recall")}
    assert documented == {name: row for name, (row, _) in table.items()}, "\n".join(table["by keys (Isnad)"][1])
