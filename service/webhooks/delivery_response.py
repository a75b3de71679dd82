"""The messages of webhooks as REST shows them: the parameters and the responses."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from db.webhook.delivery import Delivery, DeliveryState, Tried
from service.endpoint.models import RequestModel, ResponseModel
from service.webhooks.delivery.sender import Failure
from service.webhooks.response import PageQuery, WebhookAttempt


class WebhookReplayInput(RequestModel):
    """The messages to send again."""

    after: Annotated[
        str | None,
        Field(
            max_length=2000,
            description=(
                "Send everything after this feed cursor, `beginning` or `now`, as new messages; null: send"
                " all dead letters."
            ),
        ),
    ] = None


class DeliveriesQuery(PageQuery):
    """Which messages of a webhook."""

    state: Annotated[DeliveryState | None, Field(description="Only messages in this state.")] = None


class WebhookDelivery(ResponseModel):
    """A message to a webhook: the change that it reports, and its state. Its body is not kept."""

    id: Annotated[UUID, Field(description="The id of the message, sent as `webhook-id` with every attempt.")]
    event: Annotated[str, Field(description="The type of the message.")]
    cursor: Annotated[
        str | None, Field(description="The position of the change in the feed; null if the message reports no change.")
    ]
    item_type: Annotated[str | None, Field(description="The type of the item that changed.")]
    item_id: Annotated[UUID | None, Field(description="The id of the item.")]
    version: Annotated[int | None, Field(description="The version of the item with the change.")]
    at: Annotated[datetime, Field(description="When the reported event happened.")]
    state: Annotated[DeliveryState, Field(description="The state of the message.")]
    attempts: Annotated[int, Field(description="Number of times it was sent.")]
    next_attempt_at: Annotated[datetime | None, Field(description="The earliest time of the next attempt.")]
    last_status: Annotated[int | None, Field(description="The HTTP status of the last answer.")]
    last_failure: Annotated[Failure | None, Field(description="Why the last attempt failed.")]
    created_at: Annotated[datetime, Field(description="When the message was created.")]
    settled_at: Annotated[datetime | None, Field(description="When it reached a final state.")]


class WebhookDeliveryWithLog(WebhookDelivery):
    """A message to a webhook, with every attempt."""

    log: Annotated[list[WebhookAttempt], Field(description="Every attempt, oldest first.")]


class WebhookDeliveryList(ResponseModel):
    """A page of messages, newest first."""

    deliveries: Annotated[list[WebhookDelivery], Field(description="The messages.")]
    has_more: Annotated[bool, Field(description="Whether there are more after the last one.")]


class WebhookReplayed(ResponseModel):
    """The messages that are sent again."""

    cursor: Annotated[str | None, Field(description="The feed cursor after which changes are sent again.")] = None
    messages: Annotated[int | None, Field(description="Number of dead letters that are sent again.")] = None


def delivery_members(delivery: Delivery) -> dict[str, object]:
    """Return the members of a message."""
    own = ("id", "state", "attempts", "next_attempt_at", "last_status", "created_at", "settled_at")
    of_change = ("event", "item_type", "item_id", "version", "at")
    return {
        **{name: getattr(delivery, name) for name in own},
        **{name: getattr(delivery.subject, name) for name in of_change},
        "cursor": delivery.subject.change_cursor,
        "last_failure": delivery.last_error,
    }


def tried_members(tried: Tried) -> dict[str, object]:
    """Return the members of a recorded attempt."""
    return {
        "started_at": tried.started_at,
        "duration_ms": tried.duration_ms,
        "status": tried.status,
        "failure": tried.error,
    }
