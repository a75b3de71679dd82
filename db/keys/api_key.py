"""Create, list, rotate and revoke API keys. Only hashes of the secrets are stored."""

import re
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar, LiteralString, NamedTuple
from uuid import UUID

import asyncpg

from db.audit.entry import Action, Entry, Kind, record
from db.keys.dependents import Dependents, end_dependents
from db.keys.text import KeyText, new_key_text
from db.migrations.completeness import completeness_of
from db.operation.load_errors import DatabaseFailed
from db.operation.operation import Actor
from db.postgres.wire import Wire
from db.sql.connection import Connection
from db.sql.identity import new_id
from db.sql.scope import Scope

_NAME = re.compile(r"[^\W_][\w .@-]{0,99}")

_ALL: LiteralString = "select * from api_key order by name, created_at, id"
_LIVING: LiteralString = (
    "select * from api_key where name = $1 and revoked_at is null and rotated_to_id is null for no key update"
)
_BEARER: LiteralString = "select * from api_key where name = $1 and revoked_at is null and rotated_to_id is null"
_CREATE: LiteralString = """
    insert into api_key (id, name, prefix, secret_sha256, scopes, expires_at) values ($1, $2, $3, $4, $5, $6) returning *
"""
_FREE_NAME: LiteralString = "update api_key set rotated_to_id = id where id = $1"
_ROTATED: LiteralString = """
    update api_key set rotated_to_id = $2, expires_at = least(expires_at, now() + $3::interval),
        revoked_at = case when $3::interval > interval '0' then revoked_at else now() end
    where id = $1
"""
_REVOKE: LiteralString = """
    update api_key set revoked_at = now()
    where name = $1 and revoked_at is null and (rotated_to_id is null or expires_at > now())
    returning *
"""


class KeyFault(Exception):
    """The base of errors that keep a key from being created or changed; the message is written for operators."""

    code: ClassVar[str] = "KEY_FAULT"


class KeyNameInvalid(KeyFault):
    """A name that no key can have."""

    code = "KEY_NAME_INVALID"


class KeyNameTaken(KeyFault):
    """A living key already has the name."""

    code = "KEY_NAME_TAKEN"


class KeyUnknown(KeyFault):
    """No living key has the name."""

    code = "KEY_UNKNOWN"


class KeyExpired(KeyFault):
    """The key is expired, or a new key would be expired already."""

    code = "KEY_EXPIRED"


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key without its secret; ``is_rotated`` if another one replaced it. Instants are in UTC."""

    id: UUID
    name: str
    prefix: str
    scopes: frozenset[Scope]
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    last_used_at: datetime | None
    is_rotated: bool

    def state(self, at: datetime) -> str:
        """Return the state at an instant: ``living``, ``rotated`` (but still valid), ``expired`` or ``revoked``."""
        if self.revoked_at is not None and self.revoked_at <= at:
            return "revoked"
        if self.expires_at is not None and self.expires_at <= at:
            return "expired"
        return "rotated" if self.is_rotated else "living"


class Issued(NamedTuple):
    """A newly created key, and its text, which cannot be recovered later."""

    key: ApiKey
    text: KeyText


class Revoked(NamedTuple):
    """Newly revoked keys, and what ended with them."""

    keys: Sequence[ApiKey]
    dependents: Dependents


async def create_key(
    connection: Connection,
    name: str,
    scopes: Collection[Scope],
    *,
    actor: Actor,
    expires_at: datetime | None = None,
) -> Issued:
    """Create a key with at least one scope. Raises KeyNameInvalid, KeyNameTaken or KeyExpired."""
    async with connection.transaction():
        issued = await _create_key(connection, name, scopes, expires_at)
        await record(connection, actor, [_created(issued.key)])
    return issued


async def _create_key(
    connection: Connection, name: str, scopes: Collection[Scope], expires_at: datetime | None
) -> Issued:
    if not _NAME.fullmatch(name):
        raise KeyNameInvalid(
            f"{name[:120]!r} cannot be the name of a key: use 1 to 100 letters, digits, spaces and . _ @"
            " -, and begin with a letter or digit"
        )
    if expires_at is not None and expires_at <= datetime.now(UTC):
        raise KeyExpired(
            f"a key that expires at {expires_at.isoformat()} would have expired already: give a later time"
        )
    text = new_key_text()
    named = sorted(scope.value for scope in set(scopes))
    try:
        row = await connection.fetchrow(_CREATE, new_id(), name, text.prefix, text.sha256, named, expires_at)
    except asyncpg.UniqueViolationError:
        raise KeyNameTaken(f"a key named {name!r} exists: rotate it, or revoke it first") from None
    return Issued(_key(row), text)


async def find_living_key(connection: Connection, name: str) -> ApiKey:
    """Return the living key with a name. Raises KeyUnknown, or KeyExpired."""
    row = await connection.fetchrow(_BEARER, name)
    if row is None:
        raise _unknown(name)
    key = _key(row)
    if key.state(datetime.now(UTC)) != "living":
        raise KeyExpired(f"the key {name!r} is no longer valid: rotate it first")
    return key


async def list_keys(connection: Connection) -> Sequence[ApiKey]:
    """Return all keys ever created, by name, the oldest first."""
    return [_key(row) for row in await connection.fetch(_ALL)]


async def rotate_key(
    connection: Connection,
    name: str,
    *,
    actor: Actor,
    grace: timedelta = timedelta(0),
    expires_at: datetime | None = None,
) -> Issued:
    """Create a key that replaces a living one, which stays valid for ``grace``.

    The new key has the scopes of the old one, and expires when the old one would have, or at ``expires_at``. Raises
    KeyUnknown, or KeyExpired.
    """
    async with connection.transaction():
        row = await connection.fetchrow(_LIVING, name)
        if row is None:
            raise _unknown(name)
        old = _key(row)
        await connection.execute(_FREE_NAME, old.id)
        issued = await _create_key(connection, name, old.scopes, expires_at or old.expires_at)
        await connection.execute(_ROTATED, old.id, issued.key.id, grace)
        rotated = {"to": issued.key.id, "graceSeconds": int(grace.total_seconds())}
        entries = [_created(issued.key), _entry(Action.KEY_ROTATED, old, rotated)]
        await record(connection, actor, entries)
    return issued


async def revoke_key(connection: Connection, name: str, *, actor: Actor) -> Revoked:
    """Revoke a key, with the keys that it replaced and that are still valid, and everything that depends on them.

    Raises KeyUnknown.
    """
    async with connection.transaction():
        revoked = [_key(row) for row in await connection.fetch(_REVOKE, name)]
        if not revoked:
            raise _unknown(name)
        dependents = await end_dependents(connection, [key.id for key in revoked])
        counts = dependents.counts()  # of the client, which all these keys belong to
        entries = [_entry(Action.KEY_REVOKED, key, {} if key.is_rotated else counts) for key in revoked]
        await record(connection, actor, [*entries, *dependents.entries()])
        return Revoked(revoked, dependents)


@asynccontextmanager
async def open_keys(dsn: str) -> AsyncIterator[Connection]:
    """Open a connection to a database that has the table of keys; raises DatabaseFailed otherwise."""
    try:
        connection = await asyncpg.connect(dsn, timeout=10, connection_class=Wire)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as cause:
        raise DatabaseFailed(f"the database cannot be reached: {cause or type(cause).__name__}") from None
    try:
        if faults := (await completeness_of(connection)).writing_faults:
            raise DatabaseFailed("\n".join(faults))
        yield connection
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as cause:
        raise DatabaseFailed(f"the database failed: {cause}") from cause
    finally:
        await connection.close()


def _created(key: ApiKey) -> Entry:
    scopes = sorted(scope.value for scope in key.scopes)
    return _entry(Action.KEY_CREATED, key, {"scopes": scopes, "expiresAt": key.expires_at})


def _entry(action: Action, key: ApiKey, details: Mapping[str, object]) -> Entry:
    return Entry(action, Kind.KEY, key.id, key.id, details)


def _unknown(name: str) -> KeyUnknown:
    return KeyUnknown(f"no living key is named {name[:120]!r}: see `isnad keys list`")


def _key(row: "asyncpg.Record | None") -> ApiKey:
    if row is None:
        raise KeyFault("the key was not written")
    return ApiKey(
        id=UUID(str(row["id"])),
        name=row["name"],
        prefix=row["prefix"],
        scopes=frozenset(map(Scope, row["scopes"])),
        created_at=row["created_at"],
        expires_at=row["expires_at"],
        revoked_at=row["revoked_at"],
        last_used_at=row["last_used_at"],
        is_rotated=row["rotated_to_id"] is not None,
    )
