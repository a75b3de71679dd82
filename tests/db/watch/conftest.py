"""A pool of connections to the database of a test."""

from collections.abc import AsyncIterator

import pytest

from db.postgres.pool import Pool, open_pool


@pytest.fixture
async def pool(database: str) -> AsyncIterator[Pool]:
    """A pool of connections to the database of the test."""
    opened = await open_pool(database, smallest=0, largest=3, statement_timeout_ms=5000)
    yield opened
    await opened.close()
