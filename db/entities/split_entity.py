"""The operation that splits an entity that stood for two: a new entity takes over names and references."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from db.entities.merge_entities import WikidataConflict, members
from db.entities.new_entity import NewEntity, read_entity
from db.entities.reassignment import Reassigned, reassign, reference_faults
from db.entities.regroup_effects import Regrouped, write_down
from db.lookup.reference import EntityReference
from db.operation.operation import Actor, InvalidValue, OperationFault, OperationRefused, Outcome, UnknownObject
from db.reference.entity_reference import redirect_references
from db.reference.survivor_copies import take_over
from db.settle.visible_rows import Why
from db.sql.connection import Connection
from db.sql.convert import as_known_id
from db.sql.identity import new_id
from db.transaction.operation_transaction import operation_transaction, position_of
from db.words.name_search import name_columns
from db.write.write import ENTITY, ENTITY_DESCRIPTION, ENTITY_KEY, NAME, RowWrites
from editorial.model.annotation import EntityReading
from editorial.model.vocabulary import NameKind
from editorial.text.invisible import shown
from editorial.text.text import normalise


class KeyTaken(OperationFault):
    """A key that bundles already use for another entity."""

    code = "KEY_TAKEN"


@dataclass(frozen=True, slots=True)
class SplitEntity:
    """The entity to split, the new entity, and the references that mean the new one.

    ``entity`` may be the id of a merged entity: its survivor is split.
    """

    entity: EntityReference
    into: NewEntity
    takes: Reassigned
    note: str | None = None
    dry_run: bool = False


_ENTITY = """
    select s.id, array(
        select n.text || ' ' || n.language from name n where n.entity_id = s.id and n.taken_from is null
    ) as names
    from entity e join entity s on s.id = coalesce(e.merged_into_id, e.id) where e.id = $1
"""
_WIKIDATA = (
    "select s.id, s.label from entity e join entity s on s.id = coalesce(e.merged_into_id, e.id) where e.wikidata = $1"
)
_KEY = """
    select s.id, s.label from entity_key k join entity e on e.id = k.entity_id
    join entity s on s.id = coalesce(e.merged_into_id, e.id) where k.key = $1
"""


@dataclass(frozen=True, slots=True)
class _Split:
    """The plan: the entity, with the entities merged into it, and the new one."""

    entity_id: UUID
    cluster: Sequence[UUID]
    reading: EntityReading


async def split_entity(connection: Connection, request: SplitEntity, *, actor: Actor) -> Outcome:
    """Create a second entity from one, and move the references that mean it.

    Merging the new entity into the old one undoes the split. Later loads keep it, except for references about which a
    bundle says something different than before.

    Raises OperationRefused with UnknownObject, InvalidValue, KeyTaken and WikidataConflict.
    """
    async with operation_transaction(connection, dry_run=request.dry_run):
        split = await _checked(connection, request)
        outcome = await _split(connection, split, request, Why("split", actor, request.note))
        position = None if request.dry_run else await position_of(connection)
        return replace(outcome, position=position)


async def _split(connection: Connection, split: _Split, request: SplitEntity, why: Why) -> Outcome:
    made = new_id()
    await _write(connection, split, made, request.into)
    await reassign(connection, request.takes, split.cluster, made)
    moved = await redirect_references(connection, [made])
    await take_over(connection, split.entity_id)
    counts = await write_down(connection, Regrouped(moved, [split.entity_id], made=[made]), why)
    return Outcome({"entity": str(made), "original": str(split.entity_id)}, {"moved": counts})


async def _write(connection: Connection, split: _Split, made: UUID, into: NewEntity) -> None:
    """Write the new entity, and remove from the old one what moves."""
    reading, writes = split.reading, RowWrites()
    if reading.wikidata:
        writes.run_first(
            "update entity set wikidata = null where id = $1 and wikidata = $2", split.entity_id, reading.wikidata
        )
    for name in into.names:
        if name.moved:
            statement = "delete from name where entity_id = $1 and text = $2 and language = $3"
            writes.run_first(statement, split.entity_id, normalise(name.text), name.language)
    label = min(reading.names, key=lambda name: list(NameKind).index(name.kind)).text
    own = {"id": made, "kind": reading.kind, "wikidata": reading.wikidata, "same_as": list(reading.same_as)}
    writes.insert(
        ENTITY,
        {
            **own,
            **dict.fromkeys(("given_by", "described_by", "described_in")),
            "version": 1,
            "amended": [],
            "label": label,
        },
    )
    for ordinal, each in enumerate(reading.names):
        row = {"entity_id": made, "ordinal": ordinal, "text": each.text, "language": each.language}
        row |= {
            "script": each.script,
            "kind": each.kind,
            "given_by": None,
            "amended": False,
            **name_columns(each.text, each.language),
        }
        writes.insert(NAME, row)
    writes.texts(ENTITY_DESCRIPTION, made, reading.descriptions)
    if into.key:
        writes.replace(ENTITY_KEY, {"key": into.key, "entity_id": made})
    await writes.flush(connection)


async def _checked(connection: Connection, request: SplitEntity) -> _Split:
    """Return the plan; raises OperationRefused with all faults."""
    row = await connection.fetchrow(_ENTITY, as_known_id(request.entity))
    faults: list[OperationFault] = []
    reading = read_entity(request.into, ("into",), faults)
    if row is None:
        raise OperationRefused([UnknownObject(f"no entity has the id {shown(request.entity)}", ("entity",)), *faults])
    cluster = [row["id"], *await members(connection, row["id"])]
    if reading:
        faults += _name_faults(request.into, row["names"])
    faults += await _taken_faults(connection, request.into, row["id"])
    faults += await reference_faults(connection, request.takes, row["id"], ("takes",))
    if faults or reading is None:
        raise OperationRefused(faults)
    return _Split(row["id"], cluster, reading)


def _name_faults(into: NewEntity, own: Sequence[str]) -> list[OperationFault]:
    moved = [(place, f"{normalise(name.text)} {name.language}") for place, name in enumerate(into.names) if name.moved]
    faults: list[OperationFault] = [
        InvalidValue("the entity has no such name of its own to move", ("into", "names", place, "moved"))
        for place, name in moved
        if name not in own
    ]
    if moved and not set(own) - {name for _, name in moved}:
        faults.append(InvalidValue("no name would be left for the entity: leave it one", ("into", "names")))
    return faults


async def _taken_faults(connection: Connection, into: NewEntity, entity_id: UUID) -> list[OperationFault]:
    """Return a fault for a key or Wikidata id that belongs to another entity."""
    faults: list[OperationFault] = []
    by_key = await connection.fetchrow(_KEY, into.key)
    if by_key and by_key["id"] != entity_id:
        message = f"in bundles the key {into.key!r} means {by_key['label']!r}, {by_key['id']}"
        faults.append(KeyTaken(message, ("into", "key")))
    by_wikidata = await connection.fetchrow(_WIKIDATA, into.wikidata)
    if by_wikidata and by_wikidata["id"] != entity_id:
        message = f"the Wikidata id {into.wikidata} belongs to {by_wikidata['label']!r}, {by_wikidata['id']}"
        faults.append(WikidataConflict(message, ("into", "wikidata")))
    return faults
