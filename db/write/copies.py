"""Copies of columns that make lists fast to read, updated in the transaction that writes the original."""

from collections.abc import Sequence
from typing import LiteralString
from uuid import UUID

from db.item.type import OF_ANNOTATIONS
from db.sql.connection import Connection
from db.sql.statement_file import read_statement

_COPY_ENTITIES_OF_EVENTS = read_statement("write/copy_entities_of_events")


_RECENCY_TABLES: tuple[LiteralString, ...] = (
    *(table.name for table in OF_ANNOTATIONS if table.has_copy_of("recency")),
    "search_document",
)

_COPY_RECENCY: tuple[LiteralString, ...] = tuple(
    "update " + table + " t set recency = a.recency from article a"  # noqa: S608  literals
    " where a.id = any($1::uuid[]) and t.article_id = a.id and t.recency <> a.recency"
    for table in _RECENCY_TABLES
)

_COPY_ENTITIES = """
    insert into article_entity (article_id, entity_id, recency, start_offset)
    select article_id, entity_id, min(recency), min(start_offset) from mention where article_id = any($1::uuid[]) group by 1, 2
    on conflict (article_id, entity_id) do update set recency = excluded.recency, start_offset = excluded.start_offset
    where (article_entity.recency, article_entity.start_offset) <> (excluded.recency, excluded.start_offset)
"""

_DROP_ENTITIES = """
    delete from article_entity e
    where e.article_id = any($1::uuid[])
        and not exists (select from mention m where m.article_id = e.article_id and m.entity_id = e.entity_id)
"""


_COPY_STARTS: tuple[LiteralString, ...] = tuple(
    "update " + table.name + " t set start_offset = f.start_offset from ("  # noqa: S608  literals
    "select annotation_id, min(start_offset) as start_offset from span"
    " where article_id = $1 and role = 'TARGET' and status <> 'ORPHANED' group by 1"
    ") f where f.annotation_id = t." + table.owner + " and t.start_offset <> f.start_offset"
    for table in OF_ANNOTATIONS
    if table.has_copy_of("start_offset")
)


async def copy_starts(connection: Connection, article_id: UUID) -> None:
    """Update the start of each annotation of an article: that of its first span found in the text."""
    for statement in _COPY_STARTS:
        await connection.execute(statement, article_id)


async def copy_recency(connection: Connection, article_ids: Sequence[UUID]) -> None:
    """Update the copies of articles' publication times by which lists are ordered."""
    for statement in (*_COPY_RECENCY, _COPY_ENTITIES):
        await connection.execute(statement, article_ids)


async def copy_whom(connection: Connection, articles: Sequence[UUID], events: Sequence[UUID]) -> None:
    """Update the entities that articles mention and events concern, after references moved to other entities."""
    await connection.execute(_DROP_ENTITIES, articles)
    await connection.execute(_COPY_ENTITIES, articles)
    await connection.execute("delete from event_entity where event_id = any($1::uuid[])", events)
    await connection.execute(_COPY_ENTITIES_OF_EVENTS, events)


async def copy_orders(
    connection: Connection, articles: Sequence[UUID], *, known: Sequence[UUID], events: Sequence[UUID]
) -> None:
    """Update all copies after loads of these articles, of which some were ``known``, and of events that changed."""
    if known:
        for statement in (*_COPY_RECENCY, _DROP_ENTITIES):
            await connection.execute(statement, known)
    await connection.execute(_COPY_ENTITIES_OF_EVENTS, events)
    await connection.execute(_COPY_ENTITIES, articles)
