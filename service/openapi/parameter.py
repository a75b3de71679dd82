"""The parameters in OpenAPI: those of a resource, from the variables of its document."""

from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLID,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInt,
    GraphQLList,
    get_named_type,
)

from db.read.cursor import MAX_CURSOR_LENGTH
from editorial.text.language import TAG
from schema.base.readable import MAX_PAGE_SIZE
from schema.read.operand import nullable
from schema.resource.parameter import ResourceParameter
from schema.resource.resource import Resource
from schema.resource.sparse import paths_of
from service.openapi.schema import REFERENCE, SCALARS, JsonSchema, Schemas, object_name
from service.parameters.parameter_value import INPUT, KEY_PATTERN, MAX_ITEMS, MAX_TEXT, WIKIDATA_PATTERN
from service.parameters.rest_request import FIELDS

PATTERNS: dict[str, JsonSchema] = {
    "Language": {"pattern": f"^{TAG}$", "maxLength": 64},
    "URL": {"pattern": r"^https?://[^\s/]", "maxLength": 4000},
}
"""The patterns of scalars that callers send."""
SPARSE_SAID = (
    "Return only these fields of each item, separated by commas; a path leads into an object:"
    " `id,speaker.name`. The answer has the media type `application/vnd.isnad.sparse+json`. To get a field"
    " that is left out by default, name it here."
)


def parameters_of(resource: Resource, schemas: Schemas, examples: dict[str, str]) -> list[dict[str, Any]]:
    """Return the parameters of a resource, with the values of its example."""
    found = [parameter_of(each, schemas, examples) for each in resource.parameters]
    return [*found, _fields(resource, schemas, examples)]


def parameter_of(parameter: ResourceParameter, schemas: Schemas, examples: dict[str, str]) -> dict[str, Any]:
    """Return the description of a parameter, with the value of an example."""
    place = (
        {"in": "path", "required": True} if parameter.is_in_path else {"in": "query", "required": parameter.is_required}
    )
    listed = {"style": "form", "explode": False} if isinstance(parameter.kind, GraphQLList) else {}
    description = _names_said(parameter.kind) or parameter.description
    said = {"name": parameter.name, **place, "description": description, **listed}
    schema = _schema(parameter, schemas)
    return said | {"schema": schema} | _example(parameter.name, schema, examples)


def _fields(resource: Resource, schemas: Schemas, examples: dict[str, str]) -> dict[str, Any]:
    name = object_name(resource.item) or get_named_type(resource.item.kind).name
    paths = {"type": "string", "description": "A field of the answer.", "enum": list(paths_of(resource))}
    schema = {"type": "array", "items": schemas.name(f"{name}Field", paths), "minItems": 1, "maxItems": MAX_ITEMS}
    said = {
        "name": FIELDS,
        "in": "query",
        "required": False,
        "description": SPARSE_SAID,
        "style": "form",
        "explode": False,
    }
    return said | {"schema": schema} | _example(FIELDS, schema, examples)


def _example(name: str, schema: JsonSchema, examples: dict[str, str]) -> dict[str, Any]:
    if name not in examples:
        return {}
    text = examples[name]
    kind = schema.get("type")
    value: object = text.split(",") if kind == "array" else text
    if kind == "integer":
        value = int(text)
    if kind == "boolean":
        value = text == "true"
    return {"example": value}


def _schema(parameter: ResourceParameter, schemas: Schemas) -> JsonSchema:
    if parameter.sizes_page:
        return {"type": "integer", "format": "int32", "minimum": 0, "maximum": MAX_PAGE_SIZE}
    if parameter.is_cursor:
        return {"type": "string", "minLength": 1, "maxLength": MAX_CURSOR_LENGTH, "pattern": "^[A-Za-z0-9_-]+$"}
    if nullable(parameter.kind) is GraphQLID and parameter.way[:1] == (INPUT,):
        return dict(REFERENCE)
    if isinstance(parameter.kind, GraphQLList):
        items = _single(nullable(parameter.kind.of_type), schemas)
        return {"type": "array", "items": items, "minItems": 1, "maxItems": MAX_ITEMS}
    return _single(nullable(parameter.kind), schemas)


def _single(kind: GraphQLInputType, schemas: Schemas) -> JsonSchema:
    if isinstance(kind, GraphQLEnumType):
        return schemas.enumeration(kind)
    if isinstance(kind, GraphQLInputObjectType):
        others = {
            "wikidata": {"type": "string", "pattern": f"^{WIKIDATA_PATTERN}$"},
            "key": {"type": "string", "pattern": f"^{KEY_PATTERN}$"},
            "slug": {"type": "string", "minLength": 1},
        }
        return {"anyOf": [dict(SCALARS["ID"]), *(others[name] for name in kind.fields if name in others)]}
    if kind is GraphQLBoolean:
        return {"type": "boolean", "default": False}
    if kind is GraphQLInt:
        return dict(SCALARS["Int"])
    scalar = get_named_type(kind).name
    schema = {**SCALARS[scalar], **PATTERNS.get(scalar, {})}
    return schema if "format" in schema else {"minLength": 1, "maxLength": MAX_TEXT, **schema}


def _names_said(kind: GraphQLInputType) -> str:
    """Return the description of a part of an address that can name a thing in several ways."""
    if not isinstance(kind, GraphQLInputObjectType):
        return ""
    return "The id, the Wikidata id (Q184) or the key." if "wikidata" in kind.fields else "The id, or the slug."
