"""The parameters of a resource: the variables of its document, described by the fields that use them.

A variable whose type is an input object stands for its fields, each a parameter of its own. One whose type is @oneOf is
a single parameter: a part of the address that can name a thing in several ways.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLArgument,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLNonNull,
    GraphQLSchema,
    InlineFragmentNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
    is_input_type,
    type_from_ast,
)
from graphql.type import GraphQLNamedType

from schema.read.operand import nullable

Uses = dict[str, list["Use"]]


@dataclass(frozen=True, slots=True)
class ResourceParameter:
    """A value that callers can give: ``way`` is its path among the variables, ``kind`` its type without ``!``.

    Without a ``way`` it is meant for the endpoint, and not for the document.

    ``sizes_page`` says that it is the number of items of a page, ``is_cursor`` that it is a place in a list.
    """

    name: str
    description: str
    kind: GraphQLInputType
    way: tuple[str, ...]
    is_required: bool = False
    is_in_path: bool = False
    sizes_page: bool = False
    is_cursor: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a variable: the field it is given to, whether that is a list in pages, and the place's description."""

    field: str
    argument: str
    is_page: bool
    is_inside: bool
    description: str


def parameters_of(schema: GraphQLSchema, document: DocumentNode, address: str) -> tuple[ResourceParameter, ...]:
    """Return the parameters of a document's operation, in the order of its variables.

    Raises ValueError if two have the same name or a part of the address has no variable.
    """
    operation = next(item for item in document.definitions if isinstance(item, OperationDefinitionNode))
    in_path = re.findall(r"\{(\w+)\}", address)
    found = tuple(_all(schema, operation, uses_in(schema, document), in_path))
    names = [each.name for each in found]
    if len(set(names)) != len(names) or not set(in_path) <= set(names):
        raise ValueError(f"{address}: the parameters {names} do not fit the address, or two have the same name")
    return found


def _all(
    schema: GraphQLSchema, operation: OperationDefinitionNode, uses: Uses, in_path: Sequence[str]
) -> Iterator[ResourceParameter]:
    for item in operation.variable_definitions or ():
        name = item.variable.name.value
        declared = type_from_ast(schema, item.type)
        if not is_input_type(declared):
            raise ValueError(f"${name} has no type that can be sent")
        kind, used = nullable(declared), uses.get(name, [])
        if isinstance(kind, GraphQLInputObjectType) and not kind.is_one_of:
            for key, field in kind.fields.items():
                yield ResourceParameter(key, field.description or "", nullable(field.type), (name, key))
            continue
        yield ResourceParameter(
            name,
            item.description.value if item.description else described(used),
            kind,
            (name,),
            is_required=isinstance(declared, GraphQLNonNull) and item.default_value is None,
            is_in_path=name in in_path,
            sizes_page=any(use.is_page and use.argument in ("first", "last") for use in used),
            is_cursor=any(use.is_page and use.argument in ("after", "before") for use in used),
        )


def described(uses: Sequence[Use]) -> str:
    """Return the description of a variable: that of its first use, with the fields of the objects it applies to."""
    fields = list(dict.fromkeys(f"`{use.field}`" for use in uses if use.is_inside))
    return ("For " + ", ".join(fields) + ": " if fields else "") + (uses[0].description if uses else "")


def uses_in(schema: GraphQLSchema, document: DocumentNode) -> Uses:
    """Return every place of a document in which a variable is used, by variable name."""
    found: Uses = {}
    for item in document.definitions:
        if isinstance(item, OperationDefinitionNode):
            _gather(schema, schema.get_root_type(item.operation), item.selection_set, found)
        elif isinstance(item, FragmentDefinitionNode):
            _gather(schema, schema.get_type(item.type_condition.name.value), item.selection_set, found)
    return found


def _gather(schema: GraphQLSchema, on: GraphQLNamedType | None, selected: SelectionSetNode | None, found: Uses) -> None:
    fields: Mapping[str, GraphQLField] = getattr(on, "fields", {})
    for node in selected.selections if selected else ():
        if isinstance(node, InlineFragmentNode):
            condition = node.type_condition
            _gather(schema, schema.get_type(condition.name.value) if condition else on, node.selection_set, found)
        if not isinstance(node, FieldNode) or node.name.value not in fields:
            continue
        definition = fields[node.name.value]
        for argument in node.arguments or ():
            given = definition.args[argument.name.value]
            is_inside = on not in (schema.query_type, schema.mutation_type) and "first" not in definition.args
            for variable, description in _variables(argument.value, given):
                use = Use(node.name.value, argument.name.value, "first" in definition.args, is_inside, description)
                found.setdefault(variable, []).append(use)
        for directive in node.directives or ():
            for argument in directive.arguments or ():
                if isinstance(argument.value, VariableNode):
                    description = f"Whether to include `{node.name.value}`. {definition.description or ''}".strip()
                    found.setdefault(argument.value.name.value, []).append(
                        Use(node.name.value, "", False, False, description)
                    )
        _gather(schema, get_named_type(definition.type), node.selection_set, found)


def _variables(value: ValueNode, given: GraphQLArgument | GraphQLInputField) -> Iterator[tuple[str, str]]:
    """Yield the variables within a value, each with the description of its place."""
    kind = get_named_type(given.type)
    if isinstance(value, VariableNode):
        yield value.name.value, given.description or ""
    elif isinstance(value, ObjectValueNode) and isinstance(kind, GraphQLInputObjectType):
        for field in value.fields:
            yield from _variables(field.value, kind.fields[field.name.value])
