"""What is not taken is sent again: by the schedule, later where the receiver asks for it, and not for ever."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from email.utils import format_datetime

import pytest
from starlette.responses import RedirectResponse, Response

from db.webhook.delivery import find_delivery, replay_dead, replay_delivery
from db.webhook.webhook import activate_webhook, save_webhook
from service.webhooks.delivery.schedule import DELAYS_S
from service.webhooks.delivery.sender import Senders
from tests.service.webhooks.conftest import Desk
from tests.service.webhooks.receiver import receiving
from tests.support.service.keys import KEEPER


async def test_a_message_is_sent_ten_times_by_the_schedule_with_the_same_id_and_then_it_is_dead(desk: Desk) -> None:
    async with receiving() as receiver:
        receiver.behave = lambda _: Response("the words of a receiver", status_code=500)
        webhook = await desk.webhook(receiver.url)
        (message_id,) = await desk.add(webhook)
        for tries, seconds in enumerate(DELAYS_S, 1):
            await desk.serve(webhook)
            (delivery,) = await desk.deliveries(webhook)
            assert delivery.attempts == len(receiver.got) == tries
            if tries < len(DELAYS_S):
                assert delivery.next_attempt_at is not None
                wait_s = (delivery.next_attempt_at - desk.clock()).total_seconds()
                assert DELAYS_S[tries] - 5 <= wait_s <= DELAYS_S[tries] * 1.1, seconds
                desk.pass_by(seconds=wait_s - 2)
                await desk.serve(webhook)  # it is too early
                assert len(receiver.got) == tries
                desk.pass_by(seconds=3)
        assert {each.id for each in receiver.got} == {str(message_id)}
        assert (delivery.state, delivery.last_status, delivery.last_error) == ("DEAD", 500, "STATUS")
        _, attempts = await find_delivery(desk.connection, webhook.id, message_id)
        assert [(each.status, each.error) for each in attempts] == [(500, "STATUS")] * 10
        assert all(
            earlier.started_at < later.started_at for earlier, later in zip(attempts, attempts[1:], strict=False)
        )
        again = await desk.again(webhook)
        assert (again.state, again.disabled_for) == ("DISABLED", "FAILING"), "nothing got through in three days"

        receiver.behave = lambda _: Response(status_code=200)
        await save_webhook(desk.connection, webhook, before=webhook, actor=KEEPER)
        assert await replay_dead(desk.connection, webhook.id, desk.clock()) == 1
        await desk.serve(webhook)
        assert receiver.got[-1].id == str(message_id)
        assert [each.state for each in await desk.deliveries(webhook)] == ["DELIVERED"]


async def test_a_receiver_that_accepts_other_messages_is_not_disabled_for_one_that_it_refuses(desk: Desk) -> None:
    async with receiving() as receiver:
        webhook = await desk.webhook(receiver.url)
        (bad,) = await desk.add(webhook)
        receiver.behave = lambda came: Response(status_code=400 if came.id == str(bad) else 200)
        for seconds in (*DELAYS_S[1:], 0):
            await desk.add(webhook)
            await desk.serve(webhook)
            desk.pass_by(seconds=seconds * 1.1 + 1)
        assert [each.state for each in await desk.deliveries(webhook)] == ["DEAD", *["DELIVERED"] * 10]
        assert (await desk.again(webhook)).state == "ACTIVE"
        replayed = await replay_delivery(desk.connection, webhook.id, bad, desk.clock())
        assert (replayed.state, replayed.tries, replayed.attempts) == ("WAITING", 0, 10)


@pytest.mark.parametrize("as_date", [False, True])
async def test_nothing_is_sent_before_the_receiver_wants_it(desk: Desk, as_date: bool) -> None:
    async with receiving() as receiver:
        later = desk.clock() + timedelta(seconds=1000)
        wait = format_datetime(later, usegmt=True) if as_date else "1000"
        receiver.behave = lambda _: Response(status_code=429, headers={"retry-after": wait})
        webhook = await desk.webhook(receiver.url)
        await desk.add(webhook)
        await desk.serve(webhook)
        await desk.add(webhook)
        receiver.behave = lambda _: Response(status_code=200)
        for _ in range(3):
            desk.pass_by(seconds=300)
            await desk.serve(webhook)
        assert len(receiver.got) == 1, "others wait too"
        desk.pass_by(seconds=200)
        await desk.serve(webhook)
        assert len(receiver.got) == 3
        assert {each.state for each in await desk.deliveries(webhook)} == {"DELIVERED"}


async def test_a_receiver_that_is_gone_is_sent_nothing_any_more_and_what_waits_is_kept(desk: Desk) -> None:
    async with receiving() as receiver:
        receiver.behave = lambda _: Response(status_code=410)
        webhook = await desk.webhook(receiver.url)
        await desk.add(webhook, 10)
        await desk.serve(webhook)
        gone = await desk.again(webhook)
        assert (gone.state, gone.disabled_for) == ("DISABLED", "GONE")
        sent = len(receiver.got)
        assert sent <= 4
        desk.pass_by(days=1)
        await desk.serve(webhook)
        assert len(receiver.got) == sent
        assert {each.state for each in await desk.deliveries(webhook)} == {"WAITING"}

        receiver.behave = lambda _: Response(status_code=200)
        pending = await save_webhook(desk.connection, webhook, before=webhook, actor=KEEPER)
        await activate_webhook(desk.connection, pending, actor=KEEPER)
        await desk.serve(webhook)
        assert {each.state for each in await desk.deliveries(webhook)} == {"DELIVERED"}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_a_failure_and_not_followed(desk: Desk, status: int) -> None:
    async with receiving() as receiver:
        receiver.behave = lambda _: RedirectResponse("/elsewhere", status_code=status)
        webhook = await desk.webhook(receiver.url)
        await desk.add(webhook)
        await desk.serve(webhook)
        assert [each.path for each in receiver.got] == ["/hook"]
        (delivery,) = await desk.deliveries(webhook)
        assert (delivery.state, delivery.last_status, delivery.last_error) == ("WAITING", status, "REDIRECTED")


async def test_a_receiver_that_cannot_be_reached_is_left_alone_for_longer_and_longer(desk: Desk) -> None:
    async with receiving() as receiver:
        url = receiver.url
    webhook = await desk.webhook(url)
    await desk.add(webhook, 100)
    rests = []
    for _ in range(8):
        await desk.serve(webhook)
        again = await desk.again(webhook)
        assert again.resting_until is not None
        rests.append(round((again.resting_until - desk.clock()).total_seconds()))
        desk.pass_by(seconds=rests[-1] + 1)
    assert rests == [5, 10, 20, 40, 80, 160, 300, 300]
    assert {each.last_error for each in await desk.deliveries(webhook)} == {"NOT_CONNECTED", None}
    assert sum(each.attempts for each in await desk.deliveries(webhook)) <= 32


async def test_a_receiver_that_does_not_answer_is_not_waited_for(desk: Desk) -> None:
    async with receiving() as receiver:

        async def sleep(_: object) -> Response:
            await asyncio.sleep(1)
            return Response()

        receiver.behave = sleep
        desk.senders = Senders(allow_private=True, timeout_s=0.1)
        webhook = await desk.webhook(receiver.url)
        await desk.add(webhook)
        await desk.serve(webhook)
        (delivery,) = await desk.deliveries(webhook)
        assert (delivery.state, delivery.last_error, delivery.last_status) == ("WAITING", "TIMEOUT", None)


async def test_what_leads_to_this_machine_is_sent_nothing_without_the_setting(desk: Desk) -> None:
    async with receiving() as receiver:
        desk.senders = Senders(allow_private=False)
        webhook = await desk.webhook(receiver.url)
        await desk.add(webhook)
        await desk.serve(webhook)
        (delivery,) = await desk.deliveries(webhook)
        assert (delivery.last_error, receiver.got) == ("TARGET_REFUSED", [])


async def test_a_name_that_leads_somewhere_else_the_second_time_leads_nowhere_else(desk: Desk) -> None:
    """DNS rebinding: what is connected to is the address that was checked, and each new connection is checked anew."""
    async with receiving() as receiver:
        port = int(receiver.url.rsplit(":", 1)[1].split("/")[0])
        answers = [["127.0.0.1"], ["127.0.0.1"]]
        asked = []

        async def resolve(host: str, port: int) -> Sequence[str]:
            asked.append((host, port))
            return answers.pop(0)

        desk.senders = Senders(allow_private=True, resolve=resolve)
        webhook = await desk.webhook(f"http://hooks.example:{port}/hook")
        await desk.add(webhook)
        await desk.serve(webhook)
        assert asked == [("hooks.example", port)], "one resolution, by us"
        assert receiver.got[0].headers["host"] == f"hooks.example:{port}"

        rebound = [["8.8.8.8", "127.0.0.1"], ["127.0.0.1"]]
        answers[:] = rebound
        desk.senders = Senders(allow_private=False, resolve=resolve, ports={port})
        await desk.connection.execute("update webhook set url = $1", f"https://hooks.example:{port}/hook")
        await desk.add(webhook)
        await desk.serve(webhook)
        assert len(receiver.got) == 1
        assert (await desk.deliveries(webhook))[-1].last_error == "NOT_CONNECTED"
