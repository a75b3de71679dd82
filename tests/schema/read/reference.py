"""What graphql-core's own executor makes of a document and its variables: whether it is refused, and every field's arguments.

It works on a schema read from the printed one, whose lists have an item of each type, so that everything selected is reached.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLEnumType,
    GraphQLError,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    GraphQLScalarType,
    GraphQLSchema,
    build_schema,
    execute_sync,
    get_named_type,
    is_abstract_type,
    parse,
    specified_rules,
    validate,
)

from schema.build import core_schema, sdl

Place = tuple[str, tuple[str, ...]]
"""A field of the answer: the name of the type that has it, and the response keys down to it."""

Selected = tuple[str, Mapping[str, object]]
"""What a place selects: the name of the field, and its coerced arguments."""

LEAVES: Mapping[str, object] = {"Int": 1, "Float": 1.0, "Boolean": True}


@lru_cache(maxsize=1)
def reference_schema() -> GraphQLSchema:
    """Return the printed schema, whose scalars are checked as the service's are."""
    schema, ours = build_schema(sdl()), core_schema()
    for name, kind in schema.type_map.items():
        known = ours.type_map[name]
        if isinstance(kind, GraphQLScalarType) and isinstance(known, GraphQLScalarType) and kind is not known:
            for way in ("coerce_input_value", "coerce_input_literal", "parse_value", "parse_literal"):
                setattr(kind, way, getattr(known, way))
    return schema


def is_valid(text: str) -> bool:
    """Return whether graphql-core takes a document for valid."""
    return not validate(reference_schema(), parse(text), specified_rules)


@dataclass(frozen=True, slots=True)
class Something:
    """An object of the answer, of which nothing matters but its type."""

    type_name: str


@dataclass
class Executed:
    """What was found: the errors of all turns, and what each place selects."""

    errors: list[GraphQLError] = field(default_factory=list)
    selected: dict[Place, Selected] = field(default_factory=dict)
    turns: int = 1


def executed(document: DocumentNode, variables: Mapping[str, object]) -> Executed:
    """Execute a valid document, and again as long as a single object could be of a type that it has not been of."""
    found, turn = Executed(), 0
    while turn < found.turns and not found.errors:
        result = execute_sync(
            reference_schema(),
            document,
            root_value=Something("root"),
            variable_values=dict(variables),
            field_resolver=_recorder(found, turn),
            type_resolver=lambda value, _info, _kind: value.type_name,
        )
        found.errors += result.errors or ()
        turn += 1
    return found


def _recorder(found: Executed, turn: int) -> Callable[..., Any]:
    def resolve(_source: object, info: GraphQLResolveInfo[Any], **arguments: object) -> object:
        keys = tuple(key for key in info.path.as_list() if isinstance(key, str))
        found.selected[info.parent_type.name, keys] = (info.field_name, arguments)
        return _made(info.schema, info.return_type, found, turn)

    return resolve


def _made(schema: GraphQLSchema, kind: GraphQLOutputType, found: Executed, turn: int) -> object:
    if isinstance(kind, GraphQLNonNull):
        return _made(schema, kind.of_type, found, turn)
    if isinstance(kind, GraphQLList):
        named = get_named_type(kind)
        if is_abstract_type(named):
            return [Something(each.name) for each in schema.get_possible_types(named)]
        return [_made(schema, kind.of_type, found, turn)]
    if isinstance(kind, GraphQLEnumType):
        return next(iter(kind.values))
    if is_abstract_type(kind):
        types = schema.get_possible_types(kind)
        found.turns = max(found.turns, len(types))
        return Something(types[turn % len(types)].name)
    return Something(kind.name) if isinstance(kind, GraphQLObjectType) else LEAVES.get(get_named_type(kind).name, "x")
