"""Reading the audit history: by REST and by ``isnad audit``, for admins alone, page by page, with filters."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import httpx2
import pytest

from db.audit.entry import Action, Entry, Kind, record
from db.keys.api_key import create_key, revoke_key, rotate_key
from db.operation.operation import Actor, Origin, Via
from db.sql.identity import new_id
from db.sql.scope import Scope
from service.cli.cli import run
from tests.support.service.asking import client_of
from tests.support.service.keys import KEEPER, bearer, key_of
from tests.test_docs import rows

AUDIT = "/v1/audit"
DESK = Actor("cli:desk", origin=Origin(Via.COMMAND_LINE, host="newsroom"))


@pytest.fixture
async def client(database: str) -> AsyncIterator[httpx2.AsyncClient]:
    """A client with an admin's key."""
    key = await key_of(database, "admin", Scope.ADMIN)
    async with client_of(database, headers=bearer(key)) as made:
        yield made


async def told(client: httpx2.AsyncClient, **asked: Any) -> list[dict[str, Any]]:
    """Return the entries that are answered."""
    answer = await client.get(AUDIT, params=asked)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["entries"]
    return found


async def fill(connection: asyncpg.Connection, count: int) -> None:
    """Write entries, some of them in one transaction, with the same instant."""
    for size in (count // 2, count - count // 2):
        entries = [
            Entry(Action.WEBHOOK_CHANGED, Kind.WEBHOOK, new_id(), None, {"fields": ["url"]}) for _ in range(size)
        ]
        async with connection.transaction():
            await record(connection, DESK, entries)


async def test_an_entry_says_who_did_what_when_and_from_where(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    began = datetime.now(UTC) - timedelta(seconds=1)
    key = (await create_key(connection, "desk", [Scope.READ, Scope.SYNC], actor=DESK)).key
    (entry,) = await told(client, subject=str(key.id))
    at = datetime.fromisoformat(entry.pop("at"))
    assert began < at < datetime.now(UTC) + timedelta(seconds=1)
    assert entry.pop("id")
    assert entry == {
        "action": "KEY_CREATED",
        "by": "cli:desk",
        "byKey": None,
        "via": "COMMAND_LINE",
        "address": None,
        "host": "newsroom",
        "requestId": None,
        "subject": {"kind": "KEY", "id": str(key.id), "key": str(key.id), "name": "desk"},
        "details": {"scopes": ["read", "sync"], "expiresAt": None},
    }


@pytest.mark.parametrize(
    ("scopes", "status", "code"),
    [
        ((Scope.READ,), 403, "INSUFFICIENT_SCOPE"),
        ((Scope.SYNC, Scope.DRAFT), 403, "INSUFFICIENT_SCOPE"),
        ((), 401, "AUTHENTICATION_REQUIRED"),
    ],
)
async def test_nobody_but_an_admin_reads_it(database: str, scopes: tuple[Scope, ...], status: int, code: str) -> None:
    headers = bearer(await key_of(database, "somebody", *scopes)) if scopes else {}
    async with client_of(database, headers=headers, anonymous_read=True) as client:
        answer = await client.get(AUDIT)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_what_a_newer_version_wrote_is_shown_as_it_is(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    await connection.execute(
        """
        insert into audit_entry (id, action, actor, via, subject_kind, subject_id)
        values ($1, 'SESSION_BEGUN', 'somebody', 'API', 'SESSION', $1)
        """,
        new_id(),
    )
    entry, _ = await told(client)
    assert (entry["action"], entry["subject"]["kind"], entry["subject"]["name"]) == ("SESSION_BEGUN", "SESSION", None)


@pytest.mark.parametrize("limit", [1, 3, 100])
async def test_pages_have_every_entry_once_the_newest_first(
    client: httpx2.AsyncClient, connection: asyncpg.Connection, limit: int
) -> None:
    await fill(connection, 9)
    found: list[dict[str, Any]] = []
    asked: dict[str, Any] = {"limit": limit}
    while True:
        answer = (await client.get(AUDIT, params=asked)).json()
        found += answer["entries"]
        if not answer["hasMore"]:
            break
        assert len(answer["entries"]) == limit
        asked["after"] = answer["entries"][-1]["id"]
    ordered = await connection.fetch("select id::text from audit_entry order by at desc, id desc")
    assert [each["id"] for each in found] == [row["id"] for row in ordered]
    assert len(found) == 10


async def test_filters_let_through_what_they_say_and_together_what_all_of_them_do(
    client: httpx2.AsyncClient, connection: asyncpg.Connection
) -> None:
    first = await create_key(connection, "desk", [Scope.SYNC], actor=DESK)
    second = await rotate_key(connection, "desk", actor=Actor("desk", first.key.id))
    await revoke_key(connection, "desk", actor=KEEPER)
    third = await create_key(connection, "desk", [Scope.SYNC], actor=Actor("desk", second.key.id))
    by_name = await told(client, key="desk")
    assert [(each["action"], each["byKey"]) for each in by_name] == [
        ("KEY_CREATED", str(second.key.id)),
        ("KEY_ROTATED", str(first.key.id)),
        ("KEY_CREATED", str(first.key.id)),
    ]
    assert await told(client, key=str(first.key.id)) == by_name[1:]
    assert await told(client, key="nobody") == []
    assert [each["action"] for each in await told(client, action="KEY_REVOKED,KEY_ROTATED")] == [
        "KEY_REVOKED",
        "KEY_ROTATED",
    ]
    assert [each["action"] for each in await told(client, subject=str(third.key.id))] == ["KEY_CREATED"]
    assert await told(client, subject=str(third.key.id), key=str(first.key.id)) == []
    everything = await told(client)
    middle = everything[2]["at"]
    assert await told(client, since=middle) == everything[: 3 if everything[3]["at"] != middle else 4]
    assert await told(client, until=middle) == [each for each in everything if each["at"] < middle]
    assert await told(client, since=middle, until=middle) == []


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"after": str(new_id())}, "INVALID_CURSOR"),
        ({"after": "x"}, "PARAMETER_INVALID"),
        ({"limit": 0}, "PARAMETER_INVALID"),
        ({"limit": 101}, "PARAMETER_INVALID"),
        ({"action": "KEY_STOLEN"}, "PARAMETER_INVALID"),
        ({"since": "2026-11-30T09:00:00"}, "PARAMETER_INVALID"),
        ({"subject": "desk"}, "PARAMETER_INVALID"),
        ({"keys": "desk"}, "PARAMETER_UNKNOWN"),
    ],
)
async def test_invalid_requests_are_refused(client: httpx2.AsyncClient, asked: dict[str, Any], code: str) -> None:
    answer = await client.get(AUDIT, params=asked)
    assert (answer.status_code, answer.json()["code"]) == (400, code)


Said = pytest.CaptureFixture[str]


async def printed(capsys: Said, *arguments: str, ends: int = 0) -> tuple[str, str]:
    """Run ``isnad audit`` beside the test, and return what it prints on standard output and beside it."""
    capsys.readouterr()
    assert await asyncio.to_thread(run, ["audit", *arguments]) == ends
    said = capsys.readouterr()
    return said.out, said.err


async def test_the_command_prints_what_rest_answers(
    client: httpx2.AsyncClient,
    database: str,
    connection: asyncpg.Connection,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Said,
) -> None:
    monkeypatch.setenv("DATABASE_URL", database)
    await fill(connection, 5)
    for asked in ({}, {"action": "KEY_CREATED"}, {"limit": "2"}, {"key": "admin"}, {"until": "2020-01-01T00:00:00Z"}):
        options = [f"--{name}={value}" for name, value in asked.items()]
        out, _ = await printed(capsys, "--json", *options)
        answer = (await client.get(AUDIT, params=asked)).json()
        assert [each["id"] for each in json.loads(out)["entries"]] == [each["id"] for each in answer["entries"]]
        assert json.loads(out)["hasMore"] == answer["hasMore"]


async def test_the_table_says_it_to_people_and_where_to_go_on(
    database: str, connection: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.setenv("DATABASE_URL", database)
    key = (await create_key(connection, "desk", [Scope.READ, Scope.SYNC], actor=DESK)).key
    await revoke_key(connection, "desk", actor=KEEPER)
    out, err = await printed(capsys, "--limit", "1")
    head, row = out.splitlines()
    assert head.split() == ["AT", "ACTION", "BY", "FROM", "SUBJECT", "OF", "KEY", "DETAILS"]
    assert "KEY_REVOKED" in row
    assert f"key {key.id}" in row
    assert "feedAddresses=0 watched=0 webhooks=0" in row
    out, err = await printed(capsys, *err.partition("older entries: ")[2].split())
    assert "cli:desk" in out
    assert "newsroom" in out
    assert "expiresAt=- scopes=read,sync" in out
    assert err == ""


@pytest.mark.parametrize(
    ("arguments", "ends", "message"),
    [
        (["--since", "yesterday"], 2, "--since 'yesterday' is not a time"),
        (["--limit", "0"], 2, "--limit is one at least"),
        (["--action", "KEY_STOLEN"], 2, ""),
        (["--after", str(new_id())], 1, "no entry of the audit history has the id"),
    ],
)
async def test_what_the_command_cannot_do_is_reported_with_its_exit_code(
    database: str, monkeypatch: pytest.MonkeyPatch, capsys: Said, arguments: list[str], ends: int, message: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", database)
    out, err = await printed(capsys, *arguments, ends=ends)
    assert message in err + out
    assert "Traceback" not in err


def test_every_action_is_documented_and_no_other() -> None:
    assert {row[0].strip("`") for row in rows("docs/audit.md", "| action")} == set(Action)
