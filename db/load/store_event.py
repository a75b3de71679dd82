"""Store the events of a bundle: keys find existing events; only what is new is written.

Keys of bundles share one namespace across the service. The article whose bundle first described an event owns the
description; other articles add reports. When the owner's bundle no longer has the event, the next bundle that says
something different of it becomes the owner.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from db.load.stored_events import KnownEvent
from db.operation.load_errors import EventConflict, KeyNotStored
from db.operation.load_report import LoadAction, Stored
from db.settle.giver import Giver
from db.settle.said_before import FIELDS, SaidByItem, held
from db.sql.connection import Connection
from db.sql.identity import new_id
from db.write.write import EVENT, EVENT_KEY, EVENT_TITLE, PARTICIPANT, Row, RowWrites, date_columns
from editorial.model.annotation import EventReading
from editorial.model.reading import Reading, comparison_of
from editorial.model.unknown import read_stored_unknowns, stored_unknowns


def store_events(
    writes: RowWrites,
    known: dict[str, KnownEvent],
    giver: Giver,
    bundle: Reading,
    entities: Mapping[str, UUID],
    before: SaidByItem,
) -> list[Stored]:
    """Gather changes of a bundle's events, and return the outcome of each; ``entities`` maps keys to ids.

    The bundle of an annotation set changes no existing event, nor does what is said of one that was merged.
    ``before`` is what the bundle said of amended events. Raises KeyNotStored, EventConflict.
    """
    stored: dict[str, Stored] = {}
    keys: dict[UUID, str] = {}
    for reading in sorted(bundle.events, key=lambda reading: not _is_merged(known.get(reading.key), reading.key)):
        event = _find(known, reading)
        if event is not None and keys.setdefault(event.meant(reading.key), reading.key) != reading.key:
            other = keys[event.meant(reading.key)]
            raise EventConflict(f"the keys {other!r} and {reading.key!r} mean the same event: write it once")
        said = _said(reading, bundle, entities)
        stored[reading.key] = _store_event(writes, known, giver, (reading.key, event), said, before)
    return [stored[reading.key] for reading in bundle.events]


def _is_merged(event: KnownEvent | None, key: str) -> bool:
    """Return whether a key came to an event by a merge: what a bundle says under it describes the merged event."""
    return event is not None and key in event.merged


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of an event: its row, and its titles and participants in order."""

    row: Row
    titles: list[tuple[str, str]]
    participants: list[tuple[str, UUID]]

    @property
    def columns(self) -> Row:
        """All of it, as ``given`` has it: without unknowns if there are none, as before these were kept."""
        own = {name: value for name, value in self.row.items() if name != "unknowns" or value}
        return {**own, "titles": self.titles, "participants": self.participants}


def _store_event(
    writes: RowWrites,
    known: dict[str, KnownEvent],
    giver: Giver,
    found: tuple[str, KnownEvent | None],
    said: _Said,
    before: SaidByItem,
) -> Stored:
    key, event = found
    is_new = event is None
    if event is None:
        event = KnownEvent(new_id(), given_by=giver.owner)
    if key not in known:
        known[key] = event
        writes.insert(EVENT_KEY, {"key": key, "event_id": event.id})
    may_describe = giver.may_describe(event.given_by, is_hidden=event.is_hidden)
    owned = is_new or (may_describe and not _is_merged(event, key))
    may_replace = owned and (giver.is_public or event.is_hidden)
    kept = held(event.amended, before.get(event.id), said.columns, may_replace=may_replace)
    described = _with_amended(said, event, kept)
    is_other = owned and not _is_stored(event, described) and not _is_repeated(event, giver, said)
    if is_other:
        event.version += 1
        event.row, event.titles, event.participants = described.row, described.titles, described.participants
        event.given_by, event.describer, event.amended = giver.owner, giver.describer, kept
        write_event(writes, event)
    giver.gives(writes, "event", event.id, said.columns)
    action = LoadAction.CREATE if is_new else LoadAction.UPDATE if is_other else LoadAction.UNCHANGED
    return Stored(key, event.id, event.version, action)


def _find(known: Mapping[str, KnownEvent], reading: EventReading) -> KnownEvent | None:
    """Return the event that has the key, or that the event is said to be; raises KeyNotStored, EventConflict."""
    found = known.get(reading.key)
    for key in comparison_of(reading).same_as:
        other = known.get(key)
        if other is None:
            raise KeyNotStored(
                f"no stored event has the key {key!r}, which the event {reading.key!r} is said to be the same as"
            )
        if found and found.id != other.id:
            raise EventConflict(f"the keys {reading.key!r} and {key!r} belong to two events: use one of them")
        found = found or other
    return found


def _is_stored(event: KnownEvent, described: _Said) -> bool:
    """Return whether an event is described like this, with the entities that bundles name or those that are meant."""
    stored = {column: event.row.get(column) for column in described.row}
    if described == _Said(stored, event.titles, event.participants):
        return True
    meant = _Said({**stored, "place_id": event.meant_place}, event.titles, event.meant_participants)
    return described == meant


def _is_repeated(event: KnownEvent, giver: Giver, said: _Said) -> bool:
    """Return whether a bundle says what it said before; of an event that another one describes, only its words count."""
    is_shown = event.describer == giver.describer
    return (giver.said_before if is_shown else giver.wrote_before)(event.id, said.columns)


def _with_amended(said: _Said, event: KnownEvent, kept: frozenset[str]) -> _Said:
    """Return what is said of an event, but for the amended fields, which stay."""
    if not kept:
        return said
    columns = {*(column for name in kept for column in FIELDS[name]), *({"label"} if "titles" in kept else ())}
    row = {column: event.row[column] if column in columns else value for column, value in said.row.items()}
    valued = {name for name in kept if row.get({"when": "edtf", "place": "place_id"}.get(name, "")) is not None}
    unknowns = (
        each for each in read_stored_unknowns(cast("Sequence[str] | None", row["unknowns"])) if each.field not in valued
    )
    row["unknowns"] = stored_unknowns(unknowns)
    titles = event.titles if "titles" in kept else said.titles
    return _Said(row, titles, event.participants if "participants" in kept else said.participants)


def write_event(writes: RowWrites, event: KnownEvent) -> None:
    """Gather the rows of an event, in place of those that it has."""
    described_by, described_in = event.describer
    own = {**event.row, "id": event.id, "version": event.version, "given_by": event.given_by}
    own |= {"described_by": described_by, "described_in": described_in, "amended": sorted(event.amended)}
    (writes.replace if event.is_stored else writes.insert)(EVENT, own)
    if event.is_stored:
        writes.run_first("delete from event_entity where event_id = $1", event.id)
        writes.run_first("delete from event_title where event_id = $1", event.id)
        writes.run_first("delete from participant where event_id = $1", event.id)
    writes.texts(EVENT_TITLE, event.id, dict(event.titles))
    for number, (role, entity_id) in enumerate(event.participants):
        writes.insert(PARTICIPANT, {"event_id": event.id, "ordinal": number, "role": role, "entity_id": entity_id})


def _said(reading: EventReading, bundle: Reading, entities: Mapping[str, UUID]) -> _Said:
    place = entities[reading.place] if reading.place else None
    label = next(iter(reading.titles.values()))
    unknowns = stored_unknowns(bundle.unknowns_of("events", reading.key))
    own = {"status": reading.status.value, "place_id": place, "label": label, "unknowns": unknowns}
    participants = [(part.role.value, entities[part.entity]) for part in reading.participants]
    return _Said({**own, **date_columns(reading.when)}, list(reading.titles.items()), participants)


async def drop_unused_events(
    connection: Connection, giver: UUID | None, keys: Sequence[str], *, held: Sequence[str]
) -> list[Stored]:
    """Release events that the article's bundle no longer has, and delete those that nothing owns or refers to.

    Only events whose keys are locked (``held``) are deleted, so no other load is about to refer to them.
    """
    await connection.execute(
        "update event e set given_by = null where e.given_by = $1"
        " and not exists (select from event_key k where k.event_id = e.id and k.key = any($2::text[]))",
        giver,
        keys,
    )
    rows = await connection.fetch(
        """
        select distinct on (e.id) e.id, e.version, k.key
        from event e join event_key k on k.event_id = e.id
        where k.key = any($1::text[]) and e.given_by is null
            and not exists (select from event_report r where r.event_id = e.id)
            and not exists (select from claim c where c.event_id = e.id)
        order by e.id, k.merge_id nulls first, k.key
        """,
        held,
    )
    ids = [row["id"] for row in rows]
    if ids:
        await connection.execute("delete from event_entity where event_id = any($1::uuid[])", ids)
        await connection.execute("delete from participant where event_id = any($1::uuid[])", ids)
        await connection.execute("delete from reference_origin where owner_id = any($1::uuid[])", ids)
        await connection.execute("delete from event_title where event_id = any($1::uuid[])", ids)
        await connection.execute("delete from given where id = any($1::uuid[])", ids)
        await connection.execute("delete from event_key where event_id = any($1::uuid[])", ids)
        await connection.execute("delete from event where id = any($1::uuid[])", ids)
    return [Stored(row["key"], row["id"], row["version"] + 1, LoadAction.DELETE) for row in rows]
