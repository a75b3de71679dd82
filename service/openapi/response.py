"""The responses in OpenAPI: the whole answer, the sparse one, and every problem with its codes."""

from http import HTTPStatus
from typing import Any

from schema.resource.example import Example
from schema.resource.resource import AnswerForm, Resource
from service.exports.formats import formats_of
from service.openapi.export import export_content
from service.openapi.schema import SCHEMAS, JsonSchema, Schemas

RESPONSES = "#/components/responses/"
HEADERS = "#/components/headers/"

PARAMETER_FAULT: JsonSchema = {
    "type": "object",
    "description": "An error in one parameter.",
    "required": ["code", "detail", "parameter"],
    "properties": {
        "code": {"type": "string", "description": "The error code, for programs."},
        "detail": {"type": "string", "description": "For people: what is wrong, and what to do."},
        "parameter": {"type": "string", "description": "The name of the wrong parameter."},
        "allowed": {"description": "What is allowed: the words, the names, or the largest number."},
        "asked": {"type": "integer", "description": "The number that was requested, if it exceeds a limit."},
    },
}
PROBLEM: JsonSchema = {
    "type": "object",
    "description": "Why the request failed (RFC 9457).",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "description": "Always `about:blank`; see `code`."},
        "title": {"type": "string", "description": "The reason phrase of the status."},
        "status": {"type": "integer", "format": "int32", "description": "The HTTP status of the answer."},
        "code": {"type": "string", "description": "The error code, for programs. Codes are never renamed."},
        "detail": {"type": "string", "description": "For people: what is wrong, where, and what to do."},
        "parameter": {"type": "string", "description": "The name of the wrong parameter."},
        "allowed": {"description": "What is allowed: the words, the names, or the largest number."},
        "asked": {"type": "integer", "description": "The number that was requested, if it exceeds a limit."},
        "nearest": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Addresses similar to the one requested.",
        },
        "candidates": {
            "type": "array",
            "items": {"type": "string", "format": "uuid"},
            "description": "The ids of all entities that have the name.",
        },
        "retryAfter": {
            "type": "integer",
            "format": "int32",
            "description": "The number of seconds to wait before trying again.",
        },
        "scope": {"type": "string", "description": "The scope that the key needs."},
        "snapshot": {"type": "string", "description": "The address of a snapshot; continue from its cursor."},
        "requestId": {"type": "string", "description": "The id of the request, if the fault is ours."},
        "errors": {
            "type": "array",
            "description": "All errors, if there is more than one; the other members describe the first.",
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
    "description": "A change that somebody else made after the expected version.",
    "properties": {
        "version": _WHOLE | {"description": "The version that the change gave the item."},
        "by": {"type": ["string", "null"], "description": "Who made the change; null if not known."},
        "byKey": {
            "type": ["string", "null"],
            "format": "uuid",
            "description": "The id of the key that it was made with; null without a key.",
        },
        "at": _TEXT | {"format": "date-time", "description": "When its transaction began."},
        "op": _TEXT | {"description": "What the change did."},
        "reason": _TEXT | {"description": "Why the change was made, as recorded in the change log."},
        "type": _TEXT | {"description": "The type of the item."},
        "nodeId": _TEXT | {"format": "uuid", "description": "The id of the item."},
        "note": {
            "type": ["string", "null"],
            "description": "The note of whoever made the change; null if there is none.",
        },
        "fields": _TEXTS | {"description": "The names of the fields that changed; empty if all did."},
    },
}
CHANGED_ITEM: JsonSchema = {
    "type": "object",
    "description": "An item that an operation of somebody else changed after the expected version.",
    "properties": {
        "type": _TEXT | {"description": "The type of the item."},
        "nodeId": _TEXT | {"format": "uuid", "description": "The id of the item."},
        "key": {"type": ["string", "null"], "description": "Its key or slug; null if it has been deleted."},
        "words": {"type": ["string", "null"], "description": "Its first words; null if there are none."},
        "version": _WHOLE | {"description": "The version that the change gave the item."},
        "op": _TEXT | {"description": "What the change did."},
        "fields": _TEXTS | {"description": "The names of the fields that changed; empty if all did."},
    },
}
CHANGING_OPERATION: JsonSchema = {
    "type": "object",
    "description": "What somebody else did, in one transaction, after the expected version.",
    "properties": {
        **{name: CHANGE["properties"][name] for name in ("reason", "by", "byKey", "at", "note")},
        "transaction": _TEXT | {"description": "The id of its transaction, as in the change feed."},
        "items": {
            "type": "array",
            "description": "What it changed, the last change first.",
            "items": {"$ref": SCHEMAS + "ConflictingItem"},
        },
    },
}
CANDIDATE: JsonSchema = {
    "type": "object",
    "description": "A thing that can be meant by a key, slug, address or beginning of an id.",
    "properties": {
        "type": _TEXT | {"description": "Its type."},
        "nodeId": _TEXT | {"format": "uuid", "description": "Its id."},
        "key": {"type": ["string", "null"], "description": "What names it: its key or slug; null if it has none."},
        "name": {"type": ["string", "null"], "description": "Words by which people know it."},
    },
}
OPERATION_FAULT: JsonSchema = {
    "type": "object",
    "description": "One reason why an operation was refused.",
    "required": ["path", "code", "message"],
    "properties": {
        "path": _TEXTS
        | {"description": "The path to the wrong value in the input: names of fields, and positions in lists from 0."},
        "code": _TEXT | {"description": "The error code, for programs."},
        "message": _TEXT | {"description": "For people: what is wrong, and what to do."},
        "line": _WHOLE | {"description": "In a bundle: the line of the error, from 1."},
        "column": _WHOLE | {"description": "In a bundle: the column of the error, from 1."},
        "value": _TEXT | {"description": "The wrong value, as it was sent."},
        "nearest": _TEXT | {"description": "The valid value that is most similar to the one sent."},
        "currentVersion": _WHOLE | {"description": "With `VERSION_CONFLICT`: the current version."},
        "mergedInto": _ID
        | {"description": "With `MERGED_ALREADY`: the entity into which it was merged; use that one instead."},
        "candidates": {
            "type": "array",
            "description": (
                "With `AMBIGUOUS_REFERENCE`: what fits; with `UNKNOWN_OBJECT`: what is similar to what was sent."
            ),
            "items": {"$ref": SCHEMAS + "ReferenceCandidate"},
        },
        "undoFirst": _ID | {"description": "With `MERGED_SINCE`: the merge to undo first."},
        "changes": {
            "type": "array",
            "description": "With `VERSION_CONFLICT`: the changes since the expected version, newest first.",
            "items": {"$ref": SCHEMAS + "ConflictingChange"},
        },
        "operations": {
            "type": "array",
            "description": "With `VERSION_CONFLICT`: the same changes, by the operations that made them, newest first.",
            "items": {"$ref": SCHEMAS + "ConflictingOperation"},
        },
    },
}
OPERATION_WARNING: JsonSchema = {
    "type": "object",
    "description": "Something that an editor should look at. It alone refuses nothing.",
    "required": ["path", "code", "message"],
    "properties": {
        "path": _TEXTS
        | {"description": "The path to the value in the input: names of fields, and positions in lists from 0."},
        "code": _TEXT | {"description": "The code of the warning, for programs."},
        "message": _TEXT | {"description": "For people: what to look at, and what to do."},
        "line": _WHOLE | {"description": "The line of the value in the bundle, from 1."},
        "column": _WHOLE | {"description": "The column of the value in the bundle, from 1."},
        "value": _TEXT | {"description": "The value, as it was sent."},
        "nearest": _TEXT | {"description": "What may be meant instead."},
    },
}
OPERATION_PROBLEM: JsonSchema = {
    "type": "object",
    "description": "Why an operation was refused (RFC 9457). Nothing was written.",
    "required": [*PROBLEM["required"], "errors"],
    "properties": {
        **{name: PROBLEM["properties"][name] for name in PROBLEM["required"]},
        "errors": {
            "type": "array",
            "description": "All errors; the other members describe the first.",
            "items": {"$ref": SCHEMAS + "OperationFault"},
        },
        "warnings": {
            "type": "array",
            "description": "The warnings about what was sent, if there are any beside the errors.",
            "items": {"$ref": SCHEMAS + "OperationWarning"},
        },
    },
}

OF_PROBLEMS: dict[str, JsonSchema] = {
    "Problem": PROBLEM,
    "ParameterFault": PARAMETER_FAULT,
    "OperationProblem": OPERATION_PROBLEM,
    "OperationFault": OPERATION_FAULT,
    "OperationWarning": OPERATION_WARNING,
    "ConflictingChange": CHANGE,
    "ConflictingItem": CHANGED_ITEM,
    "ConflictingOperation": CHANGING_OPERATION,
    "ReferenceCandidate": CANDIDATE,
}
"""The schemas of the members of problems, by name."""

PROBLEMS = {
    HTTPStatus.BAD_REQUEST: (
        "The request is not valid. Codes: `PARAMETER_UNKNOWN`, `PARAMETER_REPEATED`, `PARAMETER_MISSING`,"
        " `PARAMETER_INVALID`, `FIELD_UNKNOWN`, `INVALID_ID`, `INVALID_CURSOR`, `INVALID_TEXT`,"
        " `INVALID_SEARCH`, `PAGE_SIZE_OUT_OF_RANGE`, `ARGUMENT_INVALID`, `TOO_COSTLY`,"
        " `EXPORT_TOO_LARGE`, `ADDRESS_MALFORMED`, `INVALID_POSITION`; for the body of an operation also"
        " `MALFORMED_BODY`, `VARIABLES_INVALID`."
    ),
    HTTPStatus.FORBIDDEN: "The key does not have the required scope (`INSUFFICIENT_SCOPE`).",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "The body is too large (`BODY_TOO_LARGE`), or takes too long to check (`COMPUTING_TOO_LONG`)."
    ),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "The media type of the body is not supported here (`MEDIA_TYPE_UNSUPPORTED`).",
    HTTPStatus.UNAUTHORIZED: (
        "A key is required (`AUTHENTICATION_REQUIRED`), or the key that was sent is unknown, revoked or"
        " expired (`INVALID_KEY`)."
    ),
    HTTPStatus.NOT_FOUND: "There is no such object (`OBJECT_NOT_FOUND`), or the address does not exist (`NOT_FOUND`).",
    HTTPStatus.NOT_ACCEPTABLE: (
        "`Accept` contains neither JSON nor any other available media type (`MEDIA_TYPE_NOT_ACCEPTABLE`)."
    ),
    HTTPStatus.CONFLICT: (
        "Several entities have the name (`AMBIGUOUS_NAME`): `candidates` has their ids. For webhooks:"
        " your key has as many as are allowed (`TOO_MANY_WEBHOOKS`), or nothing is currently sent to this"
        " one (`WEBHOOK_NOT_ACTIVE`, `WEBHOOK_WITHOUT_KEY`). For feed addresses: your key has as many as"
        " are allowed (`TOO_MANY_FEED_ADDRESSES`)."
    ),
    HTTPStatus.GONE: (
        "The cursor belongs to another change log (`EPOCH_CHANGED`), or is older than the feed reaches"
        " back (`CURSOR_EXPIRED`): take a snapshot and continue from its cursor."
    ),
    HTTPStatus.REQUEST_URI_TOO_LONG: "The address is too long (`ADDRESS_TOO_LONG`).",
    HTTPStatus.TOO_MANY_REQUESTS: (
        "You have used up what you may ask in a minute (`RATE_LIMITED`): try again after `Retry-After` seconds."
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: "An internal error (`INTERNAL_ERROR`): report it with the request id.",
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "The service cannot answer now (`DATABASE_UNAVAILABLE`, `STATEMENT_TIMEOUT`, `EXPORT_DISTURBED`,"
        " `SERVER_STOPPING`), or does not have that write yet (`POSITION_NOT_REACHED`): try again after"
        " `Retry-After` seconds."
    ),
}
"""The statuses of problems, each with its description."""

OWN_HEADERS = {
    HTTPStatus.UNAUTHORIZED: ("WWW-Authenticate",),
    HTTPStatus.TOO_MANY_REQUESTS: ("Retry-After", "RateLimit", "RateLimit-Policy"),
    HTTPStatus.SERVICE_UNAVAILABLE: ("Retry-After",),
}
"""The headers of some problems beside those that all have."""

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
    "ETag": ("The tag of this answer: equal bytes have equal tags. The tag is weak if the body is compressed.", {}),
    "Cache-Control": ("Whether and how long caches may reuse the answer.", {}),
    "Vary": ("The request headers on which the answer depends.", {}),
    "X-Request-Id": ("The id of the request: the one that you sent, or a new one.", {}),
    "Location": ("The address of the new object.", {"format": "uri-reference"}),
    "X-Isnad-Position": (
        "The position of the write; send it with a later request to read your write. Absent if nothing was written.",
        {},
    ),
    "RateLimit": ("How much of your rate limit is left, and in how many seconds all of it is available again.", {}),
    "RateLimit-Policy": ("Your rate limit, in the cost of docs/limits.md, and its period in seconds.", {}),
    "Retry-After": ("The number of seconds to wait before trying again.", {}),
    "WWW-Authenticate": ("How to send a key, and what was wrong with yours.", {}),
    "Content-Disposition": ("A file name for the answer; sent if the address ends in the suffix of a format.", {}),
    "Link": ("The addresses of other pages (RFC 8288): `first`, `prev`, `next`.", {}),
}


def name_of(status: HTTPStatus) -> str:
    """Return the name of the response for a problem with this status."""
    return "".join(word.capitalize() for word in status.phrase.replace("-", " ").split())


def components() -> dict[str, Any]:
    """Return the headers and the responses that operations refer to, by name."""
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
        "description": "The answer whose tag you sent in `If-None-Match` is still current. Without a body.",
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
        *(["Link"] if resource.form is AnswerForm.PAGE else []),
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
    own = [HTTPStatus.NOT_FOUND] if resource.form is AnswerForm.OBJECT or "{" in resource.address else []
    own += [HTTPStatus.FORBIDDEN] if any(each.write is None for each in formats_of(resource.name)) else []
    return [*own, HTTPStatus.CONFLICT] if resource.is_ambiguous else own


def _show(responses: dict[str, Any], whole: dict[str, Any], example: Example) -> None:
    """Put an example into the description of an answer with its status."""
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
