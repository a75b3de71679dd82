"""Register webhooks, verify that their receivers want them, and change them."""

import base64
import binascii
import hmac
import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

import orjson

from db.operation.operation import Actor
from db.sql.connection import Connection
from db.sql.identity import new_id
from db.webhook.bearer import Bearer, find_bearer
from db.webhook.change import Changes
from db.webhook.model import NewWebhook, Reason, State, Tells, Webhook, disabled
from db.webhook.queue import WebhookQueue, wake
from db.webhook.webhook import activate_webhook, create_webhook, find_webhook, hold_webhook, put_back, save_webhook
from db.write.filters import Filters
from service.errors.parameter import Fault, ParameterInvalid, ParametersRefused
from service.errors.webhook import WebhookSecretInvalid, WebhookUrlRefused, WebhookWithoutKey
from service.webhooks.delivery.message import SECRET_PREFIX, WebhookMessage, body_of
from service.webhooks.delivery.sender import Attempt, Failure, Sender
from service.webhooks.delivery.target import PORTS, TargetRefused, check_url

VERIFICATION = "webhook.verification"
"""The type of the message whose challenge a receiver returns."""

SECRET_BYTES = range(24, 65)


@dataclass(frozen=True, slots=True)
class WebhookRegistration:
    """A webhook as the bearer of a key requests it; without a ``secret`` it gets a generated one."""

    key_id: UUID
    url: str
    filters: Filters
    tells: Tells = Tells.CHANGES
    description: str | None = None
    secret: str | None = None


@dataclass(frozen=True, slots=True)
class Registry:
    """The dependencies of registering webhooks; it sends verifications itself, workers send everything else."""

    queue: WebhookQueue
    changes: Changes
    sender: Sender
    clock: Callable[[], datetime]
    allow_private: bool
    ports: Collection[int] = PORTS

    async def register(self, asked: WebhookRegistration, actor: Actor) -> tuple[Webhook, Attempt]:
        """Register a webhook, verify that its receiver wants it, and return it with the attempt.

        It receives the changes from now on. Raises ParametersRefused, or TooManyWebhooks.
        """
        self.check_url(asked.url)
        if asked.tells is Tells.NOTICES and asked.filters != Filters():
            refused = ParameterInvalid(
                "a webhook for notices receives all notices of your watch list: omit the filters"
            )
            raise ParametersRefused([Fault("tells", refused)])
        made = NewWebhook(
            key_id=asked.key_id,
            url=asked.url,
            cursor=await self.changes.end(asked.tells),
            filters=asked.filters,
            tells=asked.tells,
            description=asked.description,
            secret=None if asked.secret is None else secret_of(asked.secret),
        )
        async with self.queue.connection() as connection:
            webhook = await create_webhook(connection, made, actor=actor)
        return await self.verify(webhook, actor)

    async def put_back(self, webhook: Webhook, after: str) -> str:
        """Move a webhook back to a cursor, the beginning or now, and return the cursor of that place.

        Raises InvalidCursor, EpochChanged, CursorExpired or WebhookWithoutKey.
        """
        cursor = await self.changes.place(webhook.tells, after)
        async with self.queue.connection() as connection:
            bearer = await _following_bearer(connection, webhook)
        await self.changes.after(webhook, cursor, bearer, 1)
        async with self.queue.connection() as connection:
            await put_back(connection, webhook.id, cursor)
        return cursor

    async def verify(self, webhook: Webhook, actor: Actor) -> tuple[Webhook, Attempt]:
        """Ask the receiver of a webhook whether it wants it; return the webhook, active if it does, and the attempt."""
        challenge, now = secrets.token_urlsafe(24), self.clock()
        body = body_of(VERIFICATION, now, {"webhookId": str(webhook.id), "challenge": challenge})
        attempt = await self.sender.send(webhook.url, WebhookMessage(str(new_id()), body), webhook.secrets(now))
        if attempt.failure is None and not _is_met(attempt.answer, challenge):
            attempt = replace(attempt, failure=Failure.CHALLENGE)
        async with self.queue.connection() as connection:
            if attempt.failure is None and await activate_webhook(connection, webhook, actor=actor):
                await wake(connection, [webhook.id])
            return await find_webhook(connection, webhook.id, None), attempt

    async def change(
        self, webhook_id: UUID, key_id: UUID | None, change: Callable[[Webhook], Webhook], *, actor: Actor
    ) -> Webhook:
        """Change a webhook; it becomes pending if its URL changes, or if it was disabled and is to be active.

        Raises WebhookUnknown, WebhookWithoutKey if it is to be active without a key, or ParametersRefused.
        """
        async with self.queue.connection() as connection, connection.transaction():
            before = await hold_webhook(connection, webhook_id, key_id)
            after = change(before)
            if before.state is State.DISABLED and after.state is not State.DISABLED:
                await _following_bearer(connection, before)
            if after.url != before.url:
                self.check_url(after.url)
                if after.state is State.ACTIVE:
                    after = replace(after, state=State.PENDING)
            return await save_webhook(connection, after, before=before, actor=actor)

    def check_url(self, url: str) -> None:
        """Refuse a URL that nothing will be sent to; raises ParametersRefused."""
        try:
            check_url(url, allow_private=self.allow_private, ports=self.ports)
        except TargetRefused as refused:
            fault = WebhookUrlRefused(f"this URL cannot be used: {refused}")
            raise ParametersRefused([Fault("url", fault)]) from None


def in_state(webhook: Webhook, state: State) -> Webhook:
    """Return a webhook in the state that its owner wants; one to be activated stays pending until it is verified."""
    if state is State.DISABLED:
        return webhook if webhook.state is State.DISABLED else disabled(webhook, Reason.REQUESTED)
    return webhook if webhook.state is State.ACTIVE else replace(webhook, state=State.PENDING, disabled_for=None)


def secret_of(text: str) -> bytes:
    """Return the bytes of a secret that an owner chose; raises ParametersRefused."""
    try:
        secret = base64.b64decode(text.removeprefix(SECRET_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if not text.startswith(SECRET_PREFIX) or len(secret) not in SECRET_BYTES:
        refused = WebhookSecretInvalid("a secret must be `whsec_` and the base64 of 24 to 64 random bytes")
        raise ParametersRefused([Fault("secret", refused)])
    return secret


async def _following_bearer(connection: Connection, webhook: Webhook) -> Bearer:
    """Return the bearer whose rights a webhook has; raises WebhookWithoutKey."""
    bearer = await find_bearer(connection, webhook.client_id)
    if not bearer.may_follow:
        raise WebhookWithoutKey(
            f"the key {webhook.owner!r} of this webhook is no longer valid, or does not allow it: rotate"
            " the key if it has expired; otherwise register the webhook again with another key"
        )
    return bearer


def _is_met(answer: bytes, challenge: str) -> bool:
    """Return whether an answer has the challenge, as plain text or as the member ``challenge`` of a JSON object."""
    expected = challenge.encode()
    if hmac.compare_digest(answer.strip(), expected):
        return True
    try:
        said = orjson.loads(answer)
    except orjson.JSONDecodeError:
        return False
    given = said.get("challenge") if isinstance(said, dict) else said
    return isinstance(given, str) and hmac.compare_digest(given.encode("utf-8", "replace"), expected)
