"""The webhooks, watch lists and feed addresses that depend on a key, and what happens to them when it is revoked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.audit.entry import Action, Entry, Kind
from db.sql.connection import Connection

_CLIENTS: LiteralString = "select distinct client_of(id) as id from unnest($1::uuid[]) as key (id)"
_DISABLE: LiteralString = """
    update webhook set state = 'DISABLED', disabled_for = 'NO_KEY', updated_at = now()
    where client_id = any($1::uuid[]) and disabled_for is distinct from 'NO_KEY'
    returning id, url, client_id
"""
_FEED_ADDRESSES: LiteralString = """
    select id, resource, format, key_id from feed_address where key_id = any($1::uuid[]) and revoked_at is null order by id
"""
_WATCHED: LiteralString = "select count(*) from watch where client_id = any($1::uuid[])"


@dataclass(frozen=True, slots=True)
class DisabledWebhook:
    """A webhook that was disabled, and its client."""

    id: UUID
    url: str
    client_id: UUID


@dataclass(frozen=True, slots=True)
class EndedFeedAddress:
    """A feed address that ended: its resource, its format and its client."""

    id: UUID
    resource: str
    format: str
    client_id: UUID


@dataclass(frozen=True, slots=True)
class Dependents:
    """What depended on keys; ``watched`` is the number of ids on the watch list, which nobody can read any more."""

    webhooks: Sequence[DisabledWebhook]
    feed_addresses: Sequence[EndedFeedAddress]
    watched: int

    def counts(self) -> Mapping[str, int]:
        """Return the number of dependents of each kind."""
        return {
            "webhooks": len(self.webhooks),
            "feedAddresses": len(self.feed_addresses),
            "watched": self.watched,
        }

    def entries(self) -> Sequence[Entry]:
        """Return their audit entries."""
        reason = {"reason": "NO_KEY"}
        return [
            *(Entry(Action.WEBHOOK_DISABLED, Kind.WEBHOOK, each.id, each.client_id, reason) for each in self.webhooks),
            *(
                Entry(Action.FEED_ADDRESS_REVOKED, Kind.FEED_ADDRESS, each.id, each.client_id, reason)
                for each in self.feed_addresses
            ),
        ]


async def end_dependents(connection: Connection, key_ids: Sequence[UUID]) -> Dependents:
    """Disable the webhooks of revoked keys, and return them with what else ends with the keys.

    Feed addresses and watch lists are looked up by their key, so nothing has to be written for them.
    """
    clients = [row["id"] for row in await connection.fetch(_CLIENTS, key_ids)]
    webhooks = [_webhook(row) for row in await connection.fetch(_DISABLE, clients)]
    addresses = await connection.fetch(_FEED_ADDRESSES, clients)
    return Dependents(
        sorted(webhooks, key=lambda each: each.id),
        [_feed_address(row) for row in addresses],
        int(await connection.fetchval(_WATCHED, clients)),
    )


def _webhook(row: "asyncpg.Record") -> DisabledWebhook:
    return DisabledWebhook(UUID(str(row["id"])), row["url"], UUID(str(row["client_id"])))


def _feed_address(row: "asyncpg.Record") -> EndedFeedAddress:
    return EndedFeedAddress(UUID(str(row["id"])), row["resource"], row["format"], UUID(str(row["key_id"])))
