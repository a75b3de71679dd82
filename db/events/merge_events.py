"""The operation that merges events: one takes over others, with their reports, claims and keys."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import asyncpg

from db.entities.merge_entities import MAX_MERGED, MergedAlready
from db.events.event_archive import archive, take_over
from db.events.moved_references import Events, annotations_of, log_gone
from db.lookup.reference import EventReference
from db.operation.operation import Actor, InvalidValue, OperationFault, OperationRefused, Outcome, Path, UnknownObject
from db.settle.visible_rows import Why
from db.sql.connection import Connection
from db.sql.convert import as_known_id
from db.transaction.operation_transaction import operation_transaction, position_of
from db.words.search_index import index_words
from editorial.text.invisible import shown


@dataclass(frozen=True, slots=True)
class MergeEvents:
    """The event that takes over others, and the reason."""

    survivor: EventReference
    merged: tuple[EventReference, ...]
    note: str | None = None
    dry_run: bool = False


_EVENTS = """
    select w.id, e.version, m.leads_to, s.label as survivor from unnest($1::uuid[]) w (id)
    left join event e on e.id = w.id
    left join event_merge m on m.merged_id = w.id and m.undone_at is null
    left join event s on s.id = m.leads_to
"""


async def merge_events(connection: Connection, request: MergeEvents, *, actor: Actor) -> Outcome:
    """Merge events into one, the survivor, whose own title, status, date, place and participants stay.

    Reports and claims of the others become those of the survivor, in new versions; their ids and keys lead to it.
    The others are archived, so that ``undo_merge_events`` can restore them.

    Raises OperationRefused with UnknownObject, InvalidValue and MergedAlready.
    """
    async with operation_transaction(connection, dry_run=request.dry_run):
        survivor, merged = await _checked(connection, request)
        outcome = await _merge(connection, survivor, merged, Why("merge", actor, request.note))
        position = None if request.dry_run else await position_of(connection)
        return replace(outcome, position=position)


async def _merge(connection: Connection, survivor: UUID, merged: "Sequence[asyncpg.Record]", why: Why) -> Outcome:
    events, merges = Events({survivor}), []
    await events.concern(connection, [survivor, *(row["id"] for row in merged)])
    for row in merged:
        id_ = row["id"]
        merges.append(await archive(connection, survivor, id_, by=why.by, by_key=why.by_key, note=why.note))
        await events.move(connection, id_, survivor, await annotations_of(connection, id_))
        await take_over(connection, survivor, id_, merges[-1])
        await log_gone(connection, id_, row["version"] + 1, survivor, why)
    await index_words(connection, [("event", row["id"]) for row in merged])
    counts = await events.write_down(connection, why)
    return Outcome({"event": str(survivor)}, {"merges": [str(each) for each in merges], "moved": counts})


async def _checked(connection: Connection, request: MergeEvents) -> "tuple[UUID, list[asyncpg.Record]]":
    """Return the id of the survivor and the events to merge; raises OperationRefused with all faults."""
    requested: list[tuple[Path, str]] = [(("survivor",), request.survivor)]
    requested += [(("merged", place), text) for place, text in enumerate(request.merged)]
    ids = [as_known_id(text) for _, text in requested]
    known = {row["id"]: row for row in await connection.fetch(_EVENTS, [id_ for id_ in ids if id_])}
    faults: list[OperationFault] = []
    if not 1 <= len(request.merged) <= MAX_MERGED:
        faults.append(InvalidValue(f"give 1 to {MAX_MERGED} events to merge", ("merged",)))
    for place, ((path, text), id_) in enumerate(zip(requested, ids, strict=True)):
        faults += _faults(path, text, known.get(id_) if id_ else None)
        if id_ and id_ in ids[:place]:
            message = "an event cannot be merged into itself" if id_ == ids[0] else "the event is given twice"
            faults.append(InvalidValue(f"{message}: {text}", path))
    if faults:
        raise OperationRefused(faults)
    survivor, *merged = [id_ for id_ in ids if id_]
    return survivor, [known[id_] for id_ in merged]


def _faults(path: Path, text: str, row: "asyncpg.Record | None") -> list[OperationFault]:
    if row is not None and row["leads_to"] is not None:
        message = f"the event was already merged into {row['survivor']!r}: use {row['leads_to']} instead"
        return [MergedAlready(message, path, mergedInto=str(row["leads_to"]))]
    if row is None or row["version"] is None:
        return [UnknownObject(f"no event has the id {shown(text)}", path)]
    return []
