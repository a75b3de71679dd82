"""The plan: what a request wants to read, as plain data.

Made by ``schema`` from a selection, compiled by ``db.read.compile``.

A plan knows nothing of SQL and nothing of GraphQL's syntax. Values of a request appear in it as operands, so one
plan, and the statement compiled from it, serves all requests of the same shape.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class Constant:
    """A value written in the document itself; lists are tuples."""

    value: object


@dataclass(frozen=True, slots=True)
class Variable:
    """A value that comes with the request, given as its path in the coerced variables."""

    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list written in the document, some of whose items are variables."""

    items: tuple["Operand", ...]


Operand = Constant | Variable | Sequence
Argument = Operand | Mapping[str, "Argument"]
"""An input object is a mapping of its given, non-null fields."""


@dataclass(frozen=True, slots=True)
class PageSlice:
    """Which part of a list is wanted: the first ``size`` items between the cursors, or the last ones."""

    size: int
    backwards: bool = False
    after: Operand | None = None
    before: Operand | None = None


class JsonForm(Enum):
    """How a single value is written in JSON."""

    TEXT = auto()
    """Any text, or a list; escaped if necessary."""
    WORD = auto()
    """Text that never needs escaping: ids, enumeration values, days, languages."""
    BARE = auto()
    """Without quotation marks: numbers, true and false."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field to answer: its key in the answer, its name in the catalog, its arguments and its subselection.

    ``form`` is the JSON form of a single value. A ``required`` field is never null. ``path`` are the response keys
    down to the field, for messages only.
    """

    key: str
    name: str
    arguments: Mapping[str, Argument] = field(default_factory=dict)
    selection: "Selection | None" = None
    page: PageSlice | None = None
    form: JsonForm = JsonForm.TEXT
    required: bool = False
    path: tuple[str, ...] = ()

    def selected(self, type_name: str) -> "tuple[Field, ...]":
        """Return the fields selected on objects of this type under the field."""
        return self.selection.by_type.get(type_name, ()) if self.selection else ()


@dataclass(frozen=True, slots=True)
class Selection:
    """The selected fields of an object, by type name: one entry, or several for an interface."""

    by_type: Mapping[str, tuple[Field, ...]]


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """Everything that one operation reads."""

    fields: tuple[Field, ...]


def value_of(operand: Operand, variables: Mapping[str, object]) -> object:
    """Return the value that ``operand`` has in a request with these coerced variables."""
    if isinstance(operand, Constant):
        return operand.value
    if isinstance(operand, Sequence):
        return tuple(value_of(item, variables) for item in operand.items)
    name, *below = operand.path
    value = variables.get(name)
    for key in below:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value
