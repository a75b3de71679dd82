"""Highlights in a long text: the words that stand there, and where, in code points and in units of UTF-16."""

import asyncpg
import pytest

from db.postgres.pool import open_pool
from tests.hostile.input.long_articles import long_article
from tests.support.data.articles import load
from tests.support.service.asking import answer

HIGHLIGHTS = """query ($text: String!) { search(text: $text, types: [ARTICLE]) { edges { highlights {
    field text start end utf16Start utf16End within } } } }"""


def units(text: str) -> int:
    """Return how many units of UTF-16 a text has."""
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("торговля", {"торговля"}),
        ('"said minister7 alpha"', {"said Minister7 Alpha"}),
        ("word61*", {f"word61{n}" for n in ("", *range(10))}),
        ("sanctions OR word600", {"sanctions", "word600"}),
    ],
)
async def test_highlights_are_where_they_are_said_to_be_however_far_into_a_text(
    database: str, connection: asyncpg.Connection, text: str, words: set[str]
) -> None:
    data = long_article(0)
    await load(connection, data)
    body = data["article"]["body"]
    pool = await open_pool(database, smallest=0, largest=1, statement_timeout_ms=30_000)
    try:
        ((edge,),) = [(await answer(pool, HIGHLIGHTS, text=text))["search"]["edges"]]
    finally:
        await pool.close()
    highlights = edge["highlights"]
    assert 1 <= len(highlights) <= 20
    for each in highlights:
        whole = each["within"] if each["field"] == "HEADLINE" else body
        start, end = each["start"], each["end"]
        assert (each["within"] is None) == (each["field"] == "BODY")
        assert whole[start:end] == each["text"]
        assert each["text"] in words
        assert (each["utf16Start"], each["utf16End"]) == (units(whole[:start]), units(whole[:end]))
