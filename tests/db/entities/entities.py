"""What must hold of entities whatever was merged, split and loaded; and the world as a test sees it."""

from collections.abc import Mapping
from typing import Any

import asyncpg

from db.operation.operation import Outcome
from tests.db.write.test_copies import DIFFERENT

Connection = asyncpg.Connection

REFERENCES: Mapping[str, str] = {
    "mention": "entity_id",
    "attribution": "entity_id",
    "quote": "speaker_id",
    "claim": "claimant_id",
    "claim_about": "entity_id",
    "claim_review": "reviewer_id",
    "article": "publisher_id",
    "event": "place_id",
    "participant": "entity_id",
    "event_entity": "entity_id",
    "article_entity": "entity_id",
}

_VERSIONED = {"article": "", "annotation": "", "event": "", "entity": " and n.merged_into_id is null"}

WRONG: Mapping[str, str] = {
    **DIFFERENT,
    **{
        f"references of {table} to merged ones": f"select t.* from {table} t join entity e on e.id = t.{column}"
        " where e.merged_into_id is not null"
        for table, column in REFERENCES.items()
    },
    "chains of merges": "select e.id from entity e join entity s on s.id = e.merged_into_id where s.merged_into_id is not null",
    "speakers": "select q.id from quote q join attribution a on a.annotation_id = q.id and a.position = 0"
    " where q.speaker_id is distinct from a.entity_id",
    "claimants": "select q.id from claim q join attribution a on a.annotation_id = q.id and a.position = 0"
    " where q.claimant_id is distinct from a.entity_id",
    "whom articles do not mention": "select article_id, entity_id from mention"
    " except select article_id, entity_id from article_entity",
    "whom events do not concern": "select event_id, entity_id from participant"
    " except select event_id, entity_id from event_entity",
    "entities without a name": "select e.id from entity e where not exists (select from name n where n.entity_id = e.id)",
    "best names": "select e.id from entity e where label <> (select n.text from name n where n.entity_id = e.id"
    " order by n.hidden,"
    " array_position(array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'], n.kind::text),"
    " n.ordinal limit 1)",
    "names of others": "select n.* from name n join entity m on m.id = n.taken_from"
    " where m.merged_into_id is distinct from n.entity_id",
    "names that were not taken over": "select m.merged_into_id, n.text, n.language"
    " from entity m join name n on n.entity_id = m.id where m.merged_into_id is not null"
    " except select entity_id, text, language from name",
    "origins for nothing": "select o.* from reference_origin o join mention m on m.id = o.owner_id"
    " where m.entity_id = o.said_id and o.said_id = o.origin_id",
    "what is found of merged ones": "select d.id from search_document d join entity e on e.id = d.id"
    " where e.merged_into_id is not null",
    "what is not found": "select e.id from entity e where merged_into_id is null and not exists"
    " (select from search_document d where d.id = e.id)",
    "hidden entities": "select e.id from entity e where e.merged_into_id is null"
    " and e.hidden <> not (is_spoken_of(e.id) or is_only_given(e.id))",
    "hidden merged ones": "select m.id from entity m join entity s on s.id = m.merged_into_id"
    " where m.hidden <> (s.hidden or not coalesce((select bool_or(not g.hidden) from given g where g.id = m.id), true))",
    **{
        f"versions of {table} without a row of the log": f"select n.id from {table} n"
        " where n.version <> (select max(c.version) from change c where c.id = n.id)" + but
        for table, but in _VERSIONED.items()
    },
}
"""What must not be there."""

STATE: Mapping[str, str] = {
    "mention": "id, entity_id, kind, start_offset, hidden",
    "attribution": "annotation_id, position, entity_id, role, hidden",
    "quote": "id, speaker_id, hidden",
    "claim": "id, claimant_id, hidden",
    "claim_about": "claim_id, ordinal, entity_id, start_offset, recency, article_id, hidden",
    "claim_review": "claim_id, ordinal, reviewer_id",
    "article": "id, publisher_id",
    "event": "id, place_id, hidden",
    "participant": "event_id, ordinal, entity_id, role",
    "event_entity": "event_id, entity_id, is_participant, is_place, hidden",
    "article_entity": "article_id, entity_id, start_offset, hidden",
    "entity": "id, kind, wikidata, same_as, merged_into_id, label, hidden, given_by",
    "entity_key": "key, entity_id",
    "name": "entity_id, text, language, kind, taken_from, given_by",
    "entity_description": "entity_id, language, text, taken_from",
    "reference_origin": "relation, owner_id, place, said_id, origin_id",
    "search_document": "id, words::text, hidden",
}


_WHICH: Mapping[str, str] = {"search_document": " where type = 'ENTITY'"}


async def wrong(connection: Connection) -> list[str]:
    """Return the names of all that must not be there and is."""
    return [what for what, statement in WRONG.items() if await connection.fetch(statement)]


async def state(connection: Connection) -> dict[str, list[Any]]:
    """Return all that merges and splits touch, but for versions and the log."""
    return {
        table: sorted(
            (tuple(row) for row in await connection.fetch(f"select {columns} from {table}{_WHICH.get(table, '')}")),
            key=repr,
        )
        for table, columns in STATE.items()
    }


async def id_of(connection: Connection, key: str) -> str:
    """Return the id of the entity that a key leads to by itself."""
    found = await connection.fetchval("select entity_id::text from entity_key where key = $1", key)
    assert found
    return str(found)


def moved(done: Outcome) -> dict[str, int]:
    """Return how much came to stand for another entity."""
    counts = done.values["moved"]
    assert isinstance(counts, dict)
    return counts
