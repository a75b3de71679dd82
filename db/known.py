"""What the database has of the entities and events that bundles name, kept up to date while a load is put together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import asyncpg
import orjson

from db.load_errors import EntityConflict
from db.write import Connection
from editorial.reading import EntityReading, EventReading

_ENTITIES = """
    with found as (
        select 'key' as by, k.key as asked, k.entity_id as id from entity_key k where k.key = any($1::text[])
        union all
        select 'wikidata', e.wikidata, e.id from entity e where e.wikidata = any($2::text[])
    )
    select f.by, f.asked, s.*, array(select k.key from entity_key k where k.entity_id = s.id) as keys,
        coalesce((select jsonb_object_agg(d.language, d.text) from entity_description d where d.entity_id = s.id), '{}')::text
            as described
    from found f join entity e on e.id = f.id join entity s on s.id = coalesce(e.merged_into_id, e.id)
"""
"""By key and by Wikidata id; an entity that was merged leads to the one that took it over."""

_NAMES = "select * from name where entity_id = any($1::uuid[]) order by entity_id, ordinal"

_EVENTS = """
    select k.key as asked, e.*,
        array(select array[t.language::text, t.text] from event_title t where t.event_id = e.id order by t.ordinal) as titles,
        array(select array[p.role::text, p.entity_id::text] from participant p where p.event_id = e.id order by p.ordinal)
            as participants
    from event_key k join event e on e.id = k.event_id
    where k.key = any($1::text[])
"""


@dataclass(slots=True)
class KnownName:
    """A name of a known entity; ``given_by`` is the article whose bundle gave it."""

    ordinal: int
    script: str
    kind: str
    given_by: UUID | None


@dataclass(slots=True)
class KnownEntity:
    """An entity as the database has it, or will have it once what is gathered is written; names by text and language."""

    id: UUID
    version: int = 0
    kind: str | None = None
    wikidata: str | None = None
    same_as: list[str] = field(default_factory=list)
    given_by: UUID | None = None
    descriptions: dict[str, str] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    names: dict[tuple[str, str], KnownName] = field(default_factory=dict)
    is_stored: bool = False
    is_hidden: bool = False


class KnownEntities:
    """The entities that keys and Wikidata ids lead to."""

    def __init__(self) -> None:
        self._by_key: dict[str, KnownEntity] = {}
        self._by_wikidata: dict[str, KnownEntity] = {}

    def add(self, entity: KnownEntity, key: str) -> None:
        """Know an entity by a key more, and by its Wikidata id."""
        entity.keys.add(key)
        self._by_key[key] = entity
        if entity.wikidata:
            self._by_wikidata[entity.wikidata] = entity

    def any_hidden(self) -> bool:
        """Return whether anybody may not see one of them yet."""
        return any(entity.is_hidden for entity in (*self._by_key.values(), *self._by_wikidata.values()))

    def found(self, rows: "Iterable[asyncpg.Record]") -> list[KnownEntity]:
        """Take in what was found in the database, and return each entity once."""
        entities: dict[UUID, KnownEntity] = {}
        for row in rows:
            entity = entities.get(row["id"]) or entities.setdefault(row["id"], _entity(row))
            (self._by_key if row["by"] == "key" else self._by_wikidata)[row["asked"]] = entity
        return list(entities.values())

    def find(self, reading: EntityReading) -> KnownEntity | None:
        """Return the entity that a bundle means; raises EntityConflict where it means two, or another than it says."""
        by_key = self._by_key.get(reading.key)
        by_wikidata = self._by_wikidata.get(reading.wikidata) if reading.wikidata else None
        if by_key and by_wikidata and by_key is not by_wikidata:
            raise EntityConflict(f"the key {reading.key!r} is one entity, its Wikidata id {reading.wikidata} another")
        entity = by_key or by_wikidata
        if entity and reading.wikidata and entity.wikidata and reading.wikidata != entity.wikidata:
            message = (
                f"the entity {reading.key!r} is {entity.wikidata} in Wikidata here, {reading.wikidata} in the bundle"
            )
            raise EntityConflict(message)
        return entity


def _entity(row: "asyncpg.Record") -> KnownEntity:
    return KnownEntity(
        id=row["id"],
        version=row["version"],
        kind=row["kind"],
        wikidata=row["wikidata"],
        same_as=list(row["same_as"]),
        given_by=row["given_by"],
        descriptions=orjson.loads(row["described"]),
        keys=set(row["keys"]),
        is_stored=True,
        is_hidden=row["hidden"],
    )


async def known_entities(connection: Connection, readings: Sequence[EntityReading]) -> KnownEntities:
    """Return what the database has of the entities that bundles name."""
    known = KnownEntities()
    keys = sorted({reading.key for reading in readings})
    wikidata = sorted({reading.wikidata for reading in readings if reading.wikidata})
    entities = {each.id: each for each in known.found(await connection.fetch(_ENTITIES, keys, wikidata))}
    for row in await connection.fetch(_NAMES, list(entities)):
        name = KnownName(row["ordinal"], row["script"], row["kind"], row["given_by"])
        entities[row["entity_id"]].names[row["text"], row["language"]] = name
    return known


@dataclass(slots=True)
class KnownEvent:
    """An event as the database has it, or will have it; ``row`` has its own columns that a bundle can change."""

    id: UUID
    version: int = 0
    given_by: UUID | None = None
    row: Mapping[str, object] = field(default_factory=dict)
    titles: list[tuple[str, str]] = field(default_factory=list)
    participants: list[tuple[str, UUID]] = field(default_factory=list)
    is_stored: bool = False


async def known_events(connection: Connection, readings: Sequence[EventReading]) -> dict[str, KnownEvent]:
    """Return what the database has of the events that bundles name, by key."""
    rows = await connection.fetch(_EVENTS, sorted({reading.key for reading in readings}))
    return {
        row["asked"]: KnownEvent(
            id=row["id"],
            version=row["version"],
            given_by=row["given_by"],
            row=dict(row),
            titles=[(language, text) for language, text in row["titles"]],
            participants=[(role, UUID(entity_id)) for role, entity_id in row["participants"]],
            is_stored=True,
        )
        for row in rows
    }
