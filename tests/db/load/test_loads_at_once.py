"""Many clients that load at once what overlaps: the result is that of loading one after another, in some order."""

import asyncio
import random
from typing import Any

import asyncpg
import pytest

from db.load.loader import DEADLOCKS
from db.load.store import load_reading
from db.operation.load_report import LoadReport
from db.operation.operation import Actor
from tests.conftest import Databases
from tests.support.data.articles import BODY, checked, noise

CLIENTS = 10
COMPARED = {
    "article": "select slug, headline, status, version, loaded_version from article",
    "revision": "select a.slug, r.number, r.body from revision r join article a on a.id = r.article_id",
    "annotation": "select a.slug, n.kind, n.key, n.version, n.state, n.note"
    " from annotation n join article a on a.id = n.article_id",
    "entity": "select array(select key from entity_key k where k.entity_id = e.id order by 1), kind, label, version, hidden"
    " from entity e",
    "name": "select k.key, n.text, n.kind, n.ordinal from name n join entity_key k on k.entity_id = n.entity_id",
    "event": "select k.key, e.label, e.status, e.edtf, e.version, e.hidden"
    " from event e join event_key k on k.event_id = e.id",
    "claim": "select a.slug, c.text, c.status, k.key from claim c join article a on a.id = c.article_id"
    " left join event_key k on k.event_id = c.event_id",
    "article_entity": "select a.slug, k.key, m.start_offset, m.hidden from article_entity m"
    " join article a on a.id = m.article_id join entity_key k on k.entity_id = m.entity_id",
    "search": "select type, words::text, hidden from search_document",
    "change": 'select op, public_op, type, version, reason, fields, "by" from change',
}


def overlapping(number: int, chance: random.Random) -> dict[str, Any]:
    """Return a bundle of one of three articles, which says something else of entities and an event that all share."""
    data = noise(slug=f"article-{number % 3}", headline=f"By {number}")
    data["article"]["body"] = chance.choice((BODY, BODY + " انتهى."))
    data["entities"][0]["names"].append(
        {"text": chance.choice(("John P. Coale", "J. Coale", "Coale")), "language": "en"}
    )
    data["events"][0]["title"] = {"en": chance.choice(("Talks", "Talks in Minsk"))}
    data["claims"][0]["status"] = chance.choice(("UNVERIFIED", "DISPUTED", "SUPPORTED"))
    if chance.random() < 0.5:
        data["quotes"][0]["provenance"] = {"state": "DRAFT"}
    if chance.random() < 0.3:
        del data["events"]
        del data["claims"]
    return data


async def load_by(dsn: str, number: int, data: dict[str, Any]) -> LoadReport:
    connection, bundle = await asyncpg.connect(dsn), checked(data)
    try:
        for attempt in range(DEADLOCKS + 1):
            try:
                return await load_reading(connection, bundle.reading, bundle.sha256, actor=Actor(f"client {number}"))
            except asyncpg.DeadlockDetectedError:
                assert attempt < DEADLOCKS
        raise AssertionError
    finally:
        await connection.close()


async def state(dsn: str) -> dict[str, list[str]]:
    connection = await asyncpg.connect(dsn)
    try:
        return {name: sorted(map(str, await connection.fetch(statement))) for name, statement in COMPARED.items()}
    finally:
        await connection.close()


async def order_of_writes(dsn: str) -> list[int]:
    connection = await asyncpg.connect(dsn)
    try:
        rows = await connection.fetch('select "by" from change group by "by" order by min(at)')
        return [int(row["by"].removeprefix("client ")) for row in rows]
    finally:
        await connection.close()


@pytest.mark.parametrize("seed", range(3))
async def test_ten_clients_at_once_leave_what_one_after_another_would_have_left(
    databases: Databases, template: str, seed: int
) -> None:
    chance = random.Random(seed)
    bundles = [overlapping(number, chance) for number in range(CLIENTS)]
    together, apart = await databases.make(template), await databases.make(template)
    try:
        reports = await asyncio.gather(*(load_by(together, number, data) for number, data in enumerate(bundles)))
        assert len(reports) == CLIENTS
        order = await order_of_writes(together)
        assert len(order) > 3
        for number in order:
            await load_by(apart, number, bundles[number])
        assert await state(together) == await state(apart)
    finally:
        await databases.drop(together)
        await databases.drop(apart)
