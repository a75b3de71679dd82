"""From a mutation to its writes: one for each of its root fields, in their order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import FieldNode, GraphQLField, GraphQLObjectType
from graphql.execution.values import VariableValues, get_argument_values

from db.operation.operation import OperationFault, OperationRefused, Outcome
from schema.mutation import OPERATIONS
from schema.operation.operation import MutationField
from schema.operation.payload import Payload, PayloadPlanner, Shaped, shape
from schema.read.null_argument import refuse_nulls
from schema.read.planner import TYPENAME
from schema.read.selection import Collector, Selected

USER_ERRORS = "userErrors"


@dataclass(frozen=True, slots=True)
class Write:
    """One root field of a mutation: the operation to perform, and the selection of its payload."""

    key: str
    node: FieldNode
    field: GraphQLField
    operation: MutationField[object]
    payload: Payload

    def request(self, variables: Mapping[str, object]) -> object:
        """Return the operation's request for the coerced variables of the mutation."""
        given = get_argument_values(self.field, self.node, VariableValues({}, dict(variables)))
        return self.operation.request_of(given.get("input", given))

    def done(self, outcome: Outcome) -> Shaped:
        """Return the payload of an operation that was performed."""
        return shape(self.payload, {"position": outcome.position, **outcome.values, **outcome.ids})

    def refused(self, refused: OperationRefused) -> Shaped:
        """Return the payload of an operation that was refused."""
        return shape(self.payload, {**refused.values, USER_ERRORS: [user_error(fault) for fault in refused.faults]})


@dataclass(frozen=True, slots=True)
class MutationFields:
    """The writes of a mutation; ``keys`` are all response keys in their order, including those of ``__typename``."""

    keys: tuple[str, ...]
    writes: tuple[Write, ...]

    def nothing_done(self) -> dict[str, Any]:
        """Return the answer before any write: null by response key, and the names of types."""
        waiting = {write.key for write in self.writes}
        return {key: None if key in waiting else "Mutation" for key in self.keys}


def plan_writes(collector: Collector, root: GraphQLObjectType, selected: Selected) -> MutationFields:
    """Return the writes of a mutation; raises what planning a query raises."""
    writes = [_write(collector, root, key, nodes) for key, nodes in selected.items() if nodes[0].name.value != TYPENAME]
    return MutationFields(tuple(selected), tuple(writes))


def _write(collector: Collector, root: GraphQLObjectType, key: str, nodes: Sequence[FieldNode]) -> Write:
    name = nodes[0].name.value
    refuse_nulls(root.fields[name], nodes[0], collector.variables)
    payload = PayloadPlanner(collector).plan(root.fields[name].type, nodes)
    return Write(key, nodes[0], root.fields[name], OPERATIONS[name], payload)


def user_error(fault: OperationFault) -> Mapping[str, object]:
    """Return a fault as payloads report it."""
    path = [str(step) for step in fault.path]
    return {**fault.details, "path": path, "code": fault.code, "message": fault.message}
