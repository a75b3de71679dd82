"""Callers: who asks, and what they may."""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias
from uuid import UUID

from db.scope import Scope
from service.http_errors import HttpRefused

ANONYMOUS = "anonymous"
READ_ONLY = frozenset({Scope.READ})


class InsufficientScope(HttpRefused):
    """The caller may not do this: no key was sent, or one without the scope that it takes."""

    code = "INSUFFICIENT_SCOPE"


class Caller(NamedTuple):
    """Who asks: the bearer of a key, by its name, or anybody, without a ``key_id``.

    ``limit_key`` is by what is counted how much they ask: the name of the key, or the address that they ask from.
    """

    name: str
    scopes: frozenset[Scope]
    key_id: UUID | None
    limit_key: str

    def require(self, scope: Scope) -> None:
        """Refuse who may not do what a scope allows: raises InsufficientScope."""
        if scope not in self.scopes:
            raise InsufficientScope(f"this takes a key with the scope `{scope}`", scope=scope.value)


def anonymous_at(address: str) -> Caller:
    """Return who asks without a key from an address."""
    return Caller(ANONYMOUS, READ_ONLY, None, address)


CallerOf: TypeAlias = Callable[[Mapping[bytes, bytes]], Caller]
"""Who asks, told from the headers of a request."""


def anybody(_: Mapping[bytes, bytes]) -> Caller:
    """Return the caller of whom nothing is known: who may read, and write nothing."""
    return anonymous_at("")
