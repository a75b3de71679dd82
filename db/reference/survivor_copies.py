"""Copies of the names and descriptions of merged entities, which their survivor has beside its own.

Merged entities keep their own, which bundles can still change. Addresses and Wikidata ids are joined when they are
read.
"""

from collections.abc import Sequence
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.sql.connection import Connection
from db.sql.statement_file import read_statement

_TAKEN = """
    select n.text, n.language::text, n.kind::text, n.script, n.hidden, n.ordinal
    from name n where n.entity_id = $1 and n.taken_from is not null
    union all
    select d.text, d.language::text, '', '', d.hidden, d.ordinal
    from entity_description d where d.entity_id = $1 and d.taken_from is not null
    order by 4, 6, 2
"""

_JOINED_OTHERWISE = """
    select exists (
        select from entity m
        join past_row p on p.owner_id = m.id and p.relation = 'entity' and p.until = write_instant()
        where m.merged_into_id = $1
            and (p."row" -> 'same_as', p."row" ->> 'wikidata') is distinct from (to_jsonb(m.same_as), m.wikidata)
    )
"""
"""Whether this transaction wrote data that is joined to the survivor on reading."""

DROP_TAKEN: tuple[LiteralString, ...] = (
    "delete from name where entity_id = any($1::uuid[]) and taken_from is not null",
    "delete from entity_description where entity_id = any($1::uuid[]) and taken_from is not null",
)
"""Deletes entities' copies from others; run before their own texts are written, which may be equal."""

_COPY_NAMES_TO_SURVIVOR = read_statement("reference/copy_names_to_survivor")
_COPY_DESCRIPTIONS_TO_SURVIVOR = read_statement("reference/copy_descriptions_to_survivor")
_LABEL_ENTITY = read_statement("reference/label_entity")


async def drop_taken(connection: Connection, entity_id: UUID) -> None:
    """Delete an entity's copies from others."""
    for statement in DROP_TAKEN:
        await connection.execute(statement, [entity_id])


async def take_over(connection: Connection, survivor_id: UUID) -> bool:
    """Copy names and descriptions of merged entities to the survivor, set its label; return whether it changed."""
    before = await connection.fetch(_TAKEN, survivor_id)
    await drop_taken(connection, survivor_id)
    for statement in (_COPY_NAMES_TO_SURVIVOR, _COPY_DESCRIPTIONS_TO_SURVIVOR, _LABEL_ENTITY):
        await connection.execute(statement, survivor_id)
    if _in_order(before) != _in_order(await connection.fetch(_TAKEN, survivor_id)):
        return True
    return bool(await connection.fetchval(_JOINED_OTHERWISE, survivor_id))


def _in_order(rows: Sequence[asyncpg.Record]) -> list[tuple[object, ...]]:
    """Return an entity's copies from others in order, without regard to the actual numbers."""
    return [tuple(row)[:-1] for row in rows]


async def update_label(connection: Connection, entity_id: UUID) -> None:
    """Set an entity's label to the best of its names."""
    await connection.execute(_LABEL_ENTITY, entity_id)
