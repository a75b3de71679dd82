"""Move reports and claims from one event to another, and write the effects down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from db.entities.regroup_effects import Regrouped, write_down
from db.reference.entity_reference import Moved
from db.settle.visible_rows import Why
from db.sql.connection import Connection

_REPORTS = "update event_report set event_id = $2 where event_id = $1 and id = any($3::uuid[]) returning id"
_CLAIMS = "update claim set event_id = $2 where event_id = $1 and id = any($3::uuid[]) returning id"
_CONCERNED = """
    select entity_id from participant where event_id = any($1::uuid[])
    union select place_id from event where id = any($1::uuid[]) and place_id is not null
"""
_OF_EVENT = """
    select id from event_report where event_id = $1 union all select id from claim where event_id = $1
"""
_LOG_GONE = """
    insert into change (op, type, id, version, reason, "by", by_key_id, note, merged_into_id)
    values ('delete', 'event', $1, $2, $3, $4, $5, $6, $7)
"""


@dataclass(slots=True)
class Events:
    """Events that changed or are new, and the annotations that moved between them."""

    changed: set[UUID] = field(default_factory=set)
    made: list[UUID] = field(default_factory=list)
    annotations: set[UUID] = field(default_factory=set)
    entities: set[UUID] = field(default_factory=set)

    async def move(self, connection: Connection, source: UUID, target: UUID, annotations: Sequence[UUID]) -> None:
        """Move those of these reports and claims that refer to ``source`` to ``target``."""
        for statement in (_REPORTS, _CLAIMS):
            rows = await connection.fetch(statement, source, target, annotations)
            self.annotations |= {row["id"] for row in rows}

    async def concern(self, connection: Connection, events: Sequence[UUID]) -> None:
        """Note the entities that events concern now: what is visible of them can change."""
        self.entities |= {row["entity_id"] for row in await connection.fetch(_CONCERNED, events)}

    async def write_down(self, connection: Connection, why: Why) -> dict[str, int]:
        """Raise versions, write the change log, and return how many reports, claims and articles are concerned."""
        moved = Moved(annotations=self.annotations, events=self.changed)
        regrouped = Regrouped(moved, made_events=self.made, concerned=self.entities)
        counts = await write_down(connection, regrouped, why)
        return {name: counts.get(kind, 0) for name, kind in _COUNTED}


_COUNTED = (("reports", "event-reports"), ("claims", "claims"), ("articles", "articles"))


async def annotations_of(connection: Connection, event_id: UUID) -> list[UUID]:
    """Return the reports of an event and the claims about it."""
    return [row["id"] for row in await connection.fetch(_OF_EVENT, event_id)]


async def log_gone(connection: Connection, event_id: UUID, version: int, survivor: UUID, why: Why) -> None:
    """Log that another event took this one over."""
    await connection.execute(_LOG_GONE, event_id, version, why.reason, why.by, why.by_key, why.note, survivor)
