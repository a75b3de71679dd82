"""What every operation shares: its actor, its outcome, and its errors.

An operation is one function of ``db`` that takes a connection, a request and an actor. It runs in one transaction:
all of it is written, with its rows of the change log, or nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

Path = tuple[str | int, ...]
"""The path to a value in the input: names of fields, and list indexes from 0."""


class Via(StrEnum):
    """The channel of an action."""

    API = "API"
    """A request with a key."""
    COMMAND_LINE = "COMMAND_LINE"
    """A command, without a key."""
    SERVICE = "SERVICE"
    """The service itself."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The origin of an action: the client's ``address`` and the id of its request, or the ``host``."""

    via: Via = Via.SERVICE
    address: str | None = None
    host: str | None = None
    request_id: str | None = None


ITSELF = Origin()
"""The service itself, on an unknown machine."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, and from where: the name and id of a key, or the user of the command line.

    The history shows it.
    """

    name: str
    key_id: UUID | None = None
    origin: Origin = ITSELF

    @property
    def texts(self) -> tuple[str, ...]:
        """All recorded texts of it that people chose."""
        origin = self.origin
        return (self.name, *(each for each in (origin.address, origin.host, origin.request_id) if each))


class OperationFault(Exception):
    """The base of all errors of operations: what is wrong, where, and what to do.

    ``path`` leads to the value in the input. ``details`` are further facts for programs; each has its own field in
    the schema's ``UserError``.
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
    """An invalid value: malformed, too long, or empty."""

    code = "INVALID_VALUE"


class VersionConflict(OperationFault):
    """Somebody else changed the object since the version that the caller knows; the details say what changed."""

    code = "VERSION_CONFLICT"


class CodedFault(OperationFault):
    """A fault whose code comes from elsewhere: from a problem of a bundle or a refusal of the store."""

    def __init__(self, code: str, message: str, path: Path = (), **details: object) -> None:
        super().__init__(message, path, **details)
        self.code = code


class OperationRefused(Exception):
    """An operation was refused, with all of its faults; nothing was written.

    ``values`` are what the payload says besides, as in an Outcome.
    """

    def __init__(self, faults: Sequence[OperationFault], values: Mapping[str, object] = MappingProxyType({})) -> None:
        super().__init__("; ".join(fault.message for fault in faults))
        self.faults, self.values = tuple(faults), values


@contextmanager
def noted(faults: list[OperationFault]) -> Iterator[None]:
    """Append a fault that the block raises to the others, and continue after the block."""
    try:
        yield
    except OperationFault as fault:
        faults.append(fault)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of an operation.

    ``ids`` are the objects in the answer, by the name of the payload's field: one id, or a list. ``values`` are plain
    values by field: JSON values, instants, ids, enumeration values in upper or lower case, and dataclasses or
    mappings of these, whose names may be in Python's style. ``position`` is that of the write, with which callers can
    wait to read it; None if nothing was written.
    """

    ids: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    values: Mapping[str, object] = field(default_factory=dict)
    position: str | None = None
