"""Move references from one entity to another: those of annotations, chain links, events and articles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import LiteralString
from uuid import UUID

from db.lookup.reference import AnnotationReference, ArticleReference, EventReference
from db.operation.operation import InvalidValue, OperationFault, Path, UnknownObject
from db.reference.entity_reference import OF_ANNOTATIONS
from db.sql.connection import Connection
from db.sql.convert import as_known_id
from editorial.text.invisible import shown

MAX_REFERENCES = 10_000
"""The most annotations, links, events or articles, of each, that one operation moves to another entity."""


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of the chain of a quote or claim; the speaker or claimant is at position 0."""

    annotation: AnnotationReference
    position: int


@dataclass(frozen=True, slots=True)
class EventRole:
    """An entity's part in an event: a participant in a role; without a role, a participant in any, or the place."""

    event: EventReference
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Reassigned:
    """References to move: those of ``annotations`` to the first entity, and of ``articles`` by their publisher."""

    annotations: tuple[AnnotationReference, ...] = ()
    links: tuple[ChainLink, ...] = ()
    events: tuple[EventRole, ...] = ()
    articles: tuple[ArticleReference, ...] = ()


def _note(table: LiteralString, owner: LiteralString, place: LiteralString, entity: LiteralString) -> LiteralString:
    """Return the statement that notes the origin of a table's rows of the owners $2 that refer to the entity $1."""
    return (
        "insert into reference_origin (relation, owner_id, place, said_id, origin_id) select '" + table + "', t." + owner  # noqa: S608  literals
        + ", " + place + ", t." + entity + ", t." + entity + " from " + table + " t where t." + entity + " = $1"
        " and t." + owner + " = any($2::uuid[]) on conflict do nothing"
    )  # fmt: skip


_NOTE_LINKS = """
    insert into reference_origin (relation, owner_id, place, said_id, origin_id)
    select 'attribution', t.annotation_id, t.position, t.entity_id, t.entity_id
    from unnest($2::uuid[], $3::integer[]) as w (id, position)
    join attribution t on (t.annotation_id, t.position) = (w.id, w.position)
    where t.entity_id = $1 on conflict do nothing
"""
_NOTE_PARTS = """
    insert into reference_origin (relation, owner_id, place, said_id, origin_id, role)
    select 'participant', t.event_id, t.ordinal, t.entity_id, t.entity_id, t.role
    from unnest($2::uuid[], $3::text[]) as w (id, role)
    join participant t on t.event_id = w.id and t.role = coalesce(w.role, t.role)
    where t.entity_id = $1 on conflict do nothing
"""

_REDIRECT = """
    update reference_origin set origin_id = $1
    where origin_id = any($2::uuid[]) and owner_id = any($3::uuid[]) and relation = any($4::text[])
"""
_REDIRECT_LINKS = """
    update reference_origin o set origin_id = $1 from unnest($3::uuid[], $4::integer[]) as w (id, position)
    where o.origin_id = any($2::uuid[]) and o.relation = 'attribution' and (o.owner_id, o.place) = (w.id, w.position)
"""
_REDIRECT_PARTS = """
    update reference_origin o set origin_id = $1 from unnest($3::uuid[], $4::text[]) as w (id, role)
    where o.origin_id = any($2::uuid[]) and o.relation = 'participant' and o.owner_id = w.id and coalesce(w.role, o.role) = o.role
"""


async def reassign(connection: Connection, wanted: Reassigned, cluster: Sequence[UUID], made: UUID) -> None:
    """Note that references mean the entity ``made``; ``cluster`` is the present one, with all merged into it."""
    entity_id = cluster[0]
    annotations = _ids(wanted.annotations)
    for each in OF_ANNOTATIONS:
        await connection.execute(_note(each.table, each.owner, each.place, each.entity), entity_id, annotations)
    relations = [each.table for each in OF_ANNOTATIONS]
    await connection.execute(_REDIRECT, made, cluster, annotations, relations)
    links = (_ids(each.annotation for each in wanted.links), [each.position for each in wanted.links])
    await connection.execute(_NOTE_LINKS, entity_id, *links)
    await connection.execute(_REDIRECT_LINKS, made, cluster, *links)
    parts = (_ids(each.event for each in wanted.events), [each.role for each in wanted.events])
    await connection.execute(_NOTE_PARTS, entity_id, *parts)
    await connection.execute(_REDIRECT_PARTS, made, cluster, *parts)
    whole = [id_ for id_, role in zip(*parts, strict=True) if role is None]
    for table, owners in (("event", whole), ("article", _ids(wanted.articles))):
        await connection.execute(_ONE[table], entity_id, owners)
        await connection.execute(_REDIRECT, made, cluster, owners, [table])


_ONE: Mapping[str, LiteralString] = {
    "event": _note("event", "id", "0", "place_id"),
    "article": _note("article", "id", "0", "publisher_id"),
}

_SPEAKING = """
    select w.id, exists (select from annotation n where n.id = w.id) as is_known,
        exists (select from mention t where t.id = w.id and t.entity_id = $1)
        or exists (select from attribution t where t.annotation_id = w.id and t.entity_id = $1)
        or exists (select from claim_about t where t.claim_id = w.id and t.entity_id = $1)
        or exists (select from claim_review t where t.claim_id = w.id and t.reviewer_id = $1) as speaks
    from unnest($2::uuid[]) as w (id)
"""
_LINKED = """
    select w.id, exists (select from annotation n where n.id = w.id) as is_known, exists (
        select from attribution t where t.annotation_id = w.id and t.entity_id = $1 and t.position = w.position
    ) as speaks
    from unnest($2::uuid[], $3::integer[]) with ordinality as w (id, position, place) order by w.place
"""
_TAKING_PART = """
    select w.id, exists (select from event n where n.id = w.id) as is_known,
        exists (select from participant t where t.event_id = w.id and t.entity_id = $1 and t.role = coalesce(w.role, t.role))
        or (w.role is null and exists (select from event t where t.id = w.id and t.place_id = $1)) as speaks
    from unnest($2::uuid[], $3::text[]) with ordinality as w (id, role, place) order by w.place
"""
_PUBLISHED = """
    select w.id, exists (select from article n where n.id = w.id) as is_known,
        exists (select from article t where t.id = w.id and t.publisher_id = $1) as speaks
    from unnest($2::uuid[]) with ordinality as w (id, place) order by w.place
"""


async def reference_faults(
    connection: Connection, wanted: Reassigned, entity_id: UUID, path: Path
) -> list[OperationFault]:
    """Return a fault for each item that does not exist or refer to the entity, and one if nothing is named."""
    links, parts = wanted.links, wanted.events
    groups: list[tuple[str, str, LiteralString, list[str], list[list[object]]]] = [
        ("annotations", "annotation", _SPEAKING, list(wanted.annotations), []),
        ("links", "annotation", _LINKED, [each.annotation for each in links], [[each.position for each in links]]),
        ("events", "event", _TAKING_PART, [each.event for each in parts], [[each.role for each in parts]]),
        ("articles", "article", _PUBLISHED, list(wanted.articles), []),
    ]
    if not any(texts for _, _, _, texts, _ in groups):
        return [
            InvalidValue("give at least one annotation, link, event or article that the new entity takes over", path)
        ]
    faults: list[OperationFault] = []
    for name, noun, statement, texts, more in groups:
        if len(texts) > MAX_REFERENCES:
            faults.append(
                InvalidValue(f"{len(texts)} were given; the limit is {MAX_REFERENCES}: give fewer", (*path, name))
            )
            continue
        rows = await connection.fetch(statement, entity_id, [as_known_id(text) for text in texts], *more)
        for place, (text, row) in enumerate(zip(texts, rows, strict=True)):
            if not row["is_known"]:
                faults.append(UnknownObject(f"no {noun} has the id {shown(text)}", (*path, name, place)))
            elif not row["speaks"]:
                faults.append(
                    InvalidValue(f"the {noun} {text} does not refer to the old entity there", (*path, name, place))
                )
    return faults


def _ids(texts: Iterable[str]) -> list[UUID]:
    return [id_ for text in texts if (id_ := as_known_id(text))]
