"""The audit history: who created, changed or ended a key, webhook or feed address, when, and from where.

An entry is written in the transaction of the action that it records. The database lets nobody change or delete one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

import orjson

from db.operation.operation import Actor
from db.sql.connection import Connection
from db.sql.identity import new_id
from db.sql.statement_file import read_statement

_RECORD_ENTRIES = read_statement("audit/record_entries")


class Kind(StrEnum):
    """The kind of thing that an action changes."""

    KEY = "KEY"
    """An API key."""
    WEBHOOK = "WEBHOOK"
    """A webhook."""
    FEED_ADDRESS = "FEED_ADDRESS"
    """A feed address."""


class Action(StrEnum):
    """The actions. A new kind of thing gets its own actions here; nothing else depends on the list."""

    KEY_CREATED = "KEY_CREATED"
    """A key was created."""
    KEY_ROTATED = "KEY_ROTATED"
    """Another key replaced it."""
    KEY_REVOKED = "KEY_REVOKED"
    """A key was revoked."""
    KEY_RENAMED = "KEY_RENAMED"
    """Words in its name were redacted."""
    WEBHOOK_CREATED = "WEBHOOK_CREATED"
    """A webhook was registered."""
    WEBHOOK_CHANGED = "WEBHOOK_CHANGED"
    """Its address, description, filters or state changed."""
    WEBHOOK_SECRET_ROTATED = "WEBHOOK_SECRET_ROTATED"  # noqa: S105  a word, and no secret
    """It got a new secret."""
    WEBHOOK_VERIFIED = "WEBHOOK_VERIFIED"
    """Its receiver confirmed that it wants the messages."""
    WEBHOOK_DISABLED = "WEBHOOK_DISABLED"
    """It no longer receives messages."""
    WEBHOOK_DELETED = "WEBHOOK_DELETED"
    """It was deleted with its messages."""
    FEED_ADDRESS_CREATED = "FEED_ADDRESS_CREATED"
    """A feed address was created."""
    FEED_ADDRESS_CHANGED = "FEED_ADDRESS_CHANGED"
    """Words in its description were redacted."""
    FEED_ADDRESS_REVOKED = "FEED_ADDRESS_REVOKED"
    """It stopped working: it or its key was revoked, or words in it were redacted."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry to record: the action, the thing it changed, and the key that this thing is or belongs to.

    ``details`` are ids, names of fields, numbers, instants and enumeration values: never a secret, and never free
    text, which a redaction would have to find.
    """

    action: Action
    kind: Kind
    subject_id: UUID
    subject_key_id: UUID | None
    details: Mapping[str, object] = field(default_factory=dict)

    def row(self) -> Mapping[str, object]:
        """Return it as a row, with a new id."""
        return {
            "id": str(new_id()),
            "action": self.action,
            "subject_kind": self.kind,
            "subject_id": str(self.subject_id),
            "subject_key_id": None if self.subject_key_id is None else str(self.subject_key_id),
            "details": {**self.details},
        }


async def record(connection: Connection, actor: Actor, entries: Iterable[Entry]) -> None:
    """Write entries, in order, in the current transaction."""
    rows = [each.row() for each in entries]
    if not rows:
        return
    origin, name = actor.origin, None if actor.key_id else actor.name
    where = (origin.via.value, origin.address, origin.host, origin.request_id)
    await connection.execute(_RECORD_ENTRIES, orjson.dumps(rows, default=str).decode(), actor.key_id, name, *where)
