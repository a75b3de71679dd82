"""Callers: who sent a request, and what they may do."""

from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from db.sql.scope import Scope, allows, visibility_of
from db.sql.visibility import Visibility
from service.errors.access import AuthenticationRequired, InsufficientScope

ANONYMOUS = "anonymous"
READ_ONLY = frozenset({Scope.READ})


class Caller(NamedTuple):
    """Who asks: the bearer of a key, by its name, or anybody, without a ``key_id``.

    ``limit_key`` is by what is counted how much they ask: the name of the key, or the address that they ask from.
    """

    name: str
    scopes: frozenset[Scope]
    key_id: UUID | None
    limit_key: str

    @property
    def counted_as(self) -> tuple[bool, str]:
        """What a caller is known by if something is counted: no key can be called as an address."""
        return self.key_id is None, self.limit_key

    @property
    def sees(self) -> Visibility:
        """What of the data they see."""
        return _seen_with(self.scopes)

    def require(self, scope: Scope) -> None:
        """Refuse who may not do what a scope allows: raises InsufficientScope, AuthenticationRequired without a key."""
        if allows(self.scopes, scope):
            return
        if self.key_id is None:
            raise AuthenticationRequired(
                f"a key with the scope `{scope}` is required: send it as Authorization: Bearer …"
            )
        raise InsufficientScope(scope.value)


_seen_with = lru_cache(maxsize=64)(visibility_of)
"""Every request asks this of few sets."""


@lru_cache(maxsize=4096)
def anonymous_at(address: str) -> Caller:
    """Return who asks without a key from an address."""
    return Caller(ANONYMOUS, READ_ONLY, None, address)
