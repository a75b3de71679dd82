"""Webhooks as REST has them: what is sent to register and change them, and what is answered."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from db.item_type import ItemName
from db.webhook import Reason, State, Tells, Webhook
from service.direct_input import Given, Told
from service.filter_input import Article, Entity, FilterInput, Language
from service.webhooks.message import secret_text
from service.webhooks.sending import Attempt, Failure

Url = Annotated[str, Field(max_length=2000, description="Where messages are sent: `https://…`, on the internet.")]
Description = Annotated[str | None, Field(min_length=1, max_length=200, description="What it is for, for people.")]
LIMIT = 100


class WebhookInput(FilterInput):
    """A webhook that is to be registered."""

    url: Url
    description: Description = None
    tells: Annotated[
        Tells,
        Field(description="`CHANGES` of the feed, or `NOTICES` of your watch list, of which there are no filters."),
    ] = Tells.CHANGES
    secret: Annotated[
        str | None,
        Field(
            description="What messages are signed with: `whsec_` and base64 of 24 to 64 bytes; left out, one is made."
        ),
    ] = None


class WebhookChangeInput(FilterInput):
    """What is to be another of a webhook; what is left out stays."""

    url: Annotated[str | None, Field(max_length=2000, description="Where messages are sent from now on.")] = None
    description: Description = None
    state: Annotated[
        Literal["ACTIVE", "DISABLED"] | None,
        Field(
            description="`DISABLED`: nothing is sent, and changes wait. `ACTIVE`: as soon as the receiver shows that it wants it."
        ),
    ] = None


class WebhookSecretInput(Given):
    """How a secret takes the place of another."""

    grace_hours: Annotated[
        float, Field(ge=0, le=720, description="For so long messages are signed with the old secret too.")
    ] = 24


class PageQuery(Given):
    """Which page of a list."""

    after: Annotated[UUID | None, Field(description="What comes after the item with this id.")] = None
    limit: Annotated[int, Field(ge=1, le=LIMIT, description="So many items at most.")] = LIMIT


class WebhookAttempt(Told):
    """That a message was sent once, and what came of it."""

    started_at: Annotated[datetime, Field(description="When it began.")]
    duration_ms: Annotated[int, Field(description="Milliseconds until it was over.")]
    status: Annotated[int | None, Field(description="The status of the answer; null where none came.")]
    failure: Annotated[Failure | None, Field(description="What was wrong; null where it was taken.")]


class WebhookShown(Told):
    """A webhook."""

    id: Annotated[UUID, Field(description="Its id.")]
    owner: Annotated[str, Field(description="The name of the key that it belongs to.")]
    url: Url
    description: Annotated[str | None, Field(description="What it is for, for people.")]
    tells: Annotated[Tells, Field(description="What it is told: changes of the feed, or notices of the watch list.")]
    types: Annotated[list[ItemName] | None, Field(description="Of which types items are told; null: of all.")]
    entity: Entity
    language: Language
    article: Article
    state: Annotated[State, Field(description="Whether messages are sent to it.")]
    disabled_for: Annotated[Reason | None, Field(description="Why nothing is sent to it.")]
    cursor: Annotated[str, Field(description="The place in the feed up to which changes have been made into messages.")]
    failures: Annotated[int, Field(description="How many times one after the other sending has failed.")]
    resting_until: Annotated[
        datetime | None, Field(description="Until when nothing is sent to it, since it asked for it or fails.")
    ]
    succeeded_at: Annotated[datetime | None, Field(description="When it took a message last, to the minute.")]
    previous_secret_until: Annotated[
        datetime | None, Field(description="Until when messages are signed with the secret before, too.")
    ]
    created_at: Annotated[datetime, Field(description="When it was registered.")]
    updated_at: Annotated[datetime, Field(description="When anything of this was changed last by somebody.")]


class WebhookVerified(WebhookShown):
    """A webhook, and whether its receiver has shown that it wants it."""

    verification: Annotated[
        WebhookAttempt | None, Field(description="What came of asking the receiver; null where it was not asked.")
    ]


class WebhookRegistered(WebhookVerified):
    """A webhook that was registered just now."""

    secret: Annotated[str, Field(description="What messages are signed with: it is not shown again.")]


class WebhookSecret(Told):
    """A secret that takes the place of another."""

    secret: Annotated[str, Field(description="What messages are signed with from now on: it is not shown again.")]
    previous_secret_until: Annotated[
        datetime | None, Field(description="Until when they are signed with the one before, too.")
    ]


class WebhookList(Told):
    """Some webhooks, the older one first."""

    webhooks: Annotated[list[WebhookShown], Field(description="The webhooks.")]
    has_more: Annotated[bool, Field(description="Whether there are more, after the last one.")]


def webhook_members(webhook: Webhook) -> dict[str, object]:
    """Return what is told of a webhook."""
    filters = webhook.filters
    names = ("id", "owner", "url", "description", "tells", "state", "disabled_for", "cursor", "failures")
    instants = ("resting_until", "succeeded_at", "created_at", "updated_at")
    return {
        **{name: getattr(webhook, name) for name in (*names, *instants)},
        **{name: getattr(filters, name) for name in ("types", "entity", "language", "article")},
        "previous_secret_until": webhook.previous_until,
    }


def registered(webhook: Webhook, attempt: Attempt) -> WebhookRegistered:
    """Return what is told of a webhook that was registered just now."""
    return WebhookRegistered.model_validate(
        {**webhook_members(webhook), "verification": attempt_told(attempt), "secret": secret_text(webhook.secret)}
    )


def verified(webhook: Webhook, attempt: Attempt | None) -> WebhookVerified:
    """Return what is told of a webhook whose receiver was asked."""
    told = None if attempt is None else attempt_told(attempt)
    return WebhookVerified.model_validate({**webhook_members(webhook), "verification": told})


def attempt_told(attempt: Attempt) -> WebhookAttempt:
    """Return what is told of an attempt."""
    return WebhookAttempt(
        started_at=attempt.started_at, duration_ms=attempt.duration_ms, status=attempt.status, failure=attempt.failure
    )
