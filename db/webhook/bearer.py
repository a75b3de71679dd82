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
    """The bearer of a client's key; without a ``key_id`` the client has no key any more."""

    key_id: UUID | None = None
    scopes: frozenset[Scope] = frozenset()

    @property
    def may_follow(self) -> bool:
        """Whether they may be told of changes."""
        return allows(self.scopes, Scope.SYNC)

    @property
    def sees(self) -> Visibility:
        """What of the data they see."""
        return visibility_of(self.scopes)


async def find_bearer(connection: Connection, client_id: UUID | None) -> Bearer:
    """Return the bearer of the last key of a client, as it is now; nobody without a client."""
    return bearer_of(await connection.fetchrow(_FIND, client_id))


def bearer_of(row: "asyncpg.Record | None") -> Bearer:
    """Return what the columns ``key_id`` and ``scopes`` of a row say."""
    if row is None or row["key_id"] is None:
        return Bearer()
    return Bearer(row["key_id"], frozenset(map(Scope, row["scopes"])))
