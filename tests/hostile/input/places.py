"""Every place of the GraphQL schema that a caller's value goes to, found by walking the schema: new ones are found by themselves.

``places_of_openapi`` finds those of an OpenAPI document in the same way.
"""

import json
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)

from tests.hostile.asking import Asked, Place, posted
from tests.hostile.input.values import literal

AN_ID = "00000000-0000-7000-8000-000000000000"
VALID: Mapping[str, object] = {
    "ID": AN_ID,
    "Int": 1,
    "Float": 1.5,
    "Boolean": True,
    "String": "Minsk",
    "EDTF": "2025-12",
    "Date": "2025-12-13",
    "DateTime": "2025-12-13T09:00:00Z",
    "Language": "ar",
    "URL": "https://example.org/a",
}
"""A value that is right, for each scalar."""

HOLE = "□"
LITERAL = "literal "
"""Begins the kind of a place in a document, where values stand as GraphQL writes them."""

MAX_INPUT_DEPTH = 4


def valid_literal(kind: GraphQLInputType) -> str:
    """Return a value that is right for a type, as a document has it: of an input object what is required, or one field."""
    if is_non_null_type(kind):
        return valid_literal(kind.of_type)
    if is_list_type(kind):
        return f"[{valid_literal(kind.of_type)}]"
    if isinstance(kind, GraphQLEnumType):
        return str(next(iter(kind.values)))
    if isinstance(kind, GraphQLInputObjectType):
        wanted = [name for name, field in kind.fields.items() if is_non_null_type(field.type)]
        wanted = wanted or list(kind.fields)[:1]
        return "{" + ", ".join(f"{name}: {valid_literal(kind.fields[name].type)}" for name in wanted) + "}"
    return literal(VALID[get_named_type(kind).name])


def ways(schema: GraphQLSchema) -> Iterator[tuple[str, GraphQLField, str]]:
    """Give every field that has arguments, once: what stands before it in a document, its definition, and what after."""
    root = schema.query_type
    assert root is not None
    seen: set[str] = {root.name}
    waiting: deque[tuple[GraphQLNamedType, str, str]] = deque([(root, "{ ", " }")])
    while waiting:
        kind, before, after = waiting.popleft()
        for name, field in getattr(kind, "fields", {}).items():
            if field.args:
                yield before + name, field, after
            below = get_named_type(field.type)
            if is_leaf_type(below):
                continue
            opening = before + name + required_arguments(field) + " { "
            for each, condition in concrete(schema, below):
                if each.name not in seen:
                    seen.add(each.name)
                    waiting.append((each, opening + condition, (" }" if condition else "") + " }" + after))


def concrete(schema: GraphQLSchema, kind: GraphQLNamedType) -> Iterator[tuple[GraphQLNamedType, str]]:
    """Give the type itself, or the types that an abstract one can be, each with what opens a fragment on it."""
    if isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
        yield from ((each, f"... on {each.name} {{ ") for each in schema.get_possible_types(kind))
    else:
        yield kind, ""


def required_arguments(field: GraphQLField, *, without: str = "", but: str = "") -> str:
    """Return the arguments that a field must have, in brackets; ``but`` stands in the place of that ``without``."""
    given = [
        f"{name}: {valid_literal(argument.type)}"
        for name, argument in field.args.items()
        if is_non_null_type(argument.type) and name != without
    ]
    return f"({', '.join([but, *given] if but else given)})" if given or but else ""


def inputs(kind: GraphQLInputType, depth: int = 0) -> Iterator[tuple[str, GraphQLInputType]]:
    """Give the places in a value of this type, as texts with a HOLE, and the type that belongs there."""
    yield HOLE, kind
    inner = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
    if isinstance(inner, GraphQLList):
        yield from ((f"[{text}]", below) for text, below in inputs(inner.of_type, depth))
    elif isinstance(inner, GraphQLInputObjectType) and depth < MAX_INPUT_DEPTH:
        needed = [name for name, field in inner.fields.items() if is_non_null_type(field.type)]
        for name, field in inner.fields.items():
            others = [f"{each}: {valid_literal(inner.fields[each].type)}" for each in needed if each != name]
            for text, below in inputs(field.type, depth + 1):
                if inner.is_one_of and text == HOLE and not isinstance(below, GraphQLNonNull):
                    below = GraphQLNonNull(below)
                yield "{" + ", ".join([f"{name}: {text}", *others]) + "}", below


def places_of(schema: GraphQLSchema) -> Iterator[Place]:
    """Give every place of a schema, twice: for a value in a variable, and for one that stands in the document."""
    for before, field, after in ways(schema):
        below = " { __typename }" if not is_leaf_type(get_named_type(field.type)) else ""
        for name, argument in field.args.items():
            for text, kind in inputs(argument.type):
                document = before + required_arguments(field, without=name, but=f"{name}: {text}") + below + after
                yield from _both(document, kind)


def _both(document: str, kind: GraphQLInputType) -> Iterator[Place]:
    name = get_named_type(kind).name
    with_variable = f"query Q($v: {kind}) {document.replace(HOLE, '$v')}"

    def in_variable(value: object) -> Asked:
        return posted(with_variable, with_variable, {"v": value})

    def in_document(value: object) -> Asked:
        text = value if isinstance(value, str) else literal(value)
        return posted(document, document.replace(HOLE, text))

    yield Place(with_variable, name, in_variable)
    yield Place(document, LITERAL + name, in_document)


def places_of_openapi(document: Mapping[str, Any]) -> Iterator[Place]:
    """Give every place that a text goes to in the addresses that an OpenAPI document tells of: paths and query strings."""
    for path, item in document["paths"].items():
        for method in ("get", "head"):
            if method not in item:
                continue
            written = [*item.get("parameters", ()), *item[method].get("parameters", ())]
            parameters = [_meant(document, each) for each in written]
            in_path = {p["name"]: AN_ID for p in parameters if p["in"] == "path"}
            for parameter in parameters:
                if parameter["in"] in ("path", "query"):
                    yield _place(path, method.upper(), parameter, in_path)


def _meant(document: Mapping[str, Any], written: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what stands where a reference leads to, or what is written where it is none."""
    meant: Any = document
    for part in written.get("$ref", "#").split("/")[1:]:
        meant = meant[part]
    return meant if "$ref" in written else written


def _place(path: str, method: str, parameter: Mapping[str, Any], in_path: Mapping[str, str]) -> Place:
    name = parameter["name"]

    def made(value: object) -> Asked:
        text = value if isinstance(value, str) else json.dumps(value)
        given = {**in_path, name: text} if parameter["in"] == "path" else in_path
        filled = path
        for each, content in given.items():
            filled = filled.replace("{" + each + "}", quote(content, safe="", errors="surrogatepass"))
        string = "" if parameter["in"] == "path" else urlencode({name: text}, errors="surrogatepass")
        return Asked(f"{path} {name}", method=method, path=filled, query_string=string.encode(), headers=())

    kind = parameter.get("schema", {}).get("format") or parameter.get("schema", {}).get("type", "string")
    return Place(f"{path} {name}", str(kind), made)
