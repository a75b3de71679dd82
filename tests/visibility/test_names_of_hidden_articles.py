"""Names that only a hidden article's bundle gives to somebody whom published articles speak of."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from db.pool import Pool, open_pool
from tests.articles import load, noise
from tests.asking import answer

ASKED = '{ entities { nodes { names { text } } } entity(by: { name: "Deep Throat" }) { id } }'


@pytest.fixture
async def pool(database: str) -> AsyncIterator[Pool]:
    opened = await open_pool(database, smallest=0, largest=2, statement_timeout_ms=5000)
    yield opened
    await opened.close()


@pytest.mark.xfail(
    strict=True, reason="a name is kept once, with the first article that gives it, and not with who may see it"
)
@pytest.mark.parametrize("state", ["PUBLISHED", "DRAFT"])
async def test_a_name_that_only_a_hidden_article_gives_is_told_to_nobody(
    connection: asyncpg.Connection, pool: Pool, state: str
) -> None:
    await load(connection, noise())
    before = await answer(pool, ASKED)
    data = noise(slug="secret", status="WITHHELD" if state == "PUBLISHED" else "USABLE")
    data["provenance"]["state"] = state
    data["entities"][0]["names"].append({"text": "Deep Throat", "language": "en", "kind": "ALIAS"})
    await load(connection, data)
    assert await answer(pool, ASKED) == before
