"""Claims and quotes whose answer changes because something else was written; the log reports them to owners of copies.

The answer for a claim has its relations, some of which are stored with the other claim, and the quote and event that
it refers to, if they are visible. The answer for a quote has the quote inside which it stands,
and its utterance if another version of it is visible.
"""

from collections.abc import Sequence
from uuid import UUID

from db.operation.operation import Actor
from db.sql.connection import Connection
from db.sql.statement_file import read_statement

_LOG_CHANGED_CLAIMS = read_statement("settle/log_changed_claims")


async def log_changed_claims(
    connection: Connection,
    shown_or_hidden: Sequence[UUID],
    *,
    reason: str,
    actor: Actor | None,
    note: str | None = None,
) -> list[UUID]:
    """Log the claims and quotes that this transaction did not write but whose answer it changed.

    ``shown_or_hidden`` are the quotes, events and claims that it showed or hid. Returns those whose answer it did
    not change for callers who see only published data.
    """
    by, by_key = (None, None) if actor is None else (actor.name, actor.key_id)
    rows = await connection.fetch(_LOG_CHANGED_CLAIMS, list(shown_or_hidden), reason, by, by_key, note)
    return [row["id"] for row in rows if row["public_op"] is None]
