"""Drafts, and articles that are withheld, are not there for those who see published data only; nor what only they speak of."""

from typing import Any

import asyncpg

from db.postgres.pool import Pool
from db.sql.visibility import Visibility
from tests.support.data.articles import load, noise
from tests.support.service.asking import answer_to

Connection = asyncpg.Connection

EVERYTHING = """
query ($id: ID!, $entity: ID!) {
  node(id: $id) { id }
  article(by: { slug: "noise" }) {
    status
    mentions { totalCount nodes { entity { id } } }
    quotes { totalCount nodes { id speaker { id } } }
    claims { totalCount nodes { id quote { id } event { id } relations { claim { id } } } }
    events { totalCount nodes { id reports { id } } }
    entities { totalCount nodes { id name } }
  }
  articles { totalCount nodes { slug } }
  entities { totalCount nodes { id name } }
  quotes { totalCount nodes { id } facets { kind { count } speaker { count entity { id } } } }
  relayed: quotes(filter: { via: $entity }) { totalCount nodes { id } }
  claims { totalCount nodes { id } }
  events { totalCount nodes { id } }
  timeline { edges { node { id } } }
  search(text: "العقوبات") { totalCount nodes { __typename ... on Node { id } } }
  changes { edges { node { op type nodeId by note } } }
  entity(by: { id: $entity }) { id quotes { totalCount } articles { totalCount } mentions { totalCount } }
}
"""


async def read(pool: Pool, connection: Connection, visibility: Visibility, what: str = "quote") -> dict[str, Any]:
    id_ = await connection.fetchval("select id::text from annotation where kind = $1", what.upper())
    entity = await connection.fetchval("select entity_id::text from entity_key where key = 'belta'")
    found: dict[str, Any] = await answer_to(visibility, pool, EVERYTHING, id=id_, entity=entity)
    return found


def nothing(found: dict[str, Any]) -> bool:
    """Return whether an answer tells of nothing at all."""
    text = str({name: value for name, value in found.items() if name != "changes"})
    return "'id'" not in text and not any(f"'totalCount': {n}" in text for n in range(1, 9))


async def test_an_article_that_is_withheld_is_not_there_by_any_way(connection: Connection, pool: Pool) -> None:
    await load(connection, noise(status="WITHHELD"))
    found = await read(pool, connection, Visibility.PUBLISHED)
    assert found["article"] is None
    assert nothing(found)
    assert found["changes"]["edges"] == []
    seen = await read(pool, connection, Visibility.EVERYTHING)
    assert seen["article"]["status"] == "WITHHELD"
    assert seen["quotes"]["totalCount"] == 1
    assert seen["search"]["totalCount"] > 0


async def test_drafts_and_what_only_they_speak_of_are_not_there(connection: Connection, pool: Pool) -> None:
    data = noise()
    data["provenance"]["state"] = "DRAFT"
    await load(connection, data)
    found = await read(pool, connection, Visibility.PUBLISHED)
    assert found["article"] is None
    assert found["changes"]["edges"] == []
    for name in ("articles", "quotes", "claims", "events", "entities", "relayed"):
        assert found[name]["totalCount"] == 0, name
    assert found["node"] is None
    assert found["entity"] is None
    assert (await read(pool, connection, Visibility.EVERYTHING))["entities"]["totalCount"] == 2


async def test_what_was_withheld_and_restored_is_reported_as_gone_and_as_new(
    connection: Connection, pool: Pool
) -> None:
    await load(connection, noise())
    last = await connection.fetchval("select max(seq) from change")
    await load(connection, noise(status="WITHHELD"))
    rows = await connection.fetch("select op, public_op, type from change where seq > $1 order by seq", last)
    assert {row["public_op"] for row in rows} == {"delete"}
    assert {row["op"] for row in rows} == {"upsert"}
    assert {row["type"] for row in rows} == {"article", "entity", "event", "event_report", "mention", "quote", "claim"}
    await load(connection, noise())
    back = await connection.fetch("select public_op, type, id from change where seq > $1 order by seq", last)
    assert [row["public_op"] for row in back[len(rows) :]] == ["upsert"] * len(rows)
    assert {row["id"] for row in back[len(rows) :]} == {row["id"] for row in back[: len(rows)]}
    found = await read(pool, connection, Visibility.PUBLISHED)
    assert found == await read(pool, connection, Visibility.EVERYTHING) | {"changes": found["changes"]}


async def test_an_entity_that_nothing_speaks_of_is_not_shown_by_a_bundle_that_has_drafts(
    connection: Connection, pool: Pool
) -> None:
    data = noise()
    data["entities"].append({"key": "accused", "kind": "PERSON", "names": [{"text": "Accused", "language": "en"}]})
    data["quotes"][0]["provenance"] = {"state": "DRAFT"}
    await load(connection, data)
    hidden = "select hidden from entity where label = 'Accused'"
    assert await connection.fetchval(hidden)
    data["entities"].pop()
    data["quotes"][0]["provenance"] = {"state": "PUBLISHED"}
    await load(connection, data)
    assert await connection.fetchval(hidden), "nothing gives it any more, and nobody was shown it"
