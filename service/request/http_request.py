"""Requests over HTTP: their headers, body and JSON, and the GraphQL document and variables that one asks with.

The latter follow the GraphQL over HTTP draft: POST with a JSON body, GET with a query string.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import orjson
from starlette.types import Receive, Scope

from service.errors.http import BodyTooLarge, MalformedBody, MalformedParameter, MediaTypeUnsupported
from service.request.media_type import JSON, media_type_in

MAX_KEPT_QUERY_STRING = 8000
"""Maximum bytes of a query string whose parsed form is cached: caches send the same one often to revalidate."""

NOTHING: Mapping[str, Any] = MappingProxyType({})

_PARAMETERS = ("query", "documentId", "operationName", "variables", "extensions")
_TEXTS = ("query", "documentId", "operationName")
_BOM = b"\xef\xbb\xbf"


class GraphQLParameters(NamedTuple):
    """The parameters of a GraphQL request; ``query`` is empty if a stored document is named instead.

    ``document_id`` or ``extensions`` name the stored document.
    """

    query: str
    operation_name: str | None = None
    variables: Mapping[str, Any] = NOTHING
    extensions: Mapping[str, Any] = NOTHING
    document_id: str | None = None


class HttpRequest(NamedTuple):
    """A request as it arrives; its headers are decoded on access."""

    method: str
    query_string: bytes
    headers: Mapping[bytes, bytes]
    receive: Receive

    @classmethod
    def of(cls, scope: Scope, receive: Receive) -> "HttpRequest":
        """Return the request of an ASGI scope; of a repeated header the last counts."""
        return cls(scope["method"], scope["query_string"], dict(scope["headers"]), receive)

    def header(self, name: bytes) -> str | None:
        """Return a header by its lower-case name, or None."""
        value = self.headers.get(name)
        return None if value is None else value.decode("latin-1")


async def read_parameters(request: HttpRequest, max_body_bytes: int) -> GraphQLParameters:
    """Return the GraphQL parameters of a GET, HEAD or POST request; raises an HttpRefused."""
    if request.method != "POST":
        is_short = len(request.query_string) <= MAX_KEPT_QUERY_STRING
        return (_kept_parameters if is_short else _parameters_of)(request.query_string)
    check_body_type(request, (JSON,))
    return checked_parameters(_from_body(await read_body(request, max_body_bytes, "send less, or store the document")))


def _parameters_of(query_string: bytes) -> GraphQLParameters:
    return checked_parameters(_from_query_string(query_string))


_kept_parameters = lru_cache(maxsize=256)(_parameters_of)


def check_body_type(request: HttpRequest, allowed: Sequence[str]) -> str:
    """Check that a body has an allowed media type, is not compressed, and is UTF-8; return the type.

    Raises MediaTypeUnsupported.
    """
    content_type = request.header(b"content-type") or ""
    if (request.header(b"content-encoding") or "identity").lower() != "identity":
        raise MediaTypeUnsupported("a compressed body is not supported here: send it uncompressed")
    if content_type in allowed:
        return content_type
    media_type, options = media_type_in(content_type), content_type.split(";")[1:]
    if media_type not in allowed:
        raise MediaTypeUnsupported(
            f"a body of type {content_type[:80]!r} is not supported here: send {' or '.join(allowed)}"
        )
    for name, _, value in (option.partition("=") for option in options):
        if name.strip().lower() == "charset" and value.strip().strip('"').lower() not in ("utf-8", "utf8"):
            raise MediaTypeUnsupported(f"a body in {value.strip()[:80]!r} is not supported here: send UTF-8")
    return media_type


async def read_body(request: HttpRequest, allowed: int, hint: str = "send less") -> bytes:
    """Return the body of a request, at most ``allowed`` bytes; ``hint`` says what to do with a larger one.

    Raises BodyTooLarge, or MalformedBody if the body breaks off.
    """
    declared = request.header(b"content-length") or ""
    if declared.isdecimal() and int(declared[:18]) > allowed:
        raise _too_large(int(declared[:18]), allowed, hint)
    body = b""
    while True:
        message = await request.receive()
        chunk: bytes = message.get("body", b"")
        if message["type"] == "http.disconnect":
            raise MalformedBody("the body did not arrive completely")
        body += chunk
        if len(body) > allowed:
            raise _too_large(len(body), allowed, hint)
        if not message.get("more_body", False):
            return body


def _too_large(asked: int, allowed: int, hint: str) -> BodyTooLarge:
    message = f"the body has {asked} bytes or more; the limit is {allowed}: {hint}"
    return BodyTooLarge(message, asked=asked, allowed=allowed)


def json_members(body: bytes, hint: str = "/openapi.json describes the one to send") -> dict[str, Any]:
    """Return the members of the JSON object in a body, none of an empty body.

    Raises MalformedBody, whose message ends with ``hint`` if the body is another JSON value.
    """
    body = body.removeprefix(_BOM)
    if not body.strip():
        return {}
    try:
        members = orjson.loads(body)
    except orjson.JSONDecodeError as fault:
        raise MalformedBody(f"the body is not JSON in UTF-8: {fault}") from None
    if not isinstance(members, dict):
        raise MalformedBody(f"the body is not a JSON object: {hint}")
    return members


def _from_body(body: bytes) -> Mapping[str, Any]:
    if not body.removeprefix(_BOM).strip():
        raise MalformedBody("the body is not JSON in UTF-8: it is empty")
    return json_members(body, 'send {"query": "…", "variables": {…}}')


def _from_query_string(query_string: bytes) -> Mapping[str, Any]:
    given: dict[str, list[str]] = {}
    for name, value in parse_qsl(query_string.decode("utf-8", "replace"), keep_blank_values=True):
        given.setdefault(name, []).append(value)
    parameters: dict[str, Any] = {}
    for name in _PARAMETERS:
        values = given.get(name, [])
        if len(values) > 1:
            raise MalformedParameter(f"`{name}` is given {len(values)} times: give it once", parameter=name)
        if values:
            parameters[name] = values[0] if name in _TEXTS else _json(name, values[0])
    return parameters


def _json(name: str, text: str) -> object:
    try:
        return orjson.loads(text) if text else None
    except (orjson.JSONDecodeError, UnicodeEncodeError):
        raise MalformedParameter(f"`{name}` is not JSON: send a JSON object", parameter=name) from None


def checked_parameters(parameters: Mapping[str, Any]) -> GraphQLParameters:
    """Return the checked parameters of a GraphQL request, whatever transport it came over; raises MalformedParameter."""
    query, name, document_id = parameters.get("query"), parameters.get("operationName"), parameters.get("documentId")
    variables, extensions = parameters.get("variables"), parameters.get("extensions")
    if document_id is not None and not isinstance(document_id, str):
        raise MalformedParameter("`documentId` is not a text", parameter="documentId")
    is_stored = bool(document_id) or (isinstance(extensions, dict) and extensions.get("persistedQuery") is not None)
    if query is not None and not isinstance(query, str):
        raise MalformedParameter("`query` is not a text: send the GraphQL document in it", parameter="query")
    if not is_stored and (not query or query.isspace()):
        raise MalformedParameter("`query` is missing: send the GraphQL document in it", parameter="query")
    if name is not None and not isinstance(name, str):
        raise MalformedParameter("`operationName` is not a text", parameter="operationName")
    if variables is not None and not isinstance(variables, dict):
        raise MalformedParameter("`variables` is not an object of values by name", parameter="variables")
    if extensions is not None and not isinstance(extensions, dict):
        raise MalformedParameter("`extensions` is not an object", parameter="extensions")
    return GraphQLParameters(
        query or "", name or None, variables or NOTHING, extensions or NOTHING, document_id or None
    )


def is_known(etag: str, if_none_match: str | None) -> bool:
    """Return whether the caller already has the answer with this entity tag (RFC 9110, 13.1.2: weak comparison)."""
    if if_none_match is None:
        return False
    tags = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return etag in tags or tags == ["*"]
