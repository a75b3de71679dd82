"""Webhooks belong to a key and to those that take its place, never to another key that has the same name."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import asyncpg

from db.keys.api_key import create_key, revoke_key, rotate_key
from db.migrations.runner import migrate, upgrade_to
from db.postgres.pool import open_pool
from db.sql.scope import Scope
from db.webhook.model import Webhook
from service.settings import Settings
from service.webhooks.assembly import open_registry
from tests.service.webhooks.conftest import Desk
from tests.service.webhooks.receiver import receiving
from tests.support.service.asking import client_of
from tests.support.service.keys import KEEPER, bearer

HOOKS = "/v1/webhooks"
SETTINGS: dict[str, Any] = {"webhook_private_targets": True, "anonymous_read": False, "webhook_workers": 0}
EARLY, LATE = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 6))


async def test_a_webhook_of_a_revoked_key_is_not_that_of_another_key_with_its_name(desk: Desk) -> None:
    async with receiving() as receiver:
        webhook = await desk.webhook(receiver.url)
        await desk.add(webhook)
        await revoke_key(desk.connection, "partner", actor=KEEPER)
        other = await create_key(desk.connection, "partner", [Scope.SYNC, Scope.DRAFT], actor=KEEPER)
        await desk.load()
        await desk.take()
        await desk.serve(webhook)
        assert receiver.got == []
        assert (await desk.again(webhook)).disabled_for == "NO_KEY"
        async with client_of(desk.dsn, headers=bearer(other.text.whole), **SETTINGS) as client:
            assert (await client.get(HOOKS)).json()["webhooks"] == []
            for method in ("GET", "PATCH", "DELETE"):
                refused = await client.request(method, f"{HOOKS}/{webhook.id}", json={} if method == "PATCH" else None)
                assert (refused.status_code, refused.json()["code"]) == (404, "WEBHOOK_UNKNOWN")


async def test_an_admin_sees_it_and_cannot_let_it_send_without_a_key(desk: Desk) -> None:
    async with receiving() as receiver:
        webhook = await desk.webhook(receiver.url)
        await revoke_key(desk.connection, "partner", actor=KEEPER)
        admin = await create_key(desk.connection, "admin", [Scope.ADMIN], actor=KEEPER)
        async with client_of(desk.dsn, headers=bearer(admin.text.whole), **SETTINGS) as client:
            shown = (await client.get(f"{HOOKS}/{webhook.id}")).json()
            assert (shown["owner"], shown["state"], shown["disabledFor"]) == ("partner", "DISABLED", "NO_KEY")
            refused = await client.patch(f"{HOOKS}/{webhook.id}", json={"state": "ACTIVE"})
            assert (refused.status_code, refused.json()["code"]) == (409, "WEBHOOK_WITHOUT_KEY")
            assert (await client.delete(f"{HOOKS}/{webhook.id}")).status_code == 204
        assert receiver.got == []


async def test_a_key_that_takes_the_place_of_another_has_its_webhooks_and_their_limit(desk: Desk) -> None:
    async with receiving() as receiver:
        webhook = await desk.webhook(receiver.url)
        await rotate_key(desk.connection, "partner", actor=KEEPER)
        last = await rotate_key(desk.connection, "partner", grace=timedelta(hours=1), actor=KEEPER)
        await desk.load()
        await desk.take()
        await desk.serve(webhook)
        assert receiver.messages
        made = await desk.webhook(receiver.url)
        assert made.client_id == webhook.client_id != last.key.id
        async with client_of(desk.dsn, headers=bearer(last.text.whole), **SETTINGS) as client:
            shown = (await client.get(HOOKS)).json()["webhooks"]
            assert [each["id"] for each in shown] == [str(webhook.id), str(made.id)]


async def test_a_webhook_of_an_expired_key_waits_until_the_key_is_rotated(desk: Desk) -> None:
    async with receiving() as receiver:
        webhook = await desk.webhook(receiver.url)
        await desk.connection.execute("update api_key set expires_at = now()")
        await desk.load()
        await desk.take()
        assert (await desk.again(webhook)).disabled_for == "NO_KEY"
        rotated = await rotate_key(
            desk.connection, "partner", expires_at=datetime.now(UTC) + timedelta(days=1), actor=KEEPER
        )
        async with client_of(desk.dsn, headers=bearer(rotated.text.whole), **SETTINGS) as client:
            assert (await client.get(f"{HOOKS}/{webhook.id}")).json()["disabledFor"] == "NO_KEY"
            active = await client.patch(f"{HOOKS}/{webhook.id}", json={"state": "ACTIVE"})
            assert active.json()["state"] == "ACTIVE"
        await desk.take()
        await desk.serve(webhook)
        assert receiver.messages


async def test_webhooks_that_are_there_are_given_to_keys_by_the_migration(empty_database: str) -> None:
    await asyncio.to_thread(upgrade_to, empty_database, "0018_article_state")
    connection = await asyncpg.connect(empty_database)
    first, last = await add_key(connection, "rotated", EARLY), await add_key(connection, "rotated", LATE)
    await connection.execute("update api_key set rotated_to_id = $2, revoked_at = now() where id = $1", first, last)
    gone = await add_key(connection, "gone", EARLY, revoked_at=LATE)
    await add_key(connection, "replaced", EARLY, revoked_at=LATE)
    replacing = await add_key(connection, "replaced", LATE)
    names = ("rotated", "gone", "replaced", "nobody")
    hooks = {name: await add_webhook(connection, name, EARLY + timedelta(days=1)) for name in names}
    newer = await add_webhook(connection, "replaced", LATE + timedelta(days=1))
    assert "0022_webhook_owners" in await migrate(empty_database)
    rows = await connection.fetch("select id, client_id, disabled_for from webhook")
    found = {row["id"]: (row["client_id"], row["disabled_for"]) for row in rows}
    assert found == {
        hooks["rotated"]: (first, None),
        hooks["gone"]: (gone, "NO_KEY"),
        hooks["replaced"]: (replacing, "NO_KEY"),
        hooks["nobody"]: (None, "NO_KEY"),
        newer: (replacing, None),
    }
    await connection.close()


async def add_key(
    connection: asyncpg.Connection, name: str, created_at: datetime, revoked_at: datetime | None = None
) -> UUID:
    """Add a key as it was made and revoked at these instants; one that has the name already is rotated."""
    await connection.execute("update api_key set rotated_to_id = id where name = $1 and revoked_at is null", name)
    made: UUID = await connection.fetchval(
        "insert into api_key (id, name, prefix, secret_sha256, scopes, created_at, revoked_at)"
        " select id, $2, right(id::text, 12), decode(repeat('00', 32), 'hex'), '{sync}', $3, $4"
        " from (select $1::uuid as id) i returning id",
        uuid4(),
        name,
        created_at,
        revoked_at,
    )
    return made


async def add_webhook(connection: asyncpg.Connection, owner: str, created_at: datetime) -> UUID:
    """Add an active webhook as it was registered at an instant."""
    made: UUID = await connection.fetchval(
        "insert into webhook (id, owner, url, state, secret, cursor, created_at)"
        " values ($1, $2, 'https://example.org/', 'ACTIVE', decode(repeat('00', 32), 'hex'), 'x', $3) returning id",
        uuid4(),
        owner,
        created_at,
    )
    return made


async def test_what_is_done_to_a_webhook_while_it_is_changed_is_not_undone_by_the_change(desk: Desk) -> None:
    webhook = await desk.webhook("https://receiver.example/")

    async def disable() -> str:
        connection = await asyncpg.connect(desk.dsn, server_settings={"lock_timeout": "100ms"})
        try:
            await connection.execute(
                "update webhook set state = 'DISABLED', disabled_for = 'REQUESTED' where id = $1", webhook.id
            )
        except asyncpg.LockNotAvailableError:
            return "has to wait"
        finally:
            await connection.close()
        return "done in between"

    tried: list[str] = []

    def change(before: Webhook) -> Webhook:
        with ThreadPoolExecutor(1) as elsewhere:  # in a loop of its own, while this one is held here
            tried.append(elsewhere.submit(asyncio.run, disable()).result())
        return replace(before, description="changed")

    pool = await open_pool(desk.dsn, smallest=0, largest=1, statement_timeout_ms=10_000)
    async with open_registry(Settings(), desk.dsn, pool) as registry:
        changed = await registry.change(webhook.id, None, change, actor=KEEPER)
    await pool.close()
    assert (tried, changed.description) == (["has to wait"], "changed")
