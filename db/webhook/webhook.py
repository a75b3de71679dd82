"""Create, find, change and delete webhooks, each with an entry in the audit history."""

from datetime import timedelta
from os import urandom
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.audit.entry import Action, Entry, Kind, record
from db.operation.operation import Actor
from db.sql.connection import Connection
from db.sql.errors import ReadRefused
from db.sql.identity import new_id
from db.sql.statement_file import read_statement
from db.webhook.model import NewWebhook, Reason, State, Webhook, webhook_of
from db.write.filters import CASTS, Filters

SECRET_BYTES = 32
MAX_OF_OWNER = 100
"""The most webhooks of one client."""

_CREATE_WEBHOOK = read_statement("webhook/create_webhook")
_FIND: LiteralString = (
    "select * from webhook where id = $1 and ($2::uuid is null or client_id = (select client_of($2::uuid)))"
)
_HOLD: LiteralString = _FIND + " for update"
_LIST: LiteralString = """
    select * from webhook
    where ($1::uuid is null or client_id = (select client_of($1::uuid))) and ($2::uuid is null or id > $2)
    order by id
    limit $3
"""
_SAVE_WEBHOOK = read_statement("webhook/save_webhook")
_PUT_BACK: LiteralString = "update webhook set cursor = $2 where id = $1"
_ROTATE: LiteralString = """
    update webhook
    set secret = $2, updated_at = now(),
        previous_secret = case when $3::interval > interval '0' then secret end,
        previous_until = case when $3::interval > interval '0' then now() + $3 end
    where id = $1
    returning *
"""
_ACTIVATE: LiteralString = """
    update webhook
    set state = 'ACTIVE', disabled_for = null, failures = 0, resting_until = null, updated_at = now()
    where id = $1 and url = $2 and state = 'PENDING'
"""
_DELETE: LiteralString = "delete from webhook where id = $1 returning client_id"
_DISABLE: LiteralString = """
    update webhook set state = 'DISABLED', disabled_for = $2, updated_at = now() where id = $1 and state = 'ACTIVE'
    returning client_id
"""


class WebhookUnknown(ReadRefused):
    """No webhook that the caller may see has this id."""

    code = "WEBHOOK_UNKNOWN"


class TooManyWebhooks(ReadRefused):
    """The owner already has the maximum number of webhooks."""

    code = "TOO_MANY_WEBHOOKS"


async def create_webhook(connection: Connection, new: NewWebhook, *, actor: Actor) -> Webhook:
    """Register a webhook, in the state pending. Raises TooManyWebhooks."""
    given = (new.key_id, new.url, new.description, *_columns(new.filters), new.tells.value)
    secret = new.secret or urandom(SECRET_BYTES)
    async with connection.transaction():
        row = await connection.fetchrow(_CREATE_WEBHOOK, new_id(), *given, secret, new.cursor, MAX_OF_OWNER)
        if row is None:
            raise TooManyWebhooks(f"you already have {MAX_OF_OWNER} webhooks, which is the limit: delete one")
        made = webhook_of(row)
        await record(connection, actor, [_entry(Action.WEBHOOK_CREATED, made, tells=made.tells)])
    return made


async def find_webhook(connection: Connection, webhook_id: UUID, key_id: UUID | None) -> Webhook:
    """Return a webhook of a key's client, or without a key, of any client; raises WebhookUnknown."""
    return _found(await connection.fetchrow(_FIND, webhook_id, key_id))


async def hold_webhook(connection: Connection, webhook_id: UUID, key_id: UUID | None) -> Webhook:
    """Return a webhook like ``find_webhook``, and let nobody else change it until the transaction ends."""
    return _found(await connection.fetchrow(_HOLD, webhook_id, key_id))


def _found(row: "asyncpg.Record | None") -> Webhook:
    if row is None:
        raise WebhookUnknown("you have no webhook with this id")
    return webhook_of(row)


async def list_webhooks(
    connection: Connection, key_id: UUID | None, *, after: UUID | None = None, limit: int = MAX_OF_OWNER
) -> list[Webhook]:
    """Return the webhooks of a key's client, or without a key, of all clients, the oldest first."""
    return [webhook_of(row) for row in await connection.fetch(_LIST, key_id, after, limit)]


async def save_webhook(connection: Connection, changed: Webhook, *, before: Webhook, actor: Actor) -> Webhook:
    """Write the fields of a webhook that its owner may change; raises WebhookUnknown if it is gone."""
    given = (changed.url, changed.description, *_columns(changed.filters), changed.state.value, changed.disabled_for)
    async with connection.transaction():
        row = await connection.fetchrow(_SAVE_WEBHOOK, changed.id, *given)
        if row is None:
            raise WebhookUnknown("the webhook no longer exists")
        await record(connection, actor, _changes(before, changed))
    return webhook_of(row)


async def put_back(connection: Connection, webhook_id: UUID, cursor: str) -> None:
    """Move a webhook back to a cursor, so that it receives later changes again."""
    await connection.execute(_PUT_BACK, webhook_id, cursor)


async def rotate_secret(connection: Connection, webhook: Webhook, grace: timedelta, *, actor: Actor) -> Webhook:
    """Give a webhook a new secret; the previous one also signs messages for ``grace``."""
    async with connection.transaction():
        row = await connection.fetchrow(_ROTATE, webhook.id, urandom(SECRET_BYTES), grace)
        if row is None:
            raise WebhookUnknown("the webhook no longer exists")
        rotated = webhook_of(row)
        await record(
            connection, actor, [_entry(Action.WEBHOOK_SECRET_ROTATED, rotated, graceSeconds=int(grace.total_seconds()))]
        )
    return rotated


async def activate_webhook(connection: Connection, webhook: Webhook, *, actor: Actor) -> bool:
    """Activate a webhook whose receiver confirmed it; False if the webhook changed meanwhile."""
    async with connection.transaction():
        is_active = await connection.execute(_ACTIVATE, webhook.id, webhook.url) == "UPDATE 1"
        if is_active:
            await record(connection, actor, [_entry(Action.WEBHOOK_VERIFIED, webhook)])
    return is_active


async def disable_webhook(connection: Connection, webhook_id: UUID, reason: Reason, *, actor: Actor) -> None:
    """Stop sending to a webhook; waiting messages keep waiting."""
    async with connection.transaction():
        row = await connection.fetchrow(_DISABLE, webhook_id, reason.value)
        if row is not None:
            details = {"reason": reason.value}
            entry = Entry(Action.WEBHOOK_DISABLED, Kind.WEBHOOK, webhook_id, row["client_id"], details)
            await record(connection, actor, [entry])


async def delete_webhook(connection: Connection, webhook_id: UUID, *, actor: Actor) -> None:
    """Delete a webhook with all of its deliveries."""
    async with connection.transaction():
        row = await connection.fetchrow(_DELETE, webhook_id)
        if row is not None:
            entry = Entry(Action.WEBHOOK_DELETED, Kind.WEBHOOK, webhook_id, row["client_id"])
            await record(connection, actor, [entry])


def _entry(action: Action, webhook: Webhook, **details: object) -> Entry:
    return Entry(action, Kind.WEBHOOK, webhook.id, webhook.client_id, details)


def _changes(before: Webhook, after: Webhook) -> list[Entry]:
    """Return the audit details of a change: the names of the changed fields, as callers spell them."""
    changed = [name for name in ("url", "description") if getattr(before, name) != getattr(after, name)]
    changed += [name for name in CASTS if getattr(before.filters, name) != getattr(after.filters, name)]
    has_new_state, is_disabled = before.state is not after.state, after.state is State.DISABLED
    if has_new_state and not is_disabled:
        changed.append("state")
    entries = [_entry(Action.WEBHOOK_CHANGED, after, fields=changed)] if changed else []
    if has_new_state and is_disabled:
        entries.append(_entry(Action.WEBHOOK_DISABLED, after, reason=after.disabled_for))
    return entries


def _columns(filters: Filters) -> tuple[object, ...]:
    """Return the values of filters, in the order of the statements' parameters."""
    return (filters.types, filters.entity, filters.language, filters.article)
