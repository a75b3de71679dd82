"""The responses of OpenAPI: the whole answer, the sparse one, and every problem with its codes."""

from http import HTTPStatus
from typing import Any

from schema.resource import Form, Resource
from schema.resource_example import Example
from service.openapi_export import export_content
from service.openapi_schema import SCHEMAS, JsonSchema, Schemas

RESPONSES = "#/components/responses/"
HEADERS = "#/components/headers/"

PARAMETER_FAULT: JsonSchema = {
    "type": "object",
    "description": "What is wrong with one parameter.",
    "required": ["code", "detail", "parameter"],
    "properties": {
        "code": {"type": "string", "description": "What is wrong, for programs."},
        "detail": {"type": "string", "description": "What is wrong and what to do, for people."},
        "parameter": {"type": "string", "description": "The parameter that is wrong."},
        "allowed": {"description": "What is allowed: the words, the names, or the largest number."},
        "asked": {"type": "integer", "description": "The number asked, where a limit is exceeded."},
    },
}
PROBLEM: JsonSchema = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "description": "Always `about:blank`: see `code`."},
        "title": {"type": "string", "description": "The words for the status."},
        "status": {"type": "integer", "format": "int32", "description": "The status of the answer."},
        "code": {"type": "string", "description": "What went wrong, for programs. A code is never renamed."},
        "detail": {"type": "string", "description": "What is wrong, where, and what to do; for people."},
        "parameter": {"type": "string", "description": "The parameter that is wrong."},
        "allowed": {"description": "What is allowed: the words, the names, or the largest number."},
        "asked": {"type": "integer", "description": "The number asked, where a limit is exceeded."},
        "nearest": {"type": "array", "items": {"type": "string"}, "description": "Addresses like the one asked for."},
        "candidates": {
            "type": "array",
            "items": {"type": "string", "format": "uuid"},
            "description": "The ids of all entities that bear the name.",
        },
        "retryAfter": {"type": "integer", "format": "int32", "description": "Seconds after which to ask again."},
        "scope": {"type": "string", "description": "The scope that a key needs for this."},
        "snapshot": {"type": "string", "description": "Where to take a snapshot, to go on from its cursor."},
        "requestId": {"type": "string", "description": "The id of the request, where the fault is ours."},
        "errors": {
            "type": "array",
            "description": "All that is wrong, where it is more than one parameter; the other members tell of the first.",
            "items": {"$ref": SCHEMAS + "ParameterFault"},
        },
    },
}

_TEXT: JsonSchema = {"type": "string"}
_TEXTS: JsonSchema = {"type": "array", "items": _TEXT}
_WHOLE: JsonSchema = {"type": "integer"}
_ID: JsonSchema = {"type": "string", "format": "uuid"}
CHANGE: JsonSchema = {
    "type": "object",
    "description": "A change that somebody else made since the version that was expected.",
    "properties": {
        "version": _WHOLE | {"description": "The version that the item got by it."},
        "by": {"type": ["string", "null"], "description": "Who made it; null when not known."},
        "byKey": {
            "type": ["string", "null"],
            "format": "uuid",
            "description": "The id of the key that it was made with; null without a key.",
        },
        "at": _TEXT | {"format": "date-time", "description": "When its transaction began."},
        "op": _TEXT | {"description": "What was done with the item."},
        "reason": _TEXT | {"description": "Why it was made, as the change log has it."},
        "type": _TEXT | {"description": "The type of the item."},
        "nodeId": _TEXT | {"format": "uuid", "description": "The id of the item."},
        "note": {"type": ["string", "null"], "description": "What who made it says of it; null without a word."},
        "fields": _TEXTS | {"description": "The fields that were changed; empty where all were."},
    },
}
OPERATION_FAULT: JsonSchema = {
    "type": "object",
    "description": "One thing that is wrong with what an operation was sent.",
    "required": ["path", "code", "message"],
    "properties": {
        "path": _TEXTS | {"description": "The way to the value: fields of the input, and places in lists from 0."},
        "code": _TEXT | {"description": "What is wrong, for programs."},
        "message": _TEXT | {"description": "What is wrong and what to do, for people."},
        "line": _WHOLE | {"description": "Of a bundle: the line that is wrong, from 1."},
        "column": _WHOLE | {"description": "Of a bundle: where in the line, from 1."},
        "value": _TEXT | {"description": "The value that is wrong, as it was sent."},
        "nearest": _TEXT | {"description": "What would have been right and is most like it."},
        "currentVersion": _WHOLE | {"description": "Of `VERSION_CONFLICT`: the version that there is now."},
        "mergedInto": _ID | {"description": "Of `MERGED_ALREADY`: the entity that took it over; name that one."},
        "undoFirst": _ID | {"description": "Of `MERGED_SINCE`: the merge that has to be undone first."},
        "changes": {
            "type": "array",
            "description": "Of `VERSION_CONFLICT`: what changed since, newest first.",
            "items": {"$ref": SCHEMAS + "ConflictingChange"},
        },
    },
}
OPERATION_PROBLEM: JsonSchema = {
    "type": "object",
    "description": "Why an operation was not done (RFC 9457). Nothing was written.",
    "required": [*PROBLEM["required"], "errors"],
    "properties": {
        **{name: PROBLEM["properties"][name] for name in PROBLEM["required"]},
        "errors": {
            "type": "array",
            "description": "All that is wrong; the other members tell of the first.",
            "items": {"$ref": SCHEMAS + "OperationFault"},
        },
    },
}

OF_PROBLEMS: dict[str, JsonSchema] = {
    "Problem": PROBLEM,
    "ParameterFault": PARAMETER_FAULT,
    "OperationProblem": OPERATION_PROBLEM,
    "OperationFault": OPERATION_FAULT,
    "ConflictingChange": CHANGE,
}
"""The schemas of what problems tell, by their names."""

PROBLEMS = {
    HTTPStatus.BAD_REQUEST: (
        "The request cannot be answered as it is. Codes: `PARAMETER_UNKNOWN`, `PARAMETER_REPEATED`, `PARAMETER_MISSING`,"
        " `PARAMETER_INVALID`, `FIELD_UNKNOWN`, `INVALID_ID`, `INVALID_CURSOR`, `INVALID_TEXT`, `INVALID_SEARCH`,"
        " `PAGE_SIZE_OUT_OF_RANGE`, `ARGUMENT_INVALID`, `TOO_COSTLY`, `EXPORT_TOO_LARGE`, `ADDRESS_MALFORMED`,"
        " `INVALID_POSITION`; of what an operation is sent `MALFORMED_BODY`, `VARIABLES_INVALID`."
    ),
    HTTPStatus.FORBIDDEN: "You may not do this (`INSUFFICIENT_SCOPE`): it takes a key with another scope.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "The body has too many bytes (`BODY_TOO_LARGE`), or takes too long to check (`COMPUTING_TOO_LONG`)."
    ),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "The body is in a media type that is not read here (`MEDIA_TYPE_UNSUPPORTED`).",
    HTTPStatus.UNAUTHORIZED: (
        "A key is needed (`AUTHENTICATION_REQUIRED`), or yours is none, was revoked, or has expired (`INVALID_KEY`)."
    ),
    HTTPStatus.NOT_FOUND: "There is no such object (`OBJECT_NOT_FOUND`), or nothing at this address (`NOT_FOUND`).",
    HTTPStatus.NOT_ACCEPTABLE: (
        "You accept neither JSON nor any other media type that there is (`MEDIA_TYPE_NOT_ACCEPTABLE`)."
    ),
    HTTPStatus.CONFLICT: (
        "Several entities bear the name (`AMBIGUOUS_NAME`): `candidates` has their ids. Of webhooks: you have as many as may be"
        " (`TOO_MANY_WEBHOOKS`), or nothing is sent to this one now (`WEBHOOK_NOT_ACTIVE`, `WEBHOOK_WITHOUT_KEY`)."
        " Of feed addresses: you have as many as may be (`TOO_MANY_FEED_ADDRESSES`)."
    ),
    HTTPStatus.GONE: (
        "The cursor is of another change log (`EPOCH_CHANGED`), or older than what is still told (`CURSOR_EXPIRED`):"
        " take a snapshot, and go on from its cursor."
    ),
    HTTPStatus.REQUEST_URI_TOO_LONG: "The address is longer than any that is needed (`ADDRESS_TOO_LONG`).",
    HTTPStatus.TOO_MANY_REQUESTS: (
        "You have asked as much as may be asked in a minute (`RATE_LIMITED`): ask again after `Retry-After` seconds."
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: "A fault of ours (`INTERNAL_ERROR`): report it with the request id.",
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "Not now (`DATABASE_UNAVAILABLE`, `STATEMENT_TIMEOUT`, `EXPORT_DISTURBED`, `SERVER_STOPPING`), or not yet"
        " (`POSITION_NOT_REACHED`): ask again after `Retry-After` seconds."
    ),
}
"""The statuses of problems, each with what is said of it."""

OWN_HEADERS = {
    HTTPStatus.UNAUTHORIZED: ("WWW-Authenticate",),
    HTTPStatus.TOO_MANY_REQUESTS: ("Retry-After", "RateLimit", "RateLimit-Policy"),
    HTTPStatus.SERVICE_UNAVAILABLE: ("Retry-After",),
}
"""The headers that some problems have beside those of all."""

ALWAYS = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.NOT_ACCEPTABLE,
    HTTPStatus.REQUEST_URI_TOO_LONG,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.SERVICE_UNAVAILABLE,
)

SAID_OF_HEADERS: dict[str, tuple[str, JsonSchema]] = {
    "ETag": ("The tag of this answer: the same bytes, the same tag. It is weak where the body is compressed.", {}),
    "Cache-Control": ("Whether caches may answer without asking again.", {}),
    "Vary": ("What the answer depends on beside the address.", {}),
    "X-Request-Id": ("The id of the request: yours where you sent one, else made here.", {}),
    "Location": ("The address of what is new.", {"format": "uri-reference"}),
    "X-Isnad-Position": (
        "The position of the write: send it to read what was written. Not there where nothing was.",
        {},
    ),
    "RateLimit": ("What is left of what you may ask, and in how many seconds all of it is there again.", {}),
    "RateLimit-Policy": ("What you may ask in how many seconds, in the cost of docs/limits.md.", {}),
    "Retry-After": ("In how many seconds to ask again.", {}),
    "WWW-Authenticate": ("How to send a key, and what was wrong with yours.", {}),
    "Content-Disposition": ("The name that a file of it would have: where the address has the suffix of a format.", {}),
    "Link": ("The pages around this one (RFC 8288): `first`, `prev`, `next`.", {}),
}


def name_of(status: HTTPStatus) -> str:
    """Return the name of the response of a problem with this status."""
    return "".join(word.capitalize() for word in status.phrase.replace("-", " ").split())


def components() -> dict[str, Any]:
    """Return the headers and the responses that operations refer to."""
    headers = {
        name: {"description": said, "schema": {"type": "string", **more}}
        for name, (said, more) in SAID_OF_HEADERS.items()
    }
    problems = {
        name_of(status): {
            "description": said,
            "headers": _headers("X-Request-Id", "Cache-Control", *OWN_HEADERS.get(status, ())),
            "content": {"application/problem+json": {"schema": {"$ref": SCHEMAS + "Problem"}}},
        }
        for status, said in PROBLEMS.items()
    }
    unchanged = {
        "description": "You have this answer already: you sent its tag in `If-None-Match`. Without a body.",
        "headers": _headers("ETag", "Cache-Control", "Vary", "X-Request-Id"),
    }
    return {"headers": headers, "responses": {"NotModified": unchanged, **problems}}


def responses_of(resource: Resource, schemas: Schemas, sparse: str, example: Example | None) -> dict[str, Any]:
    """Return the responses of a resource; ``sparse`` is the media type of sparse answers, ``example`` a real answer."""
    limits = ["RateLimit", "RateLimit-Policy"]
    names = [
        "ETag",
        "Cache-Control",
        "Vary",
        "X-Request-Id",
        *limits,
        *(["Link"] if resource.form is Form.PAGE else []),
        *(["Content-Disposition"] if export_content(resource) else []),
    ]
    whole: dict[str, Any] = {"schema": schemas.answer(resource)}
    partly = {"schema": schemas.answer(resource, is_sparse=True)}
    found: dict[str, Any] = {
        "200": {
            "description": resource.description,
            "headers": _headers(*names),
            "content": {"application/json": whole, sparse: partly, **export_content(resource)},
        },
        "304": {"$ref": RESPONSES + "NotModified"},
    }
    for status in sorted({*ALWAYS, *_own(resource)}):
        found[str(status.value)] = {"$ref": RESPONSES + name_of(status)}
    if example is not None:
        _show(found, whole, example)
    return found


def _own(resource: Resource) -> list[HTTPStatus]:
    own = [HTTPStatus.NOT_FOUND] if resource.form is Form.OBJECT or "{" in resource.address else []
    return [*own, HTTPStatus.CONFLICT] if resource.is_ambiguous else own


def _show(responses: dict[str, Any], whole: dict[str, Any], example: Example) -> None:
    """Put an example where an answer with its status is described."""
    shown = {"summary": f"GET {example.request}", "value": example.answer}
    if example.status == HTTPStatus.OK:
        whole["examples"] = {"seed": shown}
        return
    status = HTTPStatus(example.status)
    content = {"schema": {"$ref": SCHEMAS + "Problem"}, "examples": {"seed": shown}}
    responses[str(status.value)] = {
        "description": PROBLEMS[status],
        "headers": _headers("X-Request-Id", "Cache-Control"),
        "content": {"application/problem+json": content},
    }


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"$ref": HEADERS + name} for name in names}
