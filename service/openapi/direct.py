"""Direct endpoints in OpenAPI: their parameters, bodies and responses, from their models."""

from http import HTTPStatus
from typing import Any

from pydantic import BaseModel

from service.endpoint.endpoint import DirectEndpoint
from service.endpoint.models import Nothing
from service.openapi.operation import ALWAYS, refused_name
from service.openapi.response import HEADERS, RESPONSES, name_of
from service.openapi.schema import SCHEMAS, JsonSchema, Schemas, untitled
from service.openapi.words import said_of_scope, words_of
from service.request.media_type import JSON

_OF_BODY = (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)


def direct_operation(endpoint: DirectEndpoint[Any, Any, Any], schemas: Schemas) -> dict[str, Any]:
    """Return the description of a direct endpoint."""
    body = _body(endpoint, schemas)
    return {
        "operationId": endpoint.name,
        "tags": [endpoint.address.split("/")[2]],
        **words_of(endpoint.description, said_of_scope(endpoint.scope)),
        "parameters": [*_in_path(endpoint), *_in_query(endpoint), {"$ref": "#/components/parameters/X-Request-Id"}],
        **({"requestBody": body} if body else {}),
        "responses": _responses(endpoint, schemas),
    }


def _in_path(endpoint: DirectEndpoint[Any, Any, Any]) -> list[dict[str, Any]]:
    names = [part[1:-1] for part in endpoint.address.split("/") if part.startswith("{")]
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": f"The {name} of the object, as returned in answers.",
            "schema": {"type": "string"},
        }
        for name in names
    ]


def _in_query(endpoint: DirectEndpoint[Any, Any, Any]) -> list[dict[str, Any]]:
    schema = endpoint.query.model_json_schema()
    required = schema.get("required", ())
    found = []
    for name, own in schema.get("properties", {}).items():
        kind = _without_null(own, schema.get("$defs", {}))
        said = kind.pop("description", "")
        lists = {"style": "form", "explode": False} if kind.get("type") == "array" else {}
        parameter = {"name": name, "in": "query", "required": name in required, "description": said, "schema": kind}
        found.append({**parameter, **lists})
    return found


def _without_null(own: JsonSchema, definitions: dict[str, Any]) -> JsonSchema:
    """Return the schema of an optional parameter without null and without references: it is omitted, never null."""
    kind = {name: value for name, value in own.items() if name not in ("anyOf", "default", "title")}
    choices = [each for each in own.get("anyOf", ()) if each != {"type": "null"}]
    for choice in choices[:1]:
        kind |= _inline(choice, definitions)
    return {name: value for name, value in _inline(kind, definitions).items() if name != "title"}


def _inline(schema: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(schema, list):
        return [_inline(each, definitions) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _inline(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    return {name: _inline(value, definitions) for name, value in schema.items()}


def _model(model: type[BaseModel], schemas: Schemas, *, is_answer: bool) -> JsonSchema:
    """Return the reference to the schema of a model; the schemas it refers to are named beside it."""
    mode = "serialization" if is_answer else "validation"
    schema = model.model_json_schema(ref_template=SCHEMAS + "{model}", mode=mode)  # type: ignore[arg-type]
    for name, inner in schema.pop("$defs", {}).items():
        schemas.name(name, untitled(inner))
    return schemas.name(model.__name__, untitled(schema))


def _body(endpoint: DirectEndpoint[Any, Any, Any], schemas: Schemas) -> dict[str, Any] | None:
    if endpoint.body is Nothing:
        return None
    schema = _model(endpoint.body, schemas, is_answer=False)
    is_required = any(field.is_required() for field in endpoint.body.model_fields.values())
    return {"required": is_required, "content": {JSON: {"schema": schema}}}


def _responses(endpoint: DirectEndpoint[Any, Any, Any], schemas: Schemas) -> dict[str, Any]:
    done: dict[str, Any] = {"description": "The request succeeded."}
    done["headers"] = {name: {"$ref": HEADERS + name} for name in ("X-Request-Id", "Cache-Control")}
    if endpoint.response is not None:
        content: dict[str, Any] = {JSON: {"schema": _model(endpoint.response, schemas, is_answer=True)}}
        text = {"schema": {"type": "string", "description": "Items one after another, as they come."}}
        done["content"] = {each: content.get(each, text) for each in endpoint.media_types}
    elif endpoint.status is not HTTPStatus.NO_CONTENT:
        done["content"] = {each: {"schema": {"type": "string"}} for each in endpoint.media_types}
    found = {str(endpoint.status.value): done}
    has_body = endpoint.body is not Nothing
    statuses = [each for each in ALWAYS if has_body or each not in _OF_BODY] + [*endpoint.refused]
    of_operation = {HTTPStatus.UNPROCESSABLE_ENTITY} if endpoint.is_operation else set[HTTPStatus]()
    if "{" in endpoint.address:
        (of_operation.add if endpoint.is_operation else statuses.append)(HTTPStatus.NOT_FOUND)
    for status in sorted({*statuses, *of_operation}):
        name = refused_name(status) if status in of_operation else name_of(status)
        found[str(status.value)] = {"$ref": RESPONSES + name}
    return found
