"""The messages of webhooks by REST: list, show, test and send them again."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from db.sql.connection import Connection
from db.sql.scope import Scope
from db.webhook.delivery import (
    Delivery,
    DeliveryState,
    DeliverySubject,
    DeliveryUnknown,
    add_deliveries,
    find_delivery,
    list_deliveries,
    replay_dead,
    replay_delivery,
)
from db.webhook.model import State, Webhook
from db.webhook.queue import wake
from db.webhook.webhook import find_webhook
from service.endpoint.endpoint import DirectEndpoint, Reply
from service.endpoint.models import Nothing
from service.errors.webhook import WebhookNotActive
from service.webhooks.delivery.body import TEST
from service.webhooks.delivery_response import (
    DeliveriesQuery,
    WebhookDelivery,
    WebhookDeliveryList,
    WebhookDeliveryWithLog,
    WebhookReplayed,
    WebhookReplayInput,
    delivery_members,
    tried_members,
)
from service.webhooks.endpoints import ONE, WebhookRequest, found, id_in, owner_of
from service.webhooks.registry import Registry
from service.webhooks.response import PageQuery

DELIVERIES = ONE + "/deliveries"
DELIVERY = DELIVERIES + "/{message}"


def _message_in(request: WebhookRequest[Any, Any]) -> UUID:
    try:
        return UUID(request.path["message"])
    except ValueError:
        raise DeliveryUnknown("this webhook has no message with this id") from None


async def _active(connection: Connection, request: WebhookRequest[Any, Any]) -> Webhook:
    """Return the webhook at an address, if it is active; raises WebhookUnknown or WebhookNotActive."""
    webhook = await find_webhook(connection, id_in(request.path), owner_of(request.caller))
    if webhook.state is not State.ACTIVE:
        raise WebhookNotActive(f"the webhook is {webhook.state}: nothing would be sent; make it active first")
    return webhook


async def _page(
    request: WebhookRequest[Any, Any], state: DeliveryState | None, after: UUID | None, limit: int
) -> WebhookDeliveryList:
    webhook = await found(request)
    async with request.dependencies.queue.connection() as connection:
        listed = await list_deliveries(connection, webhook.id, state, after=after, limit=limit + 1)
    shown = [_told(each) for each in listed[:limit]]
    return WebhookDeliveryList(deliveries=shown, has_more=len(listed) > limit)


async def show_all(request: WebhookRequest[DeliveriesQuery, Nothing]) -> Reply:
    """List the messages of a webhook."""
    asked = request.query
    return Reply(await _page(request, asked.state, asked.after, asked.limit))


async def show_dead(request: WebhookRequest[PageQuery, Nothing]) -> Reply:
    """List the dead letters of a webhook."""
    return Reply(await _page(request, DeliveryState.DEAD, request.query.after, request.query.limit))


async def show(request: WebhookRequest[Nothing, Nothing]) -> Reply:
    """Show a message with every attempt."""
    webhook = await found(request)
    async with request.dependencies.queue.connection() as connection:
        delivery, attempts = await find_delivery(connection, webhook.id, _message_in(request))
    log = [tried_members(each) for each in attempts]
    return Reply(WebhookDeliveryWithLog.model_validate({**delivery_members(delivery), "log": log}))


async def try_out(request: WebhookRequest[Nothing, Nothing]) -> Reply:
    """Send a test message, which reports no change."""
    registry = request.dependencies
    now = registry.clock()
    async with registry.queue.connection() as connection, connection.transaction():
        webhook = await _active(connection, request)
        (made,) = await add_deliveries(connection, webhook.id, [DeliverySubject(TEST, now)], now)
        await wake(connection, [webhook.id])
        delivery, _ = await find_delivery(connection, webhook.id, made)
    return Reply(_told(delivery), HTTPStatus.ACCEPTED)


async def replay(request: WebhookRequest[Nothing, Nothing]) -> Reply:
    """Send a message again, with the same id."""
    registry = request.dependencies
    async with registry.queue.connection() as connection, connection.transaction():
        webhook = await _active(connection, request)
        delivery = await replay_delivery(connection, webhook.id, _message_in(request), registry.clock())
        await wake(connection, [webhook.id])
    return Reply(_told(delivery), HTTPStatus.ACCEPTED)


async def replay_many(request: WebhookRequest[Nothing, WebhookReplayInput]) -> Reply:
    """Send everything after a cursor again, or all dead letters."""
    after, registry = request.body.after, request.dependencies
    async with registry.queue.connection() as connection:
        webhook = await _active(connection, request)
    if after is not None:
        cursor = await registry.put_back(webhook, after)
        return Reply(WebhookReplayed(cursor=cursor), HTTPStatus.ACCEPTED)
    async with registry.queue.connection() as connection, connection.transaction():
        messages = await replay_dead(connection, webhook.id, registry.clock())
        await wake(connection, [webhook.id])
    return Reply(WebhookReplayed(messages=messages), HTTPStatus.ACCEPTED)


def _told(delivery: Delivery) -> WebhookDelivery:
    return WebhookDelivery.model_validate(delivery_members(delivery))


DELIVERY_ENDPOINTS: tuple[DirectEndpoint[Registry, Any, Any], ...] = (
    DirectEndpoint(
        name="testWebhook",
        method="POST",
        address=ONE + "/test",
        scope=Scope.SYNC,
        description="Send the message `webhook.test`, to check whether and how messages arrive.",
        query=Nothing,
        body=Nothing,
        answer=try_out,
        response=WebhookDelivery,
        status=HTTPStatus.ACCEPTED,
        refused=(HTTPStatus.CONFLICT,),
    ),
    DirectEndpoint(
        name="listWebhookDeliveries",
        method="GET",
        address=DELIVERIES,
        scope=Scope.SYNC,
        description="The messages of a webhook, newest first.",
        query=DeliveriesQuery,
        body=Nothing,
        answer=show_all,
        response=WebhookDeliveryList,
    ),
    DirectEndpoint(
        name="getWebhookDelivery",
        method="GET",
        address=DELIVERY,
        scope=Scope.SYNC,
        description="One message of a webhook, with every attempt. Neither the sent body nor the answer is kept.",
        query=Nothing,
        body=Nothing,
        answer=show,
        response=WebhookDeliveryWithLog,
    ),
    DirectEndpoint(
        name="replayWebhookDelivery",
        method="POST",
        address=DELIVERY + "/replay",
        scope=Scope.SYNC,
        description="Send a message again, with the same id, and restart its schedule.",
        query=Nothing,
        body=Nothing,
        answer=replay,
        response=WebhookDelivery,
        status=HTTPStatus.ACCEPTED,
        refused=(HTTPStatus.CONFLICT,),
    ),
    DirectEndpoint(
        name="listWebhookDeadLetters",
        method="GET",
        address=ONE + "/dead-letters",
        scope=Scope.SYNC,
        description="The dead letters of a webhook: messages that are no longer sent because the last attempt failed.",
        query=PageQuery,
        body=Nothing,
        answer=show_dead,
        response=WebhookDeliveryList,
    ),
    DirectEndpoint(
        name="replayWebhook",
        method="POST",
        address=ONE + "/replay",
        scope=Scope.SYNC,
        description="Send all dead letters again; or, with a feed cursor, everything after it as new messages.",
        query=Nothing,
        body=WebhookReplayInput,
        answer=replay_many,
        response=WebhookReplayed,
        status=HTTPStatus.ACCEPTED,
        refused=(HTTPStatus.CONFLICT, HTTPStatus.GONE),
    ),
)
