"""The hand-written statements answer exactly what the service answers."""

import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

import asyncpg
import pytest

from benchmarks.documents import document
from benchmarks.peers.ceiling.connections import Connections
from benchmarks.peers.ceiling.statement import statement_for
from db.postgres.pool import Pool, open_pool
from db.read.execute import execute
from schema.build import core_schema
from schema.read.limits import Limits
from schema.request.request import RequestReader

NOBODY = "00000000-0000-7000-8000-000000000000"
UNTIL = "2100-01-01T00:00:00Z"
WINDOWS = ("2025", "2025-12/2026-03", "2000/..", "../2025-12-31", "2025-12-XX", "1900")


@pytest.fixture(scope="module")
async def ceiling(seeded_dsn: str) -> AsyncIterator[Connections]:
    """Connections as the ceiling opens them."""
    opened = Connections()
    await opened.open(seeded_dsn, 1)
    yield opened
    await opened.close()


async def ours(pool: Pool, workload: str, variables: dict[str, Any]) -> Any:
    """Return the service's answer to a workload."""
    request = RequestReader(core_schema(), Limits()).read(document(workload), None, variables)
    assert request.prepared.compiled is not None
    found = await execute(pool, request.prepared.compiled, request.variables, wait_s=5)
    assert not found.refused
    return {"data": json.loads(found.data)}


async def assert_same(servers: tuple[Pool, Connections], workload: str, variables: Mapping[str, Any]) -> Any:
    """Check that both answer the same, keys in the same order, and return the answer."""
    expected = await ours(servers[0], workload, dict(variables))
    found = json.loads(await servers[1].answer(statement_for(workload, variables)))
    assert json.dumps(found, indent=1) == json.dumps(expected, indent=1)
    return found["data"]


async def test_the_article_page_is_the_same(
    seeded: asyncpg.Connection, seeded_pool: Pool, ceiling: Connections
) -> None:
    slugs = [row[0] for row in await seeded.fetch("select slug from article")]
    for slug in slugs:
        data = await assert_same((seeded_pool, ceiling), "article-page", {"slug": slug})
        assert data["article"]["quotes"]["nodes"]
    assert await assert_same((seeded_pool, ceiling), "article-page", {"slug": "none"}) == {"article": None}


async def test_the_list_of_articles_is_the_same(seeded_pool: Pool, ceiling: Connections) -> None:
    data = await assert_same((seeded_pool, ceiling), "article-list", {"before": UNTIL})
    assert data["articles"]["nodes"]
    await assert_same((seeded_pool, ceiling), "article-list", {"before": "1900-01-01T00:00:00Z"})


async def test_what_every_entity_said_is_the_same(
    seeded: asyncpg.Connection, seeded_pool: Pool, ceiling: Connections
) -> None:
    for row in await seeded.fetch("select id::text from entity"):
        await assert_same((seeded_pool, ceiling), "speaker", {"entity": row[0]})
    assert await assert_same((seeded_pool, ceiling), "speaker", {"entity": NOBODY}) == {"entity": None}


async def test_what_every_entity_relayed_is_the_same(
    seeded: asyncpg.Connection, seeded_pool: Pool, ceiling: Connections
) -> None:
    seen = 0
    for row in await seeded.fetch("select id::text from entity"):
        data = await assert_same((seeded_pool, ceiling), "relayed", {"entity": row[0]})
        seen += len(data["quotes"]["nodes"])
    assert seen


async def test_the_pages_of_quotes_are_the_same_to_the_last(seeded_pool: Pool, ceiling: Connections) -> None:
    data = await assert_same((seeded_pool, ceiling), "quote-page", {})
    while data["quotes"]["pageInfo"]["endCursor"]:
        after = data["quotes"]["pageInfo"]["endCursor"]
        data = await assert_same((seeded_pool, ceiling), "quote-page", {"after": after})
    assert data["quotes"]["nodes"] == []


@pytest.mark.parametrize("window", WINDOWS)
async def test_the_timeline_of_every_entity_is_the_same(
    window: str, seeded: asyncpg.Connection, seeded_pool: Pool, ceiling: Connections
) -> None:
    for row in await seeded.fetch("select id::text from entity"):
        await assert_same((seeded_pool, ceiling), "timeline", {"entity": row[0], "window": window})


@pytest.mark.parametrize(
    "text", ["bel", "Belarus", "العقوبات", "لوكاشينكو", "john COALE", "%", "_", "o", "", "zzzz", '"']
)
async def test_a_search_finds_the_same_entities(text: str, seeded_pool: Pool, ceiling: Connections) -> None:
    await assert_same((seeded_pool, ceiling), "entity-search", {"text": text})


async def test_names_that_need_escaping_are_answered_the_same(database: str) -> None:
    text = 'a "b" \\ \n\t / \u2028 ب'
    writer = await asyncpg.connect(database)
    await writer.execute("insert into entity (id, kind, label) values ($1, 'PERSON', $2)", NOBODY, text)
    await writer.execute(
        "insert into name (entity_id, ordinal, text, language, script, kind) values ($1, 0, $2, 'en', 'Latn', 'ALIAS')",
        NOBODY,
        text,
    )
    await writer.close()
    service = await open_pool(database, smallest=0, largest=1, statement_timeout_ms=10_000)
    ceiling = Connections()
    await ceiling.open(database, 1)
    data = await assert_same((service, ceiling), "entity-search", {"text": "b"})
    assert data["entities"]["nodes"][0]["name"] == text
    await assert_same((service, ceiling), "speaker", {"entity": NOBODY})
    await ceiling.close()
    await service.close()
