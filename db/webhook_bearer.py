"""Who a webhook belongs to: the key of its owner, and what that allows now."""

from dataclasses import dataclass
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.scope import Scope, allows, visibility_of
from db.visibility import Visibility
from db.write import Connection

_FIND: LiteralString = """
    select id as key_id, scopes from api_key
    where name = $1 and revoked_at is null and (expires_at is null or expires_at > now())
    order by rotated_to_id is null desc, created_at desc
    limit 1
"""


@dataclass(frozen=True, slots=True)
class Bearer:
    """The bearer of the key of a name; without a ``key_id`` there is no such key any more."""

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


async def bearer_named(connection: Connection, owner: str) -> Bearer:
    """Return the bearer of the key with a name, as it is now."""
    return bearer_of(await connection.fetchrow(_FIND, owner))


def bearer_of(row: "asyncpg.Record | None") -> Bearer:
    """Return what the columns ``key_id`` and ``scopes`` of a row say."""
    if row is None or row["key_id"] is None:
        return Bearer()
    return Bearer(row["key_id"], frozenset(map(Scope, row["scopes"])))
