"""A program for a copy of the house in which claims have a topic: it follows one from a bundle to everybody who hears of it.

It is given the address of a database, and prints what was seen as JSON.
"""

import asyncio
import sys
from pathlib import Path
from typing import Any

import asyncpg
import orjson

from db.migrations import runner as migration_runner
from db.operations.correct_annotation import CorrectAnnotation, correct_annotation
from db.postgres.pool import open_pool
from db.redaction.redact import redact
from db.redaction.request import Redact
from tests.db.watch.desk import DESK, client, id_of, sides
from tests.support.data.articles import load, noise
from tests.support.service.asking import client_of

_QUERY = 'query ($at: DateTime) { article(by: { slug: "noise" }, asOf: $at) { claims { nodes { topic statusNote } } } }'
_FIELDS = "select fields from change where id = $1 and fields is not null order by seq"
_NOW = "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"


def bundle() -> dict[str, Any]:
    """Return a bundle whose claim has a topic."""
    data = noise()
    data["claims"][0]["topic"] = "potash and sanctions"
    return data


async def follow(dsn: str) -> dict[str, Any]:
    """Return what is seen of a topic, door by door."""
    await migration_runner.migrate(dsn)
    seen: dict[str, Any] = {"house": str(Path(migration_runner.__file__).parents[2])}
    connection = await asyncpg.connect(dsn)
    pool = await open_pool(dsn, smallest=0, largest=3, statement_timeout_ms=30_000)
    async with client_of(dsn) as http:

        async def topics(at: str | None = None) -> list[str]:
            answered = await http.post("/graphql", json={"query": _QUERY, "variables": {"at": at}})
            return [each["topic"] for each in answered.json()["data"]["article"]["claims"]["nodes"]]

        await load(connection, bundle())
        seen["loaded again"] = (await load(connection, bundle())).outcome
        watching = await client(connection, pool, "partner")
        claim = await id_of(connection, "lasting")
        await watching.watch(claim)
        seen["loaded"], then = await topics(), await connection.fetchval(_NOW)
        request = CorrectAnnotation(str(claim), 'topic: "potash alone"')
        await correct_annotation(connection, request, actor=DESK)
        again = CorrectAnnotation(str(claim), 'status_note: "still"')
        await correct_annotation(connection, again, actor=DESK)
        seen["corrected"], seen["as it was"] = await topics(), await topics(then)
        seen["rest"] = (await http.get(f"/v1/claims/{claim}")).json()["topic"]
        changes = (await http.get("/v1/changes", params={"types": "claim"})).json()["changes"]
        seen["told"] = [each["data"]["topic"] for each in changes]
        seen["fields"] = [row["fields"] for row in await connection.fetch(_FIELDS, claim)]
        seen["heard"] = [(*(side.get("topic") for side in sides(each)),) for each in await watching.heard()]
        await redact(connection, Redact("Law on privacy", ("potash",)), actor=DESK)
        seen["redacted"], seen["redacted as it was"] = await topics(), await topics(then)
    await pool.close()
    await connection.close()
    return seen


if __name__ == "__main__":
    sys.stdout.buffer.write(orjson.dumps(asyncio.run(follow(sys.argv[1]))))
