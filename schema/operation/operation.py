"""An operation behind a mutation: the function that does it, how its request is built, and who may call it.

Each noun has its operations in the module of its input and payload types; ``schema.mutation`` lists all of them.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache, partial, update_wrapper
from types import UnionType
from typing import Any, Generic, Protocol, TypeVar, cast, get_args, get_origin, get_type_hints

from db.lookup.resolve import with_references
from db.operation.computing import Computing, Preparation
from db.operation.operation import Actor, Outcome
from db.sql.connection import Connection
from db.sql.scope import Scope
from db.transaction.runner import OperationFunction

R = TypeVar("R")
R_contra = TypeVar("R_contra", contravariant=True)
_HUMP = re.compile(r"(?<=[a-z0-9])([A-Z])")


class ComputingFunction(Protocol[R_contra]):
    """A function that does an operation and leaves its long computations to ``computing``."""

    def __call__(
        self, connection: Connection, request: R_contra, *, actor: Actor, computing: Computing
    ) -> Awaitable[Outcome]:
        """Do it; raises OperationRefused, or one OperationFault."""
        ...


@dataclass(frozen=True, slots=True)
class MutationField(Generic[R]):
    """What a mutation does: ``function`` takes the frozen dataclass ``request``; ``scope`` is what the caller needs.

    The fields of the request have the names of the input's fields in snake case; fields that are not given keep their
    defaults. ``computes`` says that the function is a ComputingFunction. ``before`` does what needs no database
    before a connection is taken, and returns the request with the result in it.
    """

    function: OperationFunction[R]
    request: type[R]
    scope: Scope = Scope.ADMIN
    computes: bool = False
    before: Callable[[R, Preparation], Awaitable[R]] | None = None

    async def ready(self, request: R, preparation: Preparation) -> R:
        """Return the request ready for the function, after ``before`` has run. Raises OperationRefused."""
        return await self.before(request, preparation) if self.before else request

    def function_with(self, computing: Computing) -> OperationFunction[R]:
        """Return the function with its long computations bound to ``computing``; it takes references of all kinds."""
        if not self.computes:
            return with_references(self.function)
        bound = partial(cast(ComputingFunction[R], self.function), computing=computing)
        return with_references(update_wrapper(bound, self.function))

    def request_of(self, given: Mapping[str, object]) -> R:
        """Return the request for a coerced input."""
        made: R = _made(self.request, given)
        return made


def snake_case(name: str) -> str:
    """Return a GraphQL name in snake case."""
    return _HUMP.sub(r"_\1", name).lower()


@lru_cache(maxsize=256)
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _made(kind: Any, value: object) -> Any:
    """Return a coerced value as a dataclass field takes it: objects as dataclasses, lists as tuples."""
    if get_origin(kind) is UnionType:
        kind = next((each for each in get_args(kind) if each is not type(None)), kind)
    if value is None:
        return None
    if isinstance(kind, type) and is_dataclass(kind) and isinstance(value, Mapping):
        hints, known = _hints(kind), {each.name for each in fields(kind)}
        named = {snake_case(name): item for name, item in value.items()}
        unknown = set(named) - known
        if unknown:
            raise TypeError(f"{kind.__name__} has no field for {sorted(unknown)} of the input")
        return kind(**{name: _made(hints[name], item) for name, item in named.items()})
    if isinstance(value, list | tuple):
        inner = next(iter(get_args(kind)), object)
        return tuple(_made(inner, item) for item in value)
    return value
