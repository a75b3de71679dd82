"""Checks on introspection, which the executor answers: the size of its answers, and no null arguments."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from graphql import (
    FieldNode,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    SchemaMetaFieldDef,
    TypeMetaFieldDef,
    get_named_type,
)

from schema.read.null_argument import refuse_nulls
from schema.read.selection import Collector, subselections

ROOT_FIELDS: Mapping[str, GraphQLField] = MappingProxyType({"__schema": SchemaMetaFieldDef, "__type": TypeMetaFieldDef})


@lru_cache(maxsize=8)
def list_sizes(schema: GraphQLSchema) -> Mapping[str, int]:
    """Return the lengths of introspection's lists, by field: ``types`` exactly, the others on average, rounded up."""
    types = schema.type_map.values()
    composite = [kind for kind in types if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)]
    fields = [field for kind in composite for field in kind.fields.values()]
    inputs = [kind for kind in types if isinstance(kind, GraphQLInputObjectType)]
    enums = [kind for kind in types if isinstance(kind, GraphQLEnumType)]
    return MappingProxyType(
        {
            "types": len(types),
            "directives": len(schema.directives),
            "fields": _mean(len(fields), len(types)),
            "args": _mean(sum(len(field.args) for field in fields), len(fields)),
            "inputFields": _mean(sum(len(kind.fields) for kind in inputs), len(types)),
            "enumValues": _mean(sum(len(kind.values) for kind in enums), len(types)),
            "interfaces": _mean(sum(len(kind.interfaces) for kind in composite), len(types)),
            "possibleTypes": 1,
            "locations": 0,
        }
    )


def check_introspection(collector: Collector, field: GraphQLField, nodes: Sequence[FieldNode]) -> None:
    """Refuse an introspection field if it, or any field under it, is given null for an argument that takes none.

    Raises VariablesInvalid.
    """
    refuse_nulls(field, nodes[0], collector.variables)
    kind = get_named_type(field.type)
    if isinstance(kind, GraphQLObjectType):
        for below in collector.collect(kind, subselections(nodes)).values():
            if (inner := kind.fields.get(below[0].name.value)) is not None:  # no type declares __typename
                check_introspection(collector, inner, below)


def _mean(total: int, count: int) -> int:
    return -(-total // max(count, 1))
