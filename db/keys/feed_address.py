"""Feed addresses: each gives one export to everybody who knows its token, with the rights of the address's key.

An address belongs to a client: the first in a chain of keys that replaced each other. It works as long as the last of
these keys is valid. The database holds only hashes of the tokens.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

import asyncpg
import orjson

from db.audit.entry import Action, Entry, Kind, record
from db.keys.feed_token import new_token, token_hash
from db.operation.operation import Actor, Outcome
from db.postgres.pool import Pool
from db.read.execute import fetch_row
from db.sql.connection import Connection
from db.sql.errors import ReadRefused
from db.sql.identity import new_id
from db.sql.scope import Scope

MAX_OF_CLIENT = 1000
"""The most feed addresses that a client may have, not counting revoked ones."""

_SHOWN: LiteralString = """
    json_build_object(
        'id', f.id, 'owner', o.name, 'resource', f.resource, 'format', f.format, 'file_name', f.file_name,
        'with_drafts', f.with_drafts, 'description', f.description, 'created_at', f.created_at, 'revoked_at', f.revoked_at,
        'last_used_at', f.last_used_at,
        'has_key', o.revoked_at is null and coalesce(o.expires_at > now(), true)
    )
"""
_OWNED: LiteralString = "feed_address f join api_key o on o.id = bearer_of(f.key_id)"

_HOLD: LiteralString = "select id, client_of(id) as client_id from api_key where id = $1 for no key update"
_CREATE: LiteralString = """
    insert into feed_address (id, key_id, token_sha256, resource, format, file_name, with_drafts, description)
    select $1, $2, $3, $4, $5, $6, $7, $8
    where (select count(*) from feed_address where key_id = $2 and revoked_at is null) < $9
    returning id
"""
_GET: LiteralString = (
    "select " + _SHOWN + "::text as shown from " + _OWNED + " where f.id = $1"  # noqa: S608  literals
)
_READ: LiteralString = (
    "select (select " + _SHOWN + "::text from " + _OWNED + " where f.id = $1::text::uuid"  # noqa: S608  literals
    " and ($2::text is null or f.key_id = client_of($2::text::uuid))) as shown"
)
_LIST: LiteralString = (
    "select coalesce(json_agg(l.shown order by l.id), '[]')::text as items from ("  # noqa: S608  literals
    "select f.id, "
    + _SHOWN
    + " as shown from "
    + _OWNED
    + " where ($1::text is null or f.key_id = client_of($1::text::uuid))"
    " and ($2::text is null or f.id > $2::text::uuid) order by f.id limit $3::integer) l"
)
_REVOKE: LiteralString = """
    update feed_address set revoked_at = now()
    where id = $1 and ($2::uuid is null or key_id = client_of($2)) and revoked_at is null
    returning key_id
"""
_FIND: LiteralString = """
    select f.id::text, f.resource, f.format, f.file_name, f.with_drafts, k.id::text as key_id, k.name, k.scopes,
        coalesce(f.last_used_at < now() - interval '1 minute', true) as is_to_be_noted
    from (select) as one
    left join feed_address f on f.token_sha256 = decode($1, 'hex') and f.revoked_at is null
    left join api_key k on k.id = bearer_of(f.key_id) and k.revoked_at is null and coalesce(k.expires_at > now(), true)
"""
_ANSWERED: LiteralString = """
    select coalesce(array_agg(encode(f.token_sha256, 'hex')), '{}') as found
    from unnest($1::text[]) h join feed_address f on f.token_sha256 = decode(h, 'hex') and f.revoked_at is null
    join api_key k on k.id = bearer_of(f.key_id) and k.revoked_at is null and coalesce(k.expires_at > now(), true)
"""
_NOTE: LiteralString = """
    with noted as (
        update feed_address set last_used_at = now()
        where id = $1::text::uuid and coalesce(last_used_at < now() - interval '1 minute', true)
        returning id
    )
    select count(*) from noted
"""


class FeedAddressUnknown(ReadRefused):
    """No feed address has this token, or this id among those that the caller may see."""

    code = "FEED_ADDRESS_UNKNOWN"


class TooManyFeedAddresses(ReadRefused):
    """The client already has the maximum number of feed addresses."""

    code = "TOO_MANY_FEED_ADDRESSES"


@dataclass(frozen=True, slots=True)
class NewFeedAddress:
    """A feed address to create for the key ``key_id``: the resource, the format, and the end of the address."""

    key_id: UUID
    resource: str
    format: str
    file_name: str
    with_drafts: bool = False
    description: str | None = None


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """A feed address without its token; ``owner`` is the name of its key, which is still valid if ``has_key``."""

    id: UUID
    owner: str
    resource: str
    format: str
    file_name: str
    with_drafts: bool
    description: str | None
    created_at: datetime
    revoked_at: datetime | None
    last_used_at: datetime | None
    has_key: bool

    @property
    def state(self) -> str:
        """Return whether it works: ``LIVING``, ``REVOKED``, or ``NO_KEY`` if its key is no longer valid."""
        if self.revoked_at is not None:
            return "REVOKED"
        return "LIVING" if self.has_key else "NO_KEY"


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """A feed address in use: the export that it gives, and the key whose rights apply."""

    id: UUID
    resource: str
    format: str
    file_name: str
    with_drafts: bool
    key_id: UUID
    key_name: str
    scopes: frozenset[Scope]
    is_to_be_noted: bool


@dataclass(frozen=True, slots=True)
class RevokeFeedAddress:
    """A feed address to revoke: one of the client of ``key_id``, or of any client without a ``key_id``."""

    id: UUID
    key_id: UUID | None


async def create_feed_address(connection: Connection, request: NewFeedAddress, *, actor: Actor) -> Outcome:
    """Create a feed address; the outcome has it and its token, which cannot be read again later.

    Raises TooManyFeedAddresses.
    """
    token, made = new_token(), new_id()
    async with connection.transaction():
        held = await connection.fetchrow(_HOLD, request.key_id)
        if held is None:
            raise FeedAddressUnknown("no such key exists")
        given = (request.resource, request.format, request.file_name, request.with_drafts, request.description)
        if not await connection.fetchval(_CREATE, made, held["client_id"], token_hash(token), *given, MAX_OF_CLIENT):
            raise TooManyFeedAddresses(
                f"a key has at most {MAX_OF_CLIENT} feed addresses: revoke those that are no longer used"
            )
        row = await connection.fetchrow(_GET, made)
        details = {"format": request.format, "withDrafts": request.with_drafts}
        entry = Entry(Action.FEED_ADDRESS_CREATED, Kind.FEED_ADDRESS, made, held["client_id"], details)
        await record(connection, actor, [entry])
    return Outcome(values={"address": _address(orjson.loads(row["shown"]) if row else {}), "token": token})


async def revoke_feed_address(connection: Connection, request: RevokeFeedAddress, *, actor: Actor) -> Outcome:
    """Revoke a feed address, so that it stops working. Raises FeedAddressUnknown."""
    async with connection.transaction():
        client_id = await connection.fetchval(_REVOKE, request.id, request.key_id)
        if client_id is None:
            raise FeedAddressUnknown("you have no active feed address with this id")
        entry = Entry(Action.FEED_ADDRESS_REVOKED, Kind.FEED_ADDRESS, request.id, client_id, {"reason": "REQUESTED"})
        await record(connection, actor, [entry])
    row = await connection.fetchrow(_GET, request.id)
    return Outcome(values={"address": _address(orjson.loads(row["shown"]) if row else {})})


async def read_feed_address(pool: Pool, address_id: UUID, key_id: UUID | None, *, wait_s: float) -> FeedAddress:
    """Return a feed address of the key's client, or without a key of any client.

    Raises FeedAddressUnknown, or one of ``db.sql.errors``.
    """
    row = await fetch_row(pool, _READ, [str(address_id), None if key_id is None else str(key_id)], wait_s=wait_s)
    if row["shown"] is None:
        raise FeedAddressUnknown("you have no feed address with this id")
    return _address(orjson.loads(row["shown"]))


async def list_feed_addresses(
    pool: Pool, key_id: UUID | None, *, after: UUID | None, limit: int, wait_s: float
) -> Sequence[FeedAddress]:
    """Return the feed addresses of the key's client, or without a key of all clients; the oldest first.

    Raises one of ``db.sql.errors``.
    """
    values = [None if key_id is None else str(key_id), None if after is None else str(after), limit]
    row = await fetch_row(pool, _LIST, values, wait_s=wait_s)
    return [_address(each) for each in orjson.loads(row["items"])]


async def all_feed_addresses(connection: Connection) -> Sequence[FeedAddress]:
    """Return the feed addresses of all clients, the oldest first."""
    items = await connection.fetchval(_LIST, None, None, 2**31 - 1)
    return [_address(each) for each in orjson.loads(items)]


async def find_by_token(pool: Pool, token: str, *, wait_s: float) -> FoundAddress | None:
    """Return the feed address with a token; None if it or its key is not valid. Raises one of ``db.sql.errors``."""
    row = await fetch_row(pool, _FIND, [token_hash(token).hex()], wait_s=wait_s)
    return None if row["id"] is None or row["key_id"] is None else _found(row)


async def find_answered(pool: Pool, hashes: Sequence[bytes], *, wait_s: float) -> AbstractSet[bytes]:
    """Return the hashes whose addresses work now; raises one of ``db.sql.errors``."""
    row = await fetch_row(pool, _ANSWERED, [[each.hex() for each in hashes]], wait_s=wait_s)
    return {bytes.fromhex(each) for each in row["found"]}


async def note_address_use(pool: Pool, address_id: UUID, *, wait_s: float) -> None:
    """Note that a feed address was used, once a minute at most; raises one of ``db.sql.errors``."""
    await fetch_row(pool, _NOTE, [str(address_id)], wait_s=wait_s)


def _found(row: asyncpg.Record) -> FoundAddress:
    return FoundAddress(
        id=UUID(row["id"]),
        resource=row["resource"],
        format=row["format"],
        file_name=row["file_name"],
        with_drafts=row["with_drafts"],
        key_id=UUID(row["key_id"]),
        key_name=row["name"],
        scopes=frozenset(map(Scope, row["scopes"])),
        is_to_be_noted=row["is_to_be_noted"],
    )


def _address(shown: Mapping[str, Any]) -> FeedAddress:
    instants = ("created_at", "revoked_at", "last_used_at")
    read = {name: shown[name] and datetime.fromisoformat(shown[name]) for name in instants}
    return FeedAddress(**{**shown, **read, "id": UUID(shown["id"])})
