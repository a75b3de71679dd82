"""The GraphQL endpoint: a request in; one statement, or a cached answer that is still valid; its bytes out."""

import json
import re
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing, suppress
from dataclasses import dataclass
from http import HTTPStatus

import orjson
from graphql import GraphQLError
from sse_starlette.sse import SendTimeoutError
from starlette.types import Receive, Send
from starlette.types import Scope as HttpScope

from db.read.execute import Answer
from db.sql.scope import Scope
from schema.base.errors import LimitExceeded, OperationNotSupported, RequestRefused
from schema.request.request import ReadRequest, RequestReader
from service.access.admission import VARY, Admission
from service.access.live_limits import LiveLimits
from service.access.open_connections import OpenConnections
from service.answers.answers import Answers
from service.answers.hot_answers import etag_of
from service.answers.mutations import Done, Mutations
from service.errors.http import HttpRefused, MethodNotAllowed, method_refused
from service.errors.status import codes_in, executor_error, graphql_errors, headers_of, status_of
from service.graphql.sse import SseOperation, event_stream, refuse_writes
from service.graphql.stored_documents import StoredDocuments
from service.header import LAST_EVENT_ID, NO_STORE, POSITION, cache_control
from service.http.reply import note_failure, send_reply
from service.live.open_door import Doors
from service.live.subscriptions import SubscriptionEvent, Subscriptions
from service.request.caller import Caller
from service.request.credentials import Credentials
from service.request.http_request import GraphQLParameters, HttpRequest, is_known, read_parameters
from service.request.media_type import EVENT_STREAM, GRAPHQL_RESPONSE, JSON, answer_type, takes_events
from service.request.presence import while_present
from service.request.request_record import current_request_id, note_codes, note_operation
from service.telemetry.observer import Observer

METHODS = ("GET", "HEAD", "POST")
_SUBSCRIBE = (
    "a subscription cannot be answered as JSON: open a WebSocket at this address with the protocol"
    " graphql-transport-ws, or accept text/event-stream"
)
ROUTE = "/graphql"
MAX_NAME = 200
"""Maximum characters of a refused operation's name that are logged."""

_NAME = re.compile(r"[_A-Za-z][_0-9A-Za-z]*")
PRIVATE = cache_control("private", 0)
_TYPES = {kind: [(b"content-type", f"{kind}; charset=utf-8".encode()), VARY] for kind in (JSON, GRAPHQL_RESPONSE)}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The dependencies of the endpoint.

    ``cache_max_age_s`` is how long shared caches may keep an answer. ``observer`` records the operations on WebSockets,
    since one request has many of them.
    """

    reader: RequestReader
    answers: Answers
    admission: Admission
    documents: StoredDocuments
    max_body_bytes: int
    max_write_bytes: int
    cache_max_age_s: int
    mutations: Mutations
    following: Subscriptions
    live_limits: LiveLimits
    connections: OpenConnections
    observer: Observer
    doors: Doors


class GraphQLEndpoint:
    """Answers GraphQL over HTTP, as an ASGI application of its own."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._with, self.admission = endpoint, endpoint.admission
        self.observer, self.doors = endpoint.observer, endpoint.doors
        self._public = cache_control("public", endpoint.cache_max_age_s)
        self._private = cache_control("private", endpoint.cache_max_age_s)

    async def __call__(self, scope: HttpScope, receive: Receive, send: Send) -> None:
        """Answer a request; every failure becomes an answer."""
        request = HttpRequest.of(scope, receive)
        media_type, caller = JSON, None
        try:
            accepted = answer_type(request.header(b"accept"))
            media_type = JSON if accepted == EVENT_STREAM else accepted
            if request.method not in METHODS:
                raise method_refused(request.method, METHODS)
            credentials = self.admission.credentials(scope, request.headers)
            caller = await self.admission.caller(credentials)
            self.admission.check(caller)
            parameters = await read_parameters(request, self._allowed_bytes(caller))
            position = request.header(POSITION)
            if position is not None:
                await self._with.answers.freshness.reach(position)
            if accepted == EVENT_STREAM:
                await self._stream(scope, request, (parameters, caller, credentials), send)
                return
            prepared = self.prepare(parameters, caller)
            if request.method != "POST":
                refuse_writes(prepared)
            if prepared.prepared.live is not None and takes_events(request.header(b"accept")):
                await self._stream(scope, request, (parameters, caller, credentials), send)
                return
            answering = self.answer(prepared, parameters, caller)
            is_write = prepared.prepared.writes is not None
            body, etag = await (while_present(request.receive, answering) if is_write else answering)
            if request.method == "POST":
                private = () if caller.key_id is None else (PRIVATE,)
                headers = [*_TYPES[media_type], *private, *self.admission.headers(caller)]
                await send_reply(send, HTTPStatus.OK, body, headers)
            else:
                await self._send_cacheable(send, request, body, (media_type, etag), caller=caller)
        except Exception as error:  # the last resort of the endpoint: every failure becomes an answer
            await self._refuse(send, request.method, error, media_type, caller=caller)

    def _allowed_bytes(self, caller: Caller) -> int:
        """Return the maximum bytes of a caller's body: callers who may load bundles send whole ones."""
        return self._with.max_write_bytes if Scope.ADMIN in caller.scopes else self._with.max_body_bytes

    def prepare(self, parameters: GraphQLParameters, caller: Caller) -> ReadRequest:
        """Return the prepared request of a caller; raises an error if it is refused."""
        try:
            text = self._with.documents.text(parameters.query, parameters.document_id, parameters.extensions)
            request = self._with.reader.read(text, parameters.operation_name, parameters.variables, caller.sees)
        except (RequestRefused, HttpRefused):
            note_operation(name_in(parameters.operation_name), route=ROUTE)
            raise
        note_operation(request.name, kind=request.kind, route=ROUTE)
        return request

    async def answer(
        self, request: ReadRequest, parameters: GraphQLParameters, caller: Caller
    ) -> tuple[bytes, str | None]:
        """Return the body that answers a request, and its entity tag if known; raises an error if it is refused.

        The caller is charged for the cost of the request, and for the bytes of the body beyond it.
        """
        self.admission.take(caller, request.prepared.cost)
        body, etag = await self._body(request, parameters, caller)
        self.admission.weigh(caller, request.prepared.cost, len(body))
        return body, etag

    async def _body(
        self, request: ReadRequest, parameters: GraphQLParameters, caller: Caller
    ) -> tuple[bytes, str | None]:
        if request.prepared.writes is not None:
            done = await self._with.mutations.do(request.prepared.writes, request.variables, caller)
            return _written(done), None
        compiled = request.prepared.compiled
        if compiled is None:
            if request.prepared.live is not None:
                raise OperationNotSupported([GraphQLError(_SUBSCRIBE)])
            return self._joined(request, parameters.variables, Answer(b"{}")), None
        values = compiled.statement.bind(request.variables)
        if request.prepared.rest is None and not compiled.ambiguous:
            return await self._with.answers.hot_or_read(compiled, values)
        answer = await self._with.answers.read(compiled, values)
        return self._joined(request, parameters.variables, answer), None

    async def follow(
        self, request: ReadRequest, caller: Caller, credentials: Credentials, *, after: str | None = None
    ) -> AsyncGenerator[SubscriptionEvent, None]:
        """Yield the events of a subscription as long as the caller's key is valid.

        Raises an error if the subscription is refused, also later, and ServerStopping.
        """
        live, following = request.prepared.live, self._with.following
        if live is None:
            raise ValueError("only subscriptions are followed")
        self.admission.take(caller, request.prepared.cost)
        following.check(live, request.variables)
        door = self.doors.open(caller, credentials)
        async with aclosing(door.through(following.follow(live, request.variables, after=after))) as told:
            async for each in told:
                yield each

    async def _stream(
        self,
        scope: HttpScope,
        request: HttpRequest,
        asks: tuple[GraphQLParameters, Caller, Credentials],
        send: Send,
    ) -> None:
        """Answer a request as an event stream."""
        with self._with.connections.take(asks[1]):
            asked = SseOperation(
                *asks,
                may_write=request.method == "POST",
                last_event_id=request.header(LAST_EVENT_ID),
            )
            events = event_stream(self, asked, self._with.live_limits)
            with suppress(SendTimeoutError):  # a caller who does not read the answer is not waited for
                await events(scope, request.receive, send)

    def _joined(self, request: ReadRequest, variables: Mapping[str, object], answer: Answer) -> bytes:
        """Return the body of an answer that has more than the data read: errors, or the executor's part."""
        data = orjson.loads(answer.data)
        errors: list[dict[str, object]] = [
            {"message": refused.message, "path": [key], "extensions": {"code": refused.code, **refused.details}}
            for key, refused in answer.refused.items()
        ]
        if request.prepared.rest is not None:
            result = self._with.reader.run_rest(request.prepared.rest, variables)
            data.update(result.data or {})
            errors += [executor_error(error, current_request_id()) for error in result.errors or ()]
        note_codes(codes_in(errors))
        body = {"data": {key: data.get(key) for key in request.prepared.keys}}
        return orjson.dumps({"errors": errors, **body} if errors else body)

    async def _send_cacheable(
        self, send: Send, request: HttpRequest, body: bytes, kind: tuple[str, str | None], *, caller: Caller
    ) -> None:
        """Send an answer that caches may keep, or 304 if the caller already has it."""
        media_type, etag = kind[0], kind[1] or etag_of(body)
        shared = self._public if caller.key_id is None else self._private
        headers = [(b"etag", etag.encode()), shared, *self.admission.headers(caller)]
        if is_known(etag, request.header(b"if-none-match")):
            await send_reply(send, HTTPStatus.NOT_MODIFIED, None, [*headers, VARY])
        else:
            is_wanted = request.method != "HEAD"
            await send_reply(send, HTTPStatus.OK, body, [*_TYPES[media_type], *headers], with_body=is_wanted)

    async def _refuse(
        self, send: Send, method: str, error: Exception, media_type: str, *, caller: Caller | None
    ) -> None:
        """Send the answer for an error."""
        self.admission.note_refusal(caller, error)
        if isinstance(error, OperationNotSupported) and method != "POST":
            error = MethodNotAllowed(f"{error}; and {method} is only for queries", allowed=("POST",))
        note_failure(error)
        status = status_of(error)
        if media_type == JSON and isinstance(error, RequestRefused) and not isinstance(error, LimitExceeded):
            status = HTTPStatus.OK  # the draft's rule for this media type: 200 if the request can be parsed
        body = json.dumps({"errors": graphql_errors(error, current_request_id())}, ensure_ascii=False)
        headers = [*_TYPES[media_type], NO_STORE, *self.admission.headers(caller), *headers_of(error)]
        await send_reply(send, status, body.encode("utf-8", "backslashreplace"), headers, with_body=method != "HEAD")


def name_in(text: str | None) -> str | None:
    """Return the name of an operation that a caller gave, if it is a valid one."""
    return text if text and len(text) <= MAX_NAME and _NAME.fullmatch(text) else None


def _written(done: Done) -> bytes:
    """Return the body that answers a mutation."""
    failed = [
        {**each, "path": list(path)}
        for path, error in done.failures.items()
        for each in graphql_errors(error, current_request_id())
    ]
    return orjson.dumps({**({"errors": failed} if failed else {}), "data": done.data})
