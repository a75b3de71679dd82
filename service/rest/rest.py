"""REST: read a resource's stored document as GraphQL would, and send the bytes of the answer."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from starlette.types import Receive, Scope, Send

from schema.cache import RecentlyUsed
from schema.request.request import RequestReader
from schema.resource.sparse import sparse_document
from schema.resource.stored_operation import StoredOperation
from service.access.admission import Admission
from service.answers.answers import Answers
from service.endpoint.endpoint import DirectEndpoint
from service.errors.address import AddressTooLong
from service.exports.choice import (
    BY_ACCEPT,
    FOR_ALL,
    FormatChoice,
    format_of_accept,
    vary_of,
)
from service.exports.export_answers import ExportAnswers
from service.exports.request import read_export_request
from service.header import POSITION, Header, allow, cache_control
from service.http.problem import send_problem
from service.http.reply import send_reply
from service.http.vary import Varying
from service.live.open_door import Doors
from service.parameters.addresses import Found
from service.parameters.rest_answer import ResponseBody, body_of
from service.parameters.rest_binding import bound
from service.parameters.rest_request import ResourceRequest, read_request
from service.request.caller import Caller
from service.request.http_request import HttpRequest, check_body_type
from service.request.media_type import JSON, NDJSON, SPARSE, check_accept
from service.request.request_record import note_operation
from service.rest.address import OPTIONS, READ, EndpointTarget, FixedDocument, ReadTarget, RestAddresses, WriteTarget
from service.rest.lines import answer_lines
from service.rest.reply import send_body
from service.rest.write import RestWrites, answer_types

MAX_ADDRESS = 16_000
"""Maximum bytes of a path and a query string together: enough for a hundred ids, fields and cursors."""

MAX_KEPT_ADDRESS = 1000
"""Maximum bytes of a path and query string whose parsed form is cached: as many as any frequent one has."""

MAX_KEPT = 1000
"""Maximum number of cached parsed requests, and of cached documents reduced to some fields."""

MAX_KEPT_SPARSE = 4_000_000
"""Maximum characters of all cached reduced documents together."""


@dataclass(frozen=True, slots=True)
class Rest:
    """The dependencies of the endpoint."""

    addresses: RestAddresses
    writes: RestWrites
    reader: RequestReader
    answers: Answers
    admission: Admission
    exports: ExportAnswers
    doors: Doors
    cache_max_age_s: int


class RestEndpoint:
    """Answers REST, as an ASGI application of its own."""

    def __init__(self, rest: Rest) -> None:
        self._with = rest
        self._public = cache_control("public", rest.cache_max_age_s)
        self._private = cache_control("private", rest.cache_max_age_s)
        self._parsed: RecentlyUsed[tuple[str, bytes, str | None], ResourceRequest] = RecentlyUsed(MAX_KEPT)
        self._sparse: RecentlyUsed[tuple[str, tuple[str, ...]], str] = RecentlyUsed(MAX_KEPT, MAX_KEPT_SPARSE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; every failure becomes an answer."""
        request = HttpRequest.of(scope, receive)
        try:
            await self._respond(scope, request, send)
        except Exception as error:  # the last resort of the endpoint: every failure becomes an answer
            await self._refuse(send, request, error)

    async def _respond(self, scope: Scope, request: HttpRequest, send: Send) -> None:
        """Send the answer to a request; raises an error if the request is refused."""
        path: bytes = scope.get("raw_path") or scope["path"].encode()
        if len(path) + len(request.query_string) > MAX_ADDRESS:
            raise AddressTooLong(f"an address has at most {MAX_ADDRESS} bytes: split it into several requests")
        address = self._with.addresses.find(path)
        resource = address.resource
        if resource is not None and request.method in READ:
            note_operation(resource.resource.name, route=resource.resource.address)
        form = address.form()
        if request.method == OPTIONS:
            await send_reply(send, HTTPStatus.NO_CONTENT, None, [allow(address.methods)])
            return
        target = address.target(request.method)
        if isinstance(target, EndpointTarget):
            await self._answer_directly(scope, target.found, request, send)
            return
        accept = request.header(b"accept")
        match target:
            case WriteTarget(found):
                check_accept(accept, answer_types(found.resource))
                await self._write(scope, found, request, send)
            case FixedDocument(content):
                check_accept(accept, (JSON,))
                await send_body(send, request, ResponseBody(content()), JSON, [self._public, FOR_ALL])
            case ReadTarget(found):
                form = form or format_of_accept(found, accept)
                wanted = FormatChoice(found, form, has_suffix=bool(address.suffix))
                await self._answer_read(scope, request, wanted, send)

    async def _answer_read(self, scope: Scope, request: HttpRequest, wanted: FormatChoice, send: Send) -> None:
        """Send the answer of a resource to a caller, in the requested format."""
        admission, own = self._with.admission, list[Header]()
        caller = await admission.caller(admission.credentials(scope, request.headers))
        try:
            admission.check(caller)
            parsed = self._parsed_request(wanted, request.query_string)
            position = request.header(POSITION)
            if position is not None:
                await self._with.answers.freshness.reach(position)
            if wanted.form is None:
                body, kind = await self.read(parsed, caller), JSON if parsed.fields is None else SPARSE
            else:
                origin = (scope["scheme"], request.headers)
                body, kind, own = await self._with.exports.answer(wanted.form, parsed, caller, origin)
        except Exception as error:
            await self._refuse(send, request, error, caller)
            return
        shared = self._public if caller.key_id is None else self._private
        more = own if wanted.has_suffix else []
        headers = [shared, vary_of(wanted), *admission.headers(caller), *more]
        await send_body(send, request, body, kind, headers)

    async def _answer_directly(
        self, scope: Scope, found: Found[DirectEndpoint[Any, Any, Any]], request: HttpRequest, send: Send
    ) -> None:
        """Send the answer of a direct endpoint."""
        endpoints = self._with.addresses.endpoints
        note_operation(found.resource.name, route=found.resource.address)
        send = Varying(send, b"accept")
        admitted = await self._with.admission.admit(scope, request.headers, found.resource.scope)
        try:
            answer = await endpoints.respond(scope, found, request, admitted)
        except Exception as error:
            await self._refuse(send, request, error, admitted.caller)
            return
        await endpoints.send(answer, request, admitted.caller, scope=scope, receive=request.receive, send=send)

    async def _write(self, scope: Scope, found: Found[StoredOperation], request: HttpRequest, send: Send) -> None:
        """Run an operation, or one for each line of the body, and send the results."""
        note_operation(found.resource.name, route=found.resource.address)
        admitted = await self._with.admission.admit(scope, request.headers, found.resource.operation.scope)
        caller = admitted.caller
        try:
            if found.resource.body and check_body_type(request, found.resource.body.types) == NDJSON:
                door = self._with.doors.open(*admitted)
                await answer_lines(self._with.writes, found, request, caller, door=door, send=send)
            else:
                await self._with.writes.answer(found, request, caller, send)
        except Exception as error:
            await self._refuse(send, request, error, caller)

    def _parsed_request(self, wanted: FormatChoice, query_string: bytes) -> ResourceRequest:
        """Return the parsed request for a resource; frequent requests are cached."""
        found, form = wanted.found, wanted.form
        key = (found.address, query_string, form.name if form else None)
        kept = self._parsed.get(key)
        if kept is not None:
            return kept
        parsed = read_export_request(found, form, query_string) if form else read_request(found, query_string)
        is_short = len(found.address) + len(query_string) <= MAX_KEPT_ADDRESS
        return self._parsed.keep(key, parsed) if is_short else parsed

    async def read(self, parsed: ResourceRequest, caller: Caller) -> ResponseBody:
        """Return the body that answers a request; raises an error if the request is refused."""
        request = self._with.reader.read(self._text(parsed), None, parsed.variables, caller.sees)
        self._with.admission.take(caller, request.prepared.cost)
        compiled = request.prepared.compiled
        if compiled is None:
            raise ValueError(f"{parsed.resource.name} reads nothing")
        values = bound(compiled, request.variables, parsed)
        if not compiled.ambiguous:
            body, _ = await self._with.answers.hot_or_read(compiled, values)
            self._with.admission.weigh(caller, request.prepared.cost, len(body))
            return body_of(parsed, body[len(b'{"data":') : -1])
        answer = await self._with.answers.read(compiled, values)
        self._with.admission.weigh(caller, request.prepared.cost, len(answer.data))
        for refused in answer.refused.values():
            raise refused
        return body_of(parsed, answer.data)

    def _text(self, parsed: ResourceRequest) -> str:
        """Return the document to read: the resource's, reduced to the requested fields if there are any."""
        if parsed.fields is None:
            return parsed.resource.text
        key = (parsed.resource.name, parsed.fields)
        kept = self._sparse.get(key)
        if kept is None:
            kept = sparse_document(parsed.resource, parsed.fields)
            self._sparse.keep(key, kept, len(kept))
        return kept

    async def _refuse(self, send: Send, request: HttpRequest, error: Exception, caller: Caller | None = None) -> None:
        """Send the problem for an error, with what is left of the caller's limit."""
        self._with.admission.note_refusal(caller, error)
        await send_problem(send, request.method, error, [BY_ACCEPT, *self._with.admission.headers(caller)])
