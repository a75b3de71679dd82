"""Entries of the audit history: with what they record or not at all, and never changed or deleted."""

from datetime import timedelta

import asyncpg
import pytest

from db.audit.entry import Action, Entry, Kind, record
from db.keys.api_key import KeyNameTaken, create_key, revoke_key, rotate_key
from db.operation.operation import Actor
from db.sql.identity import new_id
from db.sql.scope import Scope
from db.webhook.model import NewWebhook
from db.webhook.webhook import WebhookUnknown, create_webhook, delete_webhook, find_webhook, rotate_secret, save_webhook
from tests.audit.asking import actions_of, entries_of
from tests.support.service.keys import KEEPER


async def test_an_entry_is_there_with_what_it_records_or_not_at_all(connection: asyncpg.Connection) -> None:
    around = connection.transaction()
    await around.start()
    await create_key(connection, "desk", [Scope.READ], actor=KEEPER)
    assert await actions_of(connection) == ["KEY_CREATED"]
    await around.rollback()
    assert await actions_of(connection) == []
    await create_key(connection, "desk", [Scope.READ], actor=KEEPER)
    with pytest.raises(KeyNameTaken):
        await create_key(connection, "desk", [Scope.READ], actor=KEEPER)
    assert await actions_of(connection) == ["KEY_CREATED"]


async def test_what_cannot_be_recorded_is_not_done(connection: asyncpg.Connection) -> None:
    key = (await create_key(connection, "desk", [Scope.SYNC], actor=KEEPER)).key
    webhook = await create_webhook(connection, NewWebhook(key.id, "https://a.example/", "x"), actor=KEEPER)
    broken = Actor("x" * 1000)
    for done in (
        create_key(connection, "other", [Scope.READ], actor=broken),
        revoke_key(connection, "desk", actor=broken),
        rotate_secret(connection, webhook, timedelta(0), actor=broken),
        delete_webhook(connection, webhook.id, actor=broken),
    ):
        with pytest.raises(asyncpg.CheckViolationError):
            await done
    assert await connection.fetchval("select count(*) from api_key where revoked_at is null") == 1
    assert await find_webhook(connection, webhook.id, None) == webhook


@pytest.mark.parametrize(
    "statement",
    [
        "update audit_entry set action = 'KEY_CREATED'",
        "update audit_entry set actor = 'somebody else'",
        "delete from audit_entry",
        "truncate audit_entry",
    ],
)
async def test_the_database_lets_nobody_change_or_delete_an_entry(
    connection: asyncpg.Connection, statement: str
) -> None:
    await create_key(connection, "desk", [Scope.READ], actor=KEEPER)
    before = await entries_of(connection)
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="neither changed nor deleted"):
        await connection.execute(statement)
    assert await entries_of(connection) == before


@pytest.mark.parametrize(
    "statement",
    [
        "update audit_entry set action = 'KEY_REVOKED'",
        "update audit_entry set at = at - interval '1 day'",
        "update audit_entry set actor = 'mallet'",
        "update audit_entry set actor = '█'",
        "update audit_entry set host = 'elsewhere'",
        "delete from audit_entry",
    ],
)
async def test_a_redaction_may_mask_the_actor_and_nothing_else(connection: asyncpg.Connection, statement: str) -> None:
    await create_key(connection, "desk", [Scope.READ], actor=KEEPER)
    async with connection.transaction():
        await connection.execute("select set_config('isnad.forget', 'on', true)")
        await connection.execute("update audit_entry set actor = 'k██per'")
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            async with connection.transaction():
                await connection.execute(statement)
    (entry,) = await entries_of(connection)
    assert (entry.action, entry.by) == ("KEY_CREATED", "k██per")


async def test_changing_nothing_records_nothing(connection: asyncpg.Connection) -> None:
    key = (await create_key(connection, "desk", [Scope.SYNC], actor=KEEPER)).key
    webhook = await create_webhook(connection, NewWebhook(key.id, "https://a.example/", "x"), actor=KEEPER)
    before = await actions_of(connection)
    await save_webhook(connection, webhook, before=webhook, actor=KEEPER)
    await delete_webhook(connection, new_id(), actor=KEEPER)
    assert await actions_of(connection) == before


async def test_the_history_of_a_webhook_outlives_it(connection: asyncpg.Connection) -> None:
    key = (await create_key(connection, "desk", [Scope.SYNC], actor=KEEPER)).key
    webhook = await create_webhook(connection, NewWebhook(key.id, "https://a.example/", "x"), actor=KEEPER)
    await delete_webhook(connection, webhook.id, actor=KEEPER)
    with pytest.raises(WebhookUnknown):
        await find_webhook(connection, webhook.id, None)
    assert await actions_of(connection, subject=webhook.id) == ["WEBHOOK_CREATED", "WEBHOOK_DELETED"]


async def test_a_future_kind_of_thing_needs_no_other_table(connection: asyncpg.Connection) -> None:
    subject = new_id()
    await connection.execute(
        """
        insert into audit_entry (id, action, actor, via, subject_kind, subject_id)
        values ($1, 'SESSION_BEGUN', 'somebody', 'API', 'SESSION', $2)
        """,
        new_id(),
        subject,
    )
    (entry,) = await entries_of(connection, subject=subject)
    assert (entry.action, entry.subject_kind, entry.subject_key) == ("SESSION_BEGUN", "SESSION", None)


async def test_revoking_a_key_says_how_much_hung_on_it(connection: asyncpg.Connection) -> None:
    key = (await create_key(connection, "desk", [Scope.SYNC], actor=KEEPER)).key
    for place in "ab":
        await create_webhook(connection, NewWebhook(key.id, f"https://{place}.example/", "x"), actor=KEEPER)
    await revoke_key(connection, "desk", actor=KEEPER)
    (revoked,) = await entries_of(connection, actions=["KEY_REVOKED"])
    assert revoked.details == {"webhooks": 2, "feedAddresses": 0, "watched": 0}
    disabled = await entries_of(connection, actions=["WEBHOOK_DISABLED"])
    assert [(each.details, each.at) for each in disabled] == [({"reason": "NO_KEY"}, revoked.at)] * 2


async def test_what_ends_with_several_keys_of_one_client_is_counted_once(connection: asyncpg.Connection) -> None:
    old = (await create_key(connection, "desk", [Scope.SYNC], actor=KEEPER)).key
    await create_webhook(connection, NewWebhook(old.id, "https://a.example/", "x"), actor=KEEPER)
    new = (await rotate_key(connection, "desk", actor=KEEPER, grace=timedelta(hours=1))).key
    await revoke_key(connection, "desk", actor=KEEPER)
    revoked = await entries_of(connection, actions=["KEY_REVOKED"])
    assert {each.subject_id: each.details for each in revoked} == {
        new.id: {"webhooks": 1, "feedAddresses": 0, "watched": 0},
        old.id: {},
    }


async def test_entries_of_one_transaction_stay_in_their_order(connection: asyncpg.Connection) -> None:
    key = (await create_key(connection, "desk", [Scope.SYNC], actor=KEEPER)).key
    made = [Entry(Action.WEBHOOK_CHANGED, Kind.WEBHOOK, new_id(), key.id) for _ in range(100)]
    async with connection.transaction():
        await record(connection, KEEPER, made)
    entries = await entries_of(connection, actions=["WEBHOOK_CHANGED"])
    assert [each.subject_id for each in entries] == [each.subject_id for each in made]
