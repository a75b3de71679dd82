"""The annotations of a bundle: each keeps its id, the changed ones are written anew, the missing ones are deleted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.annotation_rows import Item, RowMaker
from db.identity import new_id
from db.load_report import Action, Stored
from db.write import (
    ANNOTATION,
    ATTRIBUTION,
    CLAIM,
    CLAIM_ABOUT,
    CLAIM_RELATION,
    CLAIM_REVIEW,
    EVENT_REPORT,
    MENTION,
    QUANTITY,
    QUOTE,
    SPAN,
    Connection,
    Row,
    Table,
    write,
)

_IN_ORDER = (
    MENTION,
    QUOTE,
    EVENT_REPORT,
    CLAIM,
    SPAN,
    ATTRIBUTION,
    CLAIM_ABOUT,
    QUANTITY,
    CLAIM_REVIEW,
    CLAIM_RELATION,
)
"""Tables in the order that their foreign keys ask for."""

_CLEAR: tuple[LiteralString, ...] = (
    "delete from span where annotation_id = any($1::uuid[])",
    "delete from attribution where annotation_id = any($1::uuid[])",
    "delete from claim_about where claim_id = any($1::uuid[])",
    "delete from quantity where claim_id = any($1::uuid[])",
    "delete from claim_review where claim_id = any($1::uuid[])",
    "delete from claim_relation where from_id = any($1::uuid[])",
)
_DELETE: tuple[LiteralString, ...] = (
    *_CLEAR,
    "delete from claim_relation where to_id = any($1::uuid[])",
    "delete from claim where id = any($1::uuid[])",
    "delete from quote where id = any($1::uuid[])",
    "delete from mention where id = any($1::uuid[])",
    "delete from event_report where id = any($1::uuid[])",
    "delete from annotation where id = any($1::uuid[])",
)


@dataclass(frozen=True, slots=True)
class StoredAnnotation(Stored):
    """What became of one annotation, with its type in the change log."""

    type: str


async def store_annotations(connection: Connection, items: Sequence[Item], rows: RowMaker) -> list[StoredAnnotation]:
    """Write what is new of a bundle's annotations, delete what it no longer has, and return what became of each.

    ``rows`` knows the article; the ids of the annotations are filled in here.
    """
    known = await connection.fetch(
        "select id, kind::text as kind, key, version, digest from annotation where article_id = $1", rows.article_id
    )
    by_key = {(row["kind"], row["key"]): row for row in known}
    stored = [_compared(item, by_key.get((item.kind, item.reading.key))) for item in items]
    wanted = {(item.kind, item.reading.key) for item in items}
    gone = [row for key, row in by_key.items() if key not in wanted]
    changed = [(item, each) for item, each in zip(items, stored, strict=True) if each.action is not Action.UNCHANGED]
    before = await _offsets(connection, [each.id for _, each in changed if each.action is Action.UPDATE])
    ids = {(item.kind, item.reading.key): each.id for item, each in zip(items, stored, strict=True)}
    await _write_changed(connection, changed, replace(rows, annotations=ids, before=before))
    if gone:
        for statement in _DELETE:
            await connection.execute(statement, [row["id"] for row in gone])
    dropped = (
        StoredAnnotation(row["key"], row["id"], row["version"] + 1, Action.DELETE, row["kind"].lower()) for row in gone
    )
    return [*stored, *dropped]


def _compared(item: Item, known: "asyncpg.Record | None") -> StoredAnnotation:
    if known is None:
        return StoredAnnotation(item.reading.key, new_id(), 1, Action.CREATE, item.type)
    id_, version = known["id"], known["version"]
    if known["digest"] == item.digest:
        return StoredAnnotation(item.reading.key, id_, version, Action.UNCHANGED, item.type)
    return StoredAnnotation(item.reading.key, id_, version + 1, Action.UPDATE, item.type)


async def _offsets(connection: Connection, ids: Sequence[UUID]) -> dict[tuple[UUID, str, int], tuple[int, int]]:
    """Return where the spans of annotations stood that are written anew."""
    if not ids:
        return {}
    rows = await connection.fetch(
        "select annotation_id, role::text as role, ordinal, start_offset, end_offset from span"
        " where annotation_id = any($1::uuid[])",
        ids,
    )
    return {
        (row["annotation_id"], row["role"], row["ordinal"]): (row["start_offset"], row["end_offset"]) for row in rows
    }


async def _write_changed(
    connection: Connection, changed: Sequence[tuple[Item, StoredAnnotation]], rows: RowMaker
) -> None:
    updated = [each.id for _, each in changed if each.action is Action.UPDATE]
    if updated:
        for statement in _CLEAR:
            await connection.execute(statement, updated)
    await write(connection, ANNOTATION, [_annotation(item, each, rows.article_id) for item, each in changed])
    by_table: dict[Table, list[Row]] = {table: [] for table in _IN_ORDER}
    for item, each in changed:
        for table, row in rows.rows(item, each.id):
            by_table[table].append(row)
    for table, given in by_table.items():
        await write(connection, table, given)


def _annotation(item: Item, stored: StoredAnnotation, article_id: UUID) -> Row:
    says = item.reading.provenance
    return {
        "id": stored.id,
        "article_id": article_id,
        "kind": item.kind,
        "key": stored.key,
        "version": stored.version,
        "method": says.method,
        "asserted_by": says.asserted_by,
        "asserted_at": says.asserted_at,
        "confidence": says.confidence,
        "state": says.state,
        "note": says.note,
        "digest": item.digest,
    }
