"""Record attempts: the new state of the message, and of the webhook, which may rest for a while."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from db.sql.connection import Connection
from db.sql.statement_file import read_statement
from db.webhook.bearer import Bearer, bearer_of, find_bearer
from db.webhook.delivery import Delivery, DeliveryState, Tried, due_deliveries
from db.webhook.model import State, Webhook, webhook_of

_FIND: LiteralString = "select * from webhook where id = $1"
_SUCCEEDED: LiteralString = """
    update webhook set failures = 0, resting_until = null, succeeded_at = $2::timestamptz
    where id = $1 and (failures > 0 or succeeded_at is null or succeeded_at < $2::timestamptz - interval '1 minute')
"""
_FAILED: LiteralString = """
    update webhook set failures = $2, resting_until = greatest(resting_until, $3::timestamptz) where id = $1
"""
_SUCCEEDED_SINCE: LiteralString = "select coalesce(succeeded_at >= $2::timestamptz, false) from webhook where id = $1"


_RECORD_ATTEMPT = read_statement("webhook/record_attempt")
_FOLLOWED: LiteralString = """
    select w.*, k.id as key_id, k.scopes
    from webhook w
    left join api_key k on k.id = bearer_of(w.client_id) and k.revoked_at is null and coalesce(k.expires_at > now(), true)
    where w.state = 'ACTIVE'
    order by w.id
"""


@dataclass(frozen=True, slots=True)
class Followed:
    """A webhook that receives messages, and its owner."""

    webhook: Webhook
    bearer: Bearer


@dataclass(frozen=True, slots=True)
class Work:
    """The work for a webhook now: its due messages."""

    webhook: Webhook
    bearer: Bearer
    deliveries: list[Delivery]


@dataclass(frozen=True, slots=True)
class Recorded:
    """An attempt to record; afterwards the message waits until ``again_at``, or is settled."""

    delivery_id: UUID
    tried: Tried
    state: DeliveryState
    again_at: datetime | None


async def next_work(connection: Connection, webhook_id: UUID, now: datetime, limit: int) -> Work | None:
    """Return the work for a webhook now; None if nothing is due or the webhook rests."""
    row = await connection.fetchrow(_FIND, webhook_id)
    if row is None:
        return None
    webhook = webhook_of(row)
    if webhook.state is not State.ACTIVE or (webhook.resting_until is not None and webhook.resting_until > now):
        return None
    deliveries = await due_deliveries(connection, webhook_id, now, limit)
    return Work(webhook, await find_bearer(connection, webhook.client_id), deliveries) if deliveries else None


async def record_attempts(connection: Connection, attempts: Sequence[Recorded], now: datetime) -> None:
    """Record attempts and the new states of their messages, all at once."""
    values = [
        (
            each.delivery_id,
            each.tried.started_at,
            each.tried.duration_ms,
            each.tried.status,
            each.tried.error,
            each.state.value,
            each.again_at,
            None if each.state is DeliveryState.WAITING else now,
        )
        for each in attempts
    ]
    await connection.executemany(_RECORD_ATTEMPT, values)


async def note_success(connection: Connection, webhook_id: UUID, now: datetime) -> None:
    """Record, to the minute, that a webhook accepted a message."""
    await connection.execute(_SUCCEEDED, webhook_id, now)


async def note_failure(connection: Connection, webhook_id: UUID, failures: int, resting_until: datetime | None) -> None:
    """Record the number of failures so far, and until when the webhook rests, if it does."""
    await connection.execute(_FAILED, webhook_id, failures, resting_until)


async def has_succeeded_since(connection: Connection, webhook_id: UUID, instant: datetime) -> bool:
    """Return whether a webhook accepted any message since an instant."""
    return bool(await connection.fetchval(_SUCCEEDED_SINCE, webhook_id, instant))


async def followed_webhooks(connection: Connection) -> list[Followed]:
    """Return every webhook that receives messages, with its owner."""
    rows = await connection.fetch(_FOLLOWED)
    return [Followed(webhook_of(row), bearer_of(row)) for row in rows]
