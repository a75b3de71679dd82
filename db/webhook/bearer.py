"""The owner of a webhook: the key that its client has now, and what this key allows."""

from dataclasses import dataclass
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.sql.connection import Connection
from db.sql.scope import Scope, allows, visibility_of
from db.sql.visibility import Visibility

_FIND: LiteralString = """
    select id as key_id, scopes from api_key
    where id = bearer_of($1) and revoked_at is null and coalesce(expires_at > now(), true)
"""


@dataclass(frozen=True, slots=True)
class Bearer:
    """The owner of a webhook; without a ``key_id`` the client no longer has a valid key."""

    key_id: UUID | None = None
    scopes: frozenset[Scope] = frozenset()

    @property
    def may_follow(self) -> bool:
        """Whether the owner may receive changes."""
        return allows(self.scopes, Scope.SYNC)

    @property
    def sees(self) -> Visibility:
        """The owner's visibility."""
        return visibility_of(self.scopes)


async def find_bearer(connection: Connection, client_id: UUID | None) -> Bearer:
    """Return the current bearer of a client's newest key; without a client, a bearer without a key."""
    return bearer_of(await connection.fetchrow(_FIND, client_id))


def bearer_of(row: "asyncpg.Record | None") -> Bearer:
    """Return the bearer in the columns ``key_id`` and ``scopes`` of a row."""
    if row is None or row["key_id"] is None:
        return Bearer()
    return Bearer(row["key_id"], frozenset(map(Scope, row["scopes"])))
