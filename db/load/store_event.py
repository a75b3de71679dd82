"""Store the events of a bundle: keys find existing events; only what is new is written.

Keys of bundles share one namespace across the service. The article whose bundle first described an event owns the
description; other articles add reports. When the owner's bundle no longer has the event, the next bundle that says
something different of it becomes the owner.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from db.load.stored_events import KnownEvent
from db.operation.load_report import LoadAction, Stored
from db.settle.giver import Giver
from db.sql.connection import Connection
from db.sql.identity import new_id
from db.write.write import EVENT, EVENT_KEY, EVENT_TITLE, PARTICIPANT, Row, RowWrites, date_columns
from editorial.model.annotation import EventReading


def store_events(
    writes: RowWrites,
    known: dict[str, KnownEvent],
    giver: Giver,
    readings: Sequence[EventReading],
    entities: Mapping[str, UUID],
) -> list[Stored]:
    """Gather changes of a bundle's events, and return the outcome of each; ``entities`` maps keys to ids.

    The bundle of an annotation set changes no existing event.
    """
    return [_store_event(writes, known, giver, reading, entities) for reading in readings]


def _store_event(
    writes: RowWrites,
    known: dict[str, KnownEvent],
    giver: Giver,
    reading: EventReading,
    entities: Mapping[str, UUID],
) -> Stored:
    event = known.get(reading.key)
    is_new = event is None
    if event is None:
        event = known[reading.key] = KnownEvent(new_id(), given_by=giver.owner)
        writes.insert(EVENT_KEY, {"key": reading.key, "event_id": event.id})
    row, titles = _event_row(reading, entities), list(reading.titles.items())
    participants = [(part.role.value, entities[part.entity]) for part in reading.participants]
    known_row = {column: event.row.get(column) for column in row}
    owned = is_new or giver.may_describe(event.given_by, is_hidden=event.is_hidden)
    is_other = owned and (known_row, event.titles, event.participants) != (row, titles, participants)
    if is_other:
        event.version += 1
        event.row, event.titles, event.participants = row, titles, participants
        event.given_by, event.describer = giver.owner, giver.describer
        _write_event(writes, event, reading.titles)
    giver.gives(writes, "event", event.id, {**row, "titles": titles, "participants": participants})
    action = LoadAction.CREATE if is_new else LoadAction.UPDATE if is_other else LoadAction.UNCHANGED
    return Stored(reading.key, event.id, event.version, action)


def _write_event(writes: RowWrites, event: KnownEvent, titles: Mapping[str, str]) -> None:
    described_by, described_in = event.describer
    own = {**event.row, "id": event.id, "version": event.version, "given_by": event.given_by}
    own |= {"described_by": described_by, "described_in": described_in}
    (writes.replace if event.is_stored else writes.insert)(EVENT, own)
    if event.is_stored:
        writes.run_first("delete from event_entity where event_id = $1", event.id)
        writes.run_first("delete from event_title where event_id = $1", event.id)
        writes.run_first("delete from participant where event_id = $1", event.id)
    writes.texts(EVENT_TITLE, event.id, titles)
    for number, (role, entity_id) in enumerate(event.participants):
        writes.insert(PARTICIPANT, {"event_id": event.id, "ordinal": number, "role": role, "entity_id": entity_id})


def _event_row(reading: EventReading, entities: Mapping[str, UUID]) -> Row:
    place = entities[reading.place] if reading.place else None
    label = next(iter(reading.titles.values()))
    return {"status": reading.status.value, "place_id": place, "label": label, **date_columns(reading.when)}


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
        select e.id, e.version, k.key
        from event e join event_key k on k.event_id = e.id
        where k.key = any($1::text[]) and e.given_by is null
            and not exists (select from event_report r where r.event_id = e.id)
            and not exists (select from claim c where c.event_id = e.id)
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
