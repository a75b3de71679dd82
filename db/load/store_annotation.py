"""Store the annotations of a bundle: each keeps its id, changed ones are replaced, missing ones are deleted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.item.type import ANNOTATION_TYPES, OF_ANNOTATIONS
from db.operation.load_report import LoadAction, Stored
from db.sql.connection import Connection
from db.sql.identity import new_id
from db.write.annotation_rows import Before, Item, RowMaker
from db.write.write import ANNOTATION, TABLES, Row, RowWrites

_OWN = frozenset(TABLES[each.own.name] for each in ANNOTATION_TYPES)
"""The tables with one row per annotation; it is kept when the annotation changes."""


def _delete(table: LiteralString, column: LiteralString) -> LiteralString:
    return "delete from " + table + " where " + column + " = any($1::uuid[])"  # noqa: S608  literals


_CLEAR: tuple[LiteralString, ...] = tuple(
    _delete(table.name, table.owner) for table in OF_ANNOTATIONS if table.owner != "id"
)
_DELETE: tuple[LiteralString, ...] = (
    *_CLEAR,
    _delete("claim_relation", "to_id"),
    _delete("reference_origin", "owner_id"),
    *(_delete(each.own.name, "id") for each in reversed(ANNOTATION_TYPES)),
    _delete("annotation", "id"),
)


@dataclass(frozen=True, slots=True)
class StoredAnnotation(Stored):
    """The outcome of one annotation, with its type in the change log.

    ``review`` has the state and decision of a reviewer; None if the bundle's own state applies.
    """

    type: str
    review: tuple[str, str] | None = None


async def known_annotations(
    connection: Connection, article_id: UUID, annotation_set: str | None
) -> "list[asyncpg.Record]":
    """Return the annotations of a set in an article; the set None means the article's own bundle."""
    return await connection.fetch(
        "select id, kind::text as kind, key, version, digest, content, state::text as state, decision from annotation"
        " where article_id = $1 and annotation_set = $2",
        article_id,
        annotation_set or "",
    )


async def known_places(connection: Connection, article_id: UUID) -> Before:
    """Return the positions of the spans of an article's annotations."""
    rows = await connection.fetch(
        "select annotation_id, role::text as role, ordinal, start_offset, end_offset from span where article_id = $1",
        article_id,
    )
    return {
        (row["annotation_id"], row["role"], row["ordinal"]): (row["start_offset"], row["end_offset"]) for row in rows
    }


def store_annotations(
    writes: RowWrites, known: "Sequence[asyncpg.Record]", items: Sequence[Item], rows: RowMaker
) -> list[StoredAnnotation]:
    """Gather a bundle's new, changed and missing annotations, and return the outcome of each.

    ``rows`` knows the article; the ids of the annotations are filled in here.
    """
    by_key = {(row["kind"], row["key"]): row for row in known}
    stored = [_compared(item, by_key.get((item.kind, item.reading.key))) for item in items]
    wanted = {(item.kind, item.reading.key) for item in items}
    gone = [row for key, row in by_key.items() if key not in wanted]
    changed = [
        (item, each) for item, each in zip(items, stored, strict=True) if each.action is not LoadAction.UNCHANGED
    ]
    ids = {(item.kind, item.reading.key): each.id for item, each in zip(items, stored, strict=True)}
    write_annotations(writes, changed, replace(rows, annotations=ids))
    if gone:
        for statement in _DELETE:
            writes.run_last(statement, [row["id"] for row in gone])
    dropped = (
        StoredAnnotation(row["key"], row["id"], row["version"] + 1, LoadAction.DELETE, row["kind"].lower())
        for row in gone
    )
    return [*stored, *dropped]


def _compared(item: Item, known: "asyncpg.Record | None") -> StoredAnnotation:
    if known is None:
        return StoredAnnotation(item.reading.key, new_id(), 1, LoadAction.CREATE, item.type)
    id_, version = known["id"], known["version"]
    if known["digest"] == item.digest:
        return StoredAnnotation(item.reading.key, id_, version, LoadAction.UNCHANGED, item.type)
    holds = known["decision"] is not None and known["content"] == item.content
    review = (known["state"], known["decision"]) if holds else None
    return StoredAnnotation(item.reading.key, id_, version + 1, LoadAction.UPDATE, item.type, review)


def write_annotations(writes: RowWrites, changed: Sequence[tuple[Item, StoredAnnotation]], rows: RowMaker) -> None:
    """Gather new and changed annotations, replacing their stored rows."""
    updated = {each.id for _, each in changed if each.action is LoadAction.UPDATE}
    if updated:
        for statement in _CLEAR:
            writes.run_first(statement, list(updated))
    for item, each in changed:
        write = writes.replace if each.id in updated else writes.insert
        write(ANNOTATION, _annotation(item, each, rows))
        for table, row in rows.rows(item, each.id):
            (write if table in _OWN else writes.insert)(table, row)


def _annotation(item: Item, stored: StoredAnnotation, rows: RowMaker) -> Row:
    says = item.reading.provenance
    state, decision = stored.review or (says.state, None)
    return {
        "id": stored.id,
        "article_id": rows.article_id,
        "kind": item.kind,
        "key": stored.key,
        "version": stored.version,
        "method": says.method,
        "asserted_by": says.asserted_by,
        "asserted_at": says.asserted_at,
        "confidence": says.confidence,
        "state": state,
        "note": says.note,
        "digest": item.digest,
        "content": item.content,
        "decision": decision,
        "annotation_set": rows.annotation_set or "",
    }
