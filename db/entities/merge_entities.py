"""The operation that merges entities: one takes over others, with their names and all references to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import asyncpg

from db.entities.regroup_effects import Regrouped, write_down
from db.lookup.reference import EntityReference
from db.operation.operation import Actor, InvalidValue, OperationFault, OperationRefused, Outcome, Path, UnknownObject
from db.reference.entity_reference import note_origins, redirect_references
from db.reference.survivor_copies import drop_taken, take_over, update_label
from db.settle.visible_rows import Why
from db.sql.connection import Connection
from db.sql.convert import as_known_id
from db.sql.identity import new_id
from db.transaction.operation_transaction import operation_transaction, position_of
from editorial.text.invisible import shown

MAX_MERGED = 100
"""The most entities that one merge takes."""


class MergedAlready(OperationFault):
    """An entity is already merged into another one, which the details name."""

    code = "MERGED_ALREADY"


class WikidataConflict(OperationFault):
    """Entities have different Wikidata ids, so they are not the same thing."""

    code = "WIKIDATA_CONFLICT"


@dataclass(frozen=True, slots=True)
class MergeEntities:
    """The entity that takes over others, and the reason. With ``force`` even if their Wikidata ids differ."""

    survivor: EntityReference
    merged: tuple[EntityReference, ...]
    note: str | None = None
    force: bool = False
    dry_run: bool = False


_ENTITIES = """
    select e.id, e.merged_into_id, s.label as survivor,
        array(
            select w.wikidata from entity w where w.wikidata is not null and e.id in (w.id, w.merged_into_id)
        ) as wikidata
    from entity e left join entity s on s.id = e.merged_into_id
    where e.id = any($1::uuid[])
"""
_MERGE = """
    insert into entity_merge (id, survivor_id, merged_id, "by", by_key_id, note, along)
    select $1, $2, $3, $4, $5, $6, array(select e.id from entity e where e.merged_into_id = $3 order by e.id)
"""
_JOIN = "update entity set merged_into_id = $1 where id = $2 or merged_into_id = $2"


async def merge_entities(connection: Connection, request: MergeEntities, *, actor: Actor) -> Outcome:
    """Merge entities into one, the survivor.

    References to them become references to it, in new versions; their ids, keys and Wikidata ids lead to it. Their
    own data is kept, so that ``undo_merge`` can restore them.

    Raises OperationRefused with UnknownObject, InvalidValue, MergedAlready and WikidataConflict.
    """
    async with operation_transaction(connection, dry_run=request.dry_run):
        survivor, merged = await _checked(connection, request)
        outcome = await _merge(connection, survivor, merged, Why("merge", actor, request.note))
        position = None if request.dry_run else await position_of(connection)
        return replace(outcome, position=position)


async def _merge(connection: Connection, survivor: UUID, merged: Sequence[UUID], why: Why) -> Outcome:
    merges = [new_id() for _ in merged]
    for merge_id, entity_id in zip(merges, merged, strict=True):
        await note_origins(connection, entity_id)
        await connection.execute(_MERGE, merge_id, survivor, entity_id, why.by, why.by_key, why.note)
        await drop_taken(connection, entity_id)
        await update_label(connection, entity_id)
        await connection.execute(_JOIN, survivor, entity_id)
    moved = await redirect_references(connection, await members(connection, survivor))
    await take_over(connection, survivor)
    counts = await write_down(connection, Regrouped(moved, [survivor], gone=list(merged)), why)
    return Outcome({"entity": str(survivor)}, {"merges": [str(each) for each in merges], "moved": counts})


async def members(connection: Connection, survivor: UUID) -> list[UUID]:
    """Return the entities merged into one."""
    rows = await connection.fetch("select id from entity where merged_into_id = $1 order by id", survivor)
    return [row["id"] for row in rows]


async def _checked(connection: Connection, request: MergeEntities) -> tuple[UUID, list[UUID]]:
    """Return the ids of the survivor and of the entities to merge; raises OperationRefused with all faults."""
    requested: list[tuple[Path, str]] = [(("survivor",), request.survivor)]
    requested += [(("merged", place), text) for place, text in enumerate(request.merged)]
    ids = [as_known_id(text) for _, text in requested]
    known = {row["id"]: row for row in await connection.fetch(_ENTITIES, [id_ for id_ in ids if id_])}
    faults: list[OperationFault] = []
    if not 1 <= len(request.merged) <= MAX_MERGED:
        faults.append(InvalidValue(f"give 1 to {MAX_MERGED} entities to merge", ("merged",)))
    for place, ((path, text), id_) in enumerate(zip(requested, ids, strict=True)):
        faults += _faults(path, text, known.get(id_) if id_ else None)
        if id_ and id_ in ids[:place]:
            message = "an entity cannot be merged into itself" if id_ == ids[0] else "the entity is given twice"
            faults.append(InvalidValue(f"{message}: {text}", path))
    if not faults and not request.force:
        faults += _wikidata_faults(requested, [known[id_] for id_ in ids if id_])
    if faults:
        raise OperationRefused(faults)
    survivor, *merged = [id_ for id_ in ids if id_]
    return survivor, merged


def _faults(path: Path, text: str, row: "asyncpg.Record | None") -> list[OperationFault]:
    if row is None:
        return [UnknownObject(f"no entity has the id {shown(text)}", path)]
    if row["merged_into_id"] is not None:
        message = f"the entity was already merged into {row['survivor']!r}: use {row['merged_into_id']} instead"
        return [MergedAlready(message, path, mergedInto=str(row["merged_into_id"]))]
    return []


def _wikidata_faults(requested: Sequence[tuple[Path, str]], rows: "Sequence[asyncpg.Record]") -> list[OperationFault]:
    """Return a fault for each entity whose Wikidata ids differ from those of earlier ones."""
    faults: list[OperationFault] = []
    known: set[str] = set()
    for (path, _), row in zip(requested, rows, strict=True):
        own = set(row["wikidata"])
        if own and known and not own & known:
            message = (
                f"the Wikidata id of the entity is {', '.join(sorted(own))}, but {', '.join(sorted(known))}"
                " for the entities before it: if they are the same entity nevertheless, use `force`"
            )
            faults.append(WikidataConflict(message, path))
        known |= own
    return faults
