"""Changes reach those who asked for them: signed, filtered, at least once, whoever else is slow, gone or killed."""

import asyncio
import os
import signal
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.responses import Response

from db.keys.api_key import revoke_key
from db.operation.operation import Actor
from db.operations.article_status import WithholdArticle, withhold_article
from db.redaction.redact import redact
from db.redaction.request import Redact
from db.sql.scope import Scope
from db.webhook.bearer import find_bearer
from db.webhook.change import deliver_later
from db.webhook.delivery import MAX_WAITING, replay_delivery
from db.webhook.webhook import rotate_secret
from service.webhooks.delivery.message import secret_text
from service.webhooks.delivery.sender import Senders
from tests.service.webhooks.conftest import Desk
from tests.service.webhooks.receiver import Received, receiving
from tests.support.service.keys import KEEPER, key_of
from tests.support.service.live import serving, until

DESK = Actor("desk")
WORDS = "نرفع العقوبات"


async def test_every_change_is_sent_once_and_signed(desk: Desk) -> None:
    async with receiving() as receiver:
        webhook = await desk.webhook(receiver.url)
        async with desk.working():
            await desk.load()
            await until(lambda: len(receiver.messages) >= 9)
        rows = await desk.connection.fetch("select type, id, version from published.change order by xid, seq")
        told = [message.verify(secret_text(webhook.secret)) for message in receiver.messages]
        assert sorted((each["data"]["type"], each["data"]["id"], each["data"]["version"]) for each in told) == sorted(
            (row["type"], str(row["id"]), row["version"]) for row in rows
        )
        assert {each["type"] for each in told} >= {"article.upserted", "claim.upserted", "event_report.upserted"}
        assert all(each["data"]["data"]["id"] == each["data"]["id"] for each in told)
        assert len({message.id for message in receiver.messages}) == len(rows)
    deliveries = await desk.deliveries(webhook)
    assert {(each.state, each.attempts, each.last_status) for each in deliveries} == {("DELIVERED", 1, 204)}
    assert (await desk.again(webhook)).succeeded_at is not None
    assert abs((datetime.now(UTC) - deliveries[0].subject.at).total_seconds()) < 60


async def test_only_changes_that_pass_the_filters_are_sent(desk: Desk) -> None:
    await desk.load("first")
    async with receiving() as receiver:
        claims = await desk.webhook(receiver.url + "/claims", types=("claim",))
        await desk.webhook(receiver.url + "/french", types=("article", "claim"), language="fr")
        await desk.webhook(receiver.url + "/first", article=await desk.article_id("first"))
        await desk.load("second", claims=[])
        await desk.load("third")
        await desk.take()
        for webhook in await desk.connection.fetch("select id from webhook"):
            await desk.serve(await desk.again(replace(claims, id=webhook["id"])))
        told = [(each.path, each.said["type"]) for each in receiver.got]
        assert told == [("/hook/claims", "claim.upserted")]


async def test_a_slow_receiver_does_not_delay_a_fast_one(desk: Desk) -> None:
    async with receiving() as slow, receiving() as fast:
        waiting = asyncio.Event()

        async def wait(_: Received) -> Response:
            await waiting.wait()
            return Response(status_code=200)

        slow.behave = wait
        await desk.webhook(slow.url)
        await desk.webhook(fast.url)
        async with desk.working(at_once=2):
            await desk.load()
            await until(lambda: len(fast.messages) >= 9 and len(slow.got) >= 4)
            assert len(slow.got) == 4, "a few at once, and no more"
            waiting.set()
            await until(lambda: len(slow.got) == len(fast.got))


async def test_words_that_were_redacted_are_not_sent_however_long_a_message_has_waited(desk: Desk) -> None:
    async with receiving() as receiver:
        webhook = await desk.webhook(receiver.url)
        receiver.behave = lambda _: Response(status_code=500)
        await desk.load()
        await desk.take()
        await desk.serve(webhook)
        assert any(WORDS in each.body.decode() for each in receiver.got), "there is something to be taken out"
        await redact(desk.connection, Redact(ground="Law", words=(WORDS,)), actor=DESK)
        receiver.got.clear()
        receiver.behave = lambda _: Response(status_code=200)
        await desk.take()
        for _ in range(3):
            desk.pass_by(minutes=10)
            await desk.serve(webhook)
        deliveries = await desk.deliveries(webhook)
        assert {each.state for each in deliveries} == {"DELIVERED"}
        assert len(receiver.got) == len(deliveries)
        for each in deliveries:
            await replay_delivery(desk.connection, webhook.id, each.id, desk.clock())
        await desk.serve(webhook)
        assert len(receiver.got) == 2 * len(deliveries)
        assert not any(WORDS in each.body.decode() for each in receiver.got)
        assert "quote.redacted" in {each.said["type"] for each in receiver.got}
        tables = ("webhook", "webhook_delivery", "webhook_attempt", "pgqueuer", "pgqueuer_log")
        for table in tables:
            rows = await desk.connection.fetch(f"select to_jsonb(t)::text from {table} t")
            assert not any(WORDS in row[0] for row in rows)


async def test_what_was_withheld_before_it_was_sent_is_reported_as_gone_and_drafts_only_to_keys_that_see_them(
    desk: Desk,
) -> None:
    await key_of(desk.dsn, "desk", Scope.SYNC, Scope.DRAFT)
    async with receiving() as receiver:
        partner = await desk.webhook(receiver.url + "/partner", types=("claim",))
        editor = await desk.webhook(receiver.url + "/desk", "desk", types=("claim",))
        await desk.load()
        await desk.take()
        await withhold_article(desk.connection, WithholdArticle(article="noise", reason="law"), actor=DESK)
        for webhook in (partner, editor):
            await desk.serve(webhook)
        told = {each.path: each.said for each in receiver.got}
        assert told["/hook/partner"]["type"] == "claim.deleted"
        assert told["/hook/partner"]["data"]["data"] is None
        assert told["/hook/desk"]["type"] == "claim.upserted"
        assert told["/hook/desk"]["data"]["data"]["text"]


async def test_both_secrets_sign_for_a_while_after_a_rotation(desk: Desk) -> None:
    async with receiving() as receiver:
        before = await desk.webhook(receiver.url)
        after = await rotate_secret(desk.connection, before, timedelta(hours=24), actor=KEEPER)
        assert before.secret != after.secret
        await desk.add(after)
        await desk.serve(after)
        (came,) = receiver.got
        assert len(came.headers["webhook-signature"].split(" ")) == 2
        assert came.verify(secret_text(before.secret)) == came.verify(secret_text(after.secret))
        desk.pass_by(hours=25)
        await desk.add(after)
        await desk.serve(after)
        assert len(receiver.got[1].headers["webhook-signature"].split(" ")) == 1


async def test_an_owner_without_a_key_is_sent_nothing(desk: Desk) -> None:
    async with receiving() as receiver:
        waiting, idle = await desk.webhook(receiver.url), await desk.webhook(receiver.url)
        await desk.add(waiting)
        await revoke_key(desk.connection, "partner", actor=KEEPER)
        await desk.serve(waiting)
        await desk.load()
        await desk.take()
        assert receiver.got == []
        assert [(await desk.again(each)).disabled_for for each in (waiting, idle)] == ["NO_KEY", "NO_KEY"]


async def test_each_change_is_taken_once_however_many_take_them_at_the_same_time(desk: Desk) -> None:
    webhook = await desk.webhook("https://example.org/")
    await desk.load()
    bearer = await find_bearer(desk.connection, webhook.client_id)
    page = await desk.changes.after(webhook, webhook.cursor, bearer, 500)
    assert await deliver_later(desk.connection, webhook, page, desk.clock())
    assert not await deliver_later(desk.connection, webhook, page, desk.clock())
    await asyncio.gather(*(desk.take() for _ in range(4)))
    assert len(await desk.deliveries(webhook)) == len(page.subjects)


async def test_changes_wait_in_the_log_while_too_many_messages_wait(desk: Desk) -> None:
    webhook = await desk.webhook("https://example.org/")
    await desk.add(webhook, MAX_WAITING - 2)
    await desk.load()
    await desk.take()
    count = "select count(*) from webhook_delivery where state = 'WAITING'"
    assert await desk.connection.fetchval(count) == MAX_WAITING
    await desk.connection.execute("delete from webhook_delivery where change_cursor is null")
    await desk.take()
    log = await desk.connection.fetchval("select count(*) from published.change")
    assert await desk.connection.fetchval("select count(distinct change_cursor) from webhook_delivery") == log


async def test_a_webhook_is_told_to_start_again_if_its_changes_are_lost(desk: Desk) -> None:
    async with receiving() as receiver:
        webhook = await desk.webhook(receiver.url)
        await desk.load()
        await desk.take()
        waiting = len(await desk.deliveries(webhook))
        await desk.connection.execute("update installation set id = gen_random_uuid()")
        await desk.take()
        await desk.serve(webhook)
        assert [each.said["type"] for each in receiver.got] == ["feed.reset"]
        states = [each.state for each in await desk.deliveries(webhook)]
        assert states == ["DROPPED"] * waiting + ["DELIVERED"]
        await desk.load("another")
        await desk.take()
        await desk.serve(webhook)
        assert len(receiver.got) > 1


async def test_a_worker_that_ends_does_not_wait_for_receivers_and_what_it_was_sending_is_sent_again(desk: Desk) -> None:
    async with receiving() as receiver:
        never = asyncio.Event()

        async def hang(_: Received) -> Response:
            await never.wait()
            return Response(status_code=200)

        receiver.behave = hang
        desk.senders = Senders(allow_private=True, timeout_s=60)
        webhook = await desk.webhook(receiver.url)
        await desk.add(webhook, 2)
        async with asyncio.timeout(20):
            async with desk.working(patience_s=0.1):
                await until(lambda: len(receiver.got) == 2)
        assert {(each.state, each.attempts) for each in await desk.deliveries(webhook)} == {("WAITING", 0)}
        never.set()
        async with desk.working():
            await until(lambda: len(receiver.got) == 4)
        assert {each.id for each in receiver.got[:2]} == {each.id for each in receiver.got[2:]}


async def test_a_service_that_stops_does_not_wait_for_receivers(desk: Desk) -> None:
    async with receiving() as receiver:
        never = asyncio.Event()

        async def hang(_: Received) -> Response:
            await never.wait()
            return Response(status_code=200)

        receiver.behave = hang
        webhook = await desk.webhook(receiver.url)
        await desk.add(webhook, 2)
        async with serving(desk.dsn, webhook_workers=2, webhook_private_targets=True):
            await until(lambda: len(receiver.got) == 2)
            began = asyncio.get_running_loop().time()
        assert asyncio.get_running_loop().time() - began < 5
        assert {(each.state, each.attempts) for each in await desk.deliveries(webhook)} == {("WAITING", 0)}
        never.set()


WORKER = """
import asyncio, sys
from db.feed.feed import Feed
from db.postgres.pool import open_pool
from db.webhook.change import Changes
from db.webhook.queue import open_queue
from schema.resource.item import items
from service.live.change_reader import ChangeReader
from service.webhooks.delivery.sender import Senders
from service.webhooks.delivery.worker import WebhookWorker, Working

async def main(dsn):
    pool = await open_pool(dsn, smallest=0, largest=2, statement_timeout_ms=10_000)
    async with open_queue(dsn, largest=4, wait_s=5) as queue:
        senders = Senders(allow_private=True, timeout_s=60)
        how = Working(at_once=2, log_days=1, senders=senders, base_url="https://news.example", heartbeat_s=2)
        changes = Changes(Feed(items()), pool, wait_s=5)
        await WebhookWorker(queue, changes, ChangeReader(pool, interval_s=0.02, wait_s=5), how).run()

asyncio.run(main(sys.argv[1]))
"""


@pytest.mark.slow
async def test_what_a_worker_was_sending_when_it_was_killed_another_one_sends_with_the_same_id(desk: Desk) -> None:
    async with receiving() as receiver:
        never = asyncio.Event()

        async def hang(_: Received) -> Response:
            await never.wait()
            return Response(status_code=200)

        receiver.behave = hang
        webhook = await desk.webhook(receiver.url)
        await desk.add(webhook, 3)
        root = Path(__file__).parents[4]
        environ = {**os.environ, "PYTHONPATH": str(root)}
        process = await asyncio.create_subprocess_exec(sys.executable, "-c", WORKER, desk.dsn, cwd=root, env=environ)
        await until(lambda: len(receiver.got) == 3)
        process.send_signal(signal.SIGKILL)
        await process.wait()
        never.set()
        async with desk.working(heartbeat_s=2):
            await until(lambda: len(receiver.got) == 6)
        assert {each.id for each in receiver.got[:3]} == {each.id for each in receiver.got[3:]}
    assert {(each.state, each.attempts) for each in await desk.deliveries(webhook)} == {("DELIVERED", 1)}
