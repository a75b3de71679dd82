"""Audit entries for keys, webhooks and feed addresses from which words were redacted."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from db.audit.entry import Action, Entry, Kind

_FIELDS: Mapping[str, str] = {"url": "url", "description": "description", "resource": "resource", "name": "name"}
"""The columns with words, by field name; columns derived from them are left out."""


def entries_of(table: str, row: Mapping[str, object], changes: Mapping[str, object]) -> Sequence[Entry]:
    """Return the audit entries for a redacted row; none for rows of the audit history itself."""
    details = {"reason": "REDACTED", "fields": [name for column, name in _FIELDS.items() if column in changes]}
    id_ = UUID(str(row["id"]))
    match table:
        case "api_key":
            return [Entry(Action.KEY_RENAMED, Kind.KEY, id_, id_, details)]
        case "webhook":
            is_ended = "state" in changes and row["state"] != changes["state"]
            action = Action.WEBHOOK_DISABLED if is_ended else Action.WEBHOOK_CHANGED
            return [Entry(action, Kind.WEBHOOK, id_, _id_in(row, "client_id"), details)]
        case "feed_address":
            is_ended = "revoked_at" in changes and row["revoked_at"] is None
            action = Action.FEED_ADDRESS_REVOKED if is_ended else Action.FEED_ADDRESS_CHANGED
            return [Entry(action, Kind.FEED_ADDRESS, id_, _id_in(row, "key_id"), details)]
        case _:
            return []


def _id_in(row: Mapping[str, object], column: str) -> UUID | None:
    value = row[column]
    return None if value is None else UUID(str(value))
