"""A page of the feed has as many changes as fit into the bytes of an answer, and nothing is left out by that."""

import asyncpg
import orjson
import pytest

from db.feed.feed import Feed, FeedQuery
from db.postgres.pool import open_pool
from db.sql.errors import AnswerTooLarge
from schema.resource.item import items
from tests.support.data.articles import BODY, load, noise


async def read_pages(dsn: str, max_answer_bytes: int) -> tuple[list[str], list[int]]:
    """Return the ids of all changes in the feed, and the number of bytes of each page."""
    pool = await open_pool(dsn, smallest=0, largest=1, statement_timeout_ms=10_000, max_answer_bytes=max_answer_bytes)
    query, ids, sizes = FeedQuery(limit=1000), list[str](), list[int]()
    try:
        while True:
            page = await Feed(items()).read(pool, query, wait_s=5)
            ids += [orjson.loads(line)["id"] for line in page.lines]
            sizes.append(sum(map(len, page.lines)))
            query = FeedQuery(page.cursor, 1000)
            if page.is_all:
                return ids, sizes
    finally:
        await pool.close()


async def test_long_articles_make_shorter_pages_and_every_change_is_sent_once(
    database: str, connection: asyncpg.Connection
) -> None:
    for number in range(6):
        await load(connection, noise(slug=f"long-{number}", body=BODY + " سطر طويل." * 3000))
    whole, (size,) = await read_pages(database, 10_000_000)
    bounded = size // 3
    assert len(whole) == len(set(whole))
    ids, sizes = await read_pages(database, bounded)
    assert ids == whole
    assert len(sizes) > 2
    assert max(sizes) <= bounded
    with pytest.raises(AnswerTooLarge):
        await read_pages(database, 1000)
