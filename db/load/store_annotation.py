"""Store the annotations of a bundle: each keeps its id, changed ones are replaced, missing ones are deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.comparison.marked_span import has_marks, with_marked
from db.comparison.match_annotation import KnownAnnotations, Matched, Names, match
from db.item.type import ANNOTATION_TYPES, OF_ANNOTATIONS
from db.operation.load_report import LoadAction, Stored
from db.sql.connection import Connection
from db.write.annotation_rows import Before, Item, Kept, RowMaker
from db.write.write import ANNOTATION, TABLES, Row, RowWrites
from editorial.model.annotation_reference import renamed
from editorial.written.comparison import same

_KINDS: Mapping[str, str] = {each.plural: each.kind for each in ANNOTATION_TYPES}
"""The kinds of annotations, by the lists of the format that name them."""

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
        "select * from annotation where article_id = $1 and annotation_set = $2",
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
    writes: RowWrites, known: KnownAnnotations, items: Sequence[Item], rows: RowMaker, names: Names
) -> list[StoredAnnotation]:
    """Gather a bundle's new, changed and missing annotations, and return the outcome of each.

    ``rows`` knows the article; the ids of the annotations are filled in here.

    Raises NotOrphaned if a bundle marks words as lost which no stored annotation has lost.
    """
    found = match(items, known, names)
    ids = {(each.item.kind, each.item.reading.key): each.id for each in found}
    says = _Comparison(known, names, {**rows.annotations, **ids})
    stored = [says.outcome(each) for each in found]
    kept: Kept = {}
    changed = [
        (with_marked(each, known.readings.get(each.id), kept).item, outcome)
        for each, outcome in zip(found, stored, strict=True)
        if outcome.action is not LoadAction.UNCHANGED
    ]
    write_annotations(writes, changed, replace(rows, annotations={**rows.annotations, **ids}, kept=kept))
    _refresh(writes, found, stored)
    present = {each.id for each in found}
    gone = [row for row in known.rows if row["id"] not in present]
    if gone:
        for statement in _DELETE:
            writes.run_last(statement, [row["id"] for row in gone])
    dropped = (
        StoredAnnotation(row["key"], row["id"], row["version"] + 1, LoadAction.DELETE, row["kind"].lower())
        for row in gone
    )
    return [*stored, *dropped]


class _Comparison:
    """Compares annotations of a bundle with stored ones; ``ids`` has those of all annotations of the bundle."""

    def __init__(self, known: KnownAnnotations, names: Names, ids: Mapping[tuple[str, str], UUID]) -> None:
        self._known, self._names, self._ids = known, names, ids

    def outcome(self, matched: Matched) -> StoredAnnotation:
        """Return the outcome of an annotation: unchanged if it is stored as the bundle has it, whoever wrote that."""
        known, item = matched.row, matched.item
        if known is None:
            return StoredAnnotation(matched.key, matched.id, 1, LoadAction.CREATE, item.type)
        if known["digest"] == item.digest or self._is_stored(matched):
            return StoredAnnotation(matched.key, matched.id, known["version"], LoadAction.UNCHANGED, item.type)
        holds = known["decision"] is not None and known["content"] == item.content
        review = (known["state"], known["decision"]) if holds else None
        return StoredAnnotation(matched.key, matched.id, known["version"] + 1, LoadAction.UPDATE, item.type, review)

    def _is_stored(self, matched: Matched) -> bool:
        stored = self._known.readings.get(matched.id)
        if stored is None or not self._known.is_same_text:
            return False
        event = matched.item.event and self._names.of("events", matched.item.event)
        if matched.item.unknowns != stored.unknowns:
            return False
        return event == stored.event and same(renamed(matched.item.reading, self._meant), stored.reading)

    def _meant(self, list_: str, key: str) -> str:
        kind = _KINDS.get(list_)
        return str(self._ids[kind, key]) if kind else self._names.of(list_, key)


def _refresh(writes: RowWrites, found: Sequence[Matched], stored: Sequence[StoredAnnotation]) -> None:
    """Record for annotations that operations had changed that the bundle now has them as they are."""
    for each, outcome in zip(found, stored, strict=True):
        is_other = each.row is not None and each.row["digest"] == "" and outcome.action is LoadAction.UNCHANGED
        if is_other and not has_marks(each.item.reading):
            writes.run_last(
                "update annotation set digest = $2, content = $3 where id = $1",
                each.id, each.item.digest, each.item.content,
            )  # fmt: skip


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
