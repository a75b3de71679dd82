"""Read stored annotations back as readings, in which entities, events and other annotations are named by id."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any, LiteralString, TypeGuard, get_type_hints
from uuid import UUID

import asyncpg

from db.item.type import ANNOTATION_TYPES
from db.sql.connection import Connection
from db.write.stored_date import when_of
from editorial.bundle.annotation_reading import BETWEEN_SPANS
from editorial.model.annotation import (
    AnchoredSpan,
    Annotation,
    AssertedClaimRelation,
    ClaimReading,
    ClaimRelation,
    ClaimReview,
    Link,
    LostSpan,
    MentionReading,
    Provenance,
    Quantity,
    QuoteDetails,
    QuoteReading,
    UnsureSpan,
    as_kind,
    with_details,
)
from editorial.model.unknown import Unknowns, read_stored_unknowns
from editorial.model.vocabulary import AnchorStatus, Stance

_SPANS = "select * from span where annotation_id = any($1::uuid[]) order by annotation_id, ordinal"
_LINKS = 'select * from attribution where annotation_id = any($1::uuid[]) order by annotation_id, "position"'
_ABOUT = "select * from claim_about where claim_id = any($1::uuid[]) order by claim_id, ordinal"
_QUANTITIES = "select * from quantity where claim_id = any($1::uuid[]) order by claim_id, ordinal"
_REVIEWS = "select * from claim_review where claim_id = any($1::uuid[]) order by claim_id, ordinal"
_RELATIONS = "select * from claim_relation where from_id = any($1::uuid[]) order by from_id, type, to_id"
_OWN: Mapping[str, LiteralString] = {
    each.kind: "select * from " + each.own.name + " where id = any($1::uuid[])"  # noqa: S608  literals
    for each in ANNOTATION_TYPES
}


_SPANS_BY_STATUS: Mapping[str, type[AnchoredSpan]] = {
    AnchorStatus.EXACT: AnchoredSpan,
    AnchorStatus.MOVED: AnchoredSpan,
    AnchorStatus.FUZZY: UnsureSpan,
    AnchorStatus.ORPHANED: LostSpan,
}


@dataclass(frozen=True, slots=True)
class StoredReading:
    """An annotation's reading, the event that it reports, its spans as rows, and what is not known of it."""

    reading: Annotation
    event: str | None
    spans: "Sequence[asyncpg.Record]"
    unknowns: Unknowns = ()


@dataclass(frozen=True, slots=True)
class _Common:
    """The parts that every annotation has."""

    key: str
    spans: tuple[AnchoredSpan, ...]
    provenance: Provenance


class _AnnotationRows:
    """The rows of some annotations beside their own, by annotation."""

    def __init__(self) -> None:
        self._rows: dict[LiteralString, dict[UUID, list[asyncpg.Record]]] = {}

    async def fetch(self, connection: Connection, statement: LiteralString, ids: Sequence[UUID]) -> None:
        """Read the rows of one table; their first column is the annotation."""
        found: dict[UUID, list[asyncpg.Record]] = defaultdict(list)
        for row in await connection.fetch(statement, ids) if ids else ():
            found[row[0]].append(row)
        self._rows[statement] = found

    def of(self, statement: LiteralString, id_: UUID) -> "list[asyncpg.Record]":
        """Return the rows of one annotation."""
        return self._rows[statement].get(id_, [])


async def stored_annotation(connection: Connection, annotation: "asyncpg.Record") -> StoredReading:
    """Return the annotation of a row of ``annotation``."""
    return (await stored_annotations(connection, [annotation]))[annotation["id"]]


async def stored_annotations(
    connection: Connection, annotations: "Sequence[asyncpg.Record]"
) -> dict[UUID, StoredReading]:
    """Return the annotations of rows of ``annotation``, by id; each table is read once."""
    ids: dict[str, list[UUID]] = defaultdict(list)
    for annotation in annotations:
        ids[annotation["kind"]].append(annotation["id"])
    rows = _AnnotationRows()
    await rows.fetch(connection, _SPANS, [annotation["id"] for annotation in annotations])
    await rows.fetch(connection, _LINKS, [*ids["QUOTE"], *ids["CLAIM"]])
    for statement in (_ABOUT, _QUANTITIES, _REVIEWS, _RELATIONS):
        await rows.fetch(connection, statement, ids["CLAIM"])
    for kind, statement in _OWN.items():
        await rows.fetch(connection, statement, ids[kind])
    return {annotation["id"]: _read(annotation, rows) for annotation in annotations}


def _read(annotation: "asyncpg.Record", rows: _AnnotationRows) -> StoredReading:
    id_: UUID = annotation["id"]
    placed = rows.of(_SPANS, id_)
    spans = {(row["role"], row["ordinal"]): _span(row) for row in placed}
    targets = tuple(span for (role, _), span in spans.items() if role == "TARGET")
    common = _Common(annotation["key"], targets, Provenance(**_matching_fields(Provenance, annotation)))
    (own,) = rows.of(_OWN[annotation["kind"]], id_)
    match annotation["kind"]:
        case "MENTION":
            mention = MentionReading(
                *_values(common), entity=str(own["entity_id"]), **_matching_fields(MentionReading, own)
            )
            return StoredReading(mention, None, placed)
        case "EVENT_REPORT":
            return StoredReading(Annotation(*_values(common)), str(own["event_id"]), placed)
        case "QUOTE":
            chain = _chain(rows.of(_LINKS, id_), spans)
            quote = _quote(common, own, chain, spans.get(("CUE", 0)))
            return StoredReading(quote, None, placed, read_stored_unknowns(own["unknowns"]))
        case _:
            chain = _chain(rows.of(_LINKS, id_), spans)
            claim = _claim(rows, common, own, chain)
            return StoredReading(claim, None, placed, read_stored_unknowns(own["unknowns"]))


def _values(common: _Common) -> tuple[str, tuple[AnchoredSpan, ...], Provenance]:
    return common.key, common.spans, common.provenance


def _span(row: "asyncpg.Record") -> AnchoredSpan:
    place = (row["start_offset"], row["end_offset"], row["utf16_start"], row["utf16_end"])
    return _SPANS_BY_STATUS[row["status"]](*place, row["exact"], row["prefix"], row["suffix"])


def _chain(rows: "Sequence[asyncpg.Record]", spans: Mapping[tuple[str, int], AnchoredSpan]) -> tuple[Link, ...]:
    return tuple(
        Link(
            **_matching_fields(Link, row),
            entity=_id(row["entity_id"]),
            span=spans.get(("LINK", row["position"])),
        )
        for row in rows
    )


def _unsure(span: AnchoredSpan) -> AnchoredSpan:
    return span if isinstance(span, LostSpan) else as_kind(span, UnsureSpan)


def _id(id_: UUID | None) -> str | None:
    return str(id_) if id_ else None


def _quote(common: _Common, own: "asyncpg.Record", chain: tuple[Link, ...], cue: AnchoredSpan | None) -> QuoteReading:
    if own["text"] != BETWEEN_SPANS.join(span.exact for span in common.spans):  # since a correction of the text
        common = replace(common, spans=tuple(map(_unsure, common.spans)))
    quote = QuoteReading(
        *_values(common),
        **_matching_fields(QuoteReading, own),
        chain=chain,
        cue=cue,
        said=when_of(own),
    )
    return with_details(quote, QuoteDetails(own["retraction"], Stance(own["stance"]), _id(own["within_id"])))


def _claim(rows: _AnnotationRows, common: _Common, own: "asyncpg.Record", chain: tuple[Link, ...]) -> ClaimReading:
    id_ = own["id"]
    return ClaimReading(
        *_values(common),
        **_matching_fields(ClaimReading, own),
        chain=chain,
        quote=_id(own["quote_id"]),
        event=_id(own["event_id"]),
        about=tuple(str(row["entity_id"]) for row in rows.of(_ABOUT, id_)),
        quantities=tuple(
            Quantity(**_matching_fields(Quantity, row), when=when_of(row)) for row in rows.of(_QUANTITIES, id_)
        ),
        reviews=tuple(_review(row) for row in rows.of(_REVIEWS, id_)),
        relations=tuple(_relation(row) for row in rows.of(_RELATIONS, id_)),
    )


def _relation(row: "asyncpg.Record") -> ClaimRelation:
    kind = ClaimRelation if row["asserted_by"] is None else AssertedClaimRelation
    return kind(**_matching_fields(kind, row), claim=str(row["to_id"]))


def _review(row: "asyncpg.Record") -> ClaimReview:
    return ClaimReview(**_matching_fields(ClaimReview, row), reviewer=_id(row["reviewer_id"]))


def _matching_fields(kind: type, row: "asyncpg.Record") -> dict[str, Any]:
    """Return the fields of a reading, or of a part of it, that have columns' names; enumeration values as such."""
    return {name: row[name] if word is None else word(row[name]) for name, word in _fields(kind) if name in row.keys()}  # noqa: SIM118


@lru_cache(maxsize=16)
def _fields(kind: type) -> tuple[tuple[str, type[StrEnum] | None], ...]:
    return tuple((name, type_ if _is_list(type_) else None) for name, type_ in get_type_hints(kind).items())


def _is_list(type_: object) -> TypeGuard[type[StrEnum]]:
    return isinstance(type_, type) and issubclass(type_, StrEnum)
