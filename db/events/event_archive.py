"""The archive of a merged event: what is needed to restore it, which is put away in one row."""

from typing import LiteralString
from uuid import UUID

import asyncpg

from db.reference.entity_reference import follow_merges
from db.settle.givers import describe
from db.sql.connection import Connection
from db.sql.identity import new_id
from db.sql.statement_file import read_statement
from db.write.write import EVENT

_ARCHIVE_EVENT = read_statement("events/archive_event")
_COLUMNS: tuple[LiteralString, ...] = (*EVENT.columns, "hidden", "public_version")
_RESTORE_EVENT: LiteralString = (
    "insert into event (" + ", ".join('"' + column + '"' for column in _COLUMNS) + ")"  # noqa: S608  literals
    " select " + ", ".join('r."' + column + '"' for column in _COLUMNS) + " from event_merge m"
    " cross join jsonb_populate_record(null::public.event, m.archive"
    " || jsonb_build_object('version', (m.archive ->> 'version')::integer + 1)) r where m.id = $1"
)
"""Restores the row of an archived event, with the version that its deletion had."""

_TAKE_OVER: tuple[LiteralString, ...] = (
    "update event_merge set leads_to = $2 where leads_to = $1 and undone_at is null and id <> $3",
    "update event_key set event_id = $2, merge_id = coalesce(merge_id, $3) where event_id = $1",
    "update given g set id = $2 where g.id = $1 and $3::uuid is not null and not exists ("
    "select from given o where (o.id, o.article_id, o.annotation_set) = ($2, g.article_id, g.annotation_set))",
)
_DELETE: tuple[LiteralString, ...] = (
    "delete from given where id = $1",
    "delete from event_entity where event_id = $1",
    "delete from participant where event_id = $1",
    "delete from reference_origin where owner_id = $1",
    "delete from event_title where event_id = $1",
    "delete from event where id = $1",
)
_RESTORE: tuple[LiteralString, ...] = (
    "update event_merge set leads_to = $2 where id = any(array("
    "select jsonb_array_elements_text(archive -> 'along')::uuid from event_merge where id = $1)) and undone_at is null",
    "update event_key k set event_id = $2, merge_id = nullif(k.merge_id, $1) from event_merge m"
    " where m.id = $1 and k.event_id = m.survivor_id and m.archive -> 'keys' ? k.key",
    "update given g set id = $2 from event_merge m where m.id = $1 and g.id = m.survivor_id"
    " and m.archive -> 'moved' @> jsonb_build_array(jsonb_build_array(g.article_id, g.annotation_set))",
    "insert into given (id, article_id, annotation_set, type, said, state, is_released, unclaimed, hidden)"
    " select r.id, r.article_id, r.annotation_set, r.type, r.said, r.state, r.is_released, r.unclaimed, r.hidden"
    " from event_merge m cross join jsonb_populate_recordset(null::public.given, m.archive -> 'given') r"
    " where m.id = $1 and $2::uuid is not null on conflict do nothing",
    "insert into event_title (event_id, ordinal, language, text) select $2, d.place - 1, d.text ->> 0, d.text ->> 1"
    " from event_merge m cross join jsonb_array_elements(m.archive -> 'titles') with ordinality d (text, place)"
    " where m.id = $1",
    "insert into participant (event_id, ordinal, role, entity_id)"
    " select $2, (p.part ->> 0)::integer, p.part ->> 1, (p.part ->> 2)::uuid"
    " from event_merge m cross join jsonb_array_elements(m.archive -> 'participants') p (part) where m.id = $1",
    "insert into reference_origin (relation, owner_id, place, said_id, origin_id, role)"
    " select r.relation, r.owner_id, r.place, r.said_id, r.origin_id, r.role from event_merge m"
    " cross join jsonb_populate_recordset(null::public.reference_origin, m.archive -> 'origins') r"
    " where m.id = $1 and $2::uuid is not null",
)
_FIND_ANNOTATIONS_TO_RESTORE = read_statement("events/find_annotations_to_restore")

_SAID_SINCE = """
    select e.id, g.article_id, g.annotation_set, g.is_released, g.said, false as is_same, e.amended
    from event_merge m join event e on e.id = m.merged_id
    join given g on (g.id, g.article_id, g.annotation_set) = (e.id, e.described_by, e.described_in)
    where m.id = $1 and g.said is not null and g.said is distinct from m.archive -> 'said'
"""
_ENTITIES = """
    select entity_id as id from participant where event_id = $1
    union select place_id from event where id = $1 and place_id is not null
"""


async def archive(
    connection: Connection, survivor: UUID, merged: UUID, *, by: str | None, by_key: UUID | None, note: str | None
) -> UUID:
    """Put an event away that another one takes over; its keys and bundles lead to the survivor from now on.

    Its reports and claims must have been moved. Return the id of the merge.
    """
    merge_id = new_id()
    await connection.execute(_ARCHIVE_EVENT, merge_id, survivor, merged, by, by_key, note)
    return merge_id


async def take_over(connection: Connection, survivor: UUID, merged: UUID, merge_id: UUID) -> None:
    """Let what led to an archived event lead to its survivor, and delete it."""
    for statement in _TAKE_OVER:
        await connection.execute(statement, merged, survivor, merge_id)
    for statement in _DELETE:
        await connection.execute(statement, merged)


async def annotations_to_restore(connection: Connection, merge_id: UUID) -> list[UUID]:
    """Return the annotations of the survivor that belong to the merged event.

    These are those that it had before the merge, and reports that bundles brought since under its keys.
    """
    return [row["id"] for row in await connection.fetch(_FIND_ANNOTATIONS_TO_RESTORE, merge_id)]


async def restore(connection: Connection, merge: "asyncpg.Record") -> None:
    """Restore an archived event from its merge, with its keys and bundles.

    If the bundle that describes it says something else by now, it says that.
    """
    merge_id, event_id = merge["id"], merge["merged_id"]
    await connection.execute(_RESTORE_EVENT, merge_id)
    for statement in _RESTORE:
        await connection.execute(statement, merge_id, event_id)
    said = await connection.fetchrow(_SAID_SINCE, merge_id)
    if said:
        await describe(connection, "event", said)
    entities = await connection.fetch(_ENTITIES, event_id)
    await follow_merges(connection, [event_id], [row["id"] for row in entities])
