"""A lane sends what is due for one webhook, a few messages at once, beside the lanes of other webhooks.

So a slow receiver holds up nobody else. A message's body is read when it is sent: words that were redacted in the
meantime are in no message, however long it has waited.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, TypeAlias
from uuid import UUID

from db.sql.connection import Connection
from db.sql.errors import AnswerTooLarge, StatementTimeout
from db.webhook.bearer import Bearer
from db.webhook.delivery import Delivery, DeliveryState, Tried, drop_delivery
from db.webhook.model import Reason, Webhook
from db.webhook.outcome import (
    Recorded,
    Work,
    has_succeeded_since,
    next_work,
    note_failure,
    note_success,
    record_attempts,
)
from db.webhook.queue import WebhookQueue
from db.webhook.webhook import disable_webhook
from service.plain_structlog import structlog
from service.request.actor import the_service
from service.webhooks.delivery.message import WebhookMessage
from service.webhooks.delivery.schedule import next_attempt, rest_s
from service.webhooks.delivery.sender import Attempt, Failure, Sender

AT_ONCE = 4
"""Messages that are sent to one receiver at the same time."""

MOST, QUICK_S = 64, 1.0
"""Maximum messages in a batch, and the seconds in which a batch must be done for the next one to be larger."""

SLICE_S = 30.0
"""Seconds after which a lane makes room for others; it comes back at once if there is more to send."""

PATIENCE = 10
"""Consecutive failures, of whatever kind, after which a receiver is left alone for a while."""

_THROTTLES = frozenset(
    {
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    }
)
_UNREACHED = frozenset({Failure.TIMEOUT, Failure.NOT_CONNECTED})

ReadBody: TypeAlias = Callable[[Delivery, Webhook, Bearer], Awaitable[bytes | None]]
"""From a delivery, its webhook and its bearer to its current body; None if there is nothing left to report."""

log = structlog.get_logger("isnad.webhooks")


@dataclass(frozen=True, slots=True)
class Sent:
    """A delivery and its attempt; None if it was not sent because there is nothing to report."""

    delivery: Delivery
    attempt: Attempt | None


@dataclass(frozen=True, slots=True)
class Lanes:
    """The dependencies of lanes; ``note`` is called with every attempt, for the metrics."""

    queue: WebhookQueue
    sender: Sender
    read_body: ReadBody
    clock: Callable[[], datetime]
    ends: asyncio.Event
    note: Callable[[Attempt], None] = lambda _: None
    under_way: set[asyncio.Task[Any]] = field(default_factory=set)

    def abandon(self) -> None:
        """Abort what is being sent: it is not recorded, so it is sent again, with the same ids."""
        for task in set(self.under_way):
            task.cancel()

    async def run(self, webhook_id: UUID) -> None:
        """Send what is due for a webhook, until nothing is or the slice is over.

        A failure is logged, and the lane is tried again later.
        """
        until = time.monotonic() + SLICE_S
        task = asyncio.current_task()
        if task is not None:
            self.under_way.add(task)
            task.add_done_callback(self.under_way.discard)
        try:
            many, has_more = AT_ONCE, True
            while has_more and time.monotonic() < until and not self.ends.is_set():
                began = time.monotonic()
                has_more = await self._run_once(webhook_id, many)
                many = min(many * 2, MOST) if time.monotonic() - began < QUICK_S else AT_ONCE
        except Exception as fault:
            log.exception("webhook not served", webhook=str(webhook_id), fault=type(fault).__name__)

    async def _run_once(self, webhook_id: UUID, many: int) -> bool:
        """Send up to ``many`` messages, and return whether there may be more to send at once."""
        async with self.queue.connection() as connection:
            work = await next_work(connection, webhook_id, self.clock(), many)
            if work is None:
                return False
            if not work.bearer.may_follow:
                await disable_webhook(connection, webhook_id, Reason.NO_KEY, actor=the_service())
                log.warning("webhook disabled", webhook=str(webhook_id), reason=Reason.NO_KEY)
                return False
        sent = await self._send_all(work)
        async with self.queue.connection() as connection:
            return await self._settle(connection, work.webhook, sent)

    async def _send_all(self, work: Work) -> Sequence[Sent]:
        """Send messages, a few at once; no further ones as soon as the receiver is to be left alone."""
        waiting, sent = deque(work.deliveries), list[Sent]()

        async def send_on() -> None:
            while waiting and not self.ends.is_set():
                done = await self._send(work, waiting.popleft())
                sent.append(done)
                if done.attempt is not None and _is_to_be_left_alone(done.attempt):
                    waiting.clear()

        await asyncio.gather(*(send_on() for _ in range(AT_ONCE)))
        return sent

    async def _send(self, work: Work, delivery: Delivery) -> Sent:
        try:
            body = await self.read_body(delivery, work.webhook, work.bearer)
        except (StatementTimeout, AnswerTooLarge):
            return Sent(delivery, Attempt(self.clock(), 0, failure=Failure.NOT_READ))
        if body is None:
            return Sent(delivery, None)
        webhook = work.webhook
        attempt = await self.sender.send(
            webhook.url, WebhookMessage(str(delivery.id), body), webhook.secrets(self.clock())
        )
        self.note(attempt)
        return Sent(delivery, attempt)

    async def _settle(self, connection: Connection, webhook: Webhook, sent: Sequence[Sent]) -> bool:
        """Record the results of messages, and return whether to go on with the webhook at once."""
        now = self.clock()
        attempts = [each.attempt for each in sent if each.attempt is not None]
        failed = [each for each in attempts if each.failure is not None]
        is_reached = len(failed) < len(attempts)
        if is_reached:
            await note_success(connection, webhook.id, now)
        dead = await self._record(connection, sent, now)
        if any(each.status == HTTPStatus.GONE for each in failed):
            return await self._disable(connection, webhook, Reason.GONE)
        if dead and not await has_succeeded_since(connection, webhook.id, min(each.created_at for each in dead)):
            return await self._disable(connection, webhook, Reason.FAILING)
        if not failed:
            return True
        failures = 1 if is_reached else webhook.failures + 1
        rest = _rest_of(failed, failures)
        until = None if rest is None else now + timedelta(seconds=rest)
        await note_failure(connection, webhook.id, failures, until)
        return rest is None

    async def _disable(self, connection: Connection, webhook: Webhook, reason: Reason) -> bool:
        await disable_webhook(connection, webhook.id, reason, actor=the_service())
        log.warning("webhook disabled", webhook=str(webhook.id), owner=webhook.owner, reason=reason)
        return False

    async def _record(self, connection: Connection, sent: Sequence[Sent], now: datetime) -> Sequence[Delivery]:
        """Record the attempts, and return the deliveries that are dead now."""
        recorded = [_recorded(each.delivery, each.attempt, now) for each in sent if each.attempt is not None]
        await record_attempts(connection, recorded, now)
        for each in sent:
            if each.attempt is None:
                await drop_delivery(connection, each.delivery.id, now)
        dead = {each.delivery_id for each in recorded if each.state is DeliveryState.DEAD}
        return [each.delivery for each in sent if each.delivery.id in dead]


def _recorded(delivery: Delivery, attempt: Attempt, now: datetime) -> Recorded:
    """Return the record of an attempt."""
    tried = Tried(attempt.started_at, attempt.duration_ms, attempt.status, attempt.failure)
    if attempt.failure is None:
        return Recorded(delivery.id, tried, DeliveryState.DELIVERED, None)
    again_at = next_attempt(delivery.tries + 1, now, retry_after_s=attempt.retry_after_s)
    return Recorded(delivery.id, tried, DeliveryState.DEAD if again_at is None else DeliveryState.WAITING, again_at)


def _is_to_be_left_alone(attempt: Attempt) -> bool:
    """Return whether a receiver should get nothing more for now, after a failed attempt."""
    return attempt.failure in _UNREACHED or attempt.status in _THROTTLES or attempt.status == HTTPStatus.GONE


def _rest_of(failed: Sequence[Attempt], failures: int) -> float | None:
    """Return for how many seconds a receiver is left alone after these attempts, None if it is not.

    It is left alone if it asks for that, cannot be reached, or has accepted nothing for long.
    """
    throttled = [each for each in failed if each.status in _THROTTLES]
    asked = [each.retry_after_s for each in throttled if each.retry_after_s is not None]
    if asked:
        return rest_s(failures, max(asked))
    if throttled or failures >= PATIENCE or any(each.failure in _UNREACHED for each in failed):
        return rest_s(failures, None)
    return None
