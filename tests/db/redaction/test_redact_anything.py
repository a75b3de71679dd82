"""Whatever words are taken out of a real article: they are nowhere afterwards, and every span is still true of its text."""

import json
from collections.abc import Iterator

import asyncpg
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from db.operation.operation import Actor
from db.redaction.redact import redact
from db.redaction.request import Redact
from editorial.redaction.redaction import MASK, letters_of
from editorial.text.fold import fold
from tests.db.redaction.unseen import BROKEN_SPANS

TABLES = """
    select quote_ident(table_name) from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
"""


async def texts_of(connection: asyncpg.Connection) -> list[str]:
    """Return every text in every row, but for the forms of words in the search index."""
    found: list[str] = []
    for table in await connection.fetch(TABLES):
        rows = await connection.fetch(f"select to_jsonb(t) - 'words' as row from {table[0]} t")
        found += [text for row in rows for text in _strings(json.loads(row["row"]))]
    return found


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(st.integers(0, 10**6), st.integers(2, 40), st.booleans())
@pytest.mark.asyncio(loop_scope="session")
async def test_spans_hold_and_the_words_are_nowhere(
    seeded: asyncpg.Connection, place: int, length: int, everywhere: bool
) -> None:
    row = await seeded.fetchrow("select a.slug, r.body from article a join revision r on r.id = a.revision_id limit 1")
    assert row is not None
    body = row["body"]
    start = place % (len(body) - length)
    words = body[start : start + length]
    assume(letters_of(words) > 1 and not words.isascii())
    undone = seeded.transaction()
    await undone.start()
    try:
        await redact(
            seeded,
            Redact(ground="§ 1", words=(words,), article=None if everywhere else row["slug"]),
            actor=Actor("desk"),
        )
        assert await seeded.fetch(BROKEN_SPANS) == []
        wanted = " ".join(fold(words).split())
        assert not [text for text in await texts_of(seeded) if wanted in " ".join(fold(text).split())]
        after = await seeded.fetchval("select body from revision where sha256 = $1", await newest(seeded, row["slug"]))
        assert len(after) == len(body)
        assert all(now in (was, MASK) for was, now in zip(body, after, strict=True))
    finally:
        await undone.rollback()


async def newest(connection: asyncpg.Connection, slug: str) -> str:
    """Return the hash of an article's current revision."""
    statement = "select r.sha256 from article a join revision r on r.id = a.revision_id where a.slug = $1"
    return str(await connection.fetchval(statement, slug))
