"""The stored events that bundles name, kept up to date while a load is planned."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

import asyncpg

from db.sql.connection import Connection
from db.sql.statement_file import read_statement
from editorial.model.annotation import EventReading
from editorial.model.reading import comparison_of

_FIND_EVENTS = read_statement("load/find_events")


@dataclass(slots=True)
class KnownEvent:
    """An event as stored, or as it will be; ``row`` has those of its columns that a bundle can change.

    ``meant_place`` and ``meant_participants`` are those that are meant if no merge is in force: a split may have made
    them other than bundles say. If it ``is_partly_hidden``, a bundle describes it that is not visible to everybody.
    ``amended`` are the fields that an editor amended. ``merged`` has the keys that came to it by merges, each with the id
    of the event that it named before.
    """

    id: UUID
    version: int = 0
    given_by: UUID | None = None
    describer: tuple[UUID | None, str | None] = (None, None)
    row: Mapping[str, object] = field(default_factory=dict)
    titles: list[tuple[str, str]] = field(default_factory=list)
    participants: list[tuple[str, UUID]] = field(default_factory=list)
    meant_place: UUID | None = None
    meant_participants: list[tuple[str, UUID]] = field(default_factory=list)
    is_stored: bool = False
    is_hidden: bool = False
    is_partly_hidden: bool = False
    amended: frozenset[str] = frozenset()
    merged: dict[str, UUID] = field(default_factory=dict)

    def meant(self, key: str) -> UUID:
        """Return the id that a key names if no merge is in force."""
        return self.merged.get(key, self.id)


def keys_of(readings: Iterable[EventReading]) -> set[str]:
    """Return the keys by which bundles name events."""
    return {key for reading in readings for key in (reading.key, *comparison_of(reading).same_as)}


async def known_events(connection: Connection, keys: Iterable[str]) -> dict[str, KnownEvent]:
    """Return the stored events that have these keys, by key."""
    rows = await connection.fetch(_FIND_EVENTS, sorted(set(keys)))
    found: dict[UUID, KnownEvent] = {}
    for row in rows:
        event = found.setdefault(row["id"], _event(row))
        if row["merged_id"]:
            event.merged[row["requested"]] = row["merged_id"]
    return {row["requested"]: found[row["id"]] for row in rows}


def _event(row: "asyncpg.Record") -> KnownEvent:
    return KnownEvent(
        id=row["id"],
        version=row["version"],
        given_by=row["given_by"],
        describer=(row["described_by"], row["described_in"]),
        row={**row, "place_id": row["said_place_id"]},
        titles=[(language, text) for language, text in row["titles"]],
        participants=[(role, UUID(said_id)) for role, said_id, _ in row["participants"]],
        meant_place=row["meant_place_id"],
        meant_participants=list(dict.fromkeys((role, UUID(origin_id)) for role, _, origin_id in row["participants"])),
        is_stored=True,
        is_hidden=row["hidden"],
        is_partly_hidden=row["is_partly_hidden"],
        amended=frozenset(row["amended"]),
    )
