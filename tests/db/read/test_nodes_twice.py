"""Ids that are asked for twice: each object is read once, and answered in every place that it was asked for."""

from typing import Any

import orjson

from db.postgres.pool import Pool
from tests.support.service.asking import READER, answer

NODES = "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Article { slug body } ... on Quote { text } } }"


def loops_over(plan: dict[str, Any], relation: str) -> int:
    """Return how often a plan that was run has looked into a table."""
    own = plan["Actual Loops"] if plan.get("Relation Name") == relation else 0
    return int(own) + sum(loops_over(each, relation) for each in plan.get("Plans", ()))


async def test_objects_come_in_the_requested_order_however_often_they_repeat(seeded_pool: Pool) -> None:
    found = await answer(
        seeded_pool, "{ articles(first: 1) { nodes { id slug body } } quotes(first: 2) { nodes { id text } } }"
    )
    (article,), (first, second) = found["articles"]["nodes"], found["quotes"]["nodes"]
    requested = [second, article, first, None, second, second, article]
    ids = [each["id"] if each else "no id" for each in requested]
    assert (await answer(seeded_pool, NODES, ids=ids))["nodes"] == requested


async def test_an_object_is_read_once_however_often_its_id_is_requested(seeded_pool: Pool) -> None:
    found = await answer(seeded_pool, "{ articles(first: 1) { nodes { id } } }")
    ids = [each["id"] for each in found["articles"]["nodes"]]
    looked = []
    for many in (1, 20):
        request = READER.read(NODES, None, {"ids": ids * many})
        assert request.prepared.compiled is not None
        statement = request.prepared.compiled.statement
        async with seeded_pool.acquire(wait_s=5) as connection:
            explained = "explain (analyze, format json) " + statement.text
            row = await connection.wire.fetchrow(explained, *statement.bind(request.variables))
        assert row is not None
        looked.append(loops_over(orjson.loads(row[0])[0]["Plan"], "revision"))
    assert looked[0] == looked[1] == len(ids)
