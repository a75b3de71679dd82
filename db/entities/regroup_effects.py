"""The effects of a merge or split: new versions, copies, rows of the change log, visibility."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

import asyncpg

from db.item.type import ITEM_TYPES
from db.reference.entity_reference import REFERENCES, Moved
from db.settle.visible_rows import Touched, Why, settle
from db.sql.connection import Connection
from db.transaction.version_guard import raise_item_versions, raise_versions
from db.words.search_index import index_words
from db.write.copies import copy_whom

_LOG = """
    insert into change (op, type, id, version, reason, article_id, "by", by_key_id, note, merged_into_id)
    select $1, t.type, t.id, t.version, $6, t.article_id, $7, $8, $9, (select e.merged_into_id from entity e where e.id = t.id)
    from unnest($2::text[], $3::uuid[], $4::integer[], $5::uuid[]) with ordinality as t (type, id, version, article_id, place)
    order by t.place
"""
_REFERRING = frozenset(each.table for each in REFERENCES)
COUNTED = {each.name: each.plural for each in ITEM_TYPES if any(table.name in _REFERRING for table in each.tables)}
"""The kinds of moved references to entities, which are always counted."""
_PLURAL = {each.name: each.plural for each in ITEM_TYPES}


@dataclass(slots=True)
class Regrouped:
    """The references that moved, and the entities that changed, are new, or were taken over.

    ``made_events`` are new events; ``concerned`` are entities of which something else may have become visible or hidden.
    """

    moved: Moved
    entities: list[UUID] = field(default_factory=list)
    made: list[UUID] = field(default_factory=list)
    gone: list[UUID] = field(default_factory=list)
    made_events: list[UUID] = field(default_factory=list)
    concerned: set[UUID] = field(default_factory=set)

    @property
    def all_entities(self) -> set[UUID]:
        """All of them together."""
        return {*self.entities, *self.made, *self.gone}


async def write_down(connection: Connection, regrouped: Regrouped, why: Why) -> dict[str, int]:
    """Raise versions, write the change log, and return how many references moved.

    Referenced items come first in the log, entities that were taken over last. The last step of the transaction.
    """
    moved = regrouped.moved
    annotations = await raise_item_versions(connection, "annotation", moved.annotations)
    events = await raise_item_versions(connection, "event", moved.events)
    articles = sorted(moved.articles | {row["article_id"] for row in annotations})
    versions = await raise_versions(connection, articles, diverges=False)
    entities = await raise_item_versions(connection, "entity", regrouped.entities)
    gone = await raise_item_versions(connection, "entity", regrouped.gone)
    await _log(connection, "upsert", [("entity", id_, 1, None) for id_ in regrouped.made], why)
    await _log(connection, "upsert", [("event", id_, 1, None) for id_ in regrouped.made_events], why)
    await _log(connection, "upsert", _rows(_in_order(entities, regrouped.entities)), why)
    await _log(connection, "upsert", _rows(events), why)
    await _log(connection, "upsert", [("article", id_, versions[id_], id_) for id_ in articles], why)
    await _log(connection, "upsert", _rows(annotations), why)
    await _log(connection, "delete", _rows(_in_order(gone, regrouped.gone)), why)
    all_events = {*moved.events, *regrouped.made_events}
    await copy_whom(connection, articles, list(all_events))
    await index_words(connection, [("entity", id_) for id_ in regrouped.all_entities])
    touched = Touched(set(articles), regrouped.all_entities | regrouped.concerned, all_events)
    await settle(connection, touched, why)
    return _counts([*annotations, *events], len(articles))


def _in_order(rows: "Sequence[asyncpg.Record]", ids: Sequence[UUID]) -> "list[asyncpg.Record]":
    return sorted(rows, key=lambda row: ids.index(row["id"]))


def _rows(rows: "Sequence[asyncpg.Record]") -> list[tuple[object, ...]]:
    return [(row["type"], row["id"], row["version"], row["article_id"]) for row in rows]


def _counts(rows: "Sequence[asyncpg.Record]", articles: int) -> dict[str, int]:
    counts = dict.fromkeys(COUNTED.values(), 0)
    for row in rows:
        counts[_PLURAL[row["type"]]] = counts.get(_PLURAL[row["type"]], 0) + 1
    return {**counts, "articles": articles}


async def _log(connection: Connection, op: str, rows: Sequence[Sequence[object]], why: Why) -> None:
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        await connection.execute(_LOG, op, *columns, why.reason, why.by, why.by_key, why.note)
