"""From the arguments of a field to the operands of a plan: values in the document, and values sent with the request.

Numbers, booleans and single enumeration words become constants of the plan, even if they come as variables: they change
the statement (page sizes, orders, directives), so they are part of a request's shape. Every other variable stays one.
"""

from collections.abc import Mapping

from graphql import (
    GraphQLBoolean,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInt,
    GraphQLNonNull,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    value_from_ast,
)

from db.sql.plan import Argument, Constant, Operand, Sequence, Variable


def nullable(kind: GraphQLInputType) -> GraphQLInputType:
    """Return the type without its outer ``!``."""
    return kind.of_type if isinstance(kind, GraphQLNonNull) else kind


def shapes_statement(kind: GraphQLInputType) -> bool:
    """Return whether a single value of this type changes the statement, and not only its parameters."""
    kind = nullable(kind)
    return kind is GraphQLInt or kind is GraphQLBoolean or is_enum_type(kind)


def shape_of(value: object, kind: GraphQLInputType) -> object:
    """Return the part of a coerced value that decides the statement: hashable, equal for values that share a plan."""
    kind = nullable(kind)
    if value is None:
        return None
    if shapes_statement(kind):
        return value
    if is_list_type(kind):
        return (len(value),) if isinstance(value, list | tuple) else (1,)
    if isinstance(kind, GraphQLInputObjectType) and isinstance(value, Mapping):
        return tuple((name, shape_of(item, kind.fields[name].type)) for name, item in sorted(value.items()))
    return "given"


def argument_of(node: ValueNode, kind: GraphQLInputType, variables: Mapping[str, object]) -> Argument | None:
    """Return the argument for a value in the document; None if the value is null or missing."""
    kind = nullable(kind)
    if isinstance(node, VariableNode):
        name = node.name.value
        return from_variable(variables.get(name), kind, (name,))
    if isinstance(node, NullValueNode):
        return None
    if isinstance(node, ObjectValueNode) and is_input_object_type(kind):
        fields = (
            (field.name.value, argument_of(field.value, kind.fields[field.name.value].type, variables))
            for field in node.fields
        )
        return {name: argument for name, argument in fields if argument is not None}
    if isinstance(node, ListValueNode) and is_list_type(kind):
        items = (argument_of(item, kind.of_type, variables) for item in node.values)
        return Sequence(tuple(item for item in items if isinstance(item, Operand)))
    value = value_from_ast(node, kind)
    return Constant(tuple(value) if isinstance(value, list) else value)


def from_variable(value: object, kind: GraphQLInputType, path: tuple[str, ...]) -> Argument | None:
    """Return the argument for a variable at ``path``, given the value that its shape holds."""
    kind = nullable(kind)
    if value is None:
        return None
    if shapes_statement(kind):
        return Constant(value)
    if isinstance(kind, GraphQLInputObjectType) and isinstance(value, Mapping):
        fields = ((name, from_variable(item, kind.fields[name].type, (*path, name))) for name, item in value.items())
        return {name: argument for name, argument in fields if argument is not None}
    return Variable(path)
