"""The fields selected of an object: fragments spread out, fields of the same response key merged, directives applied.

This is CollectFields of the GraphQL specification (6.3.2), for a known type.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLDirective,
    GraphQLIncludeDirective,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLSkipDirective,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
    is_abstract_type,
)
from graphql.language import BooleanValueNode

from schema.read.null_argument import refuse_nulls

Selected = dict[str, list[FieldNode]]


@dataclass(frozen=True, slots=True)
class Collector:
    """Collects the fields of one request: a document's fragments, and the coerced variables for the directives."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, object]

    def collect(self, on: GraphQLObjectType, selections: Iterable[SelectionSetNode]) -> Selected:
        """Return the fields selected of an object of type ``on``, by response key, in order.

        Raises VariablesInvalid if the condition of a directive is null.
        """
        selected: Selected = {}
        spread: set[str] = set()
        for selection_set in selections:
            self._collect(on, selection_set, selected, spread)
        return selected

    def _collect(
        self, on: GraphQLObjectType, selections: SelectionSetNode, selected: Selected, spread: set[str]
    ) -> None:
        for node in selections.selections:
            if node.directives and not self._is_included(node):
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

    def _is_included(self, node: SelectionNode) -> bool:
        """Return whether a selection is included: @skip wins over @include."""
        if self._condition(node, GraphQLSkipDirective):
            return False
        return self._condition(node, GraphQLIncludeDirective) is not False

    def _condition(self, node: SelectionNode, directive: GraphQLDirective) -> bool | None:
        """Return the condition of a directive on a selection; None if the directive is absent."""
        given = next((each for each in node.directives or () if each.name.value == directive.name), None)
        if given is None:
            return None
        refuse_nulls(directive, given, self.variables)
        value = next(iter(given.arguments or ())).value  # validation ensures exactly one
        if isinstance(value, VariableNode):
            return bool(self.variables.get(value.name.value))
        return isinstance(value, BooleanValueNode) and value.value


def subselections(nodes: Iterable[FieldNode]) -> list[SelectionSetNode]:
    """Return the selection sets of fields that are merged into one."""
    return [node.selection_set for node in nodes if node.selection_set]
