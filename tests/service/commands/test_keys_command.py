"""``isnad keys`` as those who keep the keys call it: what it prints, where, and how it ends."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from db.keys.api_key import find_living_key
from db.keys.feed_address import NewFeedAddress, create_feed_address
from db.operation.operation import Actor
from db.webhook.model import NewWebhook
from db.webhook.webhook import create_webhook
from service.cli.cli import run
from tests.support.service.keys import KEEPER

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def on_database(database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The commands work with a fresh migrated database."""
    monkeypatch.setenv("DATABASE_URL", database)
    return database


def printed(said: Said, *arguments: str) -> str:
    """Run a command that is done, and return what it prints on standard output."""
    said.readouterr()
    assert run(["keys", *arguments]) == 0
    return said.readouterr().out


def test_a_key_is_printed_alone_and_once(capsys: Said) -> None:
    key = printed(capsys, "create", "The Partner", "--scope", "read", "--scope", "sync").strip()
    assert key.startswith("isnad_")
    assert len(key.splitlines()) == 1
    for arguments in (["list"], ["list", "--json"], ["revoke", "The Partner"]):
        assert key.split("_", 2)[2] not in printed(capsys, *arguments)


def test_the_list_shows_what_each_key_may_and_when_it_ends(capsys: Said) -> None:
    printed(capsys, "create", "b", "--scope", "admin", "--expires", "2100-01-31")
    printed(capsys, "create", "a", "--scope", "sync", "--scope", "read", "--expires", "90d")
    lines = printed(capsys, "list").splitlines()
    assert lines[0].split() == ["NAME", "PREFIX", "SCOPES", "STATE", "EXPIRES", "LAST", "USED"]
    assert [line.split()[0] for line in lines[1:]] == ["a", "b"]
    assert "read,sync" in lines[1]
    assert "2100-01-31 00:00Z  never" in lines[2]


def test_the_list_as_json_has_all_of_it(capsys: Said) -> None:
    printed(capsys, "create", "a", "--scope", "read", "--expires", "12h")
    (listed,) = json.loads(printed(capsys, "list", "--json"))
    ends = datetime.fromisoformat(listed["expires_at"]) - datetime.now(UTC)
    assert timedelta(hours=11, minutes=59) < ends <= timedelta(hours=12)
    assert {"name": "a", "scopes": ["read"], "state": "living", "last_used_at": None}.items() <= listed.items()
    assert "key" not in listed


def test_a_rotation_gives_another_key_and_says_so_of_both(capsys: Said) -> None:
    first = json.loads(printed(capsys, "create", "a", "--scope", "read", "--json"))
    second = json.loads(printed(capsys, "rotate", "a", "--grace", "24h", "--json"))
    assert first["key"] != second["key"]
    assert second["scopes"] == ["read"]
    states = {key["prefix"]: key["state"] for key in json.loads(printed(capsys, "list", "--json"))}
    assert states == {first["prefix"]: "rotated", second["prefix"]: "living"}
    printed(capsys, "rotate", "a")
    states = {key["prefix"]: key["state"] for key in json.loads(printed(capsys, "list", "--json"))}
    assert sorted(states.values()) == ["living", "revoked", "rotated"]
    assert len(printed(capsys, "revoke", "a").splitlines()) == 2


def test_revoking_says_what_hung_on_the_key_and_on_those_before_it(on_database: str, capsys: Said) -> None:
    printed(capsys, "create", "a", "--scope", "sync")
    printed(capsys, "create", "other", "--scope", "sync")
    for name in ("a", "other"):
        asyncio.run(give_dependents(on_database, name))
    printed(capsys, "rotate", "a", "--grace", "1h")
    lines = printed(capsys, "revoke", "a").splitlines()
    said = [line.partition(" (")[0].rsplit(" ", 1)[0] for line in lines]
    assert said == ["revoked", "revoked", "disabled webhook", "ended feed address", "ended watch"]
    assert lines[2].endswith("(https://a.example/)")
    assert lines[3].endswith("(/v1/articles, atom)")
    assert lines[4] == "ended watch list (1 ids)"
    told = json.loads(printed(capsys, "revoke", "other", "--json"))
    assert [key["state"] for key in told["keys"]] == ["revoked"]
    assert [each["url"] for each in told["webhooks"]] == ["https://other.example/"]
    assert ([each["format"] for each in told["feed_addresses"]], told["watched"]) == (["atom"], 1)


async def give_dependents(dsn: str, name: str) -> None:
    """Give a key a webhook, a feed address and a watch list."""
    connection = await asyncpg.connect(dsn)
    key_id = (await find_living_key(connection, name)).id
    await create_webhook(connection, NewWebhook(key_id, f"https://{name}.example/", "x"), actor=KEEPER)
    new = NewFeedAddress(key_id, "/v1/articles", "atom", "articles.atom")
    await create_feed_address(connection, new, actor=Actor(name))
    watched = "insert into watch (client_id, id, type, after_xid, after_seq, read_xid, read_seq)"
    await connection.execute(watched + " values ($1, gen_random_uuid(), 'entity', '0', 0, '0', 0)", key_id)
    await connection.close()


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["create", "a", "--scope", "read"], 1, "a key named 'a' exists: rotate it, or revoke it first"),
        (["create", "/", "--scope", "read"], 1, "cannot be the name of a key"),
        (
            ["create", "b", "--scope", "read", "--expires", "2001-01-01"],
            1,
            "would have expired already: give a later time",
        ),
        (["create", "b", "--scope", "read", "--expires", "soon"], 2, "--expires 'soon' is not a time"),
        (["create", "b", "--scope", "write"], 2, 'Choose from: "read", "sync", "draft",'),
        (["create", "b"], 2, "--scope"),
        (["rotate", "b"], 1, "no living key is named 'b'"),
        (["rotate", "a", "--grace", "-1h"], 2, ""),
        (["rotate", "a", "--grace", "1y"], 2, "--grace '1y' is not a duration"),
        (["revoke", "b"], 1, "no living key is named 'b'"),
    ],
)
def test_what_the_command_refuses_ends_with_its_exit_code(
    arguments: list[str], status: int, message: str, capsys: Said
) -> None:
    printed(capsys, "create", "a", "--scope", "read")
    assert run(["keys", *arguments]) == status
    said = capsys.readouterr()
    assert message in said.out + said.err
    assert "Traceback" not in said.err


def test_a_database_without_the_table_is_reported(
    empty_database: str, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_database)
    assert run(["keys", "list"]) == 1
    assert "run `isnad migrate`" in capsys.readouterr().err
