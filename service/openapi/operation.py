"""Operations in OpenAPI: their parameters, inputs and responses, from the stored mutations."""

from http import HTTPStatus
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLID,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
)
from graphql.pyutils import Undefined

from schema.read.operand import nullable
from schema.resource.stored_operation import EXPECTED_VERSION, StoredOperation
from service.errors.problem import PROBLEM
from service.openapi.bundle import bundle_schema
from service.openapi.parameter import parameter_of
from service.openapi.response import HEADERS, RESPONSES, name_of
from service.openapi.schema import REFERENCE, SCALARS, SCHEMAS, JsonSchema, Schemas, described
from service.openapi.schema import nullable as or_null
from service.openapi.words import said_of_scope, words_of
from service.request.media_type import NDJSON

OPERATION_PROBLEM = "OperationProblem"
REFUSED = {
    HTTPStatus.NOT_FOUND: (
        "There is no object with the id in the address (`UNKNOWN_OBJECT`), or nothing has such an address (`NOT_FOUND`)."
    ),
    HTTPStatus.CONFLICT: (
        "The operation conflicts with the current state: `VERSION_CONFLICT`, with the changes, if"
        " `expectedVersion` is not the current version; or a code of this operation."
    ),
    HTTPStatus.PRECONDITION_FAILED: (
        "The version in `If-Match` is not the current version (`VERSION_CONFLICT`): `errors` has the changes."
    ),
    HTTPStatus.UNPROCESSABLE_ENTITY: "The input is not valid. `errors` lists everything that is wrong; nothing was written.",
    HTTPStatus.BAD_GATEWAY: "What the drafter answered is no draft (`DRAFT_UNREADABLE`): try again, or draft by rules.",
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "The drafter cannot be reached, refuses to answer, or takes too long (`DRAFTER_UNAVAILABLE`): try again, or draft"
        " by rules. Or the service cannot answer now (`DATABASE_UNAVAILABLE`, `STATEMENT_TIMEOUT`, `SERVER_STOPPING`)."
    ),
}
"""Why an operation is refused, by status."""

ALSO_ELSEWHERE = (HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE)
"""Statuses with which not only operations are refused."""

OF_DRAFTERS = (HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE)
"""Statuses of operations that ask others than the database."""

ALWAYS = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_ACCEPTABLE,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.REQUEST_URI_TOO_LONG,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.SERVICE_UNAVAILABLE,
)

LINES_SAID = (
    "One line of JSON for each line sent, in the same order: `line`, its number from 1; `status`; `slug`; and"
    " the members of the answer, or of the problem."
)


def operation_of(stored: StoredOperation, schemas: Schemas) -> dict[str, Any]:
    """Return the description of an operation."""
    body = _body(stored, schemas)
    return {
        "operationId": stored.name,
        "tags": [stored.address.split("/")[2]],
        **words_of(stored.description, said_of_scope(stored.operation.scope)),
        "parameters": [*(parameter_of(each, schemas, {}) for each in stored.parameters), *_headers(stored)],
        **({"requestBody": body} if body else {}),
        "responses": _responses(stored, schemas),
    }


def components() -> dict[str, Any]:
    """Return the responses that only operations have, by name."""
    refused: JsonSchema = {"$ref": SCHEMAS + OPERATION_PROBLEM}
    elsewhere: JsonSchema = {"anyOf": [refused, {"$ref": SCHEMAS + "Problem"}]}
    headers = {name: {"$ref": HEADERS + name} for name in ("X-Request-Id", "Cache-Control")}
    return {
        refused_name(status): {
            "description": said,
            "headers": headers,
            "content": {PROBLEM: {"schema": elsewhere if status in ALSO_ELSEWHERE else refused}},
        }
        for status, said in REFUSED.items()
    }


def refused_name(status: HTTPStatus) -> str:
    """Return the name of the response for a refused operation with this status."""
    return "Operation" + name_of(status)


def _headers(stored: StoredOperation) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [{"$ref": "#/components/parameters/X-Request-Id"}]
    if EXPECTED_VERSION in stored.input.fields:
        said = (
            'The version that you know, in quotation marks: `"7"`. It has the meaning of `expectedVersion`.'
            " If the current version differs: 412."
        )
        schema = {"type": "string", "pattern": r'^("[0-9]{1,9}"|\*)$'}
        found.append({"name": "If-Match", "in": "header", "required": False, "description": said, "schema": schema})
    return found


def _body(stored: StoredOperation, schemas: Schemas) -> dict[str, Any] | None:
    if stored.body is not None:
        whole = bundle_schema(schemas)
        lines = {"type": "string", "description": "Several bundles, each as JSON on its own line."}
        content = {each: {"schema": lines if each == NDJSON else whole} for each in stored.body.types}
        return {"required": True, "content": content}
    outside = {each.name for each in stored.parameters}
    members = {name: field for name, field in stored.members.items() if name not in outside}
    if not members:
        return None
    schema = _object(stored.input, schemas, tuple(members))
    is_required = any(_is_required(field) for field in members.values())
    return {"required": is_required, "content": {"application/json": {"schema": schema}}}


def _object(kind: GraphQLInputObjectType, schemas: Schemas, names: tuple[str, ...]) -> JsonSchema:
    properties = {name: _property(kind.fields[name], schemas) for name in names}
    required = [name for name in names if _is_required(kind.fields[name])]
    schema = {
        "type": "object",
        "description": kind.description or "",
        "properties": properties,
        "additionalProperties": False,
    }
    if required:
        schema["required"] = required
    if kind.is_one_of:
        schema |= {"minProperties": 1, "maxProperties": 1}
    return schemas.name(kind.name, schema)


def _is_required(field: Any) -> bool:
    return isinstance(field.type, GraphQLNonNull) and field.default_value is Undefined


def _property(field: Any, schemas: Schemas) -> JsonSchema:
    present = _value(nullable(field.type), schemas)
    schema = present if isinstance(field.type, GraphQLNonNull) else or_null(present)
    return described(schema, field.description or "")


def _value(kind: GraphQLInputType, schemas: Schemas) -> JsonSchema:
    if isinstance(kind, GraphQLList):
        return {"type": "array", "items": _value(nullable(kind.of_type), schemas)}
    if isinstance(kind, GraphQLEnumType):
        return schemas.enumeration(kind)
    if isinstance(kind, GraphQLInputObjectType):
        return _object(kind, schemas, tuple(kind.fields))
    return dict(REFERENCE if kind is GraphQLID else SCALARS[get_named_type(kind).name])


def _responses(stored: StoredOperation, schemas: Schemas) -> dict[str, Any]:
    answer = schemas.payload(stored.answer)
    content: dict[str, Any] = {"application/json": {"schema": answer}}
    if stored.body is not None and NDJSON in stored.body.types:
        content[NDJSON] = {"schema": {"type": "string", "description": LINES_SAID}}
    headers = {name: {"$ref": HEADERS + name} for name in ("X-Request-Id", "Cache-Control", "X-Isnad-Position")}
    found: dict[str, Any] = {"200": {"description": "The operation succeeded.", "headers": headers, "content": content}}
    if "outcome" in {key for _, key, _ in stored.answer.fields()}:
        made = {"Location": {"$ref": HEADERS + "Location"}}
        only = {"application/json": content["application/json"]}
        found["201"] = {
            "description": "The operation succeeded, and created something.",
            "headers": headers | made,
            "content": only,
        }
    refused = {
        HTTPStatus.NOT_FOUND: any(each.is_in_path for each in stored.parameters),
        HTTPStatus.PRECONDITION_FAILED: EXPECTED_VERSION in stored.input.fields,
        **dict.fromkeys(OF_DRAFTERS, stored.operation.before is not None),
    }
    statuses = [each for each in REFUSED if refused.get(each, True)]
    for status in sorted({*ALWAYS, *statuses}):
        name = refused_name(status) if status in statuses else name_of(status)
        found[str(status.value)] = {"$ref": RESPONSES + name}
    return found
