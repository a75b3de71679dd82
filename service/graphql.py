"""The GraphQL endpoint: a request in, one statement run, its bytes out."""

import json
from collections.abc import Mapping
from http import HTTPStatus

import orjson
import structlog
from starlette.requests import Request
from starlette.responses import Response

from db.errors import ReadRefused
from db.execute import Answer, Pool, execute
from schema.errors import LimitExceeded, RequestRefused
from schema.request import ReadRequest, RequestReader
from service.errors import executor_error, graphql_errors, status_of
from service.http_request import (
    GRAPHQL_RESPONSE,
    JSON,
    GraphQLParameters,
    HttpRefused,
    MethodNotAllowed,
    answer_type,
    read_parameters,
)
from service.request_id import current_request_id

METHODS = ("GET", "POST")
log = structlog.get_logger("isnad.graphql")


class GraphQLEndpoint:
    """Answers GraphQL over HTTP from one reader of requests and one pool of connections."""

    def __init__(self, reader: RequestReader, pool: Pool, *, max_body_bytes: int, wait_s: float) -> None:
        self._reader, self._pool = reader, pool
        self._max_body_bytes, self._wait_s = max_body_bytes, wait_s

    async def answer(self, request: Request) -> Response:
        """Return the answer to a request, whatever happens."""
        media_type = JSON
        try:
            media_type = answer_type(request.headers.get("accept"))
            if request.method not in METHODS:
                raise MethodNotAllowed(f"{request.method} is not answered here: send GET or POST")
            parameters = await read_parameters(request, self._max_body_bytes)
            return _response(HTTPStatus.OK, media_type, await self.run(parameters))
        except Exception as error:  # the last resort of the endpoint: every failure becomes an answer
            return self._refusal(error, media_type)

    async def run(self, parameters: GraphQLParameters) -> bytes:
        """Return the body that answers what is asked; raises what is refused."""
        request = self._reader.read(parameters.query, parameters.operation_name, parameters.variables)
        compiled = request.prepared.compiled
        answer = Answer(b"{}")
        if compiled is not None:
            answer = await execute(self._pool, compiled, request.variables, wait_s=self._wait_s)
        if request.prepared.rest is None and not answer.refused:
            return b'{"data":' + answer.data + b"}"
        return self._joined(request, parameters.variables, answer)

    def _joined(self, request: ReadRequest, variables: Mapping[str, object], answer: Answer) -> bytes:
        """Return the body of an answer that has more in it than what was read: errors, or the executor's part."""
        data = orjson.loads(answer.data)
        errors: list[dict[str, object]] = [
            {"message": refused.message, "path": [key], "extensions": {"code": refused.code, **refused.details}}
            for key, refused in answer.refused.items()
        ]
        if request.prepared.rest is not None:
            result = self._reader.run_rest(request.prepared.rest, variables)
            data.update(result.data or {})
            errors += [executor_error(error, current_request_id()) for error in result.errors or ()]
        body = {"data": {key: data.get(key) for key in request.prepared.keys}}
        return orjson.dumps({"errors": errors, **body} if errors else body)

    def _refusal(self, error: Exception, media_type: str) -> Response:
        """Return the answer for an error. What the caller could not help is logged with its cause."""
        status = status_of(error)
        if not isinstance(error, RequestRefused | ReadRefused | HttpRefused):
            log.exception("request failed", exc_info=error)
        elif status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            log.warning("request not answered", code=getattr(error, "code", ""), cause=repr(error.__cause__))
        if media_type == JSON and isinstance(error, RequestRefused) and not isinstance(error, LimitExceeded):
            status = HTTPStatus.OK  # the draft's rule for this media type: a request that can be read is answered 200
        body = json.dumps({"errors": graphql_errors(error, current_request_id())}, ensure_ascii=False)
        response = _response(status, media_type, body.encode("utf-8", "backslashreplace"))
        if isinstance(error, MethodNotAllowed):
            response.headers["allow"] = ", ".join(METHODS)
        return response


def _response(status: HTTPStatus, media_type: str, body: bytes) -> Response:
    content_type = f"{media_type}; charset=utf-8" if media_type in (JSON, GRAPHQL_RESPONSE) else media_type
    return Response(body, status.value, headers={"content-type": content_type})
