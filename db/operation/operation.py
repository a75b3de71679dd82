"""What all operations have in common: the actor, the outcome, and the errors.

An operation is a function of ``db`` that takes a connection, a request, and the actor. It runs in one transaction:
either everything is written, with its rows of the change log, or nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

Path = tuple[str | int, ...]
"""The way to a value in the input: names of fields, and places in lists from 0."""


class Via(StrEnum):
    """How an operation was called."""

    API = "API"
    """By a request, with a key."""
    COMMAND_LINE = "COMMAND_LINE"
    """By a command, without a key."""
    SERVICE = "SERVICE"
    """By the service itself."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an operation was called: a request's id and the ``address`` of its client, or otherwise the ``host``."""

    via: Via = Via.SERVICE
    address: str | None = None
    host: str | None = None
    request_id: str | None = None


ITSELF = Origin()
"""The service itself, on an unknown machine."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who performs an operation: the name and id of a key, or the user of the command line; and from where.

    The history records it.
    """

    name: str
    key_id: UUID | None = None
    origin: Origin = ITSELF

    @property
    def texts(self) -> tuple[str, ...]:
        """All recorded texts that a person chose."""
        origin = self.origin
        return (self.name, *(each for each in (origin.address, origin.host, origin.request_id) if each))


class OperationFault(Exception):
    """The base of all reasons to refuse an operation: what is wrong, where, and what to do.

    ``path`` leads to the value in the input. ``details`` are further facts for programs; each has its own field in the
    schema's ``UserError``.
    """

    code: str = "OPERATION_FAULT"

    def __init__(self, message: str, path: Path = (), **details: object) -> None:
        super().__init__(message)
        self.message, self.path = message, path
        self.details: Mapping[str, object] = MappingProxyType(details)


class UnknownObject(OperationFault):
    """Nothing has the id or key that the input names."""

    code = "UNKNOWN_OBJECT"


class InvalidValue(OperationFault):
    """A value that cannot be accepted: of the wrong form, too long, or empty."""

    code = "INVALID_VALUE"


class VersionConflict(OperationFault):
    """Somebody else changed the object since the version that the caller knows; the details say what changed."""

    code = "VERSION_CONFLICT"


class CodedFault(OperationFault):
    """A fault whose code comes from elsewhere: a problem of a bundle, or a refusal by the store."""

    def __init__(self, code: str, message: str, path: Path = (), **details: object) -> None:
        super().__init__(message, path, **details)
        self.code = code


class OperationRefused(Exception):
    """The operation was refused, with all faults; nothing was written."""

    def __init__(self, faults: Sequence[OperationFault]) -> None:
        super().__init__("; ".join(fault.message for fault in faults))
        self.faults = tuple(faults)


@contextmanager
def noted(faults: list[OperationFault]) -> Iterator[None]:
    """Add a fault raised inside to the list of faults, and continue after it."""
    try:
        yield
    except OperationFault as fault:
        faults.append(fault)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an operation did.

    ``ids`` are the objects to return, by the name of the payload's field: one id, or a list of ids. ``values`` are
    plain values by field: JSON values, instants, ids, words of enumerations in upper or lower case, and dataclasses or
    mappings of these, whose names may be in Python's style. ``position`` is the position of the write, for callers who
    want to read it; None if nothing was written.
    """

    ids: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    values: Mapping[str, object] = field(default_factory=dict)
    position: str | None = None
