"""Entities of a bundle: keys and Wikidata ids lead to entities that are there already, and what is new is written.

Keys of bundles are one name space for the whole service. The article whose bundle first described an entity owns the
description; another one adds names of its own, which are taken back when its bundle no longer has them. An entity stays
when no bundle has it any more; the next one that says something else of it becomes the owner.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import orjson

from db.identity import new_id
from db.load_errors import EntityConflict
from db.load_report import Action, Stored
from db.write import ENTITY, ENTITY_DESCRIPTION, ENTITY_KEY, NAME, Connection, Row, write, write_texts
from editorial.reading import EntityReading
from editorial.vocabulary import NameKind

_KINDS = tuple(NameKind)
"""The kinds of names, the best to show first."""


async def store_entities(connection: Connection, article_id: UUID, readings: Sequence[EntityReading]) -> list[Stored]:
    """Write what is new of a bundle's entities, and return what became of each.

    Raises EntityConflict.
    """
    known = await _known_entities(connection, readings)
    stored, entity_rows, key_rows = [], [], []
    names = await _names(connection, [entity["id"] for entity in known.values()])
    for reading in readings:
        entity = known.get(reading.key)
        if entity is None:
            entity = {"id": new_id(), "version": 0, "given_by": article_id, "is_new": True}
        id_, owned = entity["id"], entity["given_by"] in (article_id, None)
        missing_names, dropped = _name_changes(reading, names.get(id_, []), id_, article_id)
        row = {
            "id": id_,
            "kind": reading.kind,
            "wikidata": reading.wikidata or (None if owned else entity.get("wikidata")),
            "same_as": reading.same_as,
            "given_by": article_id,
        }
        is_other = owned and (
            any(entity.get(column) != _plain(row[column]) for column in ("kind", "wikidata", "same_as"))
            or entity.get("descriptions") != dict(reading.descriptions)
        )
        gives_id = not owned and reading.wikidata is not None and entity.get("wikidata") is None
        if not owned:
            row |= {column: entity[column] for column in ("kind", "same_as", "given_by")}
        if reading.key not in entity.get("keys", ()):
            key_rows.append({"key": reading.key, "entity_id": id_})
        changed = bool(is_other or gives_id or missing_names or dropped)
        version = entity["version"] + changed
        action = Action.CREATE if entity.get("is_new") else Action.UPDATE if changed else Action.UNCHANGED
        stored.append(Stored(reading.key, id_, version, action))
        if changed:
            label = _label(names.get(id_, []), missing_names, dropped)
            entity_rows.append({**row, "version": version, "label": label})
            await write(connection, ENTITY, entity_rows[-1:])
            await _store_names(connection, id_, missing_names, dropped)
            if is_other:
                await connection.execute("delete from entity_description where entity_id = $1", id_)
                await write_texts(connection, ENTITY_DESCRIPTION, id_, reading.descriptions)
    await write(connection, ENTITY_KEY, key_rows)
    return stored


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


async def _known_entities(connection: Connection, readings: Sequence[EntityReading]) -> dict[str, dict[str, Any]]:
    """Return the entities that the keys and Wikidata ids of a bundle lead to, merged ones followed to the surviving."""
    rows = await connection.fetch(
        """
        with asked as (
            select key, wikidata from rows from (unnest($1::text[]), unnest($2::text[])) as a (key, wikidata)
        ), found as (
            select a.key, coalesce(e.merged_into_id, e.id) as id, 'key' as by
            from asked a join entity_key k on k.key = a.key join entity e on e.id = k.entity_id
            union
            select a.key, coalesce(e.merged_into_id, e.id), 'wikidata' from asked a join entity e on e.wikidata = a.wikidata
        )
        select f.key as asked, e.*, array(select k.key from entity_key k where k.entity_id = e.id) as keys,
            coalesce((select jsonb_object_agg(d.language, d.text) from entity_description d where d.entity_id = e.id), '{}')
                ::text as described
        from (select distinct key, id from found) f join entity e on e.id = f.id
        """,
        [reading.key for reading in readings],
        [reading.wikidata for reading in readings],
    )
    found: dict[str, dict[str, Any]] = {}
    kinds = {reading.key: reading for reading in readings}
    for row in rows:
        reading = kinds[row["asked"]]
        if row["asked"] in found:
            raise EntityConflict(f"the key {reading.key!r} is one entity, its Wikidata id {reading.wikidata} another")
        if reading.wikidata and row["wikidata"] and reading.wikidata != row["wikidata"]:
            message = (
                f"the entity {reading.key!r} is {row['wikidata']} in Wikidata here, {reading.wikidata} in the bundle"
            )
            raise EntityConflict(message)
        found[row["asked"]] = {**dict(row), "descriptions": _loads(row["described"])}
    _refuse_twins(found)
    return found


def _refuse_twins(found: dict[str, dict[str, Any]]) -> None:
    by_id: dict[UUID, str] = {}
    for key, entity in found.items():
        if by_id.setdefault(entity["id"], key) != key:
            raise EntityConflict(
                f"the keys {by_id[entity['id']]!r} and {key!r} are the same entity here: write it once"
            )


def _loads(text: str) -> dict[str, str]:
    loaded: dict[str, str] = orjson.loads(text)
    return loaded


async def _names(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, list[Any]]:
    rows = await connection.fetch("select * from name where entity_id = any($1::uuid[]) order by ordinal", ids)
    found: dict[UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(row["entity_id"], []).append(row)
    return found


def _name_changes(
    reading: EntityReading, known: Iterable[Any], id_: UUID, article_id: UUID
) -> tuple[list[Row], list[int]]:
    """Return the rows of names to write, and the ordinals of names to take back."""
    stored = {(row["text"], row["language"]): row for row in known}
    following = max((row["ordinal"] for row in stored.values()), default=-1) + 1
    rows: list[Row] = []
    for name in reading.names:
        row = stored.get((name.text, name.language))
        given = {"text": name.text, "language": name.language, "script": name.script, "kind": name.kind}
        if row is None:
            rows.append({"entity_id": id_, "ordinal": following, **given, "given_by": article_id})
            following += 1
        elif row["given_by"] in (article_id, None) and (row["script"], row["kind"]) != (name.script, name.kind):
            rows.append({"entity_id": id_, "ordinal": row["ordinal"], **given, "given_by": article_id})
    wanted = {(name.text, name.language) for name in reading.names}
    own = (row for row in stored.values() if row["given_by"] == article_id)
    return rows, [row["ordinal"] for row in own if (row["text"], row["language"]) not in wanted]


def _label(known: Iterable[Any], written: Iterable[Row], dropped: Sequence[int]) -> str:
    """Return the best of an entity's names: by its kind, then the one that was given first."""
    by_ordinal = {row["ordinal"]: row for row in known if row["ordinal"] not in dropped}
    by_ordinal |= {row["ordinal"]: row for row in written}
    best = min(by_ordinal.values(), key=lambda row: (_KINDS.index(row["kind"]), row["ordinal"]))
    return str(best["text"])


async def release_entities(connection: Connection, article_id: UUID, keys: Sequence[str]) -> None:
    """Give up the entities that the article's bundle no longer has, and their names; both stay."""
    for statement in (
        "update entity e set given_by = null where e.given_by = $1"
        " and not exists (select from entity_key k where k.entity_id = e.id and k.key = any($2::text[]))",
        "update name n set given_by = null where n.given_by = $1"
        " and not exists (select from entity_key k where k.entity_id = n.entity_id and k.key = any($2::text[]))",
    ):
        await connection.execute(statement, article_id, keys)


async def _store_names(connection: Connection, id_: UUID, rows: Sequence[Row], dropped: Sequence[int]) -> None:
    if dropped:
        await connection.execute("delete from name where entity_id = $1 and ordinal = any($2::integer[])", id_, dropped)
    await write(connection, NAME, rows)
