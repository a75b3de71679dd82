"""A worker waits for the database to have what it takes, and says what that is in our own words."""

import asyncio
import json
import signal
from typing import Any

import pytest

from db.migrations.runner import migrate
from service.webhooks.delivery import worker
from tests.service.webhooks.conftest import Desk
from tests.service.webhooks.receiver import receiving
from tests.support.service.live import until
from tests.support.service.running import end, start, url_said

TRIGGER = """
    create trigger tg_pgqueuer_changed after insert or update or delete or truncate on pgqueuer
    execute function fn_pgqueuer_changed()
"""


async def test_a_worker_begins_when_the_database_has_what_was_missing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "PAUSE_S", 0.05)
    waited = asyncio.Event()

    def note(event: str, **_: Any) -> None:
        if event == "webhooks wait for the database":
            waited.set()

    monkeypatch.setattr(worker.log, "warning", note, raising=False)
    await desk.connection.execute("drop trigger tg_pgqueuer_changed on pgqueuer")
    async with receiving() as receiver:
        await desk.webhook(receiver.url)
        async with desk.working():
            await asyncio.wait_for(waited.wait(), 30)
            await desk.load()
            assert receiver.messages == []
            await desk.connection.execute(TRIGGER)
            await until(lambda: len(receiver.messages) >= 9)


async def test_a_database_without_migrations_is_reported_in_our_words_and_not_in_those_of_a_library(
    empty_database: str,
) -> None:
    served = await start("serve", DATABASE_URL=empty_database, ISNAD_WEBHOOK_WORKERS="2")
    await url_said(served.stderr)
    assert served.stderr is not None
    lines: list[str] = []
    async with asyncio.timeout(60):
        while not lines or "webhooks wait for the database" not in lines[-1]:
            lines.append((await served.stderr.readline()).decode())
    await migrate(empty_database)
    _, log = await end(served, signal.SIGTERM)
    said = "".join(lines) + log
    assert "pgq install" not in said
    assert "interrupted" not in said
    told = next(json.loads(line) for line in lines if "webhooks wait" in line)
    assert "migrations are pending: run `isnad migrate`" in told["faults"][0]
