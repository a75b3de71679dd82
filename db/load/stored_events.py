"""The stored events that bundles name, kept up to date while a load is planned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from db.sql.connection import Connection
from editorial.model.reading import EventReading

_EVENTS = """
    select k.key as asked, e.*,
        exists (
            select from given g
            where (g.id, g.article_id, g.annotation_set) = (e.id, e.described_by, e.described_in) and g.hidden
        ) as is_partly_hidden,
        coalesce((
            select o.said_id from reference_origin o where (o.relation, o.owner_id, o.place) = ('event', e.id, 0)
        ), e.place_id) as said_place_id,
        array(select array[t.language::text, t.text] from event_title t where t.event_id = e.id order by t.ordinal) as titles,
        array(
            select array[p.role::text, p.said_id::text]
            from (
                select p.ordinal, p.role, coalesce(o.said_id, p.entity_id) as said_id
                from participant p
                left join reference_origin o on (o.relation, o.owner_id, o.place) = ('participant', p.event_id, p.ordinal)
                where p.event_id = e.id
                union all
                select o.place, o.role, o.said_id from reference_origin o
                where o.relation = 'participant' and o.owner_id = e.id
                    and not exists (select from participant p where (p.event_id, p.ordinal) = (o.owner_id, o.place))
            ) p
            order by p.ordinal
        ) as participants
    from event_key k join event e on e.id = k.event_id
    where k.key = any($1::text[])
"""
"""Finds events by key, with the place and participants that bundles gave, even if these were merged since."""


@dataclass(slots=True)
class KnownEvent:
    """An event as stored, or as it will be; ``row`` has those of its columns that a bundle can change.

    If it ``is_partly_hidden``, a bundle describes it that is not visible to everybody.
    """

    id: UUID
    version: int = 0
    given_by: UUID | None = None
    describer: tuple[UUID | None, str | None] = (None, None)
    row: Mapping[str, object] = field(default_factory=dict)
    titles: list[tuple[str, str]] = field(default_factory=list)
    participants: list[tuple[str, UUID]] = field(default_factory=list)
    is_stored: bool = False
    is_hidden: bool = False
    is_partly_hidden: bool = False


async def known_events(connection: Connection, readings: Sequence[EventReading]) -> dict[str, KnownEvent]:
    """Return the stored events that bundles name, by key."""
    rows = await connection.fetch(_EVENTS, sorted({reading.key for reading in readings}))
    return {
        row["asked"]: KnownEvent(
            id=row["id"],
            version=row["version"],
            given_by=row["given_by"],
            describer=(row["described_by"], row["described_in"]),
            row={**row, "place_id": row["said_place_id"]},
            titles=[(language, text) for language, text in row["titles"]],
            participants=[(role, UUID(entity_id)) for role, entity_id in row["participants"]],
            is_stored=True,
            is_hidden=row["hidden"],
            is_partly_hidden=row["is_partly_hidden"],
        )
        for row in rows
    }
