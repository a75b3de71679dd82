"""The operation that amends an event: an editor's values hold until a bundle says something new of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

import asyncpg

from db.amendments.amendment import REASON, key_faults, log_amended, outcome_of, read_amendment
from db.load.store_event import write_event
from db.load.stored_events import KnownEvent, known_events
from db.lookup.reference import EventReference
from db.operation.computing import Computing, in_thread
from db.operation.operation import Actor, OperationFault, OperationRefused, Outcome, UnknownObject
from db.reference.entity_reference import follow_merges
from db.reference.reference import known_names
from db.settle.visible_rows import Touched, Why, settle
from db.sql.connection import Connection
from db.sql.convert import as_known_id
from db.transaction.operation_transaction import kept_text, operation_transaction
from db.transaction.version_guard import guard_item
from db.words.search_index import index_words
from db.write.copies import copy_whom
from db.write.stored_date import when_of
from db.write.write import RowWrites, date_columns
from editorial.amendment.item_amendment import AmendedItem, ItemGround
from editorial.date.when import Published
from editorial.job import ReadItemAmendment
from editorial.model.annotation import EventReading
from editorial.model.unknown import read_stored_unknowns, stored_unknowns, unknowns_of
from editorial.model.vocabulary import EventStatus
from editorial.text.invisible import shown

_EVENT = """
    select e.*, array(select k.key from event_key k where k.event_id = e.id order by k.key) as keys,
        array(
            select array[p.role::text, p.entity_id::text] from participant p where p.event_id = e.id order by p.ordinal
        ) as participants
    from event e where e.id = $1
"""
_ARTICLE = """
    select a.id, a.published_on, a.language, a.timezone, r.body
    from article a join revision r on r.id = a.revision_id
    where a.id = coalesce($1, (select t.article_id from event_report t where t.event_id = $2 order by t.id limit 1))
"""


@dataclass(frozen=True, slots=True)
class AmendEvent:
    """The event to amend and its new values, in the bundle format as YAML or JSON.

    ``expected_version`` is the version of the event.
    """

    id: EventReference
    event: str
    note: str | None = None
    expected_version: int | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class _New:
    """The new values of the fields that differ from the present ones, by column; titles and participants as lists."""

    fields: frozenset[str]
    row: Mapping[str, object]
    titles: list[tuple[str, str]]
    participants: list[tuple[str, UUID]]


async def amend_event(
    connection: Connection, request: AmendEvent, *, actor: Actor, computing: Computing = in_thread
) -> Outcome:
    """Write the next version of an event: the amendment's values change, those that it leaves out stay.

    Words for a date are those of the article that describes the event. If nothing changes, nothing is written.
    Raises OperationRefused, VersionConflict.
    """
    faults: list[OperationFault] = []
    note = kept_text(request.note, ("note",), faults)
    async with operation_transaction(connection, dry_run=request.dry_run):
        event = await connection.fetchrow(_EVENT, as_known_id(request.id))
        if event is None:
            raise OperationRefused([*faults, UnknownObject(f"no event has the id {shown(request.id)}", ("id",))])
        await guard_item(connection, event, request.expected_version)

        async def ground_of(references: frozenset[str]) -> ItemGround:
            return await ground_of_event(connection, event, references)

        amendment = ReadItemAmendment("event", request.event)
        amended = await read_amendment(amendment, ground_of, computing, faults)
        faults += key_faults("event", amended, event["keys"])
        if faults:
            raise OperationRefused(faults)
        new = await _new(connection, event, amended)
        if new.fields:
            await _write(connection, event, new, Why(REASON, actor, note))
        return await outcome_of(
            connection, "event", event["id"], amended, is_changed=bool(new.fields), dry_run=request.dry_run
        )


async def ground_of_event(connection: Connection, event: "asyncpg.Record", references: frozenset[str]) -> ItemGround:
    """Return the context in which what an editor says of an event is read: the article that describes it, and entities."""
    article = await connection.fetchrow(_ARTICLE, event["described_by"], event["id"])
    article_id = article["id"] if article else None
    known = await known_names(connection, article_id, "", {"entities": references, "events": frozenset()})
    ground = ItemGround(EventStatus(event["status"]), entities=known["entities"])
    if article is None:
        return ground
    published = Published(article["published_on"], article["language"], article["timezone"])
    return replace(ground, body=article["body"], published=published)


async def _new(connection: Connection, event: "asyncpg.Record", amended: AmendedItem) -> _New:
    """Return what an amendment changes."""
    reading, row = amended.reading, dict[str, object]()
    assert isinstance(reading, EventReading)  # noqa: S101  the amendment was read as one of an event
    titles = [(each["language"], each["text"]) for each in await connection.fetch(_TITLES, event["id"])]
    participants = [(role, UUID(id_)) for role, id_ in event["participants"]]
    parts = [(part.role.value, UUID(part.entity)) for part in reading.participants]
    place = UUID(reading.place) if reading.place else None
    fields: set[str] = set()
    if "status" in amended.given and reading.status.value != event["status"]:
        fields.add("status")
        row["status"] = reading.status.value
    if "when" in amended.given and reading.when != when_of(event):
        fields.add("when")
        row |= date_columns(reading.when)
    if "place" in amended.given and place != event["place_id"]:
        fields.add("place")
        row["place_id"] = place
    if "title" in amended.given and list(reading.titles.items()) != titles:
        fields.add("titles")
        titles = list(reading.titles.items())
        row["label"] = titles[0][1]
    if "participants" in amended.given and parts != participants:
        fields.add("participants")
    unknowns = _unknowns(event, amended, {"when": reading.when.edtf, "place": place})
    if unknowns != event["unknowns"]:
        fields.add("unknowns")
        row["unknowns"] = unknowns
    return _New(frozenset(fields), row, titles, parts)


def _unknowns(event: "asyncpg.Record", amended: AmendedItem, values: Mapping[str, object]) -> list[str] | None:
    """Return what is not known of an event: what the amendment says, and what was unknown before and has no value now."""
    before = () if "unknowns" in amended.given else read_stored_unknowns(event["unknowns"])
    kept = {each.field: each.reason for each in before if each.field not in amended.given or values[each.field] is None}
    given = {each.field: each.reason for each in amended.unknowns}
    return stored_unknowns(unknowns_of({**kept, **given}))


_TITLES = "select language::text, text from event_title where event_id = $1 order by ordinal"


async def _write(connection: Connection, row: "asyncpg.Record", new: _New, why: Why) -> None:
    event = await _known(connection, row)
    touched = Touched(entities=_entities(event), events={event.id})
    event.row, event.amended = {**event.row, **new.row}, event.amended | (new.fields - {"unknowns"})
    if "titles" in new.fields:
        event.titles = new.titles
    if "participants" in new.fields:
        event.participants = new.participants
    touched.entities |= _entities(event)
    writes = RowWrites()
    write_event(writes, event)
    await writes.flush(connection)
    await follow_merges(connection, [event.id], touched.entities)
    await copy_whom(connection, [], [event.id])
    await index_words(connection, [("event", event.id)])
    await log_amended(connection, "event", event.id, why=why)
    await settle(connection, touched, why)


async def _known(connection: Connection, row: "asyncpg.Record") -> KnownEvent:
    """Return an event with the entities that bundles gave it; it has a key, because a bundle made it."""
    key = row["keys"][0]
    return (await known_events(connection, [key]))[key]


def _entities(event: KnownEvent) -> set[UUID]:
    place = event.row["place_id"]
    return {*(id_ for _, id_ in event.participants), *([place] if isinstance(place, UUID) else [])}
