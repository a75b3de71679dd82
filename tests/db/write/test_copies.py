"""What lists are ordered by stands in several tables: the copies are those of the originals, whatever was corrected."""

from typing import Any

import asyncpg
import pytest

from tests.support.data.articles import load, noise

DIFFERENT = {
    "mentions": "select m.id from mention m join article a on a.id = m.article_id where m.recency <> a.recency",
    "quotes": "select q.id from quote q join article a on a.id = q.article_id where q.recency <> a.recency",
    "claims": "select c.id from claim c join article a on a.id = c.article_id where c.recency <> a.recency",
    "links of quotes": "select t.annotation_id from attribution t join quote q on q.id = t.annotation_id"
    " where (t.kind, t.recency, t.start_offset) <> ('QUOTE', q.recency, q.start_offset)",
    "links of claims": "select t.annotation_id from attribution t join claim c on c.id = t.annotation_id"
    " where (t.kind, t.recency, t.start_offset) <> ('CLAIM', c.recency, c.start_offset)",
    "whom claims are about": "select t.claim_id from claim_about t join claim c on c.id = t.claim_id"
    " where (t.article_id, t.recency, t.start_offset) <> (c.article_id, c.recency, c.start_offset)",
    "whom events concern": "select event_id, entity_id, is_participant, is_place, sort_from, sort_to from event_entity"
    " except select e.id, c.entity_id, bool_or(c.part), bool_or(not c.part), e.sort_from, e.sort_to from event e join"
    " (select event_id, entity_id, true as part from participant union all select id, place_id, false from event"
    " where place_id is not null) c on c.event_id = e.id group by e.id, c.entity_id",
    "whom articles mention": "select article_id, entity_id, recency, start_offset from article_entity except"
    " select article_id, entity_id, min(recency), min(start_offset) from mention group by 1, 2",
    "labels of entities": "select e.id from entity e where label not in"
    " (select text from name n where n.entity_id = e.id)",
    "labels of events": "select e.id from event e where label not in"
    " (select text from event_title t where t.event_id = e.id)",
}


async def different(connection: asyncpg.Connection) -> list[str]:
    return [what for what, statement in DIFFERENT.items() if await connection.fetch(statement)]


def corrected() -> dict[str, Any]:
    """Return the noise with another day of publication, another text, other names, another date and another place."""
    data = noise(published_at="2026-01-02T03:04:05Z")
    data["article"]["body"] = "عاجل. " + data["article"]["body"]
    data["entities"][0]["names"] = [
        {"text": "J. Coale", "language": "en", "kind": "ALIAS"},
        {"text": "كويل", "language": "ar", "kind": "PREFERRED"},
    ]
    data["events"][0] |= {"title": {"fr": "Pourparlers"}, "when": {"edtf": "2024"}, "place": "coale"}
    data["claims"][0]["about"] = ["belta", "coale"]
    return data


@pytest.mark.parametrize("step", ["loaded", "corrected", "corrected back"])
async def test_copies_are_those_of_the_originals(connection: asyncpg.Connection, step: str) -> None:
    await load(connection, noise())
    if step != "loaded":
        await load(connection, corrected())
    if step == "corrected back":
        await load(connection, noise())
    assert await connection.fetchval("select count(*) from attribution") > 1
    assert await connection.fetchval("select count(*) from event_entity") >= 1
    assert await different(connection) == []


async def test_the_label_is_the_best_name_and_the_first_title(connection: asyncpg.Connection) -> None:
    await load(connection, noise())
    await load(connection, corrected())
    assert await connection.fetchval("select label from event") == "Pourparlers"
    labels = {row["label"] for row in await connection.fetch("select label from entity")}
    assert labels == {"كويل", "Belta"}
