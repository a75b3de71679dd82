"""``isnad webhooks``: manage webhooks, their messages and dead letters, and send what is due."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, Any, TypeVar
from uuid import UUID

from cyclopts import App, Parameter

from db.postgres.pool import open_pool
from db.sql.errors import ReadRefused
from db.webhook.delivery import Delivery, DeliveryState, list_deliveries, replay_dead, replay_delivery
from db.webhook.model import State, Webhook
from db.webhook.queue import wake
from db.webhook.webhook import find_webhook, list_webhooks
from service.cli.console import CommandFailed, Exit, say, say_json, warn
from service.cli.database import check_database, database, refuse_incomplete
from service.cli.options import JsonOption
from service.cli.table import minute, say_table
from service.environment import load_settings
from service.errors.http import HttpRefused
from service.errors.parameter import ParametersRefused
from service.live.change_reader import ChangeReader
from service.request.actor import actor_at_the_command_line
from service.settings import Settings
from service.telemetry.logs import configure_logs
from service.telemetry.tracing import traced
from service.webhooks.assembly import open_registry, worker_of
from service.webhooks.delivery.worker import working
from service.webhooks.delivery_response import WebhookDelivery, delivery_members
from service.webhooks.registry import Registry, in_state
from service.webhooks.response import WebhookShown, webhook_members

T = TypeVar("T")
MANY = 100_000
SHOWN = 20
"""Number of messages of a webhook that are shown."""

webhooks = App(name="webhooks", help="Manage webhooks, their messages and dead letters; send messages that are due.")
Id = Annotated[UUID, Parameter(help="The id of the webhook.")]


@webhooks.command(name="list")
def list_command(*, json: JsonOption = False) -> None:
    """List all webhooks of all keys."""

    async def work(registry: Registry) -> list[Webhook]:
        async with registry.queue.connection() as connection:
            return await list_webhooks(connection, None, limit=MANY)

    found = _run(work)
    if json:
        say_json([_as_json(each) for each in found])
        return
    say_table(("ID", "OWNER", "STATE", "FAILURES", "LAST SUCCESS", "URL"), [_row(each) for each in found])


@webhooks.command
def show(webhook: Id, /, *, json: JsonOption = False) -> None:
    """Show a webhook and its latest messages."""
    found, deliveries = _run(lambda registry: _with_deliveries(registry, webhook, None, SHOWN))
    if json:
        say_json({**_as_json(found), "deliveries": _deliveries_as_json(deliveries)})
        return
    for name, value in webhook_members(found).items():
        say(f"{name:<22} {', '.join(value) if isinstance(value, tuple) else value}")
    _say_deliveries(deliveries)


@webhooks.command(name="dead-letters")
def dead_letters(webhook: Id, /, *, json: JsonOption = False) -> None:
    """List the dead letters of a webhook: messages that are no longer sent because the last attempt failed."""
    _, deliveries = _run(lambda registry: _with_deliveries(registry, webhook, DeliveryState.DEAD, MANY))
    if json:
        say_json(_deliveries_as_json(deliveries))
        return
    _say_deliveries(deliveries)


@webhooks.command
def disable(webhook: Id, /) -> None:
    """Stop sending to a webhook; its changes wait."""
    actor = actor_at_the_command_line()
    _run(lambda registry: registry.change(webhook, None, lambda before: in_state(before, State.DISABLED), actor=actor))
    say(f"disabled {webhook}")


@webhooks.command
def enable(webhook: Id, /) -> None:
    """Send to a webhook again once its receiver answers the challenge, which is sent at once."""

    async def work(registry: Registry) -> str | None:
        actor = actor_at_the_command_line()
        changed = await registry.change(webhook, None, lambda before: in_state(before, State.ACTIVE), actor=actor)
        if changed.state is State.ACTIVE:
            return None
        _, attempt = await registry.verify(changed, actor)
        return attempt.failure and f"{attempt.failure}" + (f" ({attempt.status})" if attempt.status else "")

    failure = _run(work)
    if failure is not None:
        raise CommandFailed(f"{webhook} is pending: its receiver did not answer the challenge: {failure}")
    say(f"enabled {webhook}")


@webhooks.command
def replay(
    webhook: Id,
    /,
    *,
    message: Annotated[UUID | None, Parameter(help="Only the message with this id, whatever its state.")] = None,
    after: Annotated[
        str | None,
        Parameter(
            help="Instead of dead letters: everything after this feed cursor, `beginning` or `now`, as new messages."
        ),
    ] = None,
) -> None:
    """Send the dead letters of a webhook again."""

    async def work(registry: Registry) -> str:
        async with registry.queue.connection() as connection:
            found = await find_webhook(connection, webhook, None)
        if after is not None:
            await registry.put_back(found, after)
            return f"everything after {after}"
        async with registry.queue.connection() as connection, connection.transaction():
            if message is not None:
                await replay_delivery(connection, webhook, message, registry.clock())
                count = 1
            else:
                count = await replay_dead(connection, webhook, registry.clock())
            await wake(connection, [webhook])
            return f"{count} messages"

    say(f"{_run(work)} will be sent to {webhook}")


@webhooks.command
def run(
    *,
    at_once: Annotated[int, Parameter(help="Number of webhooks to which messages are sent at once.", negative=())] = 20,
) -> None:
    """Send messages that are due until Ctrl-C or SIGTERM; other processes may do the same."""
    settings = load_settings()
    configure_logs(settings)
    if at_once < 1:
        raise CommandFailed("--at-once must be at least one", Exit.USAGE)
    with database(settings) as dsn:
        check_database(dsn)
        refuse_incomplete(dsn)
        asyncio.run(_work(settings, dsn, at_once))


async def _work(settings: Settings, dsn: str, at_once: int) -> None:
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    pool = await open_pool(
        dsn, smallest=0, largest=settings.pool_max, statement_timeout_ms=settings.statement_timeout_ms
    )
    try:
        async with traced(os.environ) as tracing, open_registry(settings, dsn, pool, tracing) as registry:
            reader = ChangeReader(pool, interval_s=settings.changes_interval_ms / 1000, wait_s=settings.pool_wait_s)
            worker = worker_of(settings, registry, reader, at_once=at_once, tracing=tracing)
            async with working(worker, patience_s=settings.shutdown_timeout_s):
                warn("Webhook messages are being sent; Ctrl-C stops it.")
                await ended.wait()
    finally:
        await pool.close()


def _run(work: Callable[[Registry], Awaitable[T]]) -> T:
    """Return the result of ``work`` on the database of the settings; raises CommandFailed."""

    async def worked(settings: Settings, dsn: str) -> T:
        pool = await open_pool(dsn, smallest=0, largest=1, statement_timeout_ms=settings.statement_timeout_ms)
        try:
            async with open_registry(settings, dsn, pool) as registry:
                return await work(registry)
        finally:
            await pool.close()

    settings = load_settings()
    try:
        with database(settings) as dsn:
            refuse_incomplete(dsn)
            return asyncio.run(worked(settings, dsn))
    except (ReadRefused, HttpRefused, ParametersRefused) as refused:
        raise CommandFailed(str(refused)) from None


async def _with_deliveries(
    registry: Registry, webhook_id: UUID, state: DeliveryState | None, limit: int
) -> tuple[Webhook, list[Delivery]]:
    async with registry.queue.connection() as connection:
        webhook = await find_webhook(connection, webhook_id, None)
        return webhook, await list_deliveries(connection, webhook_id, state, after=None, limit=limit)


def _as_json(webhook: Webhook) -> dict[str, Any]:
    return WebhookShown.model_validate(webhook_members(webhook)).model_dump(mode="json", by_alias=True)


def _deliveries_as_json(deliveries: Sequence[Delivery]) -> list[dict[str, Any]]:
    told = [WebhookDelivery.model_validate(delivery_members(each)) for each in deliveries]
    return [each.model_dump(mode="json", by_alias=True) for each in told]


def _row(webhook: Webhook) -> Sequence[str]:
    state = webhook.state if webhook.disabled_for is None else f"{webhook.state} ({webhook.disabled_for})"
    return str(webhook.id), webhook.owner, state, str(webhook.failures), minute(webhook.succeeded_at), webhook.url


def _say_deliveries(deliveries: Sequence[Delivery]) -> None:
    rows = [
        (
            str(each.id),
            each.subject.event,
            each.state,
            str(each.attempts),
            each.last_error or "",
            str(each.last_status or ""),
            minute(each.next_attempt_at),
        )
        for each in deliveries
    ]
    say_table(("MESSAGE", "EVENT", "STATE", "ATTEMPTS", "FAILURE", "STATUS", "NEXT"), rows)
