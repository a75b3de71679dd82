"""The scopes of a key, and the data that each lets its bearer see."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from enum import StrEnum
from types import MappingProxyType

from db.sql.visibility import Visibility


class Scope(StrEnum):
    """One permission of a key."""

    READ = "read"
    """Read what is published."""
    SYNC = "sync"
    """Read what is published, and keep a copy of it in sync."""
    DRAFT = "draft"
    """Read everything: drafts, and articles that are withheld or cancelled, too."""
    ADMIN = "admin"
    """Read everything and change it."""


ENOUGH: Mapping[Scope, AbstractSet[Scope]] = MappingProxyType(
    {
        Scope.READ: frozenset(Scope),
        Scope.SYNC: frozenset({Scope.SYNC, Scope.ADMIN}),
        Scope.DRAFT: frozenset({Scope.DRAFT, Scope.ADMIN}),
        Scope.ADMIN: frozenset({Scope.ADMIN}),
    }
)
"""For each scope, the scopes that include its rights; any one of them is enough."""


def visibility_of(scopes: AbstractSet[Scope]) -> Visibility:
    """Return the visibility that these scopes give."""
    return Visibility.PUBLISHED if scopes.isdisjoint(ENOUGH[Scope.DRAFT]) else Visibility.EVERYTHING


def allows(scopes: AbstractSet[Scope], wanted: Scope) -> bool:
    """Return whether these scopes include the rights of ``wanted``."""
    return not ENOUGH[wanted].isdisjoint(scopes)
