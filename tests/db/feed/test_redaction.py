"""After a redaction the words are nowhere that partners can read: not in the feed from its beginning, in no form."""

from collections.abc import Sequence

import asyncpg
import httpx2
import pytest

from db.sql.scope import Scope
from tests.service.sync.asking import NDJSON, page
from tests.support.data.articles import load, noise
from tests.support.operation.asking import desk_client
from tests.support.service.keys import bearer, key_of
from tests.support.service.live import serving

WORDS = "نحن نرفع"
EVERYWHERE: Sequence[tuple[str, dict[str, str]]] = (
    ("/v1/changes?limit=1000", {}),
    ("/v1/changes", NDJSON),
    *((f"/v1/articles/noise.{suffix}", {}) for suffix in ("jsonld", "ninjs", "anno.jsonld", "csv")),
    ("/v1/articles.atom", {}),
    ("/v1/snapshot", {}),
)
"""What a partner can read everything by."""


async def read_everything(client: httpx2.AsyncClient) -> list[str]:
    answers = [await client.get(path, headers=headers) for path, headers in EVERYWHERE]
    assert {each.status_code for each in answers} == {200}
    return [each.text for each in answers]


@pytest.mark.parametrize("scope", [Scope.SYNC, Scope.ADMIN])
async def test_nothing_that_partners_read_contains_redacted_words(
    database: str, connection: asyncpg.Connection, scope: Scope
) -> None:
    await load(connection, noise())
    await load(connection, noise(headline="before"))
    key = await key_of(database, "partner", scope)
    async with (
        serving(database) as address,
        httpx2.AsyncClient(base_url=f"http://{address}", headers=bearer(key)) as client,
        desk_client(database) as desk,
    ):
        assert all(WORDS in text for text in await read_everything(client))
        cursor = (await page(client, limit=1000))["cursor"]
        done = await desk.post("/v1/redactions", json={"words": [WORDS], "article": "noise", "ground": "privacy"})
        assert done.status_code == 200, done.text
        assert not any(WORDS in text for text in await read_everything(client))
        redacted = (await page(client, after=cursor))["changes"]
        assert {(each["op"], each["reason"]) for each in redacted} == {("redact", "redaction")}
        assert {"article", "quote", "mention"} <= {each["type"] for each in redacted}
        assert all(each["data"] is not None for each in redacted)
