"""The keys as they are stored: no secret can be read from them, one living key has a name, and rotating overlaps."""

from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from db.keys.api_key import (
    KeyExpired,
    KeyNameInvalid,
    KeyNameTaken,
    KeyUnknown,
    create_key,
    list_keys,
    revoke_key,
    rotate_key,
)
from db.keys.lookup import FoundKey, find_key, note_use
from db.keys.text import KeyText, new_key_text, read_key_text
from db.postgres.pool import open_pool
from db.sql.scope import ENOUGH, Scope, allows, visibility_of
from db.sql.visibility import Visibility
from tests.support.service.keys import KEEPER

DAY = timedelta(days=1)


async def found(dsn: str, text: KeyText) -> FoundKey | None:
    """Return the key that is taken with this text."""
    key = await stored(dsn, text)
    return None if key is None or key.is_revoked else key


async def stored(dsn: str, text: KeyText) -> FoundKey | None:
    pool = await open_pool(dsn, smallest=0, largest=1, statement_timeout_ms=5000)
    try:
        return await find_key(pool, text, wait_s=5)
    finally:
        await pool.close()


def test_a_key_is_taken_apart_as_it_was_made_and_nothing_else_is_a_key() -> None:
    made = new_key_text()
    assert read_key_text(made.whole) == made
    assert len(made.secret) == 43
    for wrong in ("", "isnad_", made.whole + "x", made.whole[:-1], made.whole.upper(), made.whole.replace("_", "-", 1)):
        assert read_key_text(wrong) is None
    assert new_key_text().secret != made.secret


def test_a_scope_is_allowed_by_those_that_hold_more() -> None:
    assert [allows({scope}, Scope.READ) for scope in Scope] == [True] * 4
    assert [scope for scope in Scope if allows({scope}, Scope.SYNC)] == [Scope.SYNC, Scope.ADMIN]
    assert [scope for scope in Scope if allows({scope}, Scope.DRAFT)] == [Scope.DRAFT, Scope.ADMIN]
    assert [scope for scope in Scope if allows({scope}, Scope.ADMIN)] == [Scope.ADMIN]
    assert not allows(set(), Scope.READ)
    assert set(ENOUGH) == set(Scope)


def test_drafts_are_seen_with_the_scopes_that_allow_them_and_no_other() -> None:
    assert visibility_of({Scope.READ, Scope.SYNC}) is Visibility.PUBLISHED
    assert visibility_of({Scope.READ, Scope.DRAFT}) is Visibility.EVERYTHING
    assert visibility_of({Scope.ADMIN}) is Visibility.EVERYTHING


async def test_a_key_is_found_by_its_text_and_its_secret_is_nowhere(
    connection: asyncpg.Connection, database: str
) -> None:
    issued = await create_key(connection, "The Partner", {Scope.READ, Scope.SYNC}, actor=KEEPER)
    key = await found(database, issued.text)
    assert key is not None
    assert (key.name, key.seconds_left) == ("The Partner", None)
    assert key.scopes == {Scope.READ, Scope.SYNC}
    stored = await connection.fetchval("select string_agg(k::text, '') from api_key k")
    assert issued.text.secret not in stored
    assert issued.text.secret.encode().hex() not in stored
    assert issued.text.sha256.hex() in stored
    assert issued.text.secret not in repr(issued.key)


async def test_another_secret_with_the_prefix_of_a_key_finds_nothing(
    connection: asyncpg.Connection, database: str
) -> None:
    issued = await create_key(connection, "partner", {Scope.READ}, actor=KEEPER)
    assert await found(database, issued.text._replace(secret=new_key_text().secret)) is None
    assert await found(database, new_key_text()) is None


async def test_a_name_belongs_to_one_living_key(connection: asyncpg.Connection) -> None:
    await create_key(connection, "partner", {Scope.READ}, actor=KEEPER)
    with pytest.raises(KeyNameTaken):
        await create_key(connection, "partner", {Scope.ADMIN}, actor=KEEPER)
    await revoke_key(connection, "partner", actor=KEEPER)
    await create_key(connection, "partner", {Scope.READ}, actor=KEEPER)
    assert [key.name for key in await list_keys(connection)] == ["partner", "partner"]


@pytest.mark.parametrize("name", ["", " a", "-", "a\nb", "a\x00", "a" * 101, "a/b", "‮a"])
async def test_a_name_is_readable_or_refused(connection: asyncpg.Connection, name: str) -> None:
    with pytest.raises(KeyNameInvalid):
        await create_key(connection, name, {Scope.READ}, actor=KEEPER)


async def test_a_key_that_would_not_be_taken_is_not_made(connection: asyncpg.Connection) -> None:
    with pytest.raises(KeyExpired):
        await create_key(connection, "partner", {Scope.READ}, expires_at=datetime.now(UTC) - DAY, actor=KEEPER)


async def test_a_revoked_key_is_not_found_and_cannot_be_revoked_again(
    connection: asyncpg.Connection, database: str
) -> None:
    issued = await create_key(connection, "partner", {Scope.READ}, actor=KEEPER)
    await revoke_key(connection, "partner", actor=KEEPER)
    assert await found(database, issued.text) is None
    revoked = await stored(database, issued.text)
    assert (revoked and revoked.id, revoked and revoked.is_revoked) == (issued.key.id, True)
    with pytest.raises(KeyUnknown):
        await revoke_key(connection, "partner", actor=KEEPER)
    with pytest.raises(KeyUnknown):
        await rotate_key(connection, "partner", actor=KEEPER)


async def test_rotating_ends_the_old_key_at_once_or_after_a_while(
    connection: asyncpg.Connection, database: str
) -> None:
    ends, scopes = datetime.now(UTC) + 9 * DAY, {Scope.READ, Scope.DRAFT}
    first = await create_key(connection, "partner", scopes, expires_at=ends, actor=KEEPER)
    second = await rotate_key(connection, "partner", grace=DAY, actor=KEEPER)
    assert (second.key.name, second.key.scopes) == (first.key.name, first.key.scopes)
    assert second.key.expires_at == first.key.expires_at
    old = await found(database, first.text)
    assert old is not None
    assert 86_000 < (old.seconds_left or 0) <= 86_400
    third = await rotate_key(connection, "partner", actor=KEEPER)
    assert await found(database, second.text) is None
    assert await found(database, third.text) is not None
    now = datetime.now(UTC)
    assert [key.state(now) for key in await list_keys(connection)] == ["rotated", "revoked", "living"]
    assert [key.state(now + 2 * DAY) for key in await list_keys(connection)] == ["expired", "revoked", "living"]


async def test_revoking_a_rotated_key_ends_the_one_that_is_still_taken_too(
    connection: asyncpg.Connection, database: str
) -> None:
    first = await create_key(connection, "partner", {Scope.READ}, actor=KEEPER)
    await rotate_key(connection, "partner", grace=DAY, actor=KEEPER)
    assert len((await revoke_key(connection, "partner", actor=KEEPER)).keys) == 2
    assert await found(database, first.text) is None


async def test_the_grace_of_a_rotation_makes_no_key_live_longer(connection: asyncpg.Connection) -> None:
    ends = datetime.now(UTC) + timedelta(hours=1)
    await create_key(connection, "partner", {Scope.READ}, expires_at=ends, actor=KEEPER)
    await rotate_key(connection, "partner", grace=DAY, actor=KEEPER)
    assert {key.expires_at for key in await list_keys(connection)} == {ends}


async def test_a_use_is_noted_once_a_minute(connection: asyncpg.Connection, database: str) -> None:
    issued = await create_key(connection, "partner", {Scope.READ}, actor=KEEPER)
    pool = await open_pool(database, smallest=0, largest=1, statement_timeout_ms=5000)
    noted = set()
    for _ in range(3):
        await note_use(pool, issued.key.id, wait_s=5)
        noted.add(await connection.fetchval("select last_used_at from api_key"))
    await pool.close()
    assert len(noted) == 1
    key = await found(database, issued.text)
    assert key is not None
    assert not key.is_to_be_noted
    await connection.execute("update api_key set last_used_at = now() - interval '2 minutes'")
    key = await found(database, issued.text)
    assert key is not None
    assert key.is_to_be_noted
