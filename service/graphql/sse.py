"""GraphQL as an event stream, by the protocol graphql-sse: each operation on its own connection.

This is the protocol's distinct connections mode: https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Protocol

import orjson
from graphql import GraphQLError
from sse_starlette import ServerSentEvent

from schema.base.errors import OperationNotSupported
from schema.request.request import ReadRequest
from service.access.admission import VARY, Admission
from service.access.live_limits import LiveLimits
from service.errors.limit import ServerStopping
from service.errors.status import graphql_errors
from service.http.reply import note_failure
from service.live.subscriptions import SubscriptionEvent
from service.request.caller import Caller
from service.request.credentials import Credentials
from service.request.http_request import GraphQLParameters
from service.request.request_record import current_request_id
from service.stream.event_stream import LINE, EventStream
from service.stream.json_line import one_line
from service.stream.reconnection import retry_ms


class Answering(Protocol):
    """An object that answers operations: the endpoint."""

    admission: Admission

    def prepare(self, parameters: GraphQLParameters, caller: Caller) -> ReadRequest:
        """Return the prepared request; raises an error if it is refused."""
        ...

    async def answer(
        self, request: ReadRequest, parameters: GraphQLParameters, caller: Caller
    ) -> tuple[bytes, str | None]:
        """Return the body of the answer, and its entity tag; raises an error if the request is refused."""
        ...

    def follow(
        self, request: ReadRequest, caller: Caller, credentials: Credentials, *, after: str | None = None
    ) -> AsyncGenerator[SubscriptionEvent, None]:
        """Yield the events of a subscription; raises an error if it is refused."""
        ...


@dataclass(frozen=True, slots=True)
class SseOperation:
    """An operation and its caller.

    ``may_write`` says whether its HTTP method may write; ``last_event_id`` is the last event that the client received.
    """

    parameters: GraphQLParameters
    caller: Caller
    credentials: Credentials
    may_write: bool
    last_event_id: str | None


def event_stream(endpoint: Answering, operation: SseOperation, limits: LiveLimits) -> EventStream:
    """Return the response that answers an operation as events: ``next`` for each answer, then ``complete``.

    A refusal comes as a ``next`` too. Each event of the change log has its cursor as its id, and a client that
    reconnects with the last one gets what came after it. A subscription begins by saying how long to wait before
    reconnecting. When the process stops, a subscription ends without ``complete``: it is not over, and clients start it
    again elsewhere.
    """
    return EventStream(_events(endpoint, operation), limits, (VARY,))


def refuse_writes(request: ReadRequest) -> None:
    """Refuse a mutation sent with a method that only reads; raises OperationNotSupported."""
    if request.prepared.writes is not None:
        message = "a mutation cannot be sent by GET: use POST"
        raise OperationNotSupported([GraphQLError(message)])


async def _events(endpoint: Answering, operation: SseOperation) -> AsyncGenerator[ServerSentEvent, None]:
    try:
        async with aclosing(_answers(endpoint, operation)) as answers:
            async for each in answers:
                yield each
    except ServerStopping:
        return
    except Exception as error:
        note_failure(error)
        endpoint.admission.note_refusal(operation.caller, error)
        yield _next(orjson.dumps({"errors": graphql_errors(error, current_request_id())}))
    yield ServerSentEvent("", event="complete", sep=LINE)


async def _answers(endpoint: Answering, operation: SseOperation) -> AsyncGenerator[ServerSentEvent, None]:
    request = endpoint.prepare(operation.parameters, operation.caller)
    if not operation.may_write:
        refuse_writes(request)
    if request.prepared.live is None:
        body, _ = await endpoint.answer(request, operation.parameters, operation.caller)
        yield _next(body)
        return
    yield ServerSentEvent(retry=retry_ms(), sep=LINE)
    following = endpoint.follow(request, operation.caller, operation.credentials, after=operation.last_event_id or None)
    async with aclosing(following) as answers:
        async for each in answers:
            yield _next(each.body, each.cursor)


def _next(body: bytes, cursor: str | None = None) -> ServerSentEvent:
    return ServerSentEvent(one_line(body).decode(), event="next", id=cursor, sep=LINE)
