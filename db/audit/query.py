"""Reading the audit history: the newest entry first, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

import orjson

from db.postgres.pool import Pool
from db.read.execute import fetch_row
from db.sql.connection import Connection
from db.sql.errors import InvalidCursor

_ORDER: LiteralString = "order by e.at desc, e.id desc"

_READ: LiteralString = (
    """
    select
        $1::text is null or exists (select from audit_entry e where e.id = $1::text::uuid) as is_known,
        (select coalesce(json_agg(l.shown order by l.at desc, l.id desc), '[]')::text from (
            select e.at, e.id, json_build_object(
                'id', e.id, 'at', e.at, 'action', e.action, 'by', coalesce(e.actor, k.name), 'by_key', e.key_id,
                'via', e.via, 'address', e.address, 'host', e.host, 'request_id', e.request_id,
                'subject_kind', e.subject_kind, 'subject_id', e.subject_id,
                'subject_key', e.subject_key_id, 'subject_name', s.name, 'details', e.details
            ) as shown
            from audit_entry e
            left join api_key k on k.id = e.key_id
            left join api_key s on s.id = e.subject_key_id
            where ($1::text is null or (e.at, e.id) < (select a.at, a.id from audit_entry a where a.id = $1::text::uuid))
                and ($3::text[] is null or e.action = any($3::text[]))
                and ($4::text is null or e.key_id in (select o.id from api_key o where o.id::text = $4 or o.name = $4))
                and ($5::text is null or e.subject_id = $5::text::uuid or e.subject_key_id = $5::text::uuid)
                and ($6::text is null or e.at >= $6::text::timestamptz)
                and ($7::text is null or e.at < $7::text::timestamptz)
            """  # noqa: S608  literals
    + _ORDER
    + """
            limit $2::integer
        ) l) as items
    """
)


@dataclass(frozen=True, slots=True)
class AuditQuery:
    """Which entries to read: up to ``limit``, after the entry with the id ``after``.

    ``key`` is the id or name of the key that acted; ``subject`` is the id of the thing acted on, or of the key to which
    that thing belongs. ``since`` is included, ``until`` is not.
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
        """The values of the statement, in its order."""
        given = (self.key, self.subject, self.since, self.until)
        texts = [None if each is None else str(each) for each in given]
        actions = None if self.actions is None else list(self.actions)
        return [None if self.after is None else str(self.after), self.limit, actions, *texts]


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """An entry as callers see it: what was done, when, by whom, from where, and to what.

    ``by`` is the name of the key ``by_key``, the user of the command line, or the service. ``subject_name`` is the name
    of the key ``subject_key``: the subject itself, or the key to which the subject belongs.
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
    """Return entries, newest first. Raises InvalidCursor for an unknown ``after``, or one of ``db.sql.errors``."""
    row = await fetch_row(pool, _READ, query.values, wait_s=wait_s)
    return _entries(bool(row["is_known"]), row["items"])


async def read_audit_by(connection: Connection, query: AuditQuery) -> Sequence[AuditEntry]:
    """Return entries as ``read_audit`` does, over a given connection."""
    row = await connection.fetchrow(_READ, *query.values)
    return [] if row is None else _entries(row["is_known"], row["items"])


def _entries(is_known: bool, items: str) -> Sequence[AuditEntry]:
    if not is_known:
        raise InvalidCursor("no entry of the audit history has the id that is given as `after`: pass on the id of one")
    return [_entry(each) for each in orjson.loads(items)]


def _entry(shown: Mapping[str, Any]) -> AuditEntry:
    ids = ("id", "by_key", "subject_id", "subject_key")
    read = {name: shown[name] and UUID(shown[name]) for name in ids}
    return AuditEntry(**{**shown, **read, "at": datetime.fromisoformat(shown["at"])})
