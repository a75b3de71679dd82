"""GraphQL as an event stream, by the protocol graphql-sse: each operation on a connection of its own.

The protocol, of which this is the distinct connections mode: https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Protocol

import orjson
from sse_starlette import EventSourceResponse, ServerSentEvent

from schema.request import ReadRequest
from service.errors import graphql_errors
from service.following import Following, Told
from service.http_request import GraphQLParameters
from service.live_limits import LiveLimits
from service.reply import note_failure
from service.request_id import current_request_id

LAST_EVENT_ID = b"last-event-id"
LINE = "\n"


class Answering(Protocol):
    """What answers operations: the endpoint."""

    following: Following

    def prepare(self, parameters: GraphQLParameters) -> ReadRequest:
        """Return what is to be run; raises what is refused."""
        ...

    async def answer(self, request: ReadRequest, parameters: GraphQLParameters) -> tuple[bytes, str | None]:
        """Return the body of the answer, and its entity tag; raises what is refused."""
        ...


def event_stream(
    endpoint: Answering, parameters: GraphQLParameters, limits: LiveLimits, last_event_id: str | None
) -> EventSourceResponse:
    """Return the response that answers an operation as events: ``next`` for each answer, then ``complete``.

    What is refused comes as a ``next`` too. Each event of the change log has its cursor for an id, and a client that comes
    again with ``last_event_id`` is told what came after it.
    """
    return EventSourceResponse(
        _events(endpoint, parameters, last_event_id),
        ping=limits.keepalive_s,
        ping_message_factory=lambda: ServerSentEvent(comment="", sep=LINE),
        sep=LINE,
        send_timeout=limits.send_timeout_s,
    )


async def _events(
    endpoint: Answering, parameters: GraphQLParameters, last_event_id: str | None
) -> AsyncGenerator[ServerSentEvent, None]:
    try:
        async with aclosing(_told(endpoint, parameters, last_event_id)) as told:
            async for each in told:
                yield ServerSentEvent(each.body.decode(), event="next", id=each.cursor, sep=LINE)
    except Exception as error:
        note_failure(error)
        body = orjson.dumps({"errors": graphql_errors(error, current_request_id())})
        yield ServerSentEvent(body.decode(), event="next", sep=LINE)
    yield ServerSentEvent("", event="complete", sep=LINE)


async def _told(
    endpoint: Answering, parameters: GraphQLParameters, last_event_id: str | None
) -> AsyncGenerator[Told, None]:
    request = endpoint.prepare(parameters)
    live = request.prepared.live
    if live is None:
        body, _ = await endpoint.answer(request, parameters)
        yield Told(body)
        return
    endpoint.following.check(live, request.variables)
    async with aclosing(endpoint.following.follow(live, request.variables, after=last_event_id or None)) as told:
        async for each in told:
            yield each
