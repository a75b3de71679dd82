"""The values that an amendment gives an entity, and what it removes from those that were merged into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import asyncpg

from db.sql.connection import Connection
from db.write.write import ENTITY_DESCRIPTION, RowWrites
from editorial.model.annotation import EntityReading

_WRITE = """
    update entity set kind = $2, wikidata = $3, same_as = $4, amended = $5, version = version + $6 where id = $1
"""


@dataclass(frozen=True, slots=True)
class EntityValues:
    """The new values of one entity; ``amended`` are its amended fields, ``descriptions`` None if they stay."""

    id: UUID
    kind: str
    wikidata: str | None
    same_as: Sequence[str]
    descriptions: Mapping[str, str] | None
    amended: frozenset[str]
    is_merged: bool


def amended_values(
    cluster: "Sequence[asyncpg.Record]",
    descriptions: Sequence[tuple[str, str]],
    reading: EntityReading,
    given: frozenset[str],
) -> list[EntityValues]:
    """Return the entities whose values an amendment changes, merged ones first.

    ``cluster`` is the entity, followed by those merged into it; ``descriptions`` are all that it shows.
    """
    fields = _changed(cluster, descriptions, reading, given)
    found = [
        _of_merged(row, reading, fields) if number else _of_itself(row, reading, fields)
        for number, row in enumerate(cluster)
    ]
    return [values for row, values in reversed(list(zip(cluster, found, strict=True))) if _is_other(row, values)]


def _changed(
    cluster: "Sequence[asyncpg.Record]",
    descriptions: Sequence[tuple[str, str]],
    reading: EntityReading,
    given: frozenset[str],
) -> frozenset[str]:
    """Return the fields in which the amendment differs from what the entity shows."""
    wikidata = next((row["wikidata"] for row in cluster if row["wikidata"]), None)
    same_as = list(dict.fromkeys(address for row in cluster for address in row["same_as"]))
    differs = {
        "kind": reading.kind.value != cluster[0]["kind"],
        "wikidata": reading.wikidata != wikidata,
        "same_as": list(reading.same_as) != same_as,
        "descriptions": list(reading.descriptions.items()) != list(descriptions),
    }
    return frozenset(name for name, is_other in differs.items() if is_other and name in given)


def _of_itself(row: "asyncpg.Record", reading: EntityReading, fields: frozenset[str]) -> EntityValues:
    return EntityValues(
        row["id"],
        reading.kind.value if "kind" in fields else row["kind"],
        reading.wikidata if "wikidata" in fields else row["wikidata"],
        reading.same_as if "same_as" in fields else row["same_as"],
        reading.descriptions if "descriptions" in fields else None,
        frozenset(row["amended"]) | fields,
        is_merged=False,
    )


def _of_merged(row: "asyncpg.Record", reading: EntityReading, fields: frozenset[str]) -> EntityValues:
    """Return the values of a merged entity without what the amendment no longer has.

    It loses the Wikidata id that its survivor gets, and every one if the amendment has none.
    """
    wikidata, same_as, own = row["wikidata"], list(row["same_as"]), dict[str, str](row["descriptions"])
    if "wikidata" in fields and (reading.wikidata is None or reading.wikidata == wikidata):
        wikidata = None
    if "same_as" in fields:
        same_as = [address for address in same_as if address in reading.same_as]
    descriptions = {language: text for language, text in own.items() if language in reading.descriptions}
    lost = {
        "wikidata": wikidata != row["wikidata"],
        "same_as": same_as != list(row["same_as"]),
        "descriptions": "descriptions" in fields and descriptions != own,
    }
    amended = frozenset(row["amended"]) | {name for name, is_lost in lost.items() if is_lost}
    left = descriptions if lost["descriptions"] else None
    return EntityValues(row["id"], row["kind"], wikidata, same_as, left, amended, is_merged=True)


def _is_other(row: "asyncpg.Record", values: EntityValues) -> bool:
    present = (row["kind"], row["wikidata"], list(row["same_as"]), frozenset(row["amended"]))
    return values.descriptions is not None or present != (
        values.kind,
        values.wikidata,
        list(values.same_as),
        values.amended,
    )


async def write_values(connection: Connection, found: Sequence[EntityValues]) -> None:
    """Write the values of entities; the version of one that was merged rises here, because the log does not have it."""
    for each in found:
        values = (each.kind, each.wikidata, list(each.same_as), sorted(each.amended))
        await connection.execute(_WRITE, each.id, *values, int(each.is_merged))
        if each.descriptions is not None:
            writes = RowWrites()
            writes.run_first("delete from entity_description where entity_id = $1 and taken_from is null", each.id)
            writes.texts(ENTITY_DESCRIPTION, each.id, each.descriptions)
            await writes.flush(connection)
