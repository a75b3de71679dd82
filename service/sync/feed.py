"""The feed: the changes, in order and without a gap, as a page, a long poll, an event stream or lines."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, TypeAlias

import orjson
from sse_starlette.sse import SendTimeoutError
from starlette.types import ASGIApp, Receive, Send
from starlette.types import Scope as HttpScope

from db.feed.feed import MAX_CHANGES, FeedPage, FeedQuery
from db.read.cursor import NOW
from db.sql.errors import CursorExpired, EpochChanged
from db.sql.scope import Scope
from service.access.admission import Admission
from service.access.live_limits import LiveLimits
from service.access.open_connections import OpenConnections
from service.endpoint.endpoint import DirectEndpoint, DirectRequest, EndpointAnswer, Reply, usual_cost
from service.endpoint.models import Nothing
from service.errors.limit import ServerStopping
from service.errors.problem import problem_of
from service.header import LAST_EVENT_ID, UNBUFFERED, as_texts
from service.http.reply import note_failure
from service.request.accept import accept_of
from service.request.caller import Caller
from service.request.media_type import EVENT_STREAM, JSON, NDJSON
from service.request.request_record import current_request_id
from service.stream.event_stream import EventStream
from service.stream.json_line import json_line
from service.stream.line_stream import LineStream, NoLines, is_head
from service.sync.feed_event import FeedEvents, lag_json, position_json, problem_event
from service.sync.feed_reader import FeedReading
from service.sync.feed_shape import ChangesQuery, ChangesTold

SNAPSHOT_ADDRESS = "/v1/snapshot"
MEDIA_TYPES = (JSON, NDJSON, EVENT_STREAM)


@dataclass(frozen=True, slots=True)
class FeedDependencies:
    """The dependencies of the feed.

    ``clock`` gives seconds; ``retention_days`` is how long changes are kept, None for ever.
    """

    feed: FeedReading
    connections: OpenConnections
    limits: LiveLimits
    admission: Admission
    clock: Callable[[], float]
    retention_days: int | None


FeedRequest: TypeAlias = DirectRequest[FeedDependencies, ChangesQuery, Nothing]


async def changes(request: FeedRequest) -> EndpointAnswer:
    """Return the requested changes, in the media type that the caller prefers."""
    try:
        return await _answer(request)
    except (CursorExpired, EpochChanged) as gone:
        gone.details["snapshot"] = SNAPSHOT_ADDRESS
        raise


class StayingOpen:
    """An answer sent piece by piece, which takes a place among the open connections while it lasts."""

    def __init__(self, answer: ASGIApp, caller: Caller, connections: OpenConnections) -> None:
        self._answer, self._caller, self._connections = answer, caller, connections

    async def __call__(self, scope: HttpScope, receive: Receive, send: Send) -> None:
        """Send it; raises TooManyConnections before anything is sent.

        A caller who does not read the answer is not waited for.
        """
        with self._connections.take(self._caller), suppress(SendTimeoutError):
            await self._answer(scope, receive, send)


async def _answer(request: FeedRequest) -> EndpointAnswer:
    kind = accept_of(request.http.header(b"accept")).best(MEDIA_TYPES)
    query, feed = query_of(request), request.dependencies.feed
    if query.after == NOW and kind == JSON and not request.query.wait:
        return Reply(page_json(await feed.end()))
    if kind == EVENT_STREAM:
        query = replace(query, after=request.http.header(LAST_EVENT_ID) or query.after or NOW)
    query = replace(query, after=await feed.place(query.after))
    if is_head(request.scope) and kind != JSON:
        await feed.page(query)
        return NoLines(kind)
    if kind == EVENT_STREAM:
        query = replace(query, limit=MAX_CHANGES)
        first = await feed.page(query)  # an invalid query is refused before anything is sent
        stream = EventStream(_told(request, query, first), request.dependencies.limits)
        return StayingOpen(stream, request.caller, request.dependencies.connections)
    if kind == NDJSON:
        query = replace(query, limit=MAX_CHANGES)
        await feed.page(query)
        lines = LineStream(_lines(request, query), send_timeout_s=request.dependencies.limits.send_timeout_s)
        if request.query.wait:
            lines.headers["content-encoding"] = "identity"  # compression would hold a line back until more come
            lines.headers.update(as_texts([UNBUFFERED]))  # and so would a proxy's buffer
        return StayingOpen(lines, request.caller, request.dependencies.connections)
    if not request.query.wait:
        return Reply(page_json(await feed.page(query)))
    with request.dependencies.connections.take(request.caller):
        return Reply(page_json(await feed.page_within(query, request.query.wait, request.door())))


def query_of(request: FeedRequest) -> FeedQuery:
    """Return the query of a request to the feed."""
    asked = request.query
    return FeedQuery(asked.after, asked.limit, asked.filters, request.caller.sees, request.dependencies.retention_days)


def page_json(page: FeedPage) -> bytes:
    """Return a page as JSON."""
    rest = orjson.dumps({"cursor": page.cursor, "hasMore": not page.is_all, "lag": lag_json(page.lag)})
    return b'{"changes":[' + b",".join(page.lines) + b"]," + rest[1:]


async def _lines(request: FeedRequest, query: FeedQuery) -> AsyncGenerator[bytes, None]:
    """Yield the changes as lines, up to the present or for the requested time; the last line has only the cursor."""
    needed, door = request.dependencies, request.door()
    end_at = needed.clock() + request.query.wait
    try:
        while True:
            left = end_at - needed.clock()
            page = await (needed.feed.page_within(query, left, door) if left > 0 else needed.feed.page(query))
            await door.look()
            needed.admission.take(
                request.caller, len(page.lines)
            )  # refused before the cursor moves: the refusal repeats that cursor
            if page.lines:
                yield b"\n".join(page.lines) + b"\n"
            query = replace(query, after=page.cursor)
            if page.is_all and (door.has_ended or end_at <= needed.clock()):
                yield json_line(position_json(page))
                return
            if door.has_ended:
                raise ServerStopping
    except Exception as error:
        yield json_line({"cursor": query.after, "problem": problem_json(error)})


async def _told(request: FeedRequest, query: FeedQuery, first: FeedPage) -> AsyncGenerator[bytes, None]:
    """Yield the changes as events, page by page, for ever."""
    events = FeedEvents(query.after or "", first)
    yield events.begin()
    try:
        keepalive_s = request.dependencies.limits.keepalive_s or None
        pages_told = request.door().through(request.dependencies.feed.pages(query, look_again_s=keepalive_s))
        async with aclosing(pages_told) as pages:
            async for page in pages:
                if told := events.of(page):
                    yield told
    except ServerStopping:  # a client that is told of no problem reconnects by itself
        return
    except Exception as error:
        yield problem_event(problem_json(error))


def problem_json(error: Exception) -> Any:
    """Return the problem for an error, for a line or an event; our own faults are logged."""
    note_failure(error)
    return orjson.loads(problem_of(error, current_request_id()).body)


def _cost(request: FeedRequest) -> int:
    """Return the maximum number of changes to answer; the usual cost if only the cursor of now is asked for."""
    is_nothing = request.query.after == NOW and not request.query.wait
    return usual_cost(request) if is_nothing else request.query.limit


CHANGES = DirectEndpoint(
    name="listChanges",
    method="GET",
    address="/v1/changes",
    scope=Scope.READ,
    description=(
        "The feed: every change of every item, in order and without gaps; as a page, a long poll (`wait`), an"
        " event stream (`Accept: text/event-stream`, `Last-Event-ID`) or lines (`Accept:"
        " application/x-ndjson`)."
    ),
    query=ChangesQuery,
    body=Nothing,
    answer=changes,
    response=ChangesTold,
    media_types=MEDIA_TYPES,
    cost=_cost,
    refused=(HTTPStatus.GONE,),
)
