"""Nulls that variables bring to places that take none: an argument, an item of a list, a field of an input object.

A document may put a variable that can be null into such a place where the variable or the place has a default value (GraphQL,
5.8.5); whether it is null is known with the request only (6.4.1). Which variables are null is part of a request's shape, so
this is looked at once for each plan, and not again for the requests that share it.
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
    """Refuse a field or directive to which a coerced variable gives null where it takes none; raises VariablesInvalid.

    A variable that is left out gives no null: the place's own default stands for it.
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
    """Yield the variables in a value that stand where there can be no null, each with what to call its place."""
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
