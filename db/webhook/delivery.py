"""Deliveries: which change goes to which webhook, how often it was tried, and the result.

The content of a change is not stored here: the body is built when it is sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.sql.connection import Connection
from db.sql.errors import ReadRefused
from db.sql.identity import new_id
from db.webhook.model import Webhook

MAX_WAITING = 10_000
"""The most waiting messages of a webhook; further changes stay in the log until there is room."""

_ADD: LiteralString = """
    insert into webhook_delivery
        (id, webhook_id, event, change_cursor, item_type, item_id, op, version, at, next_attempt_at, created_at)
    select id, $1, event, change_cursor, item_type, item_id, op, version, at, $2, $2
    from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::integer[], $10::timestamptz[])
        as t (id, event, change_cursor, item_type, item_id, op, version, at)
"""
_MOVE: LiteralString = "update webhook set cursor = $3 where id = $1 and cursor = $2 and state = 'ACTIVE'"
_WAITING: LiteralString = """
    select count(*) from (select from webhook_delivery where webhook_id = $1 and state = 'WAITING' limit $2) as waiting
"""
_DUE: LiteralString = """
    select * from webhook_delivery
    where webhook_id = $1 and state = 'WAITING' and next_attempt_at <= $2
    order by next_attempt_at, id
    limit $3
"""
_WITH_DUE: LiteralString = """
    select w.id from webhook w
    where w.state = 'ACTIVE' and (w.resting_until is null or w.resting_until <= $1)
        and exists (
            select from webhook_delivery d where d.webhook_id = w.id and d.state = 'WAITING' and d.next_attempt_at <= $1
        )
"""
_DROP: LiteralString = """
    update webhook_delivery set state = 'DROPPED', next_attempt_at = null, settled_at = $2 where id = $1 and state = 'WAITING'
"""
_LIST: LiteralString = """
    select * from webhook_delivery
    where webhook_id = $1 and ($2::text is null or state = $2) and ($3::uuid is null or id < $3)
    order by id desc
    limit $4
"""
_FIND: LiteralString = "select * from webhook_delivery where webhook_id = $1 and id = $2"
_ATTEMPTS: LiteralString = "select * from webhook_attempt where delivery_id = $1 order by number"
_REPLAY: LiteralString = """
    update webhook_delivery
    set state = 'WAITING', tries = 0, next_attempt_at = $3, settled_at = null
    where webhook_id = $1 and id = $2
    returning *
"""
_REPLAY_DEAD: LiteralString = """
    update webhook_delivery
    set state = 'WAITING', tries = 0, next_attempt_at = $2, settled_at = null
    where webhook_id = $1 and state = 'DEAD'
"""
_FORGET: LiteralString = """
    delete from webhook_delivery where id in (
        select id from webhook_delivery where state <> 'WAITING' and settled_at < $1 limit 10000
    )
"""


class DeliveryUnknown(ReadRefused):
    """The webhook has no message with this id, or it was deleted since."""

    code = "DELIVERY_UNKNOWN"


class DeliveryState(StrEnum):
    """The state of a message."""

    WAITING = "WAITING"
    """It waits to be sent, for the first time or again."""
    DELIVERED = "DELIVERED"
    """The receiver accepted it."""
    DEAD = "DEAD"
    """The last attempt failed; it is sent again only if it is replayed."""
    DROPPED = "DROPPED"
    """Its change is no longer available."""


@dataclass(frozen=True, slots=True)
class DeliverySubject:
    """The subject of a message: an event, and the log position of the change, if there is one."""

    event: str
    at: datetime
    change_cursor: str | None = None
    item_type: str | None = None
    item_id: UUID | None = None
    op: str | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message to a webhook. ``tries`` counts the attempts since it was last queued, ``attempts`` all of them."""

    id: UUID
    webhook_id: UUID
    subject: DeliverySubject
    state: DeliveryState
    attempts: int
    tries: int
    next_attempt_at: datetime | None
    last_status: int | None
    last_error: str | None
    created_at: datetime
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Tried:
    """A recorded attempt, without the bodies of request and response."""

    started_at: datetime
    duration_ms: int
    status: int | None
    error: str | None


async def add_deliveries(
    connection: Connection, webhook_id: UUID, subjects: Sequence[DeliverySubject], now: datetime
) -> list[UUID]:
    """Add messages that are due now; return their ids, in the same order."""
    ids = [new_id() for _ in subjects]
    names = ("event", "change_cursor", "item_type", "item_id", "op", "version", "at")
    await connection.execute(
        _ADD, webhook_id, now, ids, *([getattr(each, name) for each in subjects] for name in names)
    )
    return ids


async def move_cursor(connection: Connection, webhook: Webhook, cursor: str) -> bool:
    """Advance the cursor of a webhook; False if another process did, or the webhook is no longer active."""
    return await connection.execute(_MOVE, webhook.id, webhook.cursor, cursor) == "UPDATE 1"


async def room_of(connection: Connection, webhook_id: UUID) -> int:
    """Return how many more messages may wait for a webhook."""
    return MAX_WAITING - int(await connection.fetchval(_WAITING, webhook_id, MAX_WAITING))


async def due_deliveries(connection: Connection, webhook_id: UUID, now: datetime, limit: int) -> list[Delivery]:
    """Return the due messages of a webhook, the longest due first."""
    return [_delivery(row) for row in await connection.fetch(_DUE, webhook_id, now, limit)]


async def webhooks_with_due(connection: Connection, now: datetime) -> list[UUID]:
    """Return the webhooks with due messages."""
    return [row["id"] for row in await connection.fetch(_WITH_DUE, now)]


async def drop_delivery(connection: Connection, delivery_id: UUID, now: datetime) -> None:
    """Drop a message whose change is no longer available."""
    await connection.execute(_DROP, delivery_id, now)


async def list_deliveries(
    connection: Connection, webhook_id: UUID, state: DeliveryState | None, *, after: UUID | None, limit: int
) -> list[Delivery]:
    """Return the messages of a webhook, the newest first; with a ``state``, only those in it."""
    return [_delivery(row) for row in await connection.fetch(_LIST, webhook_id, state, after, limit)]


async def find_delivery(connection: Connection, webhook_id: UUID, delivery_id: UUID) -> tuple[Delivery, list[Tried]]:
    """Return a message of a webhook with all of its attempts; raises DeliveryUnknown."""
    row = await connection.fetchrow(_FIND, webhook_id, delivery_id)
    if row is None:
        raise _unknown()
    attempts = await connection.fetch(_ATTEMPTS, delivery_id)
    return _delivery(row), [
        Tried(each["started_at"], each["duration_ms"], each["status"], each["error"]) for each in attempts
    ]


async def replay_delivery(connection: Connection, webhook_id: UUID, delivery_id: UUID, now: datetime) -> Delivery:
    """Queue a message again with the same id, from the start of the retry schedule; raises DeliveryUnknown."""
    row = await connection.fetchrow(_REPLAY, webhook_id, delivery_id, now)
    if row is None:
        raise _unknown()
    return _delivery(row)


async def replay_dead(connection: Connection, webhook_id: UUID, now: datetime) -> int:
    """Queue every dead message of a webhook again, and return their number."""
    return int((await connection.execute(_REPLAY_DEAD, webhook_id, now)).rpartition(" ")[2])


async def forget_deliveries(connection: Connection, before: datetime) -> int:
    """Delete at most ten thousand messages settled before an instant; return how many were deleted."""
    return int((await connection.execute(_FORGET, before)).rpartition(" ")[2])


def _unknown() -> DeliveryUnknown:
    return DeliveryUnknown("this webhook has no message with this id: it was never sent, or is no longer kept")


def _delivery(row: "asyncpg.Record") -> Delivery:
    of_change = ("event", "at", "change_cursor", "item_type", "item_id", "op", "version")
    own = ("id", "webhook_id", "attempts", "tries", "next_attempt_at", "last_status", "last_error")
    return Delivery(
        subject=DeliverySubject(**{name: row[name] for name in of_change}),
        state=DeliveryState(row["state"]),
        **{name: row[name] for name in (*own, "created_at", "settled_at")},
    )
