"""The most rows that an operation can answer, reckoned before anything is read, in time linear in the document.

A row is an object of the answer. A page has as many as `first` or `last` says (20 without them) and what stands under
it counts that many times; a list without pages counts as ten, `nodes` as the ids that it is given; a count of a list
is reckoned like an item of it. Where fragments on different types stand side by side their rows add up. What introspection
answers counts in the same way, though it is not read from the database: it takes the service's time.
"""

from collections.abc import Mapping

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    value_from_ast_untyped,
)
from graphql.type import GraphQLNamedType

from schema.errors import TooCostly
from schema.introspection import ROOT_FIELDS, list_sizes
from schema.limits import MOST
from schema.readable import DEFAULT_PAGE_SIZE

ASSUMED_LIST_SIZE = 10


def check_cost(operation: OperationDefinitionNode, reckoner: "CostReckoner", allowed: int) -> None:
    """Refuse an operation that could answer too many rows: raises TooCostly."""
    cost = reckoner.operation(operation)
    if cost > allowed:
        raise TooCostly(cost, allowed, operation)


class CostReckoner:
    """The rows of the operations of one document, for one set of coerced variables."""

    def __init__(
        self, schema: GraphQLSchema, fragments: Mapping[str, FragmentDefinitionNode], variables: Mapping[str, object]
    ) -> None:
        self._schema, self._fragments, self._variables = schema, fragments, variables
        self._known: dict[str, int] = {}

    def operation(self, operation: OperationDefinitionNode) -> int:
        """Return the most rows that ``operation`` can answer."""
        return self._selection(operation.selection_set, self._schema.get_root_type(operation.operation))

    def _selection(self, selections: SelectionSetNode | None, parent: GraphQLNamedType | None) -> int:
        total = 0
        for node in selections.selections if selections else ():
            if isinstance(node, FieldNode):
                total += self._field(node, parent)
            elif isinstance(node, FragmentSpreadNode):
                total += self._fragment(node.name.value)
            elif isinstance(node, InlineFragmentNode):
                on = node.type_condition
                total += self._selection(node.selection_set, self._schema.get_type(on.name.value) if on else parent)
        return min(total, MOST)

    def _fragment(self, name: str) -> int:
        if name not in self._known:
            definition = self._fragments[name]
            on = self._schema.get_type(definition.type_condition.name.value)
            self._known[name] = self._selection(definition.selection_set, on)
        return self._known[name]

    def _field(self, node: FieldNode, parent: GraphQLNamedType | None) -> int:
        fields: Mapping[str, GraphQLField] = getattr(parent, "fields", {})
        definition = fields.get(node.name.value) or ROOT_FIELDS.get(node.name.value)
        if definition is None:  # __typename, which reads nothing
            return 0
        kind = get_named_type(definition.type)
        if is_leaf_type(kind):
            return 1 if node.name.value == "totalCount" else 0
        below = self._selection(node.selection_set, kind)
        if kind.name.endswith("Connection"):
            return min(1 + self._page_size(node) * below, MOST)
        if node.name.value in ("edges", "pageInfo"):
            return below
        if parent is not None and parent.name.endswith("Connection"):
            return 1 + below
        return min(self._list_size(node, definition, parent) * (1 + below), MOST)

    def _page_size(self, node: FieldNode) -> int:
        sizes = [self._argument(node, name) for name in ("first", "last")]
        return max([size for size in sizes if isinstance(size, int)], default=DEFAULT_PAGE_SIZE)

    def _list_size(self, node: FieldNode, definition: GraphQLField, parent: GraphQLNamedType | None) -> int:
        kind = definition.type.of_type if is_non_null_type(definition.type) else definition.type
        if not is_list_type(kind):
            return 1
        if parent is not None and parent.name.startswith("__"):
            return list_sizes(self._schema).get(node.name.value, ASSUMED_LIST_SIZE)
        ids = self._argument(node, "ids")
        return len(ids) if isinstance(ids, list | tuple) else ASSUMED_LIST_SIZE

    def _argument(self, node: FieldNode, name: str) -> object:
        for argument in node.arguments or ():
            if argument.name.value == name:
                if isinstance(argument.value, VariableNode):
                    return self._variables.get(argument.value.name.value)
                return value_from_ast_untyped(argument.value, dict(self._variables))
        return None
