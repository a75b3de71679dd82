"""Look up an API key and record its last use."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import LiteralString
from uuid import UUID

from db.keys.text import KeyText
from db.postgres.pool import Pool
from db.read.execute import fetch_row
from db.sql.scope import Scope

_FIND: LiteralString = """
    select k.id::text, k.name, k.secret_sha256, k.scopes, k.revoked_at is not null as is_revoked,
        extract(epoch from k.expires_at - now())::float8 as seconds_left,
        coalesce(k.last_used_at < now() - interval '1 minute', true) as is_to_be_noted
    from (select) as one left join api_key k on k.prefix = $1
"""
_TAKEN: LiteralString = """
    select coalesce(array_agg(k.prefix || encode(k.secret_sha256, 'hex')), '{}') as found from api_key k
    where k.prefix = any($1::text[]) and encode(k.secret_sha256, 'hex') = any($2::text[])
        and k.revoked_at is null and coalesce(k.expires_at > now(), true)
"""
_NOTE: LiteralString = """
    with noted as (
        update api_key set last_used_at = now()
        where id = $1::text::uuid and coalesce(last_used_at < now() - interval '1 minute', true)
        returning id
    )
    select count(*) from noted
"""


@dataclass(frozen=True, slots=True)
class FoundKey:
    """A stored key.

    ``seconds_left`` is the time until it expires, None if never; ``is_to_be_noted`` if its use must be recorded.
    """

    id: UUID
    name: str
    scopes: frozenset[Scope]
    seconds_left: float | None
    is_to_be_noted: bool
    is_revoked: bool

    @property
    def is_expired(self) -> bool:
        """Whether it has expired."""
        return self.seconds_left is not None and self.seconds_left <= 0


async def find_key(pool: Pool, text: KeyText, *, wait_s: float) -> FoundKey | None:
    """Return the key with this text, even if revoked, or None; raises one of ``db.sql.errors``."""
    row = await fetch_row(pool, _FIND, [text.prefix], wait_s=wait_s)
    if not text.is_that_of(row["secret_sha256"] or bytes(32)):
        return None
    scopes = frozenset(map(Scope, row["scopes"]))
    return FoundKey(
        id=UUID(row["id"]),
        name=row["name"],
        scopes=scopes,
        seconds_left=row["seconds_left"],
        is_to_be_noted=row["is_to_be_noted"],
        is_revoked=row["is_revoked"],
    )


async def find_taken(pool: Pool, texts: Sequence[KeyText], *, wait_s: float) -> AbstractSet[KeyText]:
    """Return those texts that are valid keys now; raises one of ``db.sql.errors``."""
    hashed = {text.prefix + text.sha256.hex(): text for text in texts}
    values = [[text.prefix for text in texts], [text.sha256.hex() for text in texts]]
    row = await fetch_row(pool, _TAKEN, values, wait_s=wait_s)
    return {hashed[each] for each in row["found"] if each in hashed}


async def note_use(pool: Pool, key_id: UUID, *, wait_s: float) -> None:
    """Record the use of a key, at most once a minute over all processes; raises one of ``db.sql.errors``."""
    await fetch_row(pool, _NOTE, [str(key_id)], wait_s=wait_s)
