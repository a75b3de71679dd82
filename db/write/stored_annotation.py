"""Read a stored annotation back as a reading, in which entities, events and other annotations are named by id."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, LiteralString, TypeGuard, get_type_hints
from uuid import UUID

import asyncpg

from db.item.type import ANNOTATION_TYPES
from db.sql.connection import Connection
from db.write.stored_date import when_of
from editorial.bundle.annotation_reading import retracted
from editorial.model.annotation import (
    AnchoredSpan,
    Annotation,
    ClaimReading,
    ClaimRelation,
    ClaimReview,
    Link,
    MentionReading,
    Provenance,
    Quantity,
    QuoteReading,
)

_SPANS = "select * from span where annotation_id = $1 order by ordinal"
_LINKS = 'select * from attribution where annotation_id = $1 order by "position"'
_ABOUT = "select entity_id from claim_about where claim_id = $1 order by ordinal"
_QUANTITIES = "select * from quantity where claim_id = $1 order by ordinal"
_REVIEWS = "select * from claim_review where claim_id = $1 order by ordinal"
_RELATIONS = "select * from claim_relation where from_id = $1 order by type, to_id"
_OWN: Mapping[str, LiteralString] = {
    each.kind: "select * from " + each.own.name + " where id = $1"  # noqa: S608  literals
    for each in ANNOTATION_TYPES
}


@dataclass(frozen=True, slots=True)
class StoredReading:
    """An annotation's reading, the event that it reports, and its spans as rows."""

    reading: Annotation
    event: str | None
    spans: "Sequence[asyncpg.Record]"


@dataclass(frozen=True, slots=True)
class _Common:
    """The parts that every annotation has."""

    key: str
    spans: tuple[AnchoredSpan, ...]
    provenance: Provenance


async def stored_annotation(connection: Connection, annotation: "asyncpg.Record") -> StoredReading:
    """Return the annotation of a row of ``annotation``."""
    id_: UUID = annotation["id"]
    rows = await connection.fetch(_SPANS, id_)
    spans = {(row["role"], row["ordinal"]): _span(row) for row in rows}
    targets = tuple(span for (role, _), span in spans.items() if role == "TARGET")
    common = _Common(annotation["key"], targets, Provenance(**_matching_fields(Provenance, annotation)))
    own = await connection.fetchrow(_OWN[annotation["kind"]], id_)
    assert own is not None  # noqa: S101  every annotation has a row of its kind
    match annotation["kind"]:
        case "MENTION":
            mention = MentionReading(
                *_values(common), entity=str(own["entity_id"]), **_matching_fields(MentionReading, own)
            )
            return StoredReading(mention, None, rows)
        case "EVENT_REPORT":
            return StoredReading(Annotation(*_values(common)), str(own["event_id"]), rows)
        case "QUOTE":
            chain = _chain(await connection.fetch(_LINKS, id_), spans)
            return StoredReading(_quote(common, own, chain, spans.get(("CUE", 0))), None, rows)
        case _:
            chain = _chain(await connection.fetch(_LINKS, id_), spans)
            return StoredReading(await _claim(connection, common, own, chain), None, rows)


def _values(common: _Common) -> tuple[str, tuple[AnchoredSpan, ...], Provenance]:
    return common.key, common.spans, common.provenance


def _span(row: "asyncpg.Record") -> AnchoredSpan:
    place = (row["start_offset"], row["end_offset"], row["utf16_start"], row["utf16_end"])
    return AnchoredSpan(*place, row["exact"], row["prefix"], row["suffix"])


def _chain(rows: "Sequence[asyncpg.Record]", spans: Mapping[tuple[str, int], AnchoredSpan]) -> tuple[Link, ...]:
    return tuple(
        Link(
            **_matching_fields(Link, row),
            entity=_id(row["entity_id"]),
            span=spans.get(("LINK", row["position"])),
        )
        for row in rows
    )


def _id(id_: UUID | None) -> str | None:
    return str(id_) if id_ else None


def _quote(common: _Common, own: "asyncpg.Record", chain: tuple[Link, ...], cue: AnchoredSpan | None) -> QuoteReading:
    quote = QuoteReading(
        *_values(common),
        **_matching_fields(QuoteReading, own),
        chain=chain,
        cue=cue,
        said=when_of(own),
    )
    return quote if own["retraction"] is None else retracted(quote, own["retraction"])


async def _claim(
    connection: Connection, common: _Common, own: "asyncpg.Record", chain: tuple[Link, ...]
) -> ClaimReading:
    async def many(statement: LiteralString) -> "list[asyncpg.Record]":
        return await connection.fetch(statement, own["id"])

    return ClaimReading(
        *_values(common),
        **_matching_fields(ClaimReading, own),
        chain=chain,
        quote=_id(own["quote_id"]),
        event=_id(own["event_id"]),
        about=tuple(str(row["entity_id"]) for row in await many(_ABOUT)),
        quantities=tuple(
            Quantity(**_matching_fields(Quantity, row), when=when_of(row)) for row in await many(_QUANTITIES)
        ),
        reviews=tuple(_review(row) for row in await many(_REVIEWS)),
        relations=tuple(
            ClaimRelation(**_matching_fields(ClaimRelation, row), claim=str(row["to_id"]))
            for row in await many(_RELATIONS)
        ),
    )


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
