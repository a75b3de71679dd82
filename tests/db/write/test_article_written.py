"""The order in which articles were written: what their histories say, to editors and to everybody else, whoever wrote."""

import re
from importlib.resources import files
from typing import Any

import asyncpg
import httpx2

from db.operation.operation import Actor
from db.operations.article_status import RestoreArticle, WithholdArticle, restore_article, withhold_article
from db.operations.correct_article import CorrectArticle, correct_article
from db.sql.scope import Scope
from tests.support.data.articles import BODY, load, noise
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of

QUERY = """
    query ($first: Int, $after: String) {
      articles(orderBy: UPDATED_DESC, first: $first, after: $after) {
        nodes { slug history(first: 1) { nodes { at } } }
        pageInfo { endCursor hasNextPage }
      }
    }
"""
DESK = Actor("desk")


async def listed(client: httpx2.AsyncClient, size: int) -> list[dict[str, Any]]:
    """Return all articles in the order, page by page."""
    found: list[dict[str, Any]] = []
    after = None
    while True:
        body = {"query": QUERY, "variables": {"first": size, "after": after}}
        page = (await client.post("/graphql", json=body)).json()["data"]["articles"]
        found += page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return found
        after = page["pageInfo"]["endCursor"]


def slugs(found: list[dict[str, Any]]) -> list[str]:
    return [each["slug"] for each in found]


async def test_articles_come_in_the_order_of_the_newest_entries_of_their_histories(
    database: str, connection: asyncpg.Connection
) -> None:
    for number in range(7):
        await load(connection, noise(slug=f"a{number}", url=None, headline=f"Number {number}"))
    await correct_article(connection, CorrectArticle("a2", f"{BODY} و."), actor=DESK)
    await withhold_article(connection, WithholdArticle("a1", "Wait."), actor=DESK)
    await withhold_article(connection, WithholdArticle("a3", "Wait."), actor=DESK)
    await correct_article(connection, CorrectArticle("a0", f"{BODY} و."), actor=DESK)
    await correct_article(connection, CorrectArticle("a3", f"{BODY} ثم."), actor=DESK)
    await restore_article(connection, RestoreArticle("a1"), actor=DESK)
    headers = bearer(await key_of(database, "desk", Scope.DRAFT))
    async with client_of(database) as anybody, client_of(database, headers=headers) as desk:
        for client, order in ((anybody, "a1 a0 a2 a6 a5 a4"), (desk, "a1 a3 a0 a2 a6 a5 a4")):
            found = await listed(client, 2)
            assert slugs(found) == order.split()
            written = [each["history"]["nodes"][0]["at"] for each in found]
            assert written == sorted(written, reverse=True)
            assert slugs(await listed(client, 100)) == order.split()


async def test_the_order_of_what_was_written_before_it_was_kept_is_made_by_the_migration(
    connection: asyncpg.Connection,
) -> None:
    for number in range(3):
        await load(connection, noise(slug=f"a{number}", url=None, status="WITHHELD" if number == 1 else "USABLE"))
    await correct_article(connection, CorrectArticle("a2", f"{BODY} و."), actor=DESK)
    kept = await connection.fetch("select * from article_written order by article_id")
    assert [each["public_recency"] is None for each in kept].count(True) == 1
    text = files("db.migrations").joinpath("sql", "0014_feed_addresses.sql").read_text("utf-8")
    (fill,) = re.findall(r"^insert into article_written \(.*?;$", text, re.MULTILINE | re.DOTALL)
    await connection.execute("truncate article_written")
    await connection.execute(fill)
    assert await connection.fetch("select * from article_written order by article_id") == kept
