"""What a key allows: the scopes, and what of the data is seen with them."""

from collections.abc import Set as AbstractSet
from enum import StrEnum

from db.visibility import Visibility


class Scope(StrEnum):
    """One thing that a key allows its bearer."""

    READ = "read"
    """Read what is published."""
    SYNC = "sync"
    """Read what is published, and keep a copy of it in step."""
    DRAFT = "draft"
    """Read everything: drafts, and articles that are withheld or cancelled, too."""
    ADMIN = "admin"
    """Read everything and change it."""


def visibility_of(scopes: AbstractSet[Scope]) -> Visibility:
    """Return what is seen with these scopes."""
    return Visibility.EVERYTHING if scopes & {Scope.DRAFT, Scope.ADMIN} else Visibility.PUBLISHED
