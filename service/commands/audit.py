"""``isnad audit``: show who created, changed and ended keys, webhooks and feed addresses."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from cyclopts import Parameter

from db.audit.entry import Action
from db.audit.query import AuditEntry, AuditQuery, read_audit_by
from db.keys.api_key import KeyFault, open_keys
from db.operation.load_errors import DatabaseFailed
from db.sql.errors import ReadRefused
from service.audit.models import history
from service.cli.console import CommandFailed, Exit, say_json, warn
from service.cli.database import database
from service.cli.table import read_instant, say_table, second
from service.environment import load_settings

HEAD = ("AT", "ACTION", "BY", "FROM", "SUBJECT", "OF KEY", "DETAILS")


def audit(
    *,
    action: Annotated[
        list[Action] | None,
        Parameter(negative=(), help="Only entries of this action, as KEY_REVOKED; several by repeating it."),
    ] = None,
    key: Annotated[str | None, Parameter(help="Only what was done with this key, by its id or name.")] = None,
    subject: Annotated[
        UUID | None, Parameter(help="Only what was done to the thing with this id, or to things of the key with it.")
    ] = None,
    since: Annotated[
        str | None, Parameter(help="Only entries from this instant on: 2026-11-30, or with a time.")
    ] = None,
    until: Annotated[str | None, Parameter(help="Only entries before this instant.")] = None,
    after: Annotated[UUID | None, Parameter(help="Only entries older than the one with this id.")] = None,
    limit: Annotated[int, Parameter(help="At most so many entries.")] = 100,
    json: Annotated[bool, Parameter(negative=(), help="Print it as JSON, as GET /v1/audit answers it.")] = False,
) -> None:
    """Show the audit history, the newest entry first."""
    if limit < 1:
        raise CommandFailed("--limit is one at least", Exit.USAGE)
    actions = None if action is None else [each.value for each in action]
    between = _instant(since, "--since"), _instant(until, "--until")
    found = _read(AuditQuery(limit + 1, after, actions, key, subject, *between))
    if json:
        say_json(history(found, limit).model_dump(mode="json", by_alias=True))
        return
    say_table(HEAD, [_row(each) for each in found[:limit]])
    if len(found) > limit:
        warn(f"There are older entries: --after {found[limit - 1].id}")


def _read(query: AuditQuery) -> Sequence[AuditEntry]:
    """Return entries from the database of the settings; raises CommandFailed."""

    async def read(dsn: str) -> Sequence[AuditEntry]:
        async with open_keys(dsn) as connection:
            return await read_audit_by(connection, query)

    try:
        with database(load_settings()) as dsn:
            return asyncio.run(read(dsn))
    except (KeyFault, DatabaseFailed, ReadRefused) as fault:
        raise CommandFailed(str(fault)) from None


def _row(entry: AuditEntry) -> Sequence[str]:
    subject = f"{entry.subject_kind.lower()} {entry.subject_id}"
    details = " ".join(f"{name}={_shown(value)}" for name, value in sorted(entry.details.items()))
    where = entry.address or entry.host or ""
    return second(entry.at), entry.action, entry.by or "", where, subject, entry.subject_name or "", details


def _shown(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else "-" if value is None else str(value)


def _instant(text: str | None, option: str) -> datetime | None:
    return None if text is None else read_instant(text, option, "2026-11-30 or 2026-11-30T09:00Z")
