"""The most rows that an operation can return, computed before anything is read, in time linear in the document.

A row is an object in the answer. A page has as many rows as `first` or `last` says (20 without them), and everything
under it counts that many times. A list without pages counts as ten, `nodes` as the number of ids it is given, the items
that may be the same as two; a count of a list costs as much as an item of it. A facet counts once for its list, as 100
plus the most values it may have; a search counts once, as 2000. The text of an article counts 100, the highlights of a
search result 200, the disagreements about an article 1000. A value with an alias counts one, so that asking for it a
hundred times is not free. If fragments on different types stand side by side, the costliest type counts. Introspection
counts in the same way: it reads no database, but takes the service's time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
    value_from_ast_untyped,
)
from graphql.type import GraphQLNamedType

from schema.base.errors import TooCostly
from schema.base.readable import DEFAULT_FACET_SIZE, DEFAULT_PAGE_SIZE
from schema.read.introspection import ROOT_FIELDS, list_sizes
from schema.read.limits import MOST

ASSUMED_LIST_SIZE = 10
PAIR = 2
"""The number of items that may be the same."""

FACET_READING = 100
"""The cost of a facet beside its values: it reads its whole list."""

SEARCHING = 2000
"""The cost of a search beside its page: everything it finds is ranked, up to a bound."""

LONG_TEXT = 100
"""The cost of an article's text, for 100 kilobytes; an answer that weighs more is charged once it is made."""

READING: Mapping[str, int] = MappingProxyType(
    {"Highlight": 200, "Disagreement": 1000, "Match": 200, "UtteranceCandidate": 1000}
)
"""The cost of lists beside their items, by type: highlights scan a whole text and its words, disagreements compare
all annotations of an article with each other, looking up compares many keys and names, and candidates for an utterance
compare a quote with many others.
"""


@dataclass(frozen=True, slots=True)
class _Rows:
    """The cost of a selection under a list in pages: ``each`` for every item of the page, ``once`` for the list.

    Neither exceeds MOST, so that no document produces numbers that are slow to compute with.
    """

    each: int = 0
    once: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "each", min(self.each, MOST))
        object.__setattr__(self, "once", min(self.once, MOST))

    def __add__(self, other: "_Rows") -> "_Rows":
        return _Rows(self.each + other.each, self.once + other.once)

    def total(self) -> int:
        return self.each + self.once


def check_cost(operation: OperationDefinitionNode, reckoner: "CostReckoner", allowed: int) -> int:
    """Return the most rows that an operation can return; raises TooCostly if there are more than allowed."""
    cost = reckoner.operation(operation)
    if cost > allowed:
        raise TooCostly(cost, allowed, operation)
    return cost


class CostReckoner:
    """Computes the rows of the operations of one document, for one set of coerced variables."""

    def __init__(
        self, schema: GraphQLSchema, fragments: Mapping[str, FragmentDefinitionNode], variables: Mapping[str, object]
    ) -> None:
        self._schema, self._fragments, self._variables = schema, fragments, variables
        self._known: dict[str, _Rows] = {}

    def operation(self, operation: OperationDefinitionNode) -> int:
        """Return the most rows that ``operation`` can return."""
        return self._selection(operation.selection_set, self._schema.get_root_type(operation.operation)).total()

    def _selection(self, selections: SelectionSetNode | None, parent: GraphQLNamedType | None) -> _Rows:
        total, by_type = _Rows(), dict[str, _Rows]()
        for node in selections.selections if selections else ():
            if isinstance(node, FieldNode):
                total += self._field(node, parent)
                continue
            name, rows = self._spread(node, parent)
            if is_object_type(self._schema.get_type(name)):
                by_type[name] = by_type.get(name, _Rows()) + rows
            else:
                total += rows
        return total + max(by_type.values(), default=_Rows(), key=_Rows.total)

    def _spread(self, node: SelectionNode, parent: GraphQLNamedType | None) -> tuple[str, _Rows]:
        """Return the type that a fragment is on, and its rows."""
        if isinstance(node, FragmentSpreadNode):
            name = node.name.value
            return self._fragments[name].type_condition.name.value, self._fragment(name)
        if not isinstance(node, InlineFragmentNode):
            raise TypeError("neither a field nor a fragment")
        on = self._schema.get_type(node.type_condition.name.value) if node.type_condition else parent
        return on.name if on else "", self._selection(node.selection_set, on)

    def _fragment(self, name: str) -> _Rows:
        if name not in self._known:
            definition = self._fragments[name]
            on = self._schema.get_type(definition.type_condition.name.value)
            self._known[name] = self._selection(definition.selection_set, on)
        return self._known[name]

    def _field(self, node: FieldNode, parent: GraphQLNamedType | None) -> _Rows:
        fields: Mapping[str, GraphQLField] = getattr(parent, "fields", {})
        definition = fields.get(node.name.value) or ROOT_FIELDS.get(node.name.value)
        if definition is None:  # __typename, which reads nothing
            return _Rows(_value(node))
        kind = get_named_type(definition.type)
        if is_leaf_type(kind):
            return _Rows(_value(node))
        below = self._selection(node.selection_set, kind)
        if kind.name.endswith("Connection"):
            rows = 1 + self._page_size(node, DEFAULT_PAGE_SIZE) * below.each + below.once
            return _Rows(rows + (SEARCHING if self._is_search(node) else 0))
        if kind.name.endswith("Facets"):
            return _Rows(once=below.total())
        if parent is not None and parent.name.endswith("Facets"):
            return _Rows(FACET_READING + self._page_size(node, DEFAULT_FACET_SIZE) * (1 + below.total()))
        if node.name.value in ("edges", "pageInfo"):
            return below
        if parent is not None and parent.name.endswith("Connection"):
            return _Rows(1 + below.total())
        return _Rows(READING.get(kind.name, 0) + self._list_size(node, definition, parent) * (1 + below.total()))

    def _is_search(self, node: FieldNode) -> bool:
        return node.name.value == "search" or self._argument(node, "search") is not None

    def _page_size(self, node: FieldNode, default: int) -> int:
        sizes = [self._argument(node, name) for name in ("first", "last")]
        return max([size for size in sizes if isinstance(size, int)], default=default)

    def _list_size(self, node: FieldNode, definition: GraphQLField, parent: GraphQLNamedType | None) -> int:
        kind = definition.type.of_type if is_non_null_type(definition.type) else definition.type
        if not is_list_type(kind):
            return 1
        if parent is not None and parent.name.startswith("__"):
            return list_sizes(self._schema).get(node.name.value, ASSUMED_LIST_SIZE)
        if parent is not None and parent.name == "Duplicate":
            return PAIR
        ids = self._argument(node, "ids")
        return len(ids) if isinstance(ids, list | tuple) else ASSUMED_LIST_SIZE

    def _argument(self, node: FieldNode, name: str) -> object:
        for argument in node.arguments or ():
            if argument.name.value == name:
                if isinstance(argument.value, VariableNode):
                    return self._variables.get(argument.value.name.value)
                return value_from_ast_untyped(argument.value, dict(self._variables))
        return None


def _value(node: FieldNode) -> int:
    """Return the cost of a value."""
    is_renamed = node.alias is not None and node.alias.value != node.name.value
    return max({"totalCount": 1, "body": LONG_TEXT}.get(node.name.value, 0), is_renamed)
