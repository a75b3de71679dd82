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
    """A caller: the bearer of a key, by its name, or an anonymous one, without a ``key_id``.

    ``limit_key`` is what limits are counted by: the name of the key, or the address of the caller.
    """

    name: str
    scopes: frozenset[Scope]
    key_id: UUID | None
    limit_key: str

    @property
    def counted_as(self) -> tuple[bool, str]:
        """The identity by which a caller is counted; the first part keeps keys and addresses of the same text apart."""
        return self.key_id is None, self.limit_key

    @property
    def sees(self) -> Visibility:
        """What of the data the caller sees."""
        return _seen_with(self.scopes)

    def require(self, scope: Scope) -> None:
        """Refuse a caller without a scope: raises InsufficientScope, or AuthenticationRequired without a key."""
        if allows(self.scopes, scope):
            return
        if self.key_id is None:
            raise AuthenticationRequired(
                f"a key with the scope `{scope}` is required: send it as Authorization: Bearer …"
            )
        raise InsufficientScope(scope.value)


_seen_with = lru_cache(maxsize=64)(visibility_of)
"""Cached, since every request calls it and there are few sets of scopes."""


@lru_cache(maxsize=4096)
def anonymous_at(address: str) -> Caller:
    """Return the anonymous caller at an address."""
    return Caller(ANONYMOUS, READ_ONLY, None, address)
