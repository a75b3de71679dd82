"""A redaction leaves the audit history without the words, and what it does to keys, webhooks and feed addresses is in it."""

import asyncpg
import pytest

from db.audit.entry import Action, Entry, Kind, record
from db.keys.api_key import create_key
from db.keys.feed_address import NewFeedAddress, create_feed_address
from db.operation.operation import Actor, OperationRefused, Origin, Via
from db.redaction.redact import redact
from db.redaction.request import Redact
from db.sql.identity import new_id
from db.sql.scope import Scope
from db.webhook.model import NewWebhook
from db.webhook.webhook import create_webhook
from tests.audit.asking import entries_of
from tests.support.service.keys import KEEPER

OF_REDACTION = (
    Action.KEY_RENAMED,
    Action.WEBHOOK_CHANGED,
    Action.WEBHOOK_DISABLED,
    Action.FEED_ADDRESS_CHANGED,
    Action.FEED_ADDRESS_REVOKED,
)
DESK = Actor("desk", origin=Origin(Via.COMMAND_LINE, host="newsroom"))
WORDS = Redact(ground="Law on privacy, article 17", words=("Zebedee Quill",))


async def named_everywhere(connection: asyncpg.Connection) -> asyncpg.Connection:
    """Give a key, its webhooks and its feed addresses the words, wherever they can have any."""
    key = (await create_key(connection, "Zebedee Quill", [Scope.SYNC], actor=KEEPER)).key
    for url, description in (("https://a.example/zebedee-quill", None), ("https://b.example/", "of Zebedee Quill")):
        await create_webhook(connection, NewWebhook(key.id, url, "x", description=description), actor=KEEPER)
    for resource, description in (("/v1/search?q=Zebedee+Quill", None), ("/v1/articles", "of Zebedee Quill")):
        asked = NewFeedAddress(key.id, resource, "atom", "articles.atom", description=description)
        await create_feed_address(connection, asked, actor=KEEPER)
    return connection


async def test_what_a_redaction_does_to_keys_webhooks_and_feed_addresses_is_recorded(
    connection: asyncpg.Connection,
) -> None:
    await named_everywhere(connection)
    before = len(await entries_of(connection))
    await redact(connection, WORDS, actor=DESK)
    entries = (await entries_of(connection))[before:]
    assert {(each.action, tuple(each.details["fields"])) for each in entries} == {
        (Action.KEY_RENAMED, ("name",)),
        (Action.WEBHOOK_DISABLED, ("url",)),
        (Action.WEBHOOK_CHANGED, ("description",)),
        (Action.FEED_ADDRESS_REVOKED, ("resource",)),
        (Action.FEED_ADDRESS_CHANGED, ("description",)),
    }
    assert {each.details["reason"] for each in entries} == {"REDACTED"}
    assert {(each.by, each.via, each.host) for each in entries} == {("desk", Via.COMMAND_LINE, "newsroom")}


async def test_a_webhook_that_was_disabled_already_is_only_changed(connection: asyncpg.Connection) -> None:
    await named_everywhere(connection)
    await connection.execute("update webhook set state = 'DISABLED', disabled_for = 'NO_KEY'")
    before = len(await entries_of(connection))
    await redact(connection, WORDS, actor=DESK)
    entries = [each for each in (await entries_of(connection))[before:] if each.subject_kind == "WEBHOOK"]
    assert [each.action for each in entries] == [Action.WEBHOOK_CHANGED] * 2


async def test_a_dry_run_records_nothing(connection: asyncpg.Connection) -> None:
    await named_everywhere(connection)
    before = await entries_of(connection)
    await redact(connection, Redact(ground="law", words=WORDS.words, dry_run=True), actor=DESK)
    assert await entries_of(connection) == before


async def test_the_words_are_in_no_entry_and_nothing_else_of_an_entry_becomes_another(
    connection: asyncpg.Connection,
) -> None:
    origin = Origin(Via.COMMAND_LINE, address="Zebedee Quill", host="zebedee-quill", request_id="zebedee-quill")
    entry = Entry(Action.WEBHOOK_DELETED, Kind.WEBHOOK, new_id(), None)
    await record(connection, Actor("cli:Zebedee Quill", origin=origin), [entry])
    ((before,), _) = await entries_of(connection), await redact(connection, WORDS, actor=DESK)
    (after,) = await entries_of(connection)
    said = await connection.fetchval("select lower(e::text) from audit_entry e")
    assert "zebedee" not in said
    assert "quill" not in said
    assert (after.id, after.at, after.action, after.subject_id) == (
        before.id,
        before.at,
        before.action,
        before.subject_id,
    )
    assert after.by is not None
    assert after.by.startswith("cli:")


@pytest.mark.parametrize(
    "origin",
    [Origin(Via.COMMAND_LINE, host="zebedee-quill"), Origin(Via.API, address="192.0.2.1", request_id="zebedee-quill")],
)
async def test_the_words_do_not_come_back_with_the_entries_of_the_redaction(
    connection: asyncpg.Connection, origin: Origin
) -> None:
    await named_everywhere(connection)
    with pytest.raises(OperationRefused, match="audit history"):
        await redact(connection, WORDS, actor=Actor("desk", origin=origin))
