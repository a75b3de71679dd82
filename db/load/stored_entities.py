"""The stored entities that bundles name, kept up to date while a load is planned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import asyncpg
import orjson

from db.operation.load_errors import EntityConflict, KeyNotStored
from db.settle.said_before import SaidByItem
from db.sql.connection import Connection
from db.sql.convert import as_known_id
from db.sql.statement_file import read_statement
from editorial.model.annotation import EntityReading
from editorial.model.reading import comparison_of

_FIND_ENTITIES = read_statement("load/find_entities")

_NAMES = """
    select n.*, exists (
        select from name_giver l where (l.entity_id, l.ordinal) = (n.entity_id, n.ordinal)
    ) as is_given
    from name n where n.entity_id = any($1::uuid[]) and n.taken_from is null order by n.entity_id, n.ordinal
"""


@dataclass(slots=True)
class KnownName:
    """A name of a known entity; ``given_by`` is the article whose bundle gave it, ``is_given`` if any bundle gives it.

    ``amended`` if an editor gave it, or its kind.
    """

    ordinal: int
    script: str
    kind: str
    given_by: UUID | None
    is_hidden: bool = False
    is_given: bool = True
    amended: bool = False

    @property
    def is_free(self) -> bool:
        """Whether everybody sees it although no bundle gives it."""
        return not self.is_hidden and not self.is_given


@dataclass(slots=True)
class KnownEntity:
    """An entity as stored, or as it will be once the gathered rows are written; names by text and language.

    All of this data is the entity's own. ``survivor`` is the entity that it was merged into, ``has_merged`` is true
    if others were merged into it; ``all_wikidata`` are the Wikidata ids of all entities merged together.
    ``describer`` is the article and annotation set of the bundle whose description it has. If it
    ``is_partly_hidden``, some data of it or of its survivor is not visible to everybody. ``free_wikidata`` is its
    Wikidata id if everybody sees it although no bundle gives it. ``amended`` are the fields that an editor amended,
    ``removed`` the names that one removed.
    """

    id: UUID
    version: int = 0
    kind: str | None = None
    wikidata: str | None = None
    same_as: list[str] = field(default_factory=list)
    given_by: UUID | None = None
    describer: tuple[UUID | None, str | None] = (None, None)
    descriptions: dict[str, str] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    names: dict[tuple[str, str], KnownName] = field(default_factory=dict)
    is_stored: bool = False
    is_hidden: bool = False
    is_partly_hidden: bool = False
    free_wikidata: str | None = None
    is_redacted: bool = False
    survivor: UUID | None = None
    has_merged: bool = False
    all_wikidata: frozenset[str] = frozenset()
    amended: frozenset[str] = frozenset()
    removed: frozenset[tuple[str, str]] = frozenset()

    @property
    def is_amended(self) -> bool:
        """Whether an editor amended anything of it."""
        return bool(self.amended or self.removed) or any(name.amended for name in self.names.values())

    @property
    def root(self) -> UUID:
        """The entity that callers see: the survivor, or this one."""
        return self.survivor or self.id


class KnownEntities:
    """The entities that keys and Wikidata ids lead to."""

    def __init__(self) -> None:
        self._by_key: dict[str, KnownEntity] = {}
        self._by_wikidata: dict[str, KnownEntity] = {}

    def add(self, entity: KnownEntity, key: str) -> None:
        """Register an entity under another key, and under its Wikidata id."""
        entity.keys.add(key)
        self._by_key[key] = entity
        if entity.wikidata:
            self._by_wikidata[entity.wikidata] = entity

    def any_hidden(self) -> bool:
        """Return whether any of them is not yet visible to everybody."""
        return any(each.is_hidden or each.is_partly_hidden for each in self._all())

    def _all(self) -> tuple[KnownEntity, ...]:
        return (*self._by_key.values(), *self._by_wikidata.values())

    def found(self, rows: "Iterable[asyncpg.Record]") -> list[KnownEntity]:
        """Register rows found in the database, and return each entity once."""
        entities: dict[UUID, KnownEntity] = {}
        for row in rows:
            entity = entities.get(row["id"]) or entities.setdefault(row["id"], _entity(row))
            (self._by_key if row["by"] == "key" else self._by_wikidata)[row["requested"]] = entity
        return list(entities.values())

    def amended(self) -> list[UUID]:
        """Return those that an editor amended."""
        return list({each.id for each in self._all() if each.is_amended})

    def find(self, reading: EntityReading, before: SaidByItem) -> KnownEntity | None:
        """Return the entity that a bundle means; raises EntityConflict if it means two or contradicts a stored one.

        A Wikidata id that an editor replaced is not looked at if the bundle only repeats what it said ``before``.
        """
        by_key = self._same(reading)
        if by_key and "wikidata" in by_key.amended and reading.wikidata:
            said = before.get(by_key.id)
            if said and said.repeats("wikidata", {"wikidata": reading.wikidata}):
                return by_key
        by_wikidata = self._by_wikidata.get(reading.wikidata) if reading.wikidata else None
        if by_key and by_wikidata and by_key.root != by_wikidata.root:
            raise EntityConflict(
                f"the key {reading.key!r} and the Wikidata id {reading.wikidata} belong to two different entities"
            )
        entity = by_key or by_wikidata
        known = {entity.wikidata, *entity.all_wikidata} - {None} if entity else set()
        if reading.wikidata and known and reading.wikidata not in known:
            here = " and ".join(sorted(filter(None, known)))
            message = (
                f"the Wikidata id of the entity {reading.key!r} is {here} here, but {reading.wikidata} in the bundle"
            )
            raise EntityConflict(message)
        return entity

    def _same(self, reading: EntityReading) -> KnownEntity | None:
        """Return the entity that has the key, or one of those that the entity is said to be."""
        found = self._by_key.get(reading.key)
        for key in comparison_of(reading).same_as:
            other = self._by_key.get(key)
            if other is None:
                raise KeyNotStored(
                    f"no stored entity has the key {key!r}, which the entity {reading.key!r} is said to be the same as"
                )
            if found and found.root != other.root:
                raise EntityConflict(
                    f"the keys {reading.key!r} and {key!r} belong to two entities: merge them, then load the bundle"
                )
            found = found or other
        return found

    def own_wikidata(self, entity: KnownEntity, reading: EntityReading, *, is_kept: bool) -> str | None:
        """Return the Wikidata id to store: the bundle's, or if another entity has that, the entity's present one.

        If the bundle states none, the present one stays, provided that it ``is_kept``: not only this bundle gave it.
        """
        if reading.wikidata is None:
            return entity.wikidata if is_kept else None
        other = self._by_wikidata.get(reading.wikidata)
        return reading.wikidata if other is None or other is entity else entity.wikidata


def _entity(row: "asyncpg.Record") -> KnownEntity:
    return KnownEntity(
        id=row["id"],
        version=row["version"],
        kind=row["kind"],
        wikidata=row["wikidata"],
        same_as=list(row["same_as"]),
        given_by=row["given_by"],
        describer=(row["described_by"], row["described_in"]),
        descriptions=orjson.loads(row["described"]),
        keys=set(row["keys"]),
        is_stored=True,
        is_hidden=row["hidden"],
        is_partly_hidden=row["is_partly_hidden"],
        free_wikidata=None if row["wikidata_hidden"] or row["wikidata_is_given"] else row["wikidata"],
        is_redacted=row["is_redacted"],
        survivor=row["merged_into_id"],
        has_merged=row["has_merged"],
        all_wikidata=frozenset(row["all_wikidata"]),
        amended=frozenset(row["amended"]),
        removed=frozenset((text, language) for text, language in row["removed"]),
    )


async def known_entities(connection: Connection, readings: Sequence[EntityReading]) -> KnownEntities:
    """Return the stored entities that bundles name."""
    known = KnownEntities()
    keys = sorted({key for reading in readings for key in (reading.key, *comparison_of(reading).same_as)})
    wikidata = sorted({reading.wikidata for reading in readings if reading.wikidata})
    ids = [id_ for key in keys if (id_ := as_known_id(key))]
    entities = {each.id: each for each in known.found(await connection.fetch(_FIND_ENTITIES, keys, wikidata, ids))}
    for row in await connection.fetch(_NAMES, list(entities)):
        own = (row["ordinal"], row["script"], row["kind"], row["given_by"])
        name = KnownName(*own, row["hidden"], row["is_given"], row["amended"])
        entities[row["entity_id"]].names[row["text"], row["language"]] = name
    return known
