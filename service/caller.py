"""Who calls, and what they may do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from db.operation import Actor
from db.scope import Scope
from service.http_errors import HttpRefused


class InsufficientScope(HttpRefused):
    """The caller may not do this: no key was sent, or one without the scope that it takes."""

    code = "INSUFFICIENT_SCOPE"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls: a name for the history, and what they may do."""

    name: str
    scopes: frozenset[Scope]

    @property
    def actor(self) -> Actor:
        """The caller as the history has them."""
        return Actor(self.name)

    def need(self, scope: Scope, what: str) -> None:
        """Refuse a caller who has not this scope; raises InsufficientScope."""
        if scope not in self.scopes:
            raise InsufficientScope(f"{what} takes a key with the scope `{scope}`", scope=str(scope))


ANYBODY = Caller("", frozenset({Scope.READ}))

CallerOf: TypeAlias = Callable[[Mapping[bytes, bytes]], Caller]
"""Who calls, told from the headers of a request."""


def anybody(_: Mapping[bytes, bytes]) -> Caller:
    """Return the caller of whom nothing is known: who may read, and write nothing."""
    return ANYBODY
