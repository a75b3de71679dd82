"""The operation that undoes a merge of events: the archived event is restored with what is its own."""

from dataclasses import dataclass, replace

import asyncpg

from db.entities.undo_merge import NotMerged, merge_to_undo
from db.events.event_archive import annotations_to_restore, restore
from db.events.moved_references import Events
from db.lookup.reference import read_reference
from db.operation.operation import Actor, OperationRefused, Outcome
from db.settle.visible_rows import Why
from db.sql.connection import Connection
from db.sql.convert import as_known_id
from db.transaction.operation_transaction import operation_transaction, position_of
from db.words.search_index import index_words


@dataclass(frozen=True, slots=True)
class UndoMergeEvents:
    """The merge to undo, by its id or by the id or a key of the merged event, and the reason.

    It is no reference of ``db.lookup``: to these, a key of the merged event means the survivor.
    """

    merge: str
    note: str | None = None
    dry_run: bool = False


_FIND = """
    select m.*, exists (select from event e where e.id = m.survivor_id) as has_survivor,
        f.id as further_merge, f.leads_to as further
    from event_merge m left join event_merge f on f.merged_id = m.survivor_id and f.undone_at is null
    where m.id = $1 or m.merged_id = $1 or m.id = (select k.merge_id from event_key k where k.key = $2)
    order by m.undone_at is null desc, m.undone_at desc limit 1
"""
_IS_EVENT = """
    select exists (select from event where id = $1) or exists (select from event_key where key = $2)
"""
_UNDONE = "update event_merge set undone_at = write_instant(), undone_by = $2, undone_by_key_id = $3 where id = $1"


async def undo_merge_events(connection: Connection, request: UndoMergeEvents, *, actor: Actor) -> Outcome:
    """Restore a merged event with what is its own.

    This is its title, status, date, place, participants and keys; reports and claims from before the merge that still
    exist; and reports that bundles brought under its keys since. Everything else stays with the survivor.

    Raises OperationRefused with UnknownObject, NotMerged or MergedSince.
    """
    async with operation_transaction(connection, dry_run=request.dry_run):
        merge = await _checked(connection, request)
        outcome = await _undo(connection, merge, Why("split", actor, request.note))
        position = None if request.dry_run else await position_of(connection)
        return replace(outcome, position=position)


async def _undo(connection: Connection, merge: "asyncpg.Record", why: Why) -> Outcome:
    survivor, merged = merge["survivor_id"], merge["merged_id"]
    annotations = await annotations_to_restore(connection, merge["id"])
    await connection.execute(_UNDONE, merge["id"], why.by, why.by_key)
    await restore(connection, merge)
    events = Events({survivor, merged})
    await events.move(connection, survivor, merged, annotations)
    await events.concern(connection, [survivor, merged])
    await index_words(connection, [("event", merged)])
    counts = await events.write_down(connection, why)
    return Outcome({"event": str(merged), "survivor": str(survivor)}, {"moved": counts})


async def _checked(connection: Connection, request: UndoMergeEvents) -> "asyncpg.Record":
    named = read_reference(request.merge).key
    found = await connection.fetchrow(_FIND, as_known_id(named), named)
    is_event = found is None and await connection.fetchval(_IS_EVENT, as_known_id(named), named)
    row = merge_to_undo(found, request.merge, "event", is_known=is_event)
    if not row["has_survivor"]:
        message = "the survivor was deleted, because nothing reports it any longer"
        raise OperationRefused([NotMerged(message, ("merge",))])
    return row
