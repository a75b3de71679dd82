"""How much a request asks for, reckoned before anything is read, in time linear in the document.

Each fragment is reckoned once and the result used wherever it is spread, so that fragments that spread each other twice
cannot make the reckoning itself the attack.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

from schema.errors import TooDeep, TooManyAliases, TooManyFields

Fragments = Mapping[str, FragmentDefinitionNode]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may ask for at most."""

    tokens: int = 5000
    depth: int = 15
    aliases: int = 100
    fields: int = 1000
    cost: int = 50_000


@dataclass(frozen=True, slots=True)
class Extent:
    """How deep and wide a selection is, its fragments spread out."""

    depth: int = 0
    aliases: int = 0
    fields: int = 0

    def beside(self, other: "Extent") -> "Extent":
        """Return the extent of the two selections next to each other."""
        return Extent(max(self.depth, other.depth), self.aliases + other.aliases, self.fields + other.fields)


def extent_of(operation: OperationDefinitionNode, fragments: Fragments) -> Extent:
    """Return the extent of an operation. Introspection counts like everything else; a fragment's cycle counts once."""
    return _Reckoner(fragments).selection(operation.selection_set)


def check_extent(operation: OperationDefinitionNode, fragments: Fragments, limits: Limits) -> None:
    """Refuse an operation that is too deep or too wide: raises TooDeep, TooManyAliases or TooManyFields."""
    extent = extent_of(operation, fragments)
    if extent.depth > limits.depth:
        raise TooDeep(extent.depth, limits.depth, operation)
    if extent.aliases > limits.aliases:
        raise TooManyAliases(extent.aliases, limits.aliases, operation)
    if extent.fields > limits.fields:
        raise TooManyFields(extent.fields, limits.fields, operation)


class _Reckoner:
    def __init__(self, fragments: Fragments) -> None:
        self._fragments = fragments
        self._known: dict[str, Extent] = {}

    def selection(self, selections: SelectionSetNode | None) -> Extent:
        extent = Extent()
        for node in selections.selections if selections else ():
            if isinstance(node, FieldNode):
                extent = extent.beside(self.field(node))
            elif isinstance(node, FragmentSpreadNode):
                extent = extent.beside(self.fragment(node.name.value))
            elif isinstance(node, InlineFragmentNode):
                extent = extent.beside(self.selection(node.selection_set))
        return extent

    def field(self, node: FieldNode) -> Extent:
        below = self.selection(node.selection_set)
        return Extent(below.depth + 1, below.aliases + (node.alias is not None), below.fields + 1)

    def fragment(self, name: str) -> Extent:
        if name not in self._known:
            self._known[name] = Extent()  # what a cycle finds; validation refuses cycles
            definition = self._fragments.get(name)
            if definition is not None:
                self._known[name] = self.selection(definition.selection_set)
        return self._known[name]
