"""What every operation shares: its actor, its outcome, and its errors.

An operation is one function of ``db`` that takes a connection, a request, and the actor. It runs in one transaction:
all of it is written, with its rows of the change log, or nothing is.
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
    """Which way something is done."""

    API = "API"
    """By a request, with a key."""
    COMMAND_LINE = "COMMAND_LINE"
    """By a command, without one."""
    SERVICE = "SERVICE"
    """By the service itself."""


@dataclass(frozen=True, slots=True)
class Origin:
    """From where something is done: the ``address`` of the client of a request and its id, or else the ``host``."""

    via: Via = Via.SERVICE
    address: str | None = None
    host: str | None = None
    request_id: str | None = None


ITSELF = Origin()
"""The service, of which it is not known on which machine it runs."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something: the name and id of a key, or who works at the command line; and from where.

    It stands in the history.
    """

    name: str
    key_id: UUID | None = None
    origin: Origin = ITSELF

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is written down of it and that somebody chose."""
        origin = self.origin
        return (self.name, *(each for each in (origin.address, origin.host, origin.request_id) if each))


class OperationFault(Exception):
    """The base of everything that keeps an operation from being done: what is wrong, where, and what to do.

    ``path`` leads to the value in the input, ``details`` are further facts for programs: each has a field of its own in the
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
    """A value that cannot be taken: of the wrong form, too long, or empty."""

    code = "INVALID_VALUE"


class VersionConflict(OperationFault):
    """Somebody else changed the object since the version that the caller knows; the details tell what."""

    code = "VERSION_CONFLICT"


class CodedFault(OperationFault):
    """A fault whose code comes from elsewhere: a problem of a bundle, or what the store refuses."""

    def __init__(self, code: str, message: str, path: Path = (), **details: object) -> None:
        super().__init__(message, path, **details)
        self.code = code


class OperationRefused(Exception):
    """An operation that was not done, with everything that is wrong; nothing was written."""

    def __init__(self, faults: Sequence[OperationFault]) -> None:
        super().__init__("; ".join(fault.message for fault in faults))
        self.faults = tuple(faults)


@contextmanager
def noted(faults: list[OperationFault]) -> Iterator[None]:
    """Note the fault that is raised inside among the others, and go on after it."""
    try:
        yield
    except OperationFault as fault:
        faults.append(fault)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an operation did.

    ``ids`` are the objects that it is answered with, by the name of the payload's field: one id, or a list of them. ``values``
    are plain values by field: what JSON has, instants, ids, words of enumerations in letters of either size, and dataclasses
    or mappings of these, whose names may be Python's. ``position`` is that of the write, for reading one's own; None where
    nothing was written.
    """

    ids: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    values: Mapping[str, object] = field(default_factory=dict)
    position: str | None = None
