"""The plan: what a request wants to read, as plain data.

Made by ``schema`` from a selection, compiled by ``db.read.compile``.

A plan knows nothing of SQL and nothing of GraphQL's syntax. Values that come with each request stand in it as operands,
so that one plan, and the one statement compiled from it, serves every request of the same shape.
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
    """A value that comes with the request: the way to it through the coerced variables."""

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
    """How a single value stands in JSON."""

    TEXT = auto()
    """Any text, or a list: what needs it is escaped."""
    WORD = auto()
    """Letters and signs of which none needs to be escaped: ids, words of closed lists, days, languages."""
    BARE = auto()
    """Without quotation marks: numbers, true and false."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field to answer: its key in the answer, its name in the catalog, its arguments, and what is wanted under it.

    ``form`` is that of a single value, ``required`` whether it is never null. ``path`` are the response keys down to the
    field, for messages only.
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
        """Return the fields that are wanted of an object of this type under the field."""
        return self.selection.by_type.get(type_name, ()) if self.selection else ()


@dataclass(frozen=True, slots=True)
class Selection:
    """The fields wanted of an object, by the name of its type: one entry, or several for an interface."""

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
