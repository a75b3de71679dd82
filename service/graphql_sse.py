"""GraphQL as an event stream, by the protocol graphql-sse: each operation on a connection of its own.

The protocol, of which this is the distinct connections mode: https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import NamedTuple, Protocol

import orjson
from sse_starlette import EventSourceResponse, ServerSentEvent

from schema.request import ReadRequest
from service.caller import Caller
from service.credentials import Credentials
from service.errors import graphql_errors
from service.following import Told
from service.http_request import GraphQLParameters
from service.live_limits import LiveLimits
from service.reply import note_failure
from service.request_id import current_request_id

LAST_EVENT_ID = b"last-event-id"
LINE = "\n"


class Operation(NamedTuple):
    """What is asked, by whom, and what they showed."""

    parameters: GraphQLParameters
    caller: Caller
    credentials: Credentials


class Answering(Protocol):
    """What answers operations: the endpoint."""

    def prepare(self, parameters: GraphQLParameters, caller: Caller) -> ReadRequest:
        """Return what is to be run; raises what is refused."""
        ...

    async def answer(
        self, request: ReadRequest, parameters: GraphQLParameters, caller: Caller
    ) -> tuple[bytes, str | None]:
        """Return the body of the answer, and its entity tag; raises what is refused."""
        ...

    def follow(
        self, request: ReadRequest, caller: Caller, credentials: Credentials, *, after: str | None = None
    ) -> AsyncGenerator[Told, None]:
        """Yield what a subscription tells; raises what is refused."""
        ...


def event_stream(
    endpoint: Answering, operation: Operation, limits: LiveLimits, last_event_id: str | None
) -> EventSourceResponse:
    """Return the response that answers an operation as events: ``next`` for each answer, then ``complete``.

    What is refused comes as a ``next`` too. Each event of the change log has its cursor for an id, and a client that comes
    again with ``last_event_id`` is told what came after it.
    """
    return EventSourceResponse(
        _events(endpoint, operation, last_event_id),
        ping=limits.keepalive_s,
        ping_message_factory=lambda: ServerSentEvent(comment="", sep=LINE),
        sep=LINE,
        send_timeout=limits.send_timeout_s,
    )


async def _events(
    endpoint: Answering, operation: Operation, last_event_id: str | None
) -> AsyncGenerator[ServerSentEvent, None]:
    try:
        async with aclosing(_told(endpoint, operation, last_event_id)) as told:
            async for each in told:
                yield ServerSentEvent(each.body.decode(), event="next", id=each.cursor, sep=LINE)
    except Exception as error:
        note_failure(error)
        body = orjson.dumps({"errors": graphql_errors(error, current_request_id())})
        yield ServerSentEvent(body.decode(), event="next", sep=LINE)
    yield ServerSentEvent("", event="complete", sep=LINE)


async def _told(endpoint: Answering, operation: Operation, last_event_id: str | None) -> AsyncGenerator[Told, None]:
    parameters, caller, credentials = operation
    request = endpoint.prepare(parameters, caller)
    if request.prepared.live is None:
        body, _ = await endpoint.answer(request, parameters, caller)
        yield Told(body)
        return
    async with aclosing(endpoint.follow(request, caller, credentials, after=last_event_id or None)) as told:
        async for each in told:
            yield each
