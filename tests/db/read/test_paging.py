"""Pages: every item once and in order, forwards and backwards, also while items come and go."""

import random
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from db.postgres.pool import Pool, open_pool
from db.sql.errors import InvalidCursor
from tests.support.service.asking import answer

QUERY = """
query ($first: Int, $after: String, $last: Int, $before: String, $filter: QuoteFilter) {
  quotes(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    totalCount
    edges { cursor node { text } }
    nodes { text }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}
"""

MAKE_ARTICLE = """
    with r as (insert into revision (id, article_id, number, body, sha256) values ($2, $1, 1, 'x', repeat('0', 64)))
    insert into article (id, slug, language, direction, status, revision_id, bundle_sha256, published_at)
    values ($1, $3, 'ar', 'RTL', 'USABLE', $2, 'x', $4)
"""

MAKE_QUOTE = """
    with a as (
        insert into annotation (id, article_id, kind, key, method, asserted_by, asserted_at, state, digest)
        values ($1, $2, 'QUOTE', $3, 'HUMAN', 'desk', now(), 'PUBLISHED', 'x')
    )
    insert into quote (id, article_id, kind, text, language, source_kind, recency, start_offset)
    select $1, $2, 'DIRECT', $3, 'ar', 'UNKNOWN', recency, $4 from article where id = $2
"""


def uuid(number: int) -> UUID:
    return UUID(int=number)


async def make_quotes(connection: asyncpg.Connection, numbers: list[int]) -> None:
    """Make a quote for each number, spread over three articles, several at the same place."""
    for number in numbers:
        at = (number * 7919) % 5
        await connection.execute(MAKE_QUOTE, uuid(1000 + number), uuid(1 + number % 3), f"q{number}", at)


@pytest.fixture
async def pool(database: str, connection: asyncpg.Connection) -> AsyncIterator[Pool]:
    days = ["2025-12-13T00:00:00+00:00", None, "2024-01-01T00:00:00+00:00"]
    for number, day in enumerate(days, 1):
        when = None if day is None else datetime.fromisoformat(day)
        async with connection.transaction():
            await connection.execute(MAKE_ARTICLE, uuid(number), uuid(100 + number), f"a{number}", when)
    opened = await open_pool(database, smallest=0, largest=2, statement_timeout_ms=5000)
    yield opened
    await opened.close()


async def page(pool: Pool, **variables: Any) -> dict[str, Any]:
    connection: dict[str, Any] = (await answer(pool, QUERY, **variables))["quotes"]
    edges, info = connection["edges"], connection["pageInfo"]
    assert [edge["node"] for edge in edges] == connection["nodes"]
    assert info["startCursor"] == (edges[0]["cursor"] if edges else None)
    assert info["endCursor"] == (edges[-1]["cursor"] if edges else None)
    return connection


def texts(connection: dict[str, Any]) -> list[str]:
    return [node["text"] for node in connection["nodes"]]


async def expected(connection: asyncpg.Connection) -> list[str]:
    rows = await connection.fetch("select text from quote order by recency, article_id, start_offset, id")
    return [row["text"] for row in rows]


@pytest.mark.parametrize("size", [1, 3, 7, 100])
async def test_pages_forwards_and_backwards_hold_every_item_once_and_in_order(
    pool: Pool, connection: asyncpg.Connection, size: int
) -> None:
    await make_quotes(connection, list(range(22)))
    everything = await expected(connection)
    forwards: list[str] = []
    after = None
    while True:
        found = await page(pool, first=size, after=after)
        assert found["totalCount"] == 22
        assert found["pageInfo"]["hasPreviousPage"] == bool(forwards)
        forwards += texts(found)
        assert found["pageInfo"]["hasNextPage"] == (len(forwards) < 22)
        if not found["pageInfo"]["hasNextPage"]:
            break
        after = found["pageInfo"]["endCursor"]
    assert forwards == everything
    backwards: list[str] = []
    before = None
    while True:
        found = await page(pool, last=size, before=before)
        assert found["pageInfo"]["hasNextPage"] == bool(backwards)
        backwards = texts(found) + backwards
        assert found["pageInfo"]["hasPreviousPage"] == (len(backwards) < 22)
        if not found["pageInfo"]["hasPreviousPage"]:
            break
        before = found["pageInfo"]["startCursor"]
    assert backwards == everything


async def test_a_page_between_two_cursors_ends_at_both(pool: Pool, connection: asyncpg.Connection) -> None:
    await make_quotes(connection, list(range(10)))
    everything = await page(pool, first=100)
    cursors = [edge["cursor"] for edge in everything["edges"]]
    found = await page(pool, first=100, after=cursors[2], before=cursors[6])
    assert texts(found) == texts(everything)[3:6]
    assert not found["pageInfo"]["hasNextPage"], "who pages through a stretch comes to its end"
    assert found["pageInfo"]["hasPreviousPage"]
    found = await page(pool, last=2, after=cursors[2], before=cursors[6])
    assert texts(found) == texts(everything)[4:6]
    assert found["pageInfo"] | {"hasNextPage": True, "hasPreviousPage": True} == found["pageInfo"]


def by_the_specification(edges: list[str], given: dict[str, Any]) -> tuple[list[str], bool, bool]:
    """Return the edges of a page, and whether there are pages after and before it, as Relay's algorithm has them.

    ``after`` and ``before`` are cursors of ``edges``. Where the algorithm lets a server answer false, this answers exactly.
    """
    after, before = given.get("after"), given.get("before")
    start = edges.index(after) + 1 if after else 0
    end = edges.index(before) if before else len(edges)
    between = edges[start:end]
    if "last" in given:
        size = given["last"]
        return between[max(0, len(between) - size) :], before is not None, len(between) > size
    size = given.get("first", 20)
    return between[:size], len(between) > size, after is not None


@pytest.mark.parametrize("seed", range(3))
async def test_every_page_is_the_one_of_relays_algorithm(pool: Pool, connection: asyncpg.Connection, seed: int) -> None:
    chance = random.Random(seed)
    await make_quotes(connection, list(range(chance.choice([1, 24, 31]))))
    cursors = [edge["cursor"] for edge in (await page(pool, first=100))["edges"]]
    assert len(set(cursors)) == len(cursors)
    for _ in range(60):
        given = {name: chance.choice(cursors) for name in ("after", "before") if chance.random() < 0.5}
        given |= {name: chance.randint(0, 12) for name in chance.choice([(), ("first",), ("last",)])}
        edges, has_next, has_previous = by_the_specification(cursors, given)
        found = await page(pool, **given)
        assert [edge["cursor"] for edge in found["edges"]] == edges
        assert found["totalCount"] == len(cursors)
        info = found["pageInfo"]
        assert (info["hasNextPage"], info["hasPreviousPage"]) == (has_next, has_previous), given


@pytest.mark.parametrize("seed", range(5))
async def test_items_that_come_and_go_neither_repeat_nor_hide_the_others(
    pool: Pool, connection: asyncpg.Connection, seed: int
) -> None:
    chance = random.Random(seed)
    await make_quotes(connection, list(range(0, 40, 2)))
    kept, seen = set(await expected(connection)), []
    after, next_number = None, 41
    while True:
        found = await page(pool, first=3, after=after)
        seen += texts(found)
        if not found["pageInfo"]["hasNextPage"]:
            break
        after = found["pageInfo"]["endCursor"]
        await make_quotes(connection, [next_number, next_number + 2])
        next_number += 4
        gone = chance.choice(sorted(kept | set(seen)))
        await connection.execute("delete from quote where text = $1", gone)
        kept.discard(gone)
        if next_number > 120:
            break
    assert len(seen) == len(set(seen))
    if next_number <= 120:
        assert kept <= set(seen)


@pytest.mark.parametrize("end", ["first", "last"])
async def test_a_page_of_no_items_says_everything_else_of_the_list(
    pool: Pool, connection: asyncpg.Connection, end: str
) -> None:
    await make_quotes(connection, list(range(5)))
    empty = await page(pool, **{end: 0})
    assert (empty["edges"], empty["nodes"], empty["totalCount"]) == ([], [], 5)
    more = {"hasNextPage": end == "first", "hasPreviousPage": end == "last"}
    assert empty["pageInfo"] == {**more, "startCursor": None, "endCursor": None}
    parts = {
        "edges { cursor }": {"edges": []},
        "nodes { id }": {"nodes": []},
        "totalCount": {"totalCount": 5},
        "pageInfo { startCursor endCursor }": {"pageInfo": {"startCursor": None, "endCursor": None}},
        "pageInfo { hasNextPage hasPreviousPage }": {"pageInfo": more},
        "facets { kind { count } }": {"facets": {"kind": [{"count": 5}]}},
        "facets { speaker(first: 0) { count } }": {"facets": {"speaker": []}},
    }
    for part, expected_part in parts.items():
        assert await answer(pool, f"{{ quotes({end}: 0) {{ {part} }} }}") == {"quotes": expected_part}
    everything = " ".join(parts)
    assert (await answer(pool, f"{{ quotes({end}: 0) {{ {everything.split('facets')[0]} }} }}"))["quotes"][
        "edges"
    ] == []


async def test_an_empty_list_is_an_empty_page(pool: Pool) -> None:
    found = await page(pool, first=5)
    assert found == {
        "totalCount": 0,
        "edges": [],
        "nodes": [],
        "pageInfo": {"hasNextPage": False, "hasPreviousPage": False, "startCursor": None, "endCursor": None},
    }


async def test_a_cursor_that_no_list_gave_out_is_refused_before_a_connection_is_taken(pool: Pool) -> None:
    await pool.close()
    with pytest.raises(InvalidCursor):
        await page(pool, first=5, after="bm90IGEgY3Vyc29y")
