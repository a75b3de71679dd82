"""Totals: of every list they are the number of items that its pages have, and of articles and entities those that are meant."""

import random
from collections.abc import AsyncIterator

import asyncpg
import pytest

from db.postgres.pool import Pool, open_pool
from tests.support.data.articles import load
from tests.support.data.library import Row, library
from tests.support.service.asking import answer

UNDER_ENTITY = ("mentions", "quotes", "relayed", "claims", "events", "articles")
UNDER_ARTICLE = ("mentions", "quotes", "events", "claims", "entities")

ARTICLE_FILTERS = {
    "language": ("'ar'", "language = 'ar'"),
    "publishedFrom": ("'2025-12-01T00:00:00Z'", "published_at >= '2025-12-01T00:00:00Z'"),
    "publishedTo": ("'2025-12-02T00:00:00Z'", "published_at < '2025-12-02T00:00:00Z'"),
    "status": ("USABLE", "status = 'USABLE'"),
    "mentions": ("'@'", "exists (select from mention m where m.article_id = r.id and m.entity_id = '@')"),
}
ENTITY_FILTERS = {
    "kind": ("[PERSON, PLACE]", "kind in ('PERSON', 'PLACE')"),
    "article": ("'#'", "exists (select from mention m where m.entity_id = r.id and m.article_id = '#')"),
}


@pytest.fixture
async def pool(database: str, connection: asyncpg.Connection) -> AsyncIterator[Pool]:
    for data in library(random.Random(6)):
        await load(connection, data)
    opened = await open_pool(database, smallest=0, largest=1, statement_timeout_ms=10_000)
    yield opened
    await opened.close()


async def walked(pool: Pool, parent: str, field: str, id_: str) -> tuple[set[int], list[str]]:
    """Return the totals that the pages of a list tell, and the ids of all its items."""
    query = f"""query ($id: ID!, $after: String) {{ node(id: $id) {{ ... on {parent} {{
        {field}(first: 9, after: $after) {{ totalCount nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }} }} }}"""
    totals: set[int] = set()
    ids: list[str] = []
    after = None
    while True:
        found: Row = (await answer(pool, query, id=id_, after=after))["node"][field]
        totals.add(found["totalCount"])
        ids += [node["id"] for node in found["nodes"]]
        if not found["pageInfo"]["hasNextPage"]:
            return totals, ids
        after = found["pageInfo"]["endCursor"]


async def test_the_total_of_a_list_under_an_object_is_the_number_of_its_items(
    pool: Pool, connection: asyncpg.Connection
) -> None:
    seen = 0
    for parent, fields in (("Entity", UNDER_ENTITY), ("Article", UNDER_ARTICLE)):
        for row in await connection.fetch(f"select id::text from {parent} order by id limit 3"):
            for field in fields:
                totals, ids = await walked(pool, parent, field, row["id"])
                assert totals == {len(ids)} == {len(set(ids))}, (parent, field)
                seen += len(ids)
    assert seen > 100


async def test_articles_and_entities_under_any_filter_are_those_that_it_means(
    pool: Pool, connection: asyncpg.Connection
) -> None:
    chance = random.Random(1)
    entity = await connection.fetchval("select entity_id::text from mention order by id limit 1")
    article = await connection.fetchval("select article_id::text from mention order by id limit 1")
    for field, filters in (("articles", ARTICLE_FILTERS), ("entities", ENTITY_FILTERS)):
        for _ in range(40):
            names = chance.sample(sorted(filters), chance.randint(0, min(3, len(filters))))
            given = ", ".join(f"{name}: {filters[name][0]}" for name in names)
            given = given.replace("'", '"').replace("@", entity).replace("#", article)
            meant = " and ".join(["true", *(filters[name][1] for name in names)])
            meant = meant.replace("@", entity).replace("#", article)
            table = {"articles": "article", "entities": "entity"}[field]
            expected = await connection.fetch(f"select id::text from {table} r where {meant}")
            found = await answer(pool, f"{{ {field}(filter: {{ {given} }}) {{ totalCount nodes {{ id }} }} }}")
            assert {node["id"] for node in found[field]["nodes"]} == {row["id"] for row in expected}, names
            assert found[field]["totalCount"] == len(expected)
