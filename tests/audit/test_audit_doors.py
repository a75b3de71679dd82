"""Whatever makes, changes or ends keys, webhooks and feed addresses leaves an entry: every endpoint and command that writes."""

import getpass
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from socket import gethostname
from typing import Any

import asyncpg
import httpx2
import pytest

from db.audit.entry import Action
from db.operation.operation import Via
from db.sql.scope import Scope
from service.endpoint.endpoint import lasting_cost
from service.partner_endpoints import PARTNER_ENDPOINTS
from tests.audit.asking import done, entries_of
from tests.audit.test_audit_redaction import OF_REDACTION
from tests.audit.test_audit_service import OF_THE_SERVICE
from tests.service.webhooks.receiver import Receiver, receiving
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of
from tests.test_docs import commands

CLIENT = "192.0.2.77"
RESOURCE = "/v1/articles.atom"
SAID = "a description that somebody wrote"


@dataclass
class House:
    """A service with a partner, and all that it was told once and that nobody may find here."""

    connection: asyncpg.Connection
    client: httpx2.AsyncClient
    receiver: Receiver
    capsys: pytest.CaptureFixture[str]
    webhook: str = ""
    feed_address: str = ""
    secrets: set[str] = field(default_factory=set)

    async def ask(self, method: str, address: str, **sent: Any) -> Any:
        """Ask as the partner does; it has to succeed."""
        answer = await self.client.request(method, address, json=sent or None)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    async def command(self, *arguments: str) -> Any:
        """Run a command, and return what it prints as JSON."""
        self.capsys.readouterr()
        await done(*arguments, *(() if arguments[1] in ("disable", "enable") else ("--json",)))
        said = self.capsys.readouterr().out
        return json.loads(said) if said.startswith(("{", "[")) else None


Door = Callable[[House], Awaitable[None]]


async def create_webhook(house: House) -> None:
    made = await house.ask("POST", "/v1/webhooks", url=house.receiver.url, description=SAID)
    house.webhook = made["id"]
    house.secrets.add(made["secret"].removeprefix("whsec_"))


async def update_webhook(house: House) -> None:
    await house.ask("PATCH", f"/v1/webhooks/{house.webhook}", description=SAID + "!", types=["claim"])


async def disable_webhook(house: House) -> None:
    await house.ask("PATCH", f"/v1/webhooks/{house.webhook}", state="DISABLED")


async def rotate_webhook_secret(house: House) -> None:
    made = await house.ask("POST", f"/v1/webhooks/{house.webhook}/secret", graceHours=1)
    house.secrets.add(made["secret"].removeprefix("whsec_"))


async def verify_webhook(house: House) -> None:
    house.receiver.verifies = False
    await house.ask("PATCH", f"/v1/webhooks/{house.webhook}", state="ACTIVE")
    house.receiver.verifies = True
    await house.ask("POST", f"/v1/webhooks/{house.webhook}/verification")


async def delete_webhook(house: House) -> None:
    await house.ask("DELETE", f"/v1/webhooks/{house.webhook}")


async def create_feed_address(house: House) -> None:
    made = await house.ask("POST", "/v1/feed-addresses", resource=RESOURCE, description=SAID)
    house.feed_address = made["id"]
    house.secrets.add(made["url"].split("/")[-2])


async def revoke_feed_address(house: House) -> None:
    await house.ask("DELETE", f"/v1/feed-addresses/{house.feed_address}")


ENDPOINTS: Mapping[str, tuple[tuple[Door, tuple[Action, ...]], ...]] = {
    "createWebhook": ((create_webhook, (Action.WEBHOOK_CREATED, Action.WEBHOOK_VERIFIED)),),
    "updateWebhook": (
        (update_webhook, (Action.WEBHOOK_CHANGED,)),
        (disable_webhook, (Action.WEBHOOK_DISABLED,)),
    ),
    "rotateWebhookSecret": ((rotate_webhook_secret, (Action.WEBHOOK_SECRET_ROTATED,)),),
    "verifyWebhook": ((verify_webhook, (Action.WEBHOOK_CHANGED, Action.WEBHOOK_VERIFIED)),),
    "deleteWebhook": ((delete_webhook, (Action.WEBHOOK_DELETED,)),),
    "createFeedAddress": ((create_feed_address, (Action.FEED_ADDRESS_CREATED,)),),
    "revokeFeedAddress": ((revoke_feed_address, (Action.FEED_ADDRESS_REVOKED,)),),
}
"""Every endpoint that is recorded, in an order in which they can be asked: how, and what is written then."""

UNRECORDED_ENDPOINTS: Mapping[str, str] = {
    "replaceWatch": "what a client displays: it opens nothing",
    "addWatched": "the same",
    "removeWatched": "the same",
    "acknowledge": "the same",
    "testWebhook": "messages have a log of their own",
    "replayWebhookDelivery": "the same",
    "replayWebhook": "the same",
}
"""Endpoints that write and are not recorded, each with the reason."""


async def keys_create(house: House) -> None:
    made = await house.command("keys", "create", "desk", "--scope", "sync")
    house.secrets.add(made["key"].split("_", 2)[2])


async def keys_rotate(house: House) -> None:
    made = await house.command("keys", "rotate", "desk", "--grace", "1h")
    house.secrets.add(made["key"].split("_", 2)[2])


async def keys_feed_create(house: House) -> None:
    made = await house.command("keys", "feed", "create", "desk", RESOURCE, "--description", SAID)
    house.feed_address = made["id"]
    house.secrets.add(made["url"].split("/")[-2])


async def keys_feed_revoke(house: House) -> None:
    await house.command("keys", "feed", "revoke", house.feed_address)


async def webhooks_disable(house: House) -> None:
    await house.command("webhooks", "disable", house.webhook)


async def webhooks_enable(house: House) -> None:
    await house.command("webhooks", "enable", house.webhook)


async def keys_revoke(house: House) -> None:
    await house.command("keys", "revoke", "partner")


async def keys_revoke_rotated(house: House) -> None:
    await house.command("keys", "revoke", "desk")


COMMANDS: Mapping[str, tuple[tuple[Door, tuple[Action, ...]], ...]] = {
    "keys create": ((keys_create, (Action.KEY_CREATED,)),),
    "keys rotate": ((keys_rotate, (Action.KEY_CREATED, Action.KEY_ROTATED)),),
    "keys feed create": ((keys_feed_create, (Action.FEED_ADDRESS_CREATED,)),),
    "keys feed revoke": ((keys_feed_revoke, (Action.FEED_ADDRESS_REVOKED,)),),
    "webhooks disable": ((webhooks_disable, (Action.WEBHOOK_DISABLED,)),),
    "webhooks enable": ((webhooks_enable, (Action.WEBHOOK_CHANGED, Action.WEBHOOK_VERIFIED)),),
    "keys revoke": (
        (keys_revoke, (Action.KEY_REVOKED, Action.WEBHOOK_DISABLED, Action.FEED_ADDRESS_REVOKED)),
        (keys_revoke_rotated, (Action.KEY_REVOKED, Action.KEY_REVOKED)),
    ),
}
"""Every command that is recorded, as the endpoints are."""

UNRECORDED_COMMANDS: Mapping[str, str] = {
    "keys list": "it only reads",
    "keys feed list": "it only reads",
    "webhooks list": "it only reads",
    "webhooks show": "it only reads",
    "webhooks dead-letters": "it only reads",
    "webhooks replay": "messages have a log of their own",
    "webhooks run": "what it disables is recorded as done by the service",
}
"""Commands about keys and webhooks that are not recorded, each with the reason."""


@pytest.fixture
async def house(
    database: str, connection: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> AsyncIterator[House]:
    """A service that may send to this machine, behind one proxy."""
    monkeypatch.setenv("DATABASE_URL", database)
    monkeypatch.setenv("ISNAD_WEBHOOK_PRIVATE_TARGETS", "true")
    key = await key_of(database, "partner", Scope.SYNC)
    headers = {**bearer(key), "x-forwarded-for": CLIENT, "x-request-id": "the-request"}
    settings: dict[str, Any] = {"webhook_private_targets": True, "trusted_proxies": 1}
    async with receiving() as receiver, client_of(database, headers=headers, **settings) as client:
        yield House(connection, client, receiver, capsys, secrets={key.split("_", 2)[2]})


def test_every_endpoint_that_writes_is_recorded_or_says_why_not() -> None:
    writing = {each.name for each in PARTNER_ENDPOINTS if each.method != "GET"}
    assert {*ENDPOINTS, *UNRECORDED_ENDPOINTS} == writing
    assert ENDPOINTS.keys().isdisjoint(UNRECORDED_ENDPOINTS)


def test_whatever_is_recorded_costs_so_much_that_nobody_fills_the_history_in_passing() -> None:
    named = {each.name: each for each in PARTNER_ENDPOINTS}
    asked: Any = None  # what they cost does not depend on what is asked
    assert [name for name in ENDPOINTS if named[name].cost(asked) < lasting_cost(asked)] == []


def test_every_command_about_keys_and_webhooks_is_recorded_or_says_why_not() -> None:
    there = {name.removeprefix("isnad ") for name in commands()}
    there = {name for name in there if name.startswith(("keys ", "webhooks "))}
    assert {*COMMANDS, *UNRECORDED_COMMANDS} == there
    assert COMMANDS.keys().isdisjoint(UNRECORDED_COMMANDS)


def test_every_action_is_written_by_a_door() -> None:
    tables = [doors for table in (ENDPOINTS, COMMANDS) for doors in table.values()]
    written = {action for doors in tables for _, actions in doors for action in actions}
    assert {*written, *OF_THE_SERVICE, *OF_REDACTION} == set(Action)


async def written_by(house: House, door: Door) -> list[Any]:
    """Go through a door, and return the entries that this leaves."""
    before = {each.id for each in await entries_of(house.connection)}
    await door(house)
    return [each for each in await entries_of(house.connection) if each.id not in before]


async def test_every_endpoint_records_its_entries_with_the_actor_and_the_address(house: House) -> None:
    partner = await house.connection.fetchval("select id from api_key where name = 'partner'")
    for name, doors in ENDPOINTS.items():
        for door, actions in doors:
            entries = await written_by(house, door)
            assert sorted(each.action for each in entries) == sorted(actions), name
            for each in entries:
                assert (each.by, each.by_key, each.via) == ("partner", partner, Via.API), name
                assert (each.address, each.request_id, each.host) == (CLIENT, "the-request", None), name
                assert (each.subject_key, each.subject_name) == (partner, "partner"), name
    await nothing_secret(house)


async def test_every_command_records_its_entries_with_the_actor_and_the_address(house: House) -> None:
    await create_webhook(house)
    await create_feed_address(house)
    user = f"cli:{getpass.getuser()}"
    for name, doors in COMMANDS.items():
        for door, actions in doors:
            entries = await written_by(house, door)
            assert sorted(each.action for each in entries) == sorted(actions), name
            for each in entries:
                assert (each.by, each.by_key, each.via) == (user, None, Via.COMMAND_LINE), name
                assert (each.host, each.address, each.request_id) == (gethostname(), None, None), name
    await nothing_secret(house)


async def nothing_secret(house: House) -> None:
    """Hold the whole table to it that it has no secret, nor anything that somebody wrote."""
    assert len(house.secrets) >= 3
    rows = await house.connection.fetch("select e::text as said from audit_entry e")
    hashes = await house.connection.fetch(
        """
        select encode(secret_sha256, 'hex') as said from api_key
        union all select encode(token_sha256, 'hex') from feed_address
        union all select encode(secret, 'hex') from webhook
        union all select encode(previous_secret, 'hex') from webhook where previous_secret is not null
        """
    )
    forbidden = {*house.secrets, *(row["said"] for row in hashes), SAID, house.receiver.url, "isnad_", "whsec_"}
    assert [(row["said"], each) for row in rows for each in forbidden if each in row["said"]] == []
