"""References to entities, each resolved to the entity that its bundle means, or to the survivor of a merge.

Tables store the resolved entity. If a merge or split made it differ from the bundle's, ``reference_origin`` has both
the bundle's and the one that is meant when no merge is in force; so a merge can be undone exactly, whatever was
loaded since.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.item.column import Column, ItemTable
from db.item.type import ItemType, Standing, in_order
from db.sql.connection import Connection
from db.sql.statement_file import read_statement


@dataclass(slots=True)
class Moved:
    """Items whose references moved to another entity: annotations, events, and articles by their publisher."""

    annotations: set[UUID] = field(default_factory=set)
    events: set[UUID] = field(default_factory=set)
    articles: set[UUID] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Reference:
    """A column that refers to entities: its table, the columns of owner and place, and what contains the owner.

    ``is_set`` if an owner can have an entity only once in the table, or once per ``role``.
    """

    table: LiteralString
    owner: LiteralString
    place: LiteralString
    entity: LiteralString
    standing: Standing
    role: LiteralString = "null::participant_role"
    is_set: bool = False

    def _origin(self) -> LiteralString:
        return "o.relation = '" + self.table + "' and o.owner_id = t." + self.owner + " and o.place = " + self.place

    def _noted(self) -> LiteralString:
        entity: LiteralString = "t." + self.entity
        return (
            "insert into reference_origin (relation, owner_id, place, said_id, origin_id, role)"  # noqa: S608  literals
            " select '" + self.table + "', t." + self.owner + ", " + self.place + ", " + entity + ", " + entity + ", "
            + self.role + " from " + self.table + " t "
        )  # fmt: skip

    @property
    def note_of_entity(self) -> LiteralString:
        """The statement that notes the origin of all references to the entity $1."""
        return self._noted() + "where t." + self.entity + " = $1 on conflict do nothing"

    @property
    def note_of_owners(self) -> LiteralString:
        """The statement that notes the origin of references of the owners $1 to merged entities."""
        joined: LiteralString = "join entity e on e.id = t." + self.entity
        chosen: LiteralString = " where t." + self.owner + " = any($1::uuid[]) and e.merged_into_id is not null"
        return self._noted() + joined + chosen + " on conflict do nothing"

    @property
    def forget(self) -> LiteralString:
        """The statement that deletes origins of references that the owners $1 no longer have as in the bundle."""
        return (
            "delete from reference_origin o where o.relation = '" + self.table + "' and o.owner_id = any($1::uuid[])"  # noqa: S608  literals
            " and not exists (select from " + self.table + " t where " + self._origin()
            + " and t." + self.entity + " = o.said_id)"
        )  # fmt: skip

    @property
    def point(self) -> LiteralString:
        """The statement that points references with origins $1 or owners $2 at survivors, and returns the owners."""
        return (
            "update " + self.table + " t set " + self.entity + " = coalesce(e.merged_into_id, e.id)"  # noqa: S608  literals
            " from reference_origin o join entity e on e.id = o.origin_id where " + self._origin()
            + " and (o.origin_id = any($1::uuid[]) or o.owner_id = any($2::uuid[]))"
            " and t." + self.entity + " <> coalesce(e.merged_into_id, e.id) returning t." + self.owner + " as id"
        )  # fmt: skip

    @property
    def clean(self) -> LiteralString:
        """The statement that deletes origins equal to the bundle's, among the origins $1 and the owners $2."""
        return (
            "delete from reference_origin o using " + self.table + " t where " + self._origin()  # noqa: S608  literals
            + " and (o.origin_id = any($1::uuid[]) or o.owner_id = any($2::uuid[]))"
            " and t." + self.entity + " = o.said_id and o.said_id = o.origin_id"
        )  # fmt: skip


def _references() -> Iterator[_Reference]:
    for type_ in in_order():
        for table in type_.tables:
            for column in table.columns:
                if column.refers_to == "entity" and column.is_given and not column.is_copy:
                    yield _reference(type_, table, column)


def _reference(type_: ItemType, table: ItemTable, column: Column) -> _Reference:
    place: LiteralString = "0" if table.owner == "id" else "t." + table.key[-1]
    has_role = column.is_needed and "role" in table.fields
    role: LiteralString = "t.role" if has_role else "null::participant_role"
    return _Reference(table.name, table.owner, place, column.name, type_.standing, role, is_set=column.is_needed)


REFERENCES: tuple[_Reference, ...] = tuple(dict.fromkeys(_references()))
"""Every column of an item that refers to an entity, except copies of others and a merged entity's survivor."""

OF_ANNOTATIONS: tuple[_Reference, ...] = tuple(each for each in REFERENCES if each.standing is Standing.IN_ARTICLE)

_SET_OWNERS = """
    select distinct owner_id from reference_origin
    where relation = $1 and (origin_id = any($2::uuid[]) or owner_id = any($3::uuid[]))
"""

_FIND_INTENDED_REFERENCES = read_statement("reference/find_intended_references")

_NOTE_DOUBLES = """
    insert into reference_origin (relation, owner_id, place, said_id, origin_id, role)
    select $1, d.owner_id, d.place, d.origin_id, d.origin_id, d.role::participant_role
    from unnest($2::uuid[], $3::integer[], $4::uuid[], $5::text[]) as d (owner_id, place, origin_id, role)
    on conflict do nothing
"""
_DROP_ABOUT = """
    delete from claim_about t using unnest($1::uuid[], $2::integer[]) as d (owner_id, place)
    where (t.claim_id, t.ordinal) = (d.owner_id, d.place)
"""
_DROP_PARTICIPANT = """
    delete from participant t using unnest($1::uuid[], $2::integer[]) as d (owner_id, place)
    where (t.event_id, t.ordinal) = (d.owner_id, d.place)
"""
_ADD_ABOUT = """
    insert into claim_about (claim_id, ordinal, entity_id, article_id, recency, start_offset, hidden)
    select d.owner_id, d.place, d.entity_id, c.article_id, c.recency, c.start_offset, c.hidden
    from unnest($1::uuid[], $2::integer[], $3::uuid[], $4::text[]) as d (owner_id, place, entity_id, role)
    join claim c on c.id = d.owner_id
"""
_ADD_PARTICIPANT = """
    insert into participant (event_id, ordinal, entity_id, role)
    select d.owner_id, d.place, d.entity_id, d.role
    from unnest($1::uuid[], $2::integer[], $3::uuid[], $4::text[]) as d (owner_id, place, entity_id, role)
"""

_SPOKEN: tuple[LiteralString, ...] = (
    "update quote t set speaker_id = a.entity_id from attribution a where a.annotation_id = t.id and a.position = 0"
    " and t.id = any($1::uuid[]) and t.speaker_id is distinct from a.entity_id",
    "update claim t set claimant_id = a.entity_id from attribution a where a.annotation_id = t.id and a.position = 0"
    " and t.id = any($1::uuid[]) and t.claimant_id is distinct from a.entity_id",
)

_IS_CONCERNED = """
    select exists (select from reference_origin where owner_id = any($1::uuid[]))
        or exists (select from entity where id = any($2::uuid[]) and merged_into_id is not null)
"""


async def intended_sets(connection: Connection, owners: Sequence[UUID]) -> dict[UUID, list[tuple[str | None, UUID]]]:
    """Return the entities that claims are about and that take part in events, each with its role, as if nothing were
    merged."""
    sets: dict[UUID, list[tuple[str | None, UUID]]] = {owner: [] for owner in owners}
    rows = await connection.fetch(_FIND_INTENDED_REFERENCES, owners) if owners else []
    for row in sorted(rows, key=lambda row: int(row["ordinal"])):
        sets[row["owner_id"]].append((row["role"], row["origin_id"]))
    return sets


async def note_origins(connection: Connection, entity_id: UUID) -> None:
    """Note for all references to an entity that they mean it: the first step of merging it into another."""
    for reference in REFERENCES:
        await connection.execute(reference.note_of_entity, entity_id)


async def redirect_references(connection: Connection, origins: Sequence[UUID], owners: Sequence[UUID] = ()) -> Moved:
    """Point references with these origins or owners at the survivors, and return the items that moved."""
    moved = Moved()
    for reference in REFERENCES:
        if reference.is_set:
            found = await _point_set(connection, reference, origins, owners)
        else:
            found = {row["id"] for row in await connection.fetch(reference.point, origins, owners)}
        _of(moved, reference).update(found)
        await connection.execute(reference.clean, origins, [*owners, *found])
    for statement in _SPOKEN:
        await connection.execute(statement, list(moved.annotations))
    return moved


async def follow_merges(connection: Connection, owners: Iterable[UUID], entities: Iterable[UUID]) -> None:
    """Point references just written from bundles at survivors of merges, and at the entities that splits assigned.

    ``owners`` are the annotations, events and articles that were written whole, ``entities`` those that they may name.
    """
    written = list(owners)
    if not await connection.fetchval(_IS_CONCERNED, written, list(entities)):
        return
    for reference in REFERENCES:
        await connection.execute(reference.forget, written)
        await connection.execute(reference.note_of_owners, written)
    await redirect_references(connection, (), written)


def _of(moved: Moved, reference: _Reference) -> set[UUID]:
    match reference.standing:
        case Standing.AS_ARTICLE:
            return moved.articles
        case Standing.IN_ARTICLE:
            return moved.annotations
        case Standing.BY_ITSELF:
            return moved.events


async def _point_set(
    connection: Connection, reference: _Reference, origins: Sequence[UUID], owners: Sequence[UUID]
) -> set[UUID]:
    """Bring sets to their intended rows, and return the owners whose set changed."""
    owner_ids = [row["owner_id"] for row in await connection.fetch(_SET_OWNERS, reference.table, origins, owners)]
    if not owner_ids:
        return set()
    rows = await connection.fetch(_FIND_INTENDED_REFERENCES, owner_ids)
    drop, add = (_DROP_ABOUT, _ADD_ABOUT) if reference.table == "claim_about" else (_DROP_PARTICIPANT, _ADD_PARTICIPANT)
    doubles = [row for row in rows if row["is_double"]]
    await connection.execute(
        _NOTE_DOUBLES, reference.table, *_columns(doubles, "owner_id", "ordinal", "origin_id", "role")
    )
    wrong = [row for row in rows if row["stands"] and (row["is_double"] or row["stands"] != row["entity_id"])]
    missing = [row for row in rows if not row["is_double"] and row["stands"] != row["entity_id"]]
    await connection.execute(drop, *_columns(wrong, "owner_id", "ordinal"))
    await connection.execute(add, *_columns(missing, "owner_id", "ordinal", "entity_id", "role"))
    return {row["owner_id"] for row in (*wrong, *missing)}


def _columns(rows: "Sequence[asyncpg.Record]", *names: str) -> list[list[object]]:
    return [[row[name] for row in rows] for name in names]
