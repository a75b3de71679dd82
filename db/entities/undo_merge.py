"""The operation that undoes a merge: the merged entity gets its references back, and what its keys brought since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import asyncpg

from db.entities.regroup_effects import Regrouped, write_down
from db.lookup.reference import EntityReference
from db.operation.operation import Actor, OperationFault, OperationRefused, Outcome, UnknownObject
from db.reference.entity_reference import redirect_references
from db.reference.survivor_copies import take_over
from db.settle.visible_rows import Why
from db.sql.connection import Connection
from db.sql.convert import as_known_id
from db.transaction.operation_transaction import operation_transaction, position_of
from editorial.text.invisible import shown


class NotMerged(OperationFault):
    """The merge is undone already, or the entity is not merged."""

    code = "NOT_MERGED"


class MergedSince(OperationFault):
    """The survivor was itself merged since: undo that merge first. The details name it."""

    code = "MERGED_SINCE"


@dataclass(frozen=True, slots=True)
class UndoMerge:
    """The merge to undo, by its id or that of the merged entity, and the reason."""

    merge: EntityReference
    note: str | None = None
    dry_run: bool = False


_FIND = """
    select m.*, s.merged_into_id as further, (
        select f.id from entity_merge f where f.merged_id = m.survivor_id and f.undone_at is null
    ) as further_merge
    from entity_merge m join entity s on s.id = m.survivor_id
    where m.id = $1 or m.merged_id = $1
    order by m.undone_at is null desc, m.undone_at desc limit 1
"""
_LEAVE = "update entity set merged_into_id = null where id = $1"
_ALONG = "update entity set merged_into_id = $1 where id = any($2::uuid[])"
_UNDONE = "update entity_merge set undone_at = write_instant(), undone_by = $2, undone_by_key_id = $3 where id = $1"


async def undo_merge(connection: Connection, request: UndoMerge, *, actor: Actor) -> Outcome:
    """Restore a merged entity with what is its own.

    This is its description, names and keys, as they are now; references from before the merge that still exist; and
    what bundles that name its keys or its Wikidata id brought since. Everything else stays with the survivor.

    Raises OperationRefused with UnknownObject, NotMerged or MergedSince.
    """
    async with operation_transaction(connection, dry_run=request.dry_run):
        merge = await _checked(connection, request)
        outcome = await _undo(connection, merge, Why("split", actor, request.note))
        position = None if request.dry_run else await position_of(connection)
        return replace(outcome, position=position)


async def _undo(connection: Connection, merge: "asyncpg.Record", why: Why) -> Outcome:
    survivor, merged = merge["survivor_id"], merge["merged_id"]
    along: Sequence[UUID] = merge["along"]
    await connection.execute(_LEAVE, merged)
    await connection.execute(_ALONG, merged, along)
    await connection.execute(_UNDONE, merge["id"], why.by, why.by_key)
    moved = await redirect_references(connection, [merged, *along])
    await take_over(connection, survivor)
    await take_over(connection, merged)
    counts = await write_down(connection, Regrouped(moved, [merged, survivor]), why)
    return Outcome({"entity": str(merged), "survivor": str(survivor)}, {"moved": counts})


async def _checked(connection: Connection, request: UndoMerge) -> "asyncpg.Record":
    id_ = as_known_id(request.merge)
    row = await connection.fetchrow(_FIND, id_)
    is_entity = row is None and await connection.fetchval("select exists (select from entity where id = $1)", id_)
    return merge_to_undo(row, request.merge, "entity", is_known=is_entity)


def merge_to_undo(row: "asyncpg.Record | None", requested: str, noun: str, *, is_known: bool) -> "asyncpg.Record":
    """Return a merge that can be undone: one in force, whose survivor was not merged since.

    If there is no ``row``, ``is_known`` says whether something of this kind has the requested id. Raises
    OperationRefused with UnknownObject, NotMerged or MergedSince.
    """
    path = ("merge",)
    if row is None and is_known:
        raise OperationRefused([NotMerged(f"the {noun} is not merged into another one", path)])
    if row is None:
        raise OperationRefused([UnknownObject(f"no merge and no {noun} has the id {shown(requested)}", path)])
    if row["undone_at"] is not None:
        message = f"the merge was already undone at {row['undone_at'].isoformat()} by {row['undone_by']}"
        raise OperationRefused([NotMerged(message, path)])
    if row["further"] is not None:
        message = (
            f"the survivor has since been merged into {row['further']}: undo the merge {row['further_merge']} first"
        )
        raise OperationRefused([MergedSince(message, path, undoFirst=str(row["further_merge"]))])
    return row
