"""The gold list, searched through the whole service, beside PostgreSQL's own configuration for Arabic."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path

import asyncpg
import pytest

from db.postgres.pool import Pool, open_pool
from tests.conftest import Databases
from tests.search.asking import nodes, search
from tests.search.gold import Measure, Search, Text, gold, measured, mistakes
from tests.support.data.articles import load

TEXTS, SEARCHES = gold()
ARABIC = [each for each in SEARCHES if re.search("[\u0621-\u064a]", each.text)]
POSTGRESQL = """
    select a.slug from article a join revision r on r.id = a.revision_id
    where to_tsvector('arabic', r.body) @@ websearch_to_tsquery('arabic', $1)
"""
Find = Callable[[str], Awaitable[frozenset[str]]]


def slug(key: str) -> str:
    return key.replace("¶", "paragraph-")


async def load_text(connection: asyncpg.Connection, text: Text) -> None:
    article = {"slug": slug(text.key), "language": text.language, "timezone": "UTC", "body": text.text}
    says = {"method": "HUMAN", "asserted_by": "desk", "asserted_at": "2025-01-01T00:00:00Z", "state": "PUBLISHED"}
    await load(connection, {"isnad": 1, "article": article, "provenance": says})


@pytest.fixture(scope="module")
async def pool(databases: Databases, template: str) -> AsyncIterator[Pool]:
    dsn = await databases.make(template)
    connection = await asyncpg.connect(dsn)
    for text in TEXTS:
        await load_text(connection, text)
    await connection.close()
    opened = await open_pool(dsn, smallest=0, largest=1, statement_timeout_ms=10_000)
    yield opened
    await opened.close()
    await databases.drop(dsn)


async def found_by(find: Find, searches: Sequence[Search]) -> dict[str, frozenset[str]]:
    keys = {slug(text.key): text.key for text in TEXTS}
    return {each.text: frozenset(keys[slug] for slug in await find(each.text)) for each in searches}


async def ours(pool: Pool, text: str) -> frozenset[str]:
    found = await search(pool, text, types=["ARTICLE"], first=100)
    return frozenset(node["slug"] for node in nodes(found))


async def postgresql(pool: Pool, text: str) -> frozenset[str]:
    connection = await pool.take(5)
    try:
        row = await connection.fetch_row(f"select array({POSTGRESQL})", [text])
    finally:
        pool.give_back(connection)
    assert row is not None
    return frozenset(row[0])


async def measures(pool: Pool, searches: Sequence[Search]) -> tuple[Measure, Measure, str]:
    """Return how we do, how PostgreSQL does, and our mistakes."""
    mine = await found_by(lambda text: ours(pool, text), searches)
    theirs = await found_by(lambda text: postgresql(pool, text), searches)
    return measured(searches, mine), measured(searches, theirs), mistakes(searches, mine)()


async def test_search_finds_what_the_gold_list_wants_and_little_else(pool: Pool) -> None:
    mine, theirs, wrong = await measures(pool, SEARCHES)
    assert len(SEARCHES) >= 40
    assert mine.recall >= 0.95, wrong
    assert mine.precision >= 0.97, wrong
    assert (mine.recall, mine.precision) > (theirs.recall, theirs.precision)


async def test_the_documents_tell_what_is_measured(pool: Pool) -> None:
    page = (Path(__file__).parents[2] / "docs" / "search.md").read_text("utf-8")
    for name, searches in (("all", SEARCHES), ("Arabic", ARABIC)):
        mine, theirs, _ = await measures(pool, searches)
        for who, each in (("Isnad", mine), ("PostgreSQL `arabic`", theirs)):
            row = f"| {who} | {name}: {len(searches)} | {each.recall:.2f} | {each.precision:.2f} | {each.whole} |"
            assert row in page


async def test_whatever_is_written_together_with_a_word_all_its_forms_are_one(pool: Pool) -> None:
    found = [await ours(pool, text) for text in ("غزة", "بغزة", "وغزة", "غزه", "فلغزة", "وبغزة")]
    assert found[0]
    assert set(found) == {found[0]}
