"""The effects of merging and splitting entities: versions, copies, the change log, visibility."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

import asyncpg

from db.item.type import ITEM_TYPES
from db.reference.entity_reference import REFERENCES, Moved
from db.settle.visible_rows import Touched, Why, settle
from db.sql.connection import Connection
from db.transaction.version_guard import raise_versions
from db.words.search_index import index_words
from db.write.copies import copy_whom

_ANNOTATIONS = """
    update annotation set version = version + 1 where id = any($1::uuid[])
    returning lower(kind::text) as type, id, version, article_id
"""
_EVENTS = """
    update event set version = version + 1 where id = any($1::uuid[])
    returning 'event' as type, id, version, null::uuid as article_id
"""
_ENTITIES = """
    update entity e set version = e.version + 1
    from unnest($1::uuid[]) with ordinality as w (id, place) where w.id = e.id
    returning 'entity' as type, e.id, e.version, null::uuid as article_id
"""
_LOG = """
    insert into change (op, type, id, version, reason, article_id, "by", by_key_id, note, merged_into_id)
    select $1, t.type, t.id, t.version, $6, t.article_id, $7, $8, $9, (select e.merged_into_id from entity e where e.id = t.id)
    from unnest($2::text[], $3::uuid[], $4::integer[], $5::uuid[]) with ordinality as t (type, id, version, article_id, place)
    order by t.place
"""
_REFERRING = frozenset(each.table for each in REFERENCES)
COUNTED = {each.name: each.plural for each in ITEM_TYPES if any(table.name in _REFERRING for table in each.tables)}
"""The types of items whose moved references are counted."""


@dataclass(slots=True)
class Regrouped:
    """What points at different entities now; and which entities changed, which are new, and which were merged."""

    moved: Moved
    entities: list[UUID] = field(default_factory=list)
    made: list[UUID] = field(default_factory=list)
    gone: list[UUID] = field(default_factory=list)

    @property
    def all_entities(self) -> set[UUID]:
        """All of them together."""
        return {*self.entities, *self.made, *self.gone}


async def write_down(connection: Connection, regrouped: Regrouped, why: Why) -> dict[str, int]:
    """Give everything its next version, write the change log, and return the number of moved references.

    In the log, things come before the things that refer to them, and merged entities come last. This is the last step
    of the transaction.
    """
    moved = regrouped.moved
    annotations = await connection.fetch(_ANNOTATIONS, list(moved.annotations))
    events = await connection.fetch(_EVENTS, list(moved.events))
    articles = sorted(moved.articles | {row["article_id"] for row in annotations})
    versions = await raise_versions(connection, articles, diverges=False)
    entities = await connection.fetch(_ENTITIES, regrouped.entities)
    gone = await connection.fetch(_ENTITIES, regrouped.gone)
    await _log(connection, "upsert", [("entity", id_, 1, None) for id_ in regrouped.made], why)
    await _log(connection, "upsert", _rows(sorted(entities, key=lambda row: regrouped.entities.index(row["id"]))), why)
    await _log(connection, "upsert", _rows(events), why)
    await _log(connection, "upsert", [("article", id_, versions[id_], id_) for id_ in articles], why)
    await _log(connection, "upsert", _rows(annotations), why)
    await _log(connection, "delete", _rows(gone), why)
    await copy_whom(connection, articles, list(moved.events))
    await index_words(connection, [("entity", id_) for id_ in regrouped.all_entities])
    touched = Touched(set(articles), regrouped.all_entities, set(moved.events))
    await settle(connection, touched, why)
    return _counts([*annotations, *events], len(articles))


def _rows(rows: "Sequence[asyncpg.Record]") -> list[tuple[object, ...]]:
    return [(row["type"], row["id"], row["version"], row["article_id"]) for row in rows]


def _counts(rows: "Sequence[asyncpg.Record]", articles: int) -> dict[str, int]:
    counts = dict.fromkeys(COUNTED.values(), 0)
    for row in rows:
        counts[COUNTED[row["type"]]] += 1
    return {**counts, "articles": articles}


async def _log(connection: Connection, op: str, rows: Sequence[Sequence[object]], why: Why) -> None:
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        await connection.execute(_LOG, op, *columns, why.reason, why.by, why.by_key, why.note)
