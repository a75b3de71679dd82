"""Copies of the names and descriptions of merged entities, which their survivor has beside its own.

Merged entities keep their own, which bundles can still change. Addresses and Wikidata ids are joined when they are
read.
"""

from collections.abc import Sequence
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.sql.connection import Connection

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

_TAKE_NAMES = """
    insert into name (entity_id, ordinal, text, language, script, kind, keys, key_vowels, key_sounds, taken_from, hidden)
    select $1, l.last + row_number() over (order by t.merged_id, t.ordinal), t.text, t.language, t.script,
        case t.kind when 'PREFERRED' then 'ALIAS' else t.kind end, t.keys, t.key_vowels, t.key_sounds, t.merged_id, t.hidden
    from (
        select distinct on (n.text, n.language) n.*, m.id as merged_id
        from entity m join name n on n.entity_id = m.id and n.taken_from is null
        where m.merged_into_id = $1
        order by n.text, n.language, n.hidden, m.id, n.ordinal
    ) t
    cross join (select max(ordinal) as last from name where entity_id = $1) l
    where not exists (select from name o where (o.entity_id, o.text, o.language) = ($1, t.text, t.language))
"""
"""Copies names; a preferred name of a merged entity is an additional name of the survivor."""

_TAKE_DESCRIPTIONS = """
    insert into entity_description (entity_id, language, ordinal, text, taken_from, hidden)
    select $1, t.language, l.last + row_number() over (order by t.merged_id, t.ordinal), t.text, t.merged_id, t.hidden
    from (
        select distinct on (d.language) d.*, m.id as merged_id
        from entity m join entity_description d on d.entity_id = m.id and d.taken_from is null
        where m.merged_into_id = $1
        order by d.language, d.hidden, m.id
    ) t
    cross join (select coalesce(max(ordinal), -1) as last from entity_description where entity_id = $1) l
    where not exists (select from entity_description o where (o.entity_id, o.language) = ($1, t.language))
"""

_LABEL = """
    update entity e set label = n.text
    from (
        select text from name where entity_id = $1
        order by hidden,
            array_position(array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'], kind::text), ordinal
        limit 1
    ) n
    where e.id = $1 and e.label <> n.text
"""


async def drop_taken(connection: Connection, entity_id: UUID) -> None:
    """Delete an entity's copies from others."""
    for statement in DROP_TAKEN:
        await connection.execute(statement, [entity_id])


async def take_over(connection: Connection, survivor_id: UUID) -> bool:
    """Copy names and descriptions of merged entities to the survivor, set its label; return whether it changed."""
    before = await connection.fetch(_TAKEN, survivor_id)
    await drop_taken(connection, survivor_id)
    for statement in (_TAKE_NAMES, _TAKE_DESCRIPTIONS, _LABEL):
        await connection.execute(statement, survivor_id)
    if _in_order(before) != _in_order(await connection.fetch(_TAKEN, survivor_id)):
        return True
    return bool(await connection.fetchval(_JOINED_OTHERWISE, survivor_id))


def _in_order(rows: Sequence[asyncpg.Record]) -> list[tuple[object, ...]]:
    """Return an entity's copies from others in order, without regard to the actual numbers."""
    return [tuple(row)[:-1] for row in rows]


async def label_anew(connection: Connection, entity_id: UUID) -> None:
    """Set an entity's label to the best of its names."""
    await connection.execute(_LABEL, entity_id)
