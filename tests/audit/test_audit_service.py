"""What the service does by itself is in the audit history, as done by itself."""

from datetime import UTC, datetime, timedelta
from socket import gethostname

from starlette.responses import Response

from db.audit.entry import Action
from db.operation.operation import Via
from tests.audit.asking import entries_of
from tests.service.webhooks.conftest import Desk, desk
from tests.service.webhooks.receiver import receiving
from tests.support.service.keys import run

__all__ = ("desk",)

OF_THE_SERVICE = (Action.WEBHOOK_DISABLED,)


async def reasons(desk: Desk) -> list[object]:
    """Return why webhooks were disabled, each by the service on this machine."""
    entries = await entries_of(desk.connection, actions=["WEBHOOK_DISABLED"])
    assert {(each.by, each.by_key, each.via, each.host) for each in entries} == {
        ("isnad", None, Via.SERVICE, gethostname())
    }
    assert {each.subject_name for each in entries} == {"partner"}
    return [each.details["reason"] for each in entries]


async def test_a_webhook_whose_receiver_is_gone_is_disabled_with_an_entry(desk: Desk) -> None:
    async with receiving() as receiver:
        receiver.behave = lambda _: Response(status_code=410)
        webhook = await desk.webhook(receiver.url)
        await desk.add(webhook)
        await desk.serve(webhook)
    assert await reasons(desk) == ["GONE"]


async def test_a_webhook_that_nothing_gets_through_to_is_disabled_with_an_entry(desk: Desk) -> None:
    async with receiving() as receiver:
        receiver.behave = lambda _: Response(status_code=500)
        webhook = await desk.webhook(receiver.url)
        (message,) = await desk.add(webhook)
        await run(desk.dsn, "update webhook_delivery set tries = attempts, attempts = attempts where id = $1", message)
        for _ in range(20):
            await desk.serve(webhook)
            desk.pass_by(days=2)
            if (await desk.again(webhook)).disabled_for is not None:
                break
    assert await reasons(desk) == ["FAILING"]


async def test_a_webhook_without_a_key_is_disabled_once_with_an_entry(desk: Desk) -> None:
    async with receiving() as receiver:
        webhook = await desk.webhook(receiver.url)
        await run(desk.dsn, "update api_key set expires_at = $1", datetime.now(UTC) - timedelta(hours=1))
        await desk.take()
        await desk.add(webhook)
        await desk.serve(webhook)
    assert await reasons(desk) == ["NO_KEY"]
