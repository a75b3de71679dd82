"""Read the audit history in pages, the newest entry first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from db.postgres.pool import Pool
from db.read.execute import fetch_row
from db.sql.connection import Connection
from db.sql.errors import InvalidCursor
from db.sql.statement_file import read_statement

_READ_ENTRIES = read_statement("audit/read_entries")


@dataclass(frozen=True, slots=True)
class AuditQuery:
    """A query for entries: ``limit`` of them after the entry with the id ``after``.

    ``key`` is the id or name of the key that was used, ``subject`` the id of the thing that was changed, or of the
    key that it belongs to. ``since`` is included, ``until`` is not.
    """

    limit: int
    after: UUID | None = None
    actions: Sequence[str] | None = None
    key: str | None = None
    subject: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None

    @property
    def values(self) -> list[object]:
        """The values of the statement's parameters, in order."""
        given = (self.key, self.subject, self.since, self.until)
        texts = [None if each is None else str(each) for each in given]
        actions = None if self.actions is None else list(self.actions)
        return [None if self.after is None else str(self.after), self.limit, actions, *texts]


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """An entry as callers read it: what was done, when, by whom, from where, and to what.

    ``by`` is the name of the key ``by_key``, the user of the command line, or the service. ``subject_name`` is the
    name of the key ``subject_key``, which the subject is or belongs to.
    """

    id: UUID
    at: datetime
    action: str
    by: str | None
    by_key: UUID | None
    via: str
    address: str | None
    host: str | None
    request_id: str | None
    subject_kind: str
    subject_id: UUID
    subject_key: UUID | None
    subject_name: str | None
    details: Mapping[str, Any] = field(default_factory=dict)


async def read_audit(pool: Pool, query: AuditQuery, *, wait_s: float) -> Sequence[AuditEntry]:
    """Return entries, the newest first. Raises InvalidCursor if no entry has the id ``after``, or a ReadRefused."""
    row = await fetch_row(pool, _READ_ENTRIES, query.values, wait_s=wait_s)
    return _entries(bool(row["is_known"]), row["items"])


async def read_audit_by(connection: Connection, query: AuditQuery) -> Sequence[AuditEntry]:
    """Return entries as ``read_audit`` does, over the caller's connection."""
    row = await connection.fetchrow(_READ_ENTRIES, *query.values)
    return [] if row is None else _entries(row["is_known"], row["items"])


def _entries(is_known: bool, items: str) -> Sequence[AuditEntry]:
    if not is_known:
        raise InvalidCursor("no entry of the audit history has the id that is given as `after`: pass on the id of one")
    return [_entry(each) for each in orjson.loads(items)]


def _entry(shown: Mapping[str, Any]) -> AuditEntry:
    ids = ("id", "by_key", "subject_id", "subject_key")
    read = {name: shown[name] and UUID(shown[name]) for name in ids}
    return AuditEntry(**{**shown, **read, "at": datetime.fromisoformat(shown["at"])})
