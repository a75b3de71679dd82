"""Variables that bring null to a place that takes none: an argument, an item of a list, a field of an input object.

A document may put a nullable variable into such a place if the variable or the place has a default value (GraphQL,
5.8.5); only the request shows whether it is null (6.4.1). The variables that are null are part of a request's shape, so
this is checked once for each plan, and not again for the requests that share it.
"""

from collections.abc import Iterator, Mapping

from graphql import (
    DirectiveNode,
    FieldNode,
    GraphQLDirective,
    GraphQLError,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLNonNull,
    ListValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    is_list_type,
)

from schema.base.errors import VariablesInvalid
from schema.read.operand import nullable


def refuse_nulls(
    definition: GraphQLField | GraphQLDirective, node: FieldNode | DirectiveNode, variables: Mapping[str, object]
) -> None:
    """Refuse a field or directive if a coerced variable is null in a place that takes none; raises VariablesInvalid.

    An omitted variable is not null: the default value of the place applies.
    """
    for argument in node.arguments or ():
        name = argument.name.value
        place = f"`{name}` of @{node.name.value}" if isinstance(node, DirectiveNode) else f"`{name}`"
        for variable, where in _places(argument.value, definition.args[name].type, place):
            if variables.get(variable.name.value, variable) is None:
                message = (
                    f"`${variable.name.value}` is null, but {where} cannot be null: give the variable a value,"
                    " or omit it"
                )
                raise VariablesInvalid([GraphQLError(message, variable)])


def _places(node: ValueNode, kind: GraphQLInputType, place: str) -> Iterator[tuple[VariableNode, str]]:
    """Yield the variables within a value that are in places that take no null, each with a name for its place."""
    single = nullable(kind)
    if isinstance(node, VariableNode):
        if isinstance(kind, GraphQLNonNull):
            yield node, place
    elif is_list_type(single):
        items = node.values if isinstance(node, ListValueNode) else (node,)
        for item in items:
            yield from _places(item, single.of_type, f"an item of {place}")
    elif isinstance(single, GraphQLInputObjectType) and isinstance(node, ObjectValueNode):
        for field in node.fields:
            name = field.name.value
            yield from _places(field.value, single.fields[name].type, f"`{name}` of {single.name}")
