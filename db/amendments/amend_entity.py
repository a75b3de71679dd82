"""The operation that amends an entity: an editor's values hold until a bundle says something new of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import asyncpg

from db.amendments.amendment import REASON, key_faults, log_amended, no_ground, outcome_of, read_amendment
from db.amendments.entity_names import NamesToWrite, name_faults, names_to_write, write_names
from db.amendments.entity_values import EntityValues, amended_values, write_values
from db.entities.merge_entities import WikidataConflict
from db.lookup.reference import EntityReference
from db.operation.computing import Computing, in_thread
from db.operation.load_errors import EntityRedacted
from db.operation.operation import Actor, CodedFault, OperationFault, OperationRefused, Outcome, UnknownObject
from db.reference.survivor_copies import drop_taken, take_over, update_label
from db.settle.visible_rows import Touched, Why, settle
from db.sql.connection import Connection
from db.sql.convert import as_known_id
from db.transaction.operation_transaction import kept_text, operation_transaction
from db.transaction.version_guard import guard_item
from db.words.search_index import index_words
from editorial.amendment.item_amendment import AmendedItem
from editorial.job import ReadItemAmendment
from editorial.model.annotation import EntityReading
from editorial.redaction.redaction import MASK
from editorial.text.invisible import shown

_ENTITY = """
    select s.* from entity e join entity s on s.id = coalesce(e.merged_into_id, e.id)
    where e.id = $1
"""
_CLUSTER = """
    select e.*, array(select k.key from entity_key k where k.entity_id = e.id) as keys, array(
        select array[d.language::text, d.text] from entity_description d
        where d.entity_id = e.id and d.taken_from is null order by d.ordinal
    ) as descriptions
    from entity e where e.id = $1 or e.merged_into_id = $1 order by e.id <> $1, e.id
"""
_NAMES = "select * from name where entity_id = any($1::uuid[]) order by ordinal"
_DESCRIPTIONS = "select language::text, text from entity_description where entity_id = $1 order by ordinal"
_WIKIDATA = """
    select s.id, s.label from entity e join entity s on s.id = coalesce(e.merged_into_id, e.id)
    where e.wikidata = $1 and s.id <> $2
"""


@dataclass(frozen=True, slots=True)
class AmendEntity:
    """The entity to amend and its new values, in the bundle format as YAML or JSON.

    ``expected_version`` is the version of the entity. A merged entity leads to its survivor.
    """

    id: EntityReference
    entity: str
    note: str | None = None
    expected_version: int | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class _Plan:
    """The entities whose values change, merged ones first, and the names to write."""

    values: Sequence[EntityValues]
    names: NamesToWrite

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not self.values and self.names.is_empty


async def amend_entity(
    connection: Connection, request: AmendEntity, *, actor: Actor, computing: Computing = in_thread
) -> Outcome:
    """Write the next version of an entity: the amendment's values change, those that it leaves out stay.

    What it no longer has is removed from the entities that were merged into it, too. If nothing changes, nothing is
    written. Raises OperationRefused, VersionConflict.
    """
    faults: list[OperationFault] = []
    note = kept_text(request.note, ("note",), faults)
    async with operation_transaction(connection, dry_run=request.dry_run):
        entity = await connection.fetchrow(_ENTITY, as_known_id(request.id))
        if entity is None:
            raise OperationRefused([*faults, UnknownObject(f"no entity has the id {shown(request.id)}", ("id",))])
        await guard_item(connection, entity, request.expected_version)
        amended = await read_amendment(ReadItemAmendment("entity", request.entity), no_ground, computing, faults)
        cluster = await connection.fetch(_CLUSTER, entity["id"])
        plan = await _plan(connection, cluster, amended, faults)
        if faults:
            raise OperationRefused(faults)
        if not plan.is_empty:
            await _write(connection, cluster, plan, Why(REASON, actor, note))
        return await outcome_of(
            connection, "entity", entity["id"], amended, is_changed=not plan.is_empty, dry_run=request.dry_run
        )


async def _plan(
    connection: Connection, cluster: "Sequence[asyncpg.Record]", amended: AmendedItem, faults: list[OperationFault]
) -> _Plan:
    """Return what an amendment changes, after appending all that is wrong with it to ``faults``."""
    reading = amended.reading
    assert isinstance(reading, EntityReading)  # noqa: S101  the amendment was read as one of an entity
    own = cluster[0]
    rows = await connection.fetch(_NAMES, [row["id"] for row in cluster])
    descriptions = [tuple(row) for row in await connection.fetch(_DESCRIPTIONS, own["id"])]
    names = names_to_write(own["id"], rows, reading.names) if "names" in amended.given else NamesToWrite()
    faults += key_faults("entity", amended, [key for row in cluster for key in row["keys"]])
    faults += name_faults(cluster, rows, names)
    if any(row["is_redacted"] for row in cluster):
        faults += _identified(reading, amended, names, own)
    if "wikidata" in amended.given and reading.wikidata:
        faults += await _wikidata_faults(connection, own, reading.wikidata)
    return _Plan(amended_values(cluster, descriptions, reading, amended.given), names)


def _identified(
    reading: EntityReading, amended: AmendedItem, names: NamesToWrite, own: "asyncpg.Record"
) -> list[OperationFault]:
    """Return a fault for each value that would identify a redacted entity again."""
    given = {
        "names": any(MASK not in name.text for name in names.added),
        "wikidata": bool(reading.wikidata and reading.wikidata != own["wikidata"]),
        "same_as": not set(reading.same_as) <= set(own["same_as"]),
    }
    message = "the entity was redacted, and this would identify it again: create a new entity instead"
    return [
        CodedFault(EntityRedacted.code, message, ("entity", name))
        for name, is_given in given.items()
        if is_given and name in amended.given
    ]


async def _wikidata_faults(connection: Connection, own: "asyncpg.Record", wikidata: str) -> list[OperationFault]:
    other = await connection.fetchrow(_WIKIDATA, wikidata, own["id"])
    if other is None:
        return []
    message = (
        f"the Wikidata id {wikidata} belongs to {other['label']!r}, {other['id']}: if both are the same, merge them"
    )
    return [WikidataConflict(message, ("entity", "wikidata"))]


async def _write(connection: Connection, cluster: "Sequence[asyncpg.Record]", plan: _Plan, why: Why) -> None:
    own, *merged = [row["id"] for row in cluster]
    touched = Touched(entities={own})
    if merged:
        await drop_taken(connection, own)
    await write_values(connection, plan.values)
    await write_names(connection, own, plan.names)
    for id_ in merged:
        await update_label(connection, id_)
    await take_over(connection, own)
    await index_words(connection, [("entity", own)])
    await log_amended(connection, "entity", own, why=why)
    await settle(connection, touched, why)
