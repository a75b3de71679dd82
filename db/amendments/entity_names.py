"""The names that an amendment gives an entity: which are new, which have another kind, which are removed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import asyncpg

from db.load.store_entity import RESTORE_NAME
from db.operation.operation import InvalidValue, OperationFault
from db.sql.connection import Connection
from db.words.name_search import name_columns
from db.write.write import NAME, RowWrites
from editorial.model.annotation import Name

_REMOVE = "delete from name where entity_id = $1 and text = $2 and language = $3 and taken_from is null"
_NOTE_REMOVED = """
    insert into removed_name (entity_id, ordinal, text, language)
    select $1, coalesce((select max(ordinal) + 1 from removed_name where entity_id = $1), 0), $2, $3::text
    where not exists (select from removed_name where entity_id = $1 and text = $2 and language = $3::text)
"""
_NOTE_UNCLAIMED = """
    update given g set unclaimed = g.unclaimed || $2::text
    from name n join name_giver l on (l.entity_id, l.ordinal) = (n.entity_id, n.ordinal)
    where n.entity_id = $1 and n.text = $2 and n.language = $3 and $2 <> all(g.unclaimed)
        and (g.id, g.article_id, g.annotation_set) = (l.entity_id, l.article_id, l.annotation_set)
"""
_CHANGE = """
    update name set kind = $4, script = $5, amended = true, given_by = null, hidden = false
    where entity_id = $1 and text = $2 and language = $3
"""
_LAST = "select coalesce(max(ordinal), -1) from name where entity_id = $1"


@dataclass(frozen=True, slots=True)
class NamesToWrite:
    """Names to add to an entity, names of its own with another kind or script, and names to remove, each with its entity."""

    added: Sequence[Name] = ()
    changed: Sequence[Name] = ()
    removed: Sequence[tuple[UUID, str, str]] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written."""
        return not (self.added or self.changed or self.removed)


def names_to_write(entity_id: UUID, rows: "Sequence[asyncpg.Record]", wanted: Sequence[Name]) -> NamesToWrite:
    """Return what makes an entity have the wanted names.

    ``rows`` are its names and those of the entities merged into it. A name that it has from one of these becomes its
    own if its kind changes, or if it would have no name of its own.
    """
    shown = {(row["text"], row["language"]): row for row in rows if row["entity_id"] == entity_id}
    keys = {(name.text, name.language) for name in wanted}
    own = {key for key, row in shown.items() if row["taken_from"] is None}
    added: list[Name] = []
    changed: list[Name] = []
    for name in wanted:
        key = (name.text, name.language)
        is_other = key not in shown or (name.kind.value, name.script) != (shown[key]["kind"], shown[key]["script"])
        if is_other:
            (changed if key in own else added).append(name)
    if not (own & keys or added):
        added.append(wanted[0])
    return NamesToWrite(added, changed, list(_removed(rows, keys)))


def _removed(rows: "Sequence[asyncpg.Record]", keys: set[tuple[str, str]]) -> Iterator[tuple[UUID, str, str]]:
    for row in rows:
        if row["taken_from"] is None and (row["text"], row["language"]) not in keys:
            yield row["entity_id"], row["text"], row["language"]


def name_faults(
    cluster: "Sequence[asyncpg.Record]", rows: "Sequence[asyncpg.Record]", names: NamesToWrite
) -> list[OperationFault]:
    """Return a fault for each merged entity that would have no name left if the merge was undone."""
    removed = set(names.removed)
    faults: list[OperationFault] = []
    for entity in cluster[1:]:
        own = {(row["entity_id"], row["text"], row["language"]) for row in rows if row["entity_id"] == entity["id"]}
        if own and own <= removed:
            message = (
                f"no name would be left for {entity['label']!r}, {entity['id']}, which was merged into this entity:"
                " leave one of its names, or undo the merge"
            )
            faults.append(InvalidValue(message, ("entity", "names")))
    return faults


async def write_names(connection: Connection, entity_id: UUID, names: NamesToWrite) -> None:
    """Write the names of an entity, from which copies of the names of others were removed."""
    for owner, text, language in names.removed:
        await connection.execute(_NOTE_UNCLAIMED, owner, text, language)
        await connection.execute(_NOTE_REMOVED, owner, text, language)
        await connection.execute(_REMOVE, owner, text, language)
    for name in names.changed:
        await connection.execute(_CHANGE, entity_id, name.text, name.language, name.kind, name.script)
    writes, last = RowWrites(), await connection.fetchval(_LAST, entity_id)
    for ordinal, name in enumerate(names.added, last + 1):
        writes.run_first(RESTORE_NAME, entity_id, name.text, name.language)
        row = {"entity_id": entity_id, "ordinal": ordinal, "text": name.text, "language": name.language}
        row |= {"script": name.script, "kind": name.kind, "given_by": None, "amended": True}
        writes.insert(NAME, {**row, **name_columns(name.text, name.language)})
    await writes.flush(connection)
