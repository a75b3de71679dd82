"""Webhooks by REST: create, list, verify, change and delete them. A key sees and changes its own, an admin's all."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from typing import Any, TypeAlias
from uuid import UUID

from db.sql.scope import Scope, allows
from db.webhook.model import State, Webhook
from db.webhook.webhook import WebhookUnknown, delete_webhook, find_webhook, list_webhooks, rotate_secret
from db.write.filters import CASTS
from service.endpoint.endpoint import B, DirectEndpoint, DirectRequest, Q, Reply, lasting_cost
from service.endpoint.models import Nothing
from service.errors.access import AuthenticationRequired
from service.request.actor import actor_of
from service.request.caller import Caller
from service.webhooks.delivery.message import secret_text
from service.webhooks.registry import Registry, WebhookRegistration, in_state
from service.webhooks.response import (
    PageQuery,
    WebhookChangeInput,
    WebhookInput,
    WebhookList,
    WebhookRegistered,
    WebhookSecret,
    WebhookSecretInput,
    WebhookShown,
    WebhookVerified,
    registered,
    verified,
    webhook_members,
)

ADDRESS = "/v1/webhooks"
ONE = ADDRESS + "/{id}"

WebhookRequest: TypeAlias = DirectRequest[Registry, Q, B]

COST_OF_SENDING = 5000
"""The cost of sending a message at once: high, since the caller chooses the receiver."""


def _key_of(caller: Caller) -> UUID:
    if caller.key_id is None:
        raise AuthenticationRequired("a webhook belongs to a key: send the key as Authorization: Bearer …")
    return caller.key_id


def owner_of(caller: Caller) -> UUID | None:
    """Return the key whose webhooks a caller sees and changes; None for everybody's."""
    return None if allows(caller.scopes, Scope.ADMIN) else _key_of(caller)


def id_in(path: Mapping[str, str], name: str = "id") -> UUID:
    """Return an id in an address; raises WebhookUnknown if it cannot be one."""
    try:
        return UUID(path[name])
    except ValueError:
        raise WebhookUnknown("you have no webhook with this id") from None


async def found(request: WebhookRequest[Any, Any]) -> Webhook:
    """Return the webhook at an address; raises WebhookUnknown."""
    async with request.dependencies.queue.connection() as connection:
        return await find_webhook(connection, id_in(request.path), owner_of(request.caller))


async def create(request: WebhookRequest[Nothing, WebhookInput]) -> Reply:
    """Register a webhook."""
    given = request.body
    asked = WebhookRegistration(
        _key_of(request.caller), given.url, given.filters, given.tells, given.description, given.secret
    )
    webhook, attempt = await request.dependencies.register(asked, actor_of(request.caller))
    location = (b"location", f"{ADDRESS}/{webhook.id}".encode())
    return Reply(registered(webhook, attempt), HTTPStatus.CREATED, [location])


async def show_all(request: WebhookRequest[PageQuery, Nothing]) -> Reply:
    """List webhooks."""
    asked, owner = request.query, owner_of(request.caller)
    async with request.dependencies.queue.connection() as connection:
        listed = await list_webhooks(connection, owner, after=asked.after, limit=asked.limit + 1)
    shown = [WebhookShown.model_validate(webhook_members(each)) for each in listed[: asked.limit]]
    return Reply(WebhookList(webhooks=shown, has_more=len(listed) > asked.limit))


async def show(request: WebhookRequest[Nothing, Nothing]) -> Reply:
    """Show a webhook."""
    return Reply(WebhookShown.model_validate(webhook_members(await found(request))))


async def change(request: WebhookRequest[Nothing, WebhookChangeInput]) -> Reply:
    """Change a webhook, and verify its receiver if that is needed."""
    given, registry, actor = request.body, request.dependencies, actor_of(request.caller)
    webhook = await registry.change(
        id_in(request.path), owner_of(request.caller), lambda before: _changed(before, given), actor=actor
    )
    is_to_be_asked = webhook.state is State.PENDING and bool(given.model_fields_set & {"url", "state"})
    return Reply(verified(*(await registry.verify(webhook, actor) if is_to_be_asked else (webhook, None))))


def _changed(before: Webhook, given: WebhookChangeInput) -> Webhook:
    """Return a webhook with the given values."""
    names = given.model_fields_set
    after = replace(
        before,
        url=given.url or before.url,
        description=given.description if "description" in names else before.description,
        filters=replace(before.filters, **{name: getattr(given.filters, name) for name in CASTS if name in names}),
    )
    return after if given.state is None else in_state(after, State(given.state))


async def delete(request: WebhookRequest[Nothing, Nothing]) -> Reply:
    """Delete a webhook."""
    async with request.dependencies.queue.connection() as connection:
        webhook = await find_webhook(connection, id_in(request.path), owner_of(request.caller))
        await delete_webhook(connection, webhook.id, actor=actor_of(request.caller))
    return Reply(None, HTTPStatus.NO_CONTENT)


async def rotate(request: WebhookRequest[Nothing, WebhookSecretInput]) -> Reply:
    """Replace the secret of a webhook."""
    grace = timedelta(hours=request.body.grace_hours)
    async with request.dependencies.queue.connection() as connection:
        webhook = await find_webhook(connection, id_in(request.path), owner_of(request.caller))
        rotated = await rotate_secret(connection, webhook, grace, actor=actor_of(request.caller))
    return Reply(WebhookSecret(secret=secret_text(rotated.secret), previous_secret_until=rotated.previous_until))


async def verify(request: WebhookRequest[Nothing, Nothing]) -> Reply:
    """Verify that the receiver of a webhook wants it."""
    webhook = await found(request)
    return Reply(verified(*await request.dependencies.verify(webhook, actor_of(request.caller))))


def _sends(_: WebhookRequest[Any, Any]) -> int:
    return COST_OF_SENDING


WEBHOOK_ENDPOINTS: tuple[DirectEndpoint[Registry, Any, Any], ...] = (
    DirectEndpoint(
        name="createWebhook",
        method="POST",
        address=ADDRESS,
        scope=Scope.SYNC,
        description=(
            "Register a webhook. Changes, or notices of your watch list, are sent to it from now on, once its"
            " receiver has answered the challenge in the message `webhook.verification`, which is sent at"
            " once. The secret is shown only in this answer."
        ),
        query=Nothing,
        body=WebhookInput,
        answer=create,
        response=WebhookRegistered,
        status=HTTPStatus.CREATED,
        cost=_sends,
        refused=(HTTPStatus.CONFLICT,),
    ),
    DirectEndpoint(
        name="listWebhooks",
        method="GET",
        address=ADDRESS,
        scope=Scope.SYNC,
        description="Your webhooks; for an admin, everyone's.",
        query=PageQuery,
        body=Nothing,
        answer=show_all,
        response=WebhookList,
    ),
    DirectEndpoint(
        name="getWebhook",
        method="GET",
        address=ONE,
        scope=Scope.SYNC,
        description="One webhook.",
        query=Nothing,
        body=Nothing,
        answer=show,
        response=WebhookShown,
    ),
    DirectEndpoint(
        name="updateWebhook",
        method="PATCH",
        address=ONE,
        scope=Scope.SYNC,
        description=(
            "Change a webhook; omitted values stay as they are. If the URL changes, or if a disabled webhook"
            " becomes active, its receiver is challenged again."
        ),
        query=Nothing,
        body=WebhookChangeInput,
        answer=change,
        response=WebhookVerified,
        cost=_sends,
        refused=(HTTPStatus.CONFLICT,),
    ),
    DirectEndpoint(
        name="deleteWebhook",
        method="DELETE",
        address=ONE,
        scope=Scope.SYNC,
        description="Delete a webhook and all of its messages.",
        query=Nothing,
        body=Nothing,
        answer=delete,
        cost=lasting_cost,
        status=HTTPStatus.NO_CONTENT,
    ),
    DirectEndpoint(
        name="rotateWebhookSecret",
        method="POST",
        address=ONE + "/secret",
        scope=Scope.SYNC,
        description="Replace the secret of a webhook; for a while, messages are signed with both secrets.",
        query=Nothing,
        body=WebhookSecretInput,
        answer=rotate,
        cost=lasting_cost,
        response=WebhookSecret,
    ),
    DirectEndpoint(
        name="verifyWebhook",
        method="POST",
        address=ONE + "/verification",
        scope=Scope.SYNC,
        description="Challenge the receiver of a webhook again.",
        query=Nothing,
        body=Nothing,
        answer=verify,
        response=WebhookVerified,
        cost=_sends,
    ),
)
