"""A webhook: its owner, address, filters, state and secrets. Plain data."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import asyncpg

from db.write.filters import EVERYTHING, Filters


class State(StrEnum):
    """Whether messages are sent to a webhook."""

    PENDING = "PENDING"
    """The receiver has not yet confirmed that it wants messages."""
    ACTIVE = "ACTIVE"
    """Messages are sent."""
    DISABLED = "DISABLED"
    """Messages are not sent; unsent ones wait."""


class Tells(StrEnum):
    """What is sent to a webhook."""

    CHANGES = "CHANGES"
    """Changes of the feed."""
    NOTICES = "NOTICES"
    """Notices of the watch list of its owner."""


class Reason(StrEnum):
    """Why a webhook is disabled."""

    REQUESTED = "REQUESTED"
    """Its owner or an admin disabled it."""
    GONE = "GONE"
    """The receiver answered 410."""
    FAILING = "FAILING"
    """No message was accepted during a whole retry schedule."""
    NO_KEY = "NO_KEY"
    """The owner no longer has a key that allows it."""
    REDACTED = "REDACTED"
    """Words in its address were redacted, and so the address was removed."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """A webhook; ``cursor`` is the log position up to which changes have become deliveries.

    It belongs to a client: the first key of a chain of rotated keys, all of which have the name ``owner``.
    """

    id: UUID
    client_id: UUID | None
    owner: str
    url: str
    description: str | None
    tells: Tells
    filters: Filters
    state: State
    disabled_for: Reason | None
    secret: bytes = field(repr=False)
    previous_secret: bytes | None = field(repr=False)
    previous_until: datetime | None
    cursor: str
    failures: int
    resting_until: datetime | None
    succeeded_at: datetime | None
    created_at: datetime
    updated_at: datetime

    def secrets(self, at: datetime) -> list[bytes]:
        """Return the secrets that sign messages at an instant, including the previous one while it is valid."""
        if self.previous_secret is None or self.previous_until is None or self.previous_until <= at:
            return [self.secret]
        return [self.secret, self.previous_secret]


@dataclass(frozen=True, slots=True)
class NewWebhook:
    """A webhook to register for the key ``key_id``; without a secret, one is generated."""

    key_id: UUID
    url: str
    cursor: str
    filters: Filters = EVERYTHING
    tells: Tells = Tells.CHANGES
    description: str | None = None
    secret: bytes | None = field(default=None, repr=False)


def disabled(webhook: Webhook, reason: Reason) -> Webhook:
    """Return a webhook as disabled."""
    return replace(webhook, state=State.DISABLED, disabled_for=reason)


def webhook_of(row: "asyncpg.Record") -> Webhook:
    """Return the webhook of a row."""
    types, reason = row["types"], row["disabled_for"]
    filters = Filters(
        types=None if types is None else tuple(types),
        entity=row["entity_id"],
        language=row["language"],
        article=row["article_id"],
    )
    own = ("client_id", "owner", "url", "description", "cursor", "failures")
    secrets = ("secret", "previous_secret", "previous_until")
    instants = ("resting_until", "succeeded_at", "created_at", "updated_at")
    return Webhook(
        id=row["id"],
        tells=Tells(row["tells"]),
        filters=filters,
        state=State(row["state"]),
        disabled_for=None if reason is None else Reason(reason),
        **{name: row[name] for name in (*own, *secrets, *instants)},
    )
