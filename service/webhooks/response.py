"""Webhooks as REST shows them: the inputs that create and change them, and the responses."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from db.item.type import ItemName
from db.webhook.model import Reason, State, Tells, Webhook
from service.endpoint.filter_input import Article, Entity, FilterInput, Language
from service.endpoint.models import RequestModel, ResponseModel
from service.webhooks.delivery.message import secret_text
from service.webhooks.delivery.sender import Attempt, Failure

Url = Annotated[
    str, Field(max_length=2000, description="The address to which messages are sent: `https://…`, on the internet.")
]
Description = Annotated[
    str | None, Field(min_length=1, max_length=200, description="A note on its purpose, for people.")
]
LIMIT = 100


class WebhookInput(FilterInput):
    """A webhook to register."""

    url: Url
    description: Description = None
    tells: Annotated[
        Tells,
        Field(description="`CHANGES` of the feed, or `NOTICES` of your watch list; notices cannot be filtered."),
    ] = Tells.CHANGES
    secret: Annotated[
        str | None,
        Field(
            description=(
                "The secret that signs messages: `whsec_` and base64 of 24 to 64 bytes. If omitted, one is generated."
            )
        ),
    ] = None


class WebhookChangeInput(FilterInput):
    """The new values of a webhook; omitted values stay as they are."""

    url: Annotated[
        str | None, Field(max_length=2000, description="The address to which messages are sent from now on.")
    ] = None
    description: Description = None
    state: Annotated[
        Literal["ACTIVE", "DISABLED"] | None,
        Field(
            description=(
                "`DISABLED`: nothing is sent, and changes wait. `ACTIVE`: messages are sent as soon as the"
                " receiver answers its challenge."
            )
        ),
    ] = None


class WebhookSecretInput(RequestModel):
    """How to replace the secret of a webhook."""

    grace_hours: Annotated[
        float, Field(ge=0, le=720, description="How long messages are signed with the old secret too.")
    ] = 24


class PageQuery(RequestModel):
    """Which page of a list."""

    after: Annotated[UUID | None, Field(description="Only items after the one with this id.")] = None
    limit: Annotated[int, Field(ge=1, le=LIMIT, description="Maximum number of items.")] = LIMIT


class WebhookAttempt(ResponseModel):
    """One attempt to send a message, and its result."""

    started_at: Annotated[datetime, Field(description="When the attempt began.")]
    duration_ms: Annotated[int, Field(description="Its duration in milliseconds.")]
    status: Annotated[int | None, Field(description="The HTTP status of the answer; null if there was none.")]
    failure: Annotated[Failure | None, Field(description="Why the attempt failed; null if it succeeded.")]


class WebhookShown(ResponseModel):
    """A webhook."""

    id: Annotated[UUID, Field(description="The id of the webhook.")]
    owner: Annotated[str, Field(description="The name of the key that owns it.")]
    url: Url
    description: Annotated[str | None, Field(description="A note on its purpose, for people.")]
    tells: Annotated[Tells, Field(description="What is sent: changes of the feed, or notices of the watch list.")]
    types: Annotated[list[ItemName] | None, Field(description="The types of item that are reported; null: all types.")]
    entity: Entity
    language: Language
    article: Article
    state: Annotated[State, Field(description="Whether messages are sent to it.")]
    disabled_for: Annotated[Reason | None, Field(description="Why nothing is sent to it.")]
    cursor: Annotated[str, Field(description="The position in the feed up to which changes have become messages.")]
    failures: Annotated[int, Field(description="Number of consecutive failed attempts.")]
    resting_until: Annotated[
        datetime | None,
        Field(
            description="Nothing is sent before this time, because the receiver asked for a pause or because attempts fail."
        ),
    ]
    succeeded_at: Annotated[datetime | None, Field(description="When it last accepted a message, to the minute.")]
    previous_secret_until: Annotated[
        datetime | None, Field(description="Messages are signed with the previous secret too, until this time.")
    ]
    created_at: Annotated[datetime, Field(description="When it was registered.")]
    updated_at: Annotated[datetime, Field(description="When somebody last changed it.")]


class WebhookVerified(WebhookShown):
    """A webhook, and whether its receiver answered the challenge."""

    verification: Annotated[
        WebhookAttempt | None,
        Field(description="The result of challenging the receiver; null if it was not challenged."),
    ]


class WebhookRegistered(WebhookVerified):
    """A newly registered webhook."""

    secret: Annotated[str, Field(description="The secret that signs messages. It is not shown again.")]


class WebhookSecret(ResponseModel):
    """The new secret of a webhook."""

    secret: Annotated[str, Field(description="The secret that signs messages from now on. It is not shown again.")]
    previous_secret_until: Annotated[
        datetime | None, Field(description="Messages are signed with the previous secret too, until this time.")
    ]


class WebhookList(ResponseModel):
    """A page of webhooks, oldest first."""

    webhooks: Annotated[list[WebhookShown], Field(description="The webhooks.")]
    has_more: Annotated[bool, Field(description="Whether there are more after the last one.")]


def webhook_members(webhook: Webhook) -> dict[str, object]:
    """Return the members of a webhook."""
    filters = webhook.filters
    names = ("id", "owner", "url", "description", "tells", "state", "disabled_for", "cursor", "failures")
    instants = ("resting_until", "succeeded_at", "created_at", "updated_at")
    return {
        **{name: getattr(webhook, name) for name in (*names, *instants)},
        **{name: getattr(filters, name) for name in ("types", "entity", "language", "article")},
        "previous_secret_until": webhook.previous_until,
    }


def registered(webhook: Webhook, attempt: Attempt) -> WebhookRegistered:
    """Return the response for a webhook that was just registered."""
    return WebhookRegistered.model_validate(
        {**webhook_members(webhook), "verification": attempt_response(attempt), "secret": secret_text(webhook.secret)}
    )


def verified(webhook: Webhook, attempt: Attempt | None) -> WebhookVerified:
    """Return the response for a webhook whose receiver was just asked."""
    told = None if attempt is None else attempt_response(attempt)
    return WebhookVerified.model_validate({**webhook_members(webhook), "verification": told})


def attempt_response(attempt: Attempt) -> WebhookAttempt:
    """Return the response for an attempt."""
    return WebhookAttempt(
        started_at=attempt.started_at, duration_ms=attempt.duration_ms, status=attempt.status, failure=attempt.failure
    )
