"""The bundle in OpenAPI: its published JSON Schema, whose definitions become schemas beside all others.

Client generators look for schemas only there; definitions inside a schema make several of them fail.
"""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLEnumType

from editorial.bundle.bundle import bundle_json_schema
from schema.build import core_schema
from service.openapi.schema import SCHEMAS, JsonSchema, Schemas, untitled

NAME = "Bundle"
_DEFINITIONS = "#/$defs/"
_OF_THE_DOCUMENT = ("$schema", "$id", "$defs")


def bundle_schema(schemas: Schemas) -> JsonSchema:
    """Return the reference to the schema of a bundle; the schemas it refers to are named beside it.

    An enumeration that GraphQL has too becomes the same schema. Raises ValueError if a name stands for two schemas.
    """
    whole = bundle_json_schema()
    definitions = whole["$defs"]
    kinds = {name: _enumeration(name, definition) for name, definition in definitions.items()}
    names = {name: name if kind else _name_of(name) for name, kind in kinds.items()}
    for name, definition in definitions.items():
        kind = kinds[name]
        if kind is None:
            schemas.name(names[name], _moved(untitled(definition), names))
        else:
            schemas.enumeration(kind)
    own = {key: each for key, each in whole.items() if key not in _OF_THE_DOCUMENT}
    return schemas.name(NAME, _moved(untitled(own), names))


def _enumeration(name: str, definition: JsonSchema) -> GraphQLEnumType | None:
    """Return the enumeration of GraphQL with exactly the values of a definition."""
    kind = core_schema().type_map.get(name)
    if isinstance(kind, GraphQLEnumType) and list(kind.values) == definition.get("enum"):
        return kind
    return None


def _name_of(definition: str) -> str:
    """Return the schema's name for a part of a bundle, such as BundleQuote; Quote is the schema of an answer."""
    return NAME + definition.removesuffix("Part")


def _moved(value: Any, names: Mapping[str, str]) -> Any:
    """Return a schema whose references use the definitions' names in OpenAPI."""
    if isinstance(value, list):
        return [_moved(each, names) for each in value]
    if not isinstance(value, dict):
        return value
    target = value.get("$ref")
    moved = {"$ref": SCHEMAS + names[target.removeprefix(_DEFINITIONS)]} if isinstance(target, str) else {}
    given = {name: each for name, each in value.items() if (name, each) != ("default", None)}  # null is not of the type
    return {name: _moved(each, names) for name, each in given.items()} | moved
