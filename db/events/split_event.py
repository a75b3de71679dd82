"""The operation that splits an event that stands for two: a new event takes over reports and claims."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.amendments.amend_event import ground_of_event
from db.amendments.amendment import read_amendment
from db.entities.reassignment import MAX_REFERENCES
from db.entities.split_entity import KeyTaken
from db.events.moved_references import Events
from db.load.store_event import write_event
from db.load.stored_events import KnownEvent
from db.lookup.reference import ClaimReference, EventReference, EventReportReference
from db.operation.computing import Computing, in_thread
from db.operation.operation import Actor, InvalidValue, OperationFault, OperationRefused, Outcome, UnknownObject
from db.reference.entity_reference import follow_merges
from db.settle.said_before import FIELDS
from db.settle.visible_rows import Why
from db.sql.connection import Connection
from db.sql.convert import as_known_id
from db.sql.identity import new_id
from db.transaction.operation_transaction import operation_transaction, position_of
from db.words.search_index import index_words
from db.write.write import EVENT_KEY, RowWrites, date_columns
from editorial.amendment.item_amendment import AmendedItem, ItemGround
from editorial.job import ReadItemAmendment
from editorial.model.annotation import EventReading
from editorial.model.unknown import stored_unknowns
from editorial.text.invisible import shown

_NEEDED = ("key", "title", "status")
_OF_EVENT = frozenset(("titles", "status", "when", "place", "participants"))


@dataclass(frozen=True, slots=True)
class TakenReports:
    """The reports and claims that mean the new event."""

    reports: tuple[EventReportReference, ...] = ()
    claims: tuple[ClaimReference, ...] = ()


@dataclass(frozen=True, slots=True)
class SplitEvent:
    """The event to split, the new event in the bundle format as YAML or JSON, and the annotations that mean the new one.

    ``event`` may be the id of a merged event: its survivor is split.
    """

    event: EventReference
    into: str
    takes: TakenReports
    note: str | None = None
    dry_run: bool = False


_EVENT = """
    select e.* from event e where e.id = coalesce(
        (select m.leads_to from event_merge m where m.merged_id = $1 and m.undone_at is null), $1
    )
"""
_KEY = "select e.id, e.label from event_key k join event e on e.id = k.event_id where k.key = $1"
_TAKEN: Mapping[str, LiteralString] = {
    "reports": "select w.id, t.event_id from unnest($1::uuid[]) with ordinality w (id, place)"
    " left join event_report t on t.id = w.id order by w.place",
    "claims": "select w.id, t.event_id from unnest($1::uuid[]) with ordinality w (id, place)"
    " left join claim t on t.id = w.id order by w.place",
}


async def split_event(
    connection: Connection, request: SplitEvent, *, actor: Actor, computing: Computing = in_thread
) -> Outcome:
    """Create a second event from one, and move the reports and claims that mean it.

    Merging the new event into the old one undoes the split. Later loads keep it, except for reports and claims of
    which a bundle says something different than before.

    Raises OperationRefused with UnknownObject, InvalidValue, KeyTaken and the problems of the new event.
    """
    async with operation_transaction(connection, dry_run=request.dry_run):
        event = await connection.fetchrow(_EVENT, as_known_id(request.event))
        if event is None:
            raise OperationRefused([UnknownObject(f"no event has the id {shown(request.event)}", ("event",))])

        async def ground_of(references: frozenset[str]) -> ItemGround:
            return await ground_of_event(connection, event, references)

        faults = await _taken_faults(connection, request.takes, event["id"])
        given = ReadItemAmendment("event", request.into)
        into = await read_amendment(given, ground_of, computing, faults, field="into")
        faults += await _new_faults(connection, into)
        if faults:
            raise OperationRefused(faults)
        outcome = await _split(connection, event, into, request, Why("split", actor, request.note))
        position = None if request.dry_run else await position_of(connection)
        return replace(outcome, position=position)


async def _split(
    connection: Connection, event: "asyncpg.Record", into: AmendedItem, request: SplitEvent, why: Why
) -> Outcome:
    made, takes = await _write(connection, into), request.takes
    events = Events({event["id"]}, [made])
    taken = [id_ for text in (*takes.reports, *takes.claims) if (id_ := as_known_id(text))]
    await events.move(connection, event["id"], made, taken)
    await events.concern(connection, [event["id"], made])
    await index_words(connection, [("event", made)])
    counts = await events.write_down(connection, why)
    return Outcome({"event": str(made), "original": str(event["id"])}, {"moved": counts})


async def _write(connection: Connection, into: AmendedItem) -> UUID:
    """Write the new event, on which an editor decided in every field; return its id."""
    reading = into.reading
    assert isinstance(reading, EventReading)  # noqa: S101  it was read as an event
    place = UUID(reading.place) if reading.place else None
    titles = list(reading.titles.items())
    row = {"status": reading.status.value, "place_id": place, "label": titles[0][1], **date_columns(reading.when)}
    row["unknowns"] = stored_unknowns(into.unknowns)
    participants = [(part.role.value, UUID(part.entity)) for part in reading.participants]
    event = KnownEvent(
        new_id(), 1, row=row, titles=titles, participants=participants, amended=_OF_EVENT & FIELDS.keys()
    )
    writes = RowWrites()
    write_event(writes, event)
    writes.replace(EVENT_KEY, {"key": reading.key, "event_id": event.id})
    await writes.flush(connection)
    await follow_merges(connection, [event.id], [*(id_ for _, id_ in participants), *([place] if place else [])])
    return event.id


async def _new_faults(connection: Connection, into: AmendedItem) -> list[OperationFault]:
    """Return a fault for each value that the new event lacks, and for a key that belongs to an event."""
    faults: list[OperationFault] = [
        InvalidValue(f"the new event needs `{name}`", ("into", name)) for name in _NEEDED if name not in into.given
    ]
    taken = await connection.fetchrow(_KEY, into.reading.key) if "key" in into.given else None
    if taken:
        message = f"in bundles the key {into.reading.key!r} means {taken['label']!r}, {taken['id']}"
        faults.append(KeyTaken(message, ("into", "key")))
    return faults


async def _taken_faults(connection: Connection, takes: TakenReports, event_id: UUID) -> list[OperationFault]:
    """Return a fault for each annotation that does not exist or is not of the event, and one if none is given."""
    if not (takes.reports or takes.claims):
        return [InvalidValue("give at least one report or claim that the new event takes over", ("takes",))]
    faults: list[OperationFault] = []
    for name, texts in (("reports", takes.reports), ("claims", takes.claims)):
        if len(texts) > MAX_REFERENCES:
            message = f"{len(texts)} were given; the limit is {MAX_REFERENCES}: give fewer"
            faults.append(InvalidValue(message, ("takes", name)))
            continue
        rows = await connection.fetch(_TAKEN[name], [as_known_id(text) for text in texts])
        for place, (text, row) in enumerate(zip(texts, rows, strict=True)):
            if row["event_id"] != event_id:
                message = f"no {name.removesuffix('s')} of this event has the id {shown(text)}"
                faults.append(UnknownObject(message, ("takes", name, place)))
    return faults
