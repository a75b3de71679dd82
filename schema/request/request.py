"""From a request's document and variables to what runs: a compiled plan, and a remainder for the executor.

Each document is parsed and validated once and kept; so are its plans, one for each shape of the variables.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, NamedTuple

from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    execute_sync,
)

from db.read.compile import Compiled, compile_plan
from db.sql.visibility import Visibility
from schema.cache import Counted, RecentlyUsed
from schema.read.cost import CostReckoner, check_cost
from schema.read.document import OF_CALLERS, DocumentOperation, Validation, read_operation
from schema.read.introspection import ROOT_FIELDS, check_introspection
from schema.read.limits import Limits
from schema.read.planner import is_readable, plan_read
from schema.read.selection import Collector
from schema.read.variables import VariableReader, Variables
from schema.request.live import Live, plan_live
from schema.request.mutation_fields import MutationFields, plan_writes

MAX_KEPT_TEXT = 20_000
"""Longer documents are parsed again each time, so that the cache stays small."""

MAX_KEPT_TOKENS = 60_000
"""The most lexical tokens of all kept documents together; each takes about a kilobyte."""

MAX_KEPT_SQL = 10_000_000
"""The most bytes of all kept plans together, as ``Prepared.weight`` counts them."""

OVERHEAD, OF_PARAMETER, OF_TOKEN = 2000, 500, 1000
"""Bytes that a plan takes beside its statement: always, for each parameter, and for each token left to the executor."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The plan for one shape of a request.

    ``compiled`` answers the readable fields; None if there are none. ``rest`` is the operation reduced to its other
    root fields (introspection); None if there are none. ``keys`` are all response keys in their order. A subscription
    has only ``live``, which runs again and again; a mutation only ``writes``. ``cost`` is the most rows that the
    request can return; for a subscription, the most that it can send at once.
    """

    compiled: Compiled | None
    rest: DocumentNode | None
    keys: tuple[str, ...]
    live: Live | None = None
    writes: MutationFields | None = None
    cost: int = 0

    @property
    def weight(self) -> int:
        """The approximate number of bytes that keeping this takes, without ``rest``."""
        read = [each.payload.compiled for each in self.writes.writes] if self.writes else [self.compiled]
        statements = [each.statement for each in read if each]
        return OVERHEAD + sum(len(each.text) + OF_PARAMETER * len(each.parameters) for each in statements)


class ReadRequest(NamedTuple):
    """A request ready to run, with its operation's name (None if it has none) and kind (``query`` and so on)."""

    prepared: Prepared
    variables: Variables
    name: str | None
    kind: str


class _KeptDocument:
    """A kept operation, and the reader of its variables; ``number`` is unique among all documents ever read."""

    def __init__(
        self, schema: GraphQLSchema, operation: DocumentOperation, number: int, *, hide_suggestions: bool
    ) -> None:
        self.operation = operation
        self.variables = VariableReader(schema, operation.node, hide_suggestions=hide_suggestions)
        self.number = number
        self.name = operation.node.name.value if operation.node.name else None
        self.kind = operation.node.operation.value


class RequestReader:
    """Prepares requests against one schema, within limits; keeps documents and plans.

    ``validation`` holds the rules for documents: none for documents of our own, which were validated before.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        limits: Limits,
        validation: Validation = OF_CALLERS,
        *,
        kept_documents: int = 1000,
        kept_plans: int = 5000,
        kept_tokens: int = MAX_KEPT_TOKENS,
    ) -> None:
        self._schema, self._limits, self._validation, self._numbers = schema, limits, validation, count()
        self._documents: RecentlyUsed[tuple[str, str | None], _KeptDocument]
        self._documents = RecentlyUsed(kept_documents, kept_tokens)
        self._plans: RecentlyUsed[tuple[int, Visibility, Hashable], Prepared] = RecentlyUsed(kept_plans, MAX_KEPT_SQL)

    def kept(self) -> tuple[int, int]:
        """Return the weight of the caches: tokens of documents, and bytes of plans."""
        return self._documents.weight, self._plans.weight

    @property
    def caches(self) -> Mapping[str, Counted]:
        """The caches, by name."""
        return {"documents": self._documents, "plans": self._plans}

    @property
    def kept_plans(self) -> int:
        """The number of kept plans."""
        return len(self._plans)

    def read(
        self,
        text: str,
        operation_name: str | None,
        variables: Mapping[str, Any],
        visibility: Visibility = Visibility.PUBLISHED,
    ) -> ReadRequest:
        """Return a request prepared for a caller with this visibility; raises one of ``schema.base.errors``."""
        document = self._document(text, operation_name)
        coerced, shape = document.variables.read(variables)
        key = (document.number, visibility, shape)
        prepared = self._plans.get(key)
        if prepared is None:
            prepared = self._prepare(document.operation, coerced, visibility)
            in_rest = document.operation.tokens * OF_TOKEN if prepared.rest else 0
            self._plans.keep(key, prepared, prepared.weight + in_rest)
        return ReadRequest(prepared, coerced, document.name, document.kind)

    def run_rest(self, rest: DocumentNode, variables: Mapping[str, Any]) -> ExecutionResult:
        """Return the executor's result for the part of an operation that is not read from the database."""
        return execute_sync(self._schema, rest, variable_values=dict(variables))

    def _document(self, text: str, name: str | None) -> _KeptDocument:
        known = self._documents.get((text, name))
        if known is not None:
            return known
        operation = read_operation(self._schema, text, name, self._limits, self._validation)
        hides = self._validation.disclosure.hides_suggestions
        document = _KeptDocument(self._schema, operation, next(self._numbers), hide_suggestions=hides)
        is_short = len(text) <= MAX_KEPT_TEXT
        return self._documents.keep((text, name), document, operation.tokens) if is_short else document

    def _prepare(self, operation: DocumentOperation, variables: Variables, visibility: Visibility) -> Prepared:
        cost = check_cost(operation.node, CostReckoner(self._schema, operation.fragments, variables), self._limits.cost)
        collector = Collector(self._schema, operation.fragments, variables)
        root = self._schema.get_root_type(operation.node.operation)
        if root is None:
            raise TypeError(f"the schema has no type for a {operation.node.operation.value}")
        selected = collector.collect(root, [operation.node.selection_set])
        if operation.node.operation is OperationType.SUBSCRIPTION:
            live = plan_live(collector, root, selected, max(self._limits.cost // max(cost, 1), 1), visibility)
            return Prepared(None, None, (live.key,), live, cost=cost)
        if operation.node.operation is OperationType.MUTATION:
            writes = plan_writes(collector, root, selected)
            return Prepared(None, None, writes.keys, writes=writes, cost=cost)
        plan = plan_read(collector, root, selected)
        introspected = [nodes for nodes in selected.values() if not is_readable(nodes[0].name.value)]
        for nodes in introspected:
            check_introspection(collector, ROOT_FIELDS[nodes[0].name.value], nodes)
        others = [node for nodes in introspected for node in nodes]
        return Prepared(
            compile_plan(plan, visibility) if plan.fields else None,
            _only(operation, others) if others else None,
            tuple(selected),
            cost=cost,
        )


def _only(operation: DocumentOperation, selections: list[Any]) -> DocumentNode:
    """Return a document with only this operation, reduced to these root fields."""
    node = operation.node
    smaller = OperationDefinitionNode(
        operation=node.operation,
        name=node.name,
        variable_definitions=node.variable_definitions,
        selection_set=SelectionSetNode(selections=tuple(selections)),
    )
    return DocumentNode(definitions=(smaller, *operation.fragments.values()))
