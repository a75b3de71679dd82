"""From a selection to a plan: the fields to read of each type, with their arguments and pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphql import (
    FieldNode,
    GraphQLBoolean,
    GraphQLError,
    GraphQLFloat,
    GraphQLInt,
    GraphQLObjectType,
    GraphQLOutputType,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_enum_type,
    is_leaf_type,
    is_non_null_type,
)
from graphql.type import GraphQLNamedType

from db.catalog import TYPES
from db.sql.plan import Argument, Constant, Field, JsonForm, Operand, PageSlice, ReadPlan, Selection, value_of
from schema.base.errors import ArgumentInvalid, PageTooLarge, TooManyIds
from schema.base.readable import DEFAULT_FACET_SIZE, DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE
from schema.read.null_argument import refuse_nulls
from schema.read.operand import argument_of
from schema.read.selection import Collector, Selected, subselections

TYPENAME = "__typename"
PAGE_ARGUMENTS = ("first", "last", "after", "before")
MAX_IDS = 100
WORDS = frozenset(("ID", "Date", "EDTF", "Language"))
"""Scalars whose values contain nothing that JSON escapes; the same is true of enumerations."""


def is_readable(name: str) -> bool:
    """Return whether the compiled read path answers a root field."""
    return name in TYPES["Query"] or name == TYPENAME


def plan_read(collector: Collector, root: GraphQLObjectType, selected: Selected) -> ReadPlan:
    """Return the plan of the readable fields of ``selected``.

    Raises PageTooLarge, TooManyIds, ArgumentInvalid or VariablesInvalid.
    """
    readable = {key: nodes for key, nodes in selected.items() if is_readable(nodes[0].name.value)}
    return ReadPlan(_Planner(collector).fields(root, readable, ()))


def plan_field(collector: Collector, root: GraphQLObjectType, key: str, nodes: Sequence[FieldNode]) -> Field:
    """Return the plan of one field of ``root``; raises what ``plan_read`` does."""
    return _Planner(collector).field(root, key, nodes, (key,))


def plan_selection(
    collector: Collector, kind: GraphQLNamedType, nodes: Sequence[FieldNode], path: tuple[str, ...]
) -> Selection | None:
    """Return the plan of the selections of ``nodes`` on objects of a type; raises what ``plan_read`` does."""
    return _Planner(collector).selection(kind, nodes, path)


@dataclass(frozen=True, slots=True)
class _Planner:
    collector: Collector

    def fields(self, on: GraphQLObjectType, selected: Selected, path: tuple[str, ...]) -> tuple[Field, ...]:
        return tuple(self.field(on, key, nodes, (*path, key)) for key, nodes in selected.items())

    def field(self, on: GraphQLObjectType, key: str, nodes: Sequence[FieldNode], path: tuple[str, ...]) -> Field:
        node = nodes[0]
        if node.name.value == TYPENAME:
            return Field(key, TYPENAME, path=path)
        definition = on.fields[node.name.value]
        kind = get_named_type(definition.type)
        arguments = self.arguments(on, node)
        page = None
        if kind.name.endswith("Connection"):
            page = page_of(node, arguments)
        elif "first" in definition.args:
            page = page_of(node, arguments, default=DEFAULT_FACET_SIZE)
        if node.name.value == "nodes" and "ids" in arguments:
            self.check_ids(node, arguments["ids"])
        wanted = {name: value for name, value in arguments.items() if page is None or name not in PAGE_ARGUMENTS}
        return Field(
            key,
            node.name.value,
            wanted,
            self.selection(kind, nodes, path),
            page,
            form=form_of(definition.type),
            required=is_non_null_type(definition.type),
            path=path,
        )

    def arguments(self, on: GraphQLObjectType, node: FieldNode) -> dict[str, Argument]:
        refuse_nulls(on.fields[node.name.value], node, self.collector.variables)
        definitions = on.fields[node.name.value].args
        given = (
            (item.name.value, argument_of(item.value, definitions[item.name.value].type, self.collector.variables))
            for item in node.arguments or ()
        )
        return {name: argument for name, argument in given if argument is not None}

    def selection(self, kind: GraphQLNamedType, nodes: Sequence[FieldNode], path: tuple[str, ...]) -> Selection | None:
        if is_leaf_type(kind):
            return None
        below = subselections(nodes)
        types = self.collector.schema.get_possible_types(kind) if is_abstract_type(kind) else [kind]
        return Selection(
            {
                item.name: self.fields(item, self.collector.collect(item, below), path)
                for item in types
                if isinstance(item, GraphQLObjectType)
            }
        )

    def check_ids(self, node: FieldNode, ids: Argument) -> None:
        values = value_of(ids, self.collector.variables) if isinstance(ids, Operand) else ()
        count = len(values) if isinstance(values, list | tuple) else 1
        if count > MAX_IDS:
            raise TooManyIds(count, MAX_IDS, node)


def form_of(kind: GraphQLOutputType) -> JsonForm:
    """Return how JSON represents a value of this type."""
    single = get_nullable_type(kind)
    if single in (GraphQLInt, GraphQLFloat, GraphQLBoolean):
        return JsonForm.BARE
    is_word = is_enum_type(single) or (is_leaf_type(single) and single.name in WORDS)
    return JsonForm.WORD if is_word else JsonForm.TEXT


def page_of(node: FieldNode, arguments: Mapping[str, Argument], *, default: int = DEFAULT_PAGE_SIZE) -> PageSlice:
    """Return the page that a field's arguments ask for; ``default`` items if they give no number.

    Raises PageTooLarge, or ArgumentInvalid if both ``first`` and ``last`` are given.
    """
    if "first" in arguments and "last" in arguments:
        message = "`first` and `last` cannot be combined: use one of them"
        raise ArgumentInvalid([GraphQLError(message, node)])
    backwards = "last" in arguments
    size = default
    given = arguments.get("last" if backwards else "first")
    if isinstance(given, Constant) and isinstance(given.value, int):
        size = given.value
    if not 0 <= size <= MAX_PAGE_SIZE:
        raise PageTooLarge(size, MAX_PAGE_SIZE, node)
    after, before = (
        cursor if isinstance(cursor := arguments.get(name), Operand) else None for name in ("after", "before")
    )
    return PageSlice(size, backwards, after, before)
