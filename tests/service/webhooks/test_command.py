"""``isnad webhooks`` as those who keep the service call it, and the worker as a process of its own."""

import asyncio
import json
import signal

import pytest
from starlette.responses import Response

from db.webhook.model import Webhook
from service.cli.cli import run
from tests.service.webhooks.conftest import Desk
from tests.service.webhooks.receiver import receiving
from tests.support.service.live import until
from tests.support.service.running import end, start, url_said

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def settings(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands work with the desk's database, and may send to this machine."""
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("ISNAD_WEBHOOK_PRIVATE_TARGETS", "true")


async def printed(said: Said, *arguments: str, ends: int = 0) -> str:
    """Run a command beside the test, and return what it prints."""
    said.readouterr()
    assert await asyncio.to_thread(run, ["webhooks", *arguments]) == ends
    out, err = said.readouterr()
    return err if ends else out


async def dead(desk: Desk, webhook: Webhook) -> str:
    """Make a dead letter, and return its id."""
    (made,) = await desk.add(webhook)
    await desk.connection.execute(
        "update webhook_delivery set state = 'DEAD', next_attempt_at = null, settled_at = now() where id = $1", made
    )
    return str(made)


async def test_webhooks_are_listed_and_shown_without_their_secrets(desk: Desk, capsys: Said) -> None:
    webhook = await desk.webhook("https://example.org/hook", types=("claim", "quote"))
    letter = await dead(desk, webhook)
    (listed,) = (await printed(capsys, "list")).splitlines()[1:]
    assert listed.split() == [str(webhook.id), "partner", "ACTIVE", "0", "never", "https://example.org/hook"]
    shown = await printed(capsys, "show", str(webhook.id))
    assert "claim, quote" in shown
    assert letter in shown
    told = json.loads(await printed(capsys, "show", str(webhook.id), "--json"))
    assert [each["id"] for each in told["deliveries"]] == [letter]
    assert [each["id"] for each in json.loads(await printed(capsys, "list", "--json"))] == [str(webhook.id)]
    assert [each["id"] for each in json.loads(await printed(capsys, "dead-letters", str(webhook.id), "--json"))] == [
        letter
    ]
    for said in (shown, json.dumps(told)):
        assert "whsec_" not in said
        assert webhook.secret.hex() not in said


async def test_a_webhook_is_disabled_and_enabled_again_when_its_receiver_wants_it(desk: Desk, capsys: Said) -> None:
    async with receiving() as receiver:
        webhook = await desk.webhook(receiver.url)
        await printed(capsys, "disable", str(webhook.id))
        assert (await desk.again(webhook)).disabled_for == "REQUESTED"
        receiver.verifies = False
        said = await printed(capsys, "enable", str(webhook.id), ends=1)
        assert "CHALLENGE (204)" in said
        assert (await desk.again(webhook)).state == "PENDING"
        receiver.verifies = True
        await printed(capsys, "enable", str(webhook.id))
        assert (await desk.again(webhook)).state == "ACTIVE"


async def test_dead_letters_and_changes_are_sent_again(desk: Desk, capsys: Said) -> None:
    async with receiving() as receiver:
        webhook = await desk.webhook(receiver.url)
        letters = [await dead(desk, webhook) for _ in range(3)]
        assert "1 messages" in await printed(capsys, "replay", str(webhook.id), "--message", letters[1])
        await desk.serve(webhook)
        assert [each.id for each in receiver.got] == [letters[1]]
        assert "2 messages" in await printed(capsys, "replay", str(webhook.id))
        await desk.load()
        await desk.take()
        taken = len(await desk.deliveries(webhook))
        await printed(capsys, "replay", str(webhook.id), "--after", webhook.cursor)
        await desk.take()
        assert len(await desk.deliveries(webhook)) == 2 * taken - len(letters)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "00000000-0000-0000-0000-000000000000"], "no webhook"),
        (["replay", "00000000-0000-0000-0000-000000000000"], "no webhook"),
    ],
)
async def test_what_does_not_exist_is_reported_in_one_line(
    capsys: Said, desk: Desk, arguments: list[str], said: str
) -> None:
    assert said in await printed(capsys, *arguments, ends=1)


@pytest.mark.slow
async def test_processes_share_the_work_and_end_at_a_signal(desk: Desk) -> None:
    environ = {"DATABASE_URL": desk.dsn, "ISNAD_WEBHOOK_PRIVATE_TARGETS": "true", "ISNAD_LOG_LEVEL": "warning"}
    async with receiving() as receiver:
        receiver.behave = lambda _: Response(status_code=200)
        for number in range(4):
            await desk.webhook(f"{receiver.url}/{number}")
        alone = await start("webhooks", "run", **environ)
        serving = await start("serve", **environ, ISNAD_WEBHOOK_WORKERS="4")
        await url_said(serving.stderr)
        await desk.load()
        log = await desk.connection.fetchval("select count(*) from published.change")
        await until(lambda: len(receiver.got) == 4 * log)
        await asyncio.sleep(0.5)
        assert len({each.id for each in receiver.got}) == len(receiver.got) == 4 * log, "each once"
        for process in (alone, serving):
            await end(process, signal.SIGTERM)
            assert process.returncode == 0
