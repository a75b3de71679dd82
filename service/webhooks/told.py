"""Webhooks as REST has them: what is sent to register and change them, and what is answered."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from db.feed import Filters
from db.webhook import Reason, State, Webhook
from db.webhook_delivery import Delivery, DeliveryState, Tried
from service.direct_input import Given, Told
from service.feed import ItemType
from service.webhooks.message import secret_text
from service.webhooks.sending import Attempt, Failure

Url = Annotated[str, Field(max_length=2000, description="Where messages are sent: `https://…`, on the internet.")]
Description = Annotated[str | None, Field(min_length=1, max_length=200, description="What it is for, for people.")]
Types = Annotated[list[ItemType] | None, Field(min_length=1, description="Only items of these types; null: of all.")]
Entity = Annotated[UUID | None, Field(description="Only this entity, and what speaks of it or did before the change.")]
Article = Annotated[UUID | None, Field(description="Only this article, and what stands in it.")]
Language = Annotated[
    str | None,
    Field(
        pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        max_length=35,
        description="Only articles in this language, what stands in them, and all entities and events.",
    ),
]
LIMIT = 100


class WebhookGiven(Given):
    """A webhook that is to be registered."""

    url: Url
    description: Description = None
    types: Types = None
    entity: Entity = None
    language: Language = None
    article: Article = None
    secret: Annotated[
        str | None,
        Field(description="What messages are signed with: `whsec_` and base64 of 24 to 64 bytes; left out, one is made."),
    ] = None


class WebhookChanged(Given):
    """What is to be another of a webhook; what is left out stays."""

    url: Url | None = None
    description: Description = None
    types: Types = None
    entity: Entity = None
    language: Language = None
    article: Article = None
    state: Annotated[
        Literal["ACTIVE", "DISABLED"] | None,
        Field(description="`DISABLED`: nothing is sent, and changes wait. `ACTIVE`: as soon as the receiver shows that it wants it."),
    ] = None


class SecretGiven(Given):
    """How a secret takes the place of another."""

    grace_hours: Annotated[
        float, Field(ge=0, le=720, description="For so long messages are signed with the old secret too.")
    ] = 24


class ReplayGiven(Given):
    """What is to be sent again."""

    after: Annotated[
        str | None,
        Field(max_length=2000, description="Everything after this cursor of the feed, as new messages; null: all dead letters."),
    ] = None


class PageQuery(Given):
    """Which page of a list."""

    after: Annotated[UUID | None, Field(description="What comes after the item with this id.")] = None
    limit: Annotated[int, Field(ge=1, le=LIMIT, description="So many items at most.")] = LIMIT


class DeliveriesQuery(PageQuery):
    """Which messages of a webhook."""

    state: Annotated[DeliveryState | None, Field(description="Only messages in this state.")] = None


class AttemptTold(Told):
    """That a message was sent once, and what came of it."""

    started_at: datetime
    duration_ms: Annotated[int, Field(description="Milliseconds until it was over.")]
    status: Annotated[int | None, Field(description="The status of the answer; null where none came.")]
    failure: Annotated[Failure | None, Field(description="What was wrong; null where it was taken.")]


class WebhookTold(Told):
    """A webhook."""

    id: UUID
    owner: Annotated[str, Field(description="The name of the key that it belongs to.")]
    url: str
    description: str | None
    types: list[ItemType] | None
    entity: UUID | None
    language: str | None
    article: UUID | None
    state: State
    disabled_for: Annotated[Reason | None, Field(description="Why nothing is sent to it.")]
    cursor: Annotated[str, Field(description="The place in the feed up to which changes have been made into messages.")]
    failures: Annotated[int, Field(description="How many times one after the other sending has failed.")]
    resting_until: Annotated[datetime | None, Field(description="Until when nothing is sent to it, since it asked for it or fails.")]
    succeeded_at: Annotated[datetime | None, Field(description="When it took a message last, to the minute.")]
    previous_secret_until: Annotated[datetime | None, Field(description="Until when messages are signed with the secret before, too.")]
    created_at: datetime
    updated_at: datetime


class VerifiedTold(WebhookTold):
    """A webhook, and whether its receiver has shown that it wants it."""

    verification: Annotated[AttemptTold | None, Field(description="What came of asking the receiver; null where it was not asked.")]


class RegisteredTold(VerifiedTold):
    """A webhook that was registered just now."""

    secret: Annotated[str, Field(description="What messages are signed with: it is not shown again.")]


class SecretTold(Told):
    """A secret that takes the place of another."""

    secret: Annotated[str, Field(description="What messages are signed with from now on: it is not shown again.")]
    previous_secret_until: Annotated[datetime | None, Field(description="Until when they are signed with the one before, too.")]


class WebhooksTold(Told):
    """Some webhooks, the older one first."""

    webhooks: list[WebhookTold]
    has_more: Annotated[bool, Field(description="Whether there are more, after the last one.")]


class DeliveryTold(Told):
    """A message to a webhook: which change it is of, and what became of it. What it said is not kept."""

    id: Annotated[UUID, Field(description="The id of the message, which every attempt has in `webhook-id`.")]
    event: Annotated[str, Field(description="The type of the message.")]
    cursor: Annotated[str | None, Field(description="The place of the change in the feed; null where it is of none.")]
    item_type: str | None
    item_id: UUID | None
    version: int | None
    at: Annotated[datetime, Field(description="When what it tells of happened.")]
    state: DeliveryState
    attempts: Annotated[int, Field(description="How often it was sent.")]
    next_attempt_at: Annotated[datetime | None, Field(description="When it is sent next, at the earliest.")]
    last_status: int | None
    last_failure: Failure | None
    created_at: datetime
    settled_at: Annotated[datetime | None, Field(description="Since when it is in a state in which nothing is sent.")]


class DeliveryWithAttempts(DeliveryTold):
    """A message to a webhook, with every attempt."""

    log: list[AttemptTold]


class DeliveriesTold(Told):
    """Some messages, the newer one first."""

    deliveries: list[DeliveryTold]
    has_more: Annotated[bool, Field(description="Whether there are more, after the last one.")]


class ReplayTold(Told):
    """What is sent again."""

    cursor: Annotated[str | None, Field(description="From where in the feed changes are sent again.")] = None
    messages: Annotated[int | None, Field(description="How many dead letters are sent again.")] = None


def filters_of(given: WebhookGiven) -> Filters:
    """Return the filters that a request has."""
    return Filters(tuple(given.types) if given.types else None, given.language, given.article, given.entity)


def webhook_members(webhook: Webhook) -> dict[str, object]:
    """Return what is told of a webhook."""
    filters = webhook.filters
    names = ("id", "owner", "url", "description", "state", "disabled_for", "cursor", "failures")
    instants = ("resting_until", "succeeded_at", "created_at", "updated_at")
    return {
        **{name: getattr(webhook, name) for name in (*names, *instants)},
        **{name: getattr(filters, name) for name in ("types", "entity", "language", "article")},
        "previous_secret_until": webhook.previous_until,
    }


def registered(webhook: Webhook, attempt: Attempt) -> RegisteredTold:
    """Return what is told of a webhook that was registered just now."""
    return RegisteredTold.model_validate(
        {**webhook_members(webhook), "verification": attempt_told(attempt), "secret": secret_text(webhook.secret)}
    )


def verified(webhook: Webhook, attempt: Attempt | None) -> VerifiedTold:
    """Return what is told of a webhook whose receiver was asked."""
    told = None if attempt is None else attempt_told(attempt)
    return VerifiedTold.model_validate({**webhook_members(webhook), "verification": told})


def attempt_told(attempt: Attempt) -> AttemptTold:
    """Return what is told of an attempt."""
    return AttemptTold(
        started_at=attempt.started_at, duration_ms=attempt.duration_ms, status=attempt.status, failure=attempt.failure
    )


def delivery_members(delivery: Delivery) -> dict[str, object]:
    """Return what is told of a message."""
    own = ("id", "state", "attempts", "next_attempt_at", "last_status", "created_at", "settled_at")
    of_change = ("event", "item_type", "item_id", "version", "at")
    return {
        **{name: getattr(delivery, name) for name in own},
        **{name: getattr(delivery.told, name) for name in of_change},
        "cursor": delivery.told.change_cursor,
        "last_failure": delivery.last_error,
    }


def tried_members(tried: Tried) -> dict[str, object]:
    """Return what is told of an attempt that was written down."""
    return {
        "started_at": tried.started_at,
        "duration_ms": tried.duration_ms,
        "status": tried.status,
        "failure": tried.error,
    }
