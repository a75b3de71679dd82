"""What is selected of an object, fragments spread out, fields of the same response key merged, directives obeyed.

This is CollectFields of the GraphQL specification (6.3.2), for a type that is known.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    VariableNode,
    is_abstract_type,
)
from graphql.language import BooleanValueNode, DirectiveNode

Selected = dict[str, list[FieldNode]]


@dataclass(frozen=True, slots=True)
class Collector:
    """Collects the fields of one request: a document's fragments, and the coerced variables for the directives."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, object]

    def collect(self, on: GraphQLObjectType, selections: Iterable[SelectionSetNode]) -> Selected:
        """Return the fields that are selected of an object of type ``on``, by response key, in order."""
        selected: Selected = {}
        spread: set[str] = set()
        for selection_set in selections:
            self._collect(on, selection_set, selected, spread)
        return selected

    def _collect(
        self, on: GraphQLObjectType, selections: SelectionSetNode, selected: Selected, spread: set[str]
    ) -> None:
        for node in selections.selections:
            if not self._is_included(node.directives):
                continue
            if isinstance(node, FieldNode):
                key = node.alias.value if node.alias else node.name.value
                selected.setdefault(key, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                if node.type_condition is None or self._applies(on, node.type_condition.name.value):
                    self._collect(on, node.selection_set, selected, spread)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in spread:
                spread.add(node.name.value)
                fragment = self.fragments[node.name.value]
                if self._applies(on, fragment.type_condition.name.value):
                    self._collect(on, fragment.selection_set, selected, spread)

    def _applies(self, on: GraphQLObjectType, condition: str) -> bool:
        if on.name == condition:
            return True
        kind = self.schema.get_type(condition)
        return is_abstract_type(kind) and self.schema.is_sub_type(kind, on)

    def _is_included(self, directives: Sequence[DirectiveNode] | None) -> bool:
        for directive in directives or ():
            name = directive.name.value
            if name in ("skip", "include") and self._condition(directive) == (name == "skip"):
                return False
        return True

    def _condition(self, directive: DirectiveNode) -> bool:
        value = next(iter(directive.arguments or ())).value  # a document that was validated gives exactly one
        if isinstance(value, VariableNode):
            return bool(self.variables.get(value.name.value))
        return isinstance(value, BooleanValueNode) and value.value


def subselections(nodes: Iterable[FieldNode]) -> list[SelectionSetNode]:
    """Return the selection sets under fields that are merged into one."""
    return [node.selection_set for node in nodes if node.selection_set]
