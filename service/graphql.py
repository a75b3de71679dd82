"""The GraphQL endpoint: a request in, one statement run or an answer found that still holds, its bytes out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

import orjson
import structlog
from starlette.types import Receive, Scope, Send

from db.errors import ReadRefused
from db.execute import Answer
from schema.errors import LimitExceeded, RequestRefused
from schema.request import ReadRequest, RequestReader
from service.answers import Answers
from service.errors import executor_error, graphql_errors, status_of
from service.hot_answers import etag_of
from service.http_request import (
    GRAPHQL_RESPONSE,
    JSON,
    GraphQLParameters,
    HttpRefused,
    HttpRequest,
    MethodNotAllowed,
    answer_type,
    is_known,
    read_parameters,
)
from service.request_id import current_request_id
from service.stored_documents import StoredDocuments

METHODS = ("GET", "HEAD", "POST")
POSITION_HEADER = b"x-isnad-position"
log = structlog.get_logger("isnad.graphql")

Header = tuple[bytes, bytes]
_TYPES = {kind: [(b"content-type", f"{kind}; charset=utf-8".encode())] for kind in (JSON, GRAPHQL_RESPONSE)}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What the endpoint works with. ``cache_max_age_s`` is for how long caches between us and the caller may answer."""

    reader: RequestReader
    answers: Answers
    documents: StoredDocuments
    max_body_bytes: int
    cache_max_age_s: int


class GraphQLEndpoint:
    """Answers GraphQL over HTTP, as an ASGI application of its own."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._with = endpoint
        age = endpoint.cache_max_age_s
        self._cache_control = f"public, max-age={age}".encode() if age else b"public, no-cache"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, whatever happens."""
        request = HttpRequest.of(scope, receive)
        media_type = JSON
        try:
            media_type = answer_type(request.header(b"accept"))
            if request.method not in METHODS:
                raise MethodNotAllowed(f"{request.method} is not answered here: send GET or POST")
            parameters = await read_parameters(request, self._with.max_body_bytes)
            position = request.header(POSITION_HEADER)
            if position is not None:
                await self._with.answers.freshness.reach(position)
            body, etag = await self.run(parameters)
            if request.method == "POST":
                await _send(send, HTTPStatus.OK, body, _TYPES[media_type])
            else:
                await self._send_cacheable(send, request, body, (media_type, etag))
        except Exception as error:  # the last resort of the endpoint: every failure becomes an answer
            await self._refuse(send, error, media_type)

    async def run(self, parameters: GraphQLParameters) -> tuple[bytes, str | None]:
        """Return the body that answers what is asked, and its entity tag where that is known; raises what is refused."""
        text = parameters.query
        if parameters.extensions:
            text = self._with.documents.text(text, parameters.extensions)
        request = self._with.reader.read(text, parameters.operation_name, parameters.variables)
        compiled = request.prepared.compiled
        if compiled is None:
            return self._joined(request, parameters.variables, Answer(b"{}")), None
        values = compiled.statement.bind(request.variables)
        if request.prepared.rest is None and not compiled.ambiguous:
            return await self._with.answers.hot_or_read(compiled, values)
        answer = await self._with.answers.read(compiled, values)
        return self._joined(request, parameters.variables, answer), None

    def _joined(self, request: ReadRequest, variables: Mapping[str, object], answer: Answer) -> bytes:
        """Return the body of an answer that has more in it than what was read: errors, or the executor's part."""
        data = orjson.loads(answer.data)
        errors: list[dict[str, object]] = [
            {"message": refused.message, "path": [key], "extensions": {"code": refused.code, **refused.details}}
            for key, refused in answer.refused.items()
        ]
        if request.prepared.rest is not None:
            result = self._with.reader.run_rest(request.prepared.rest, variables)
            data.update(result.data or {})
            errors += [executor_error(error, current_request_id()) for error in result.errors or ()]
        body = {"data": {key: data.get(key) for key in request.prepared.keys}}
        return orjson.dumps({"errors": errors, **body} if errors else body)

    async def _send_cacheable(
        self, send: Send, request: HttpRequest, body: bytes, kind: tuple[str, str | None]
    ) -> None:
        """Send an answer that caches may keep, or that the caller's own is still right."""
        media_type, etag = kind[0], kind[1] or etag_of(body)
        headers = [
            (b"etag", etag.encode()),
            (b"cache-control", self._cache_control),
            (b"vary", b"accept, accept-encoding"),
        ]
        if is_known(etag, request.header(b"if-none-match")):
            await _send(send, HTTPStatus.NOT_MODIFIED, None, headers)
        else:
            is_wanted = request.method != "HEAD"
            await _send(send, HTTPStatus.OK, body, [*_TYPES[media_type], *headers], with_body=is_wanted)

    async def _refuse(self, send: Send, error: Exception, media_type: str) -> None:
        """Send the answer for an error. What the caller could not help is logged with its cause."""
        status = status_of(error)
        if not isinstance(error, RequestRefused | ReadRefused | HttpRefused):
            log.exception("request failed", exc_info=error)
        elif status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            log.warning("request not answered", code=getattr(error, "code", ""), cause=repr(error.__cause__))
        if media_type == JSON and isinstance(error, RequestRefused) and not isinstance(error, LimitExceeded):
            status = HTTPStatus.OK  # the draft's rule for this media type: a request that can be read is answered 200
        body = json.dumps({"errors": graphql_errors(error, current_request_id())}, ensure_ascii=False)
        headers = [*_TYPES[media_type], (b"cache-control", b"no-store")]
        if isinstance(error, MethodNotAllowed):
            headers.append((b"allow", ", ".join(METHODS).encode()))
        await _send(send, status, body.encode("utf-8", "backslashreplace"), headers)


async def _send(
    send: Send, status: HTTPStatus, body: bytes | None, headers: Sequence[Header], *, with_body: bool = True
) -> None:
    raw = [*headers, (b"content-length", b"%d" % len(body))] if body is not None else list(headers)
    await send({"type": "http.response.start", "status": int(status), "headers": raw})
    await send({"type": "http.response.body", "body": body if body is not None and with_body else b""})
