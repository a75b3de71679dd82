"""The stored events that bundles name, kept up to date while a load is planned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from db.sql.connection import Connection
from db.sql.statement_file import read_statement
from editorial.model.annotation import EventReading

_FIND_EVENTS = read_statement("load/find_events")


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
    rows = await connection.fetch(_FIND_EVENTS, sorted({reading.key for reading in readings}))
    return {
        row["requested"]: KnownEvent(
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
