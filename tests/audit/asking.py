"""The audit history as tests read it, and what writes into it called as callers do."""

import asyncio
from collections.abc import Sequence
from typing import Any

import asyncpg

from db.audit.query import AuditEntry, AuditQuery, read_audit_by
from service.cli.cli import run


async def entries_of(connection: asyncpg.Connection, **asked: Any) -> Sequence[AuditEntry]:
    """Return the entries of a database, the oldest first."""
    return [*reversed(await read_audit_by(connection, AuditQuery(10_000, **asked)))]


async def actions_of(connection: asyncpg.Connection, **asked: Any) -> list[str]:
    """Return what was done, the oldest first."""
    return [each.action for each in await entries_of(connection, **asked)]


async def done(*arguments: str) -> None:
    """Run a command beside the test; it has to succeed."""
    assert await asyncio.to_thread(run, list(arguments)) == 0, arguments
