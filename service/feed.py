"""The feed: what changed, in order and without a gap, as a page, a long poll, an event stream or lines."""

from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from dataclasses import replace
from typing import Any, TypeAlias

import orjson
from sse_starlette import EventSourceResponse, ServerSentEvent
from sse_starlette.sse import SendTimeoutError
from starlette.types import ASGIApp, Receive, Send
from starlette.types import Scope as HttpScope

from db.errors import CursorExpired, EpochChanged
from db.feed import MAX_CHANGES, FeedPage, FeedQuery
from db.scope import Scope
from service.accept import best
from service.direct import Answer, DirectEndpoint, DirectRequest, Reply
from service.direct_input import Nothing
from service.feed_shape import ChangesQuery, ChangesTold
from service.line_stream import LineStream, NoLines, is_head
from service.live_limits import OpenConnections
from service.media_type import EVENT_STREAM, JSON
from service.problem import problem_of
from service.reply import note_failure
from service.request_id import current_request_id
from service.rest_write import NDJSON

LAST_EVENT_ID = b"last-event-id"
LINE = "\n"
SNAPSHOT_ADDRESS = "/v1/snapshot"
MEDIA_TYPES = (JSON, NDJSON, EVENT_STREAM)


Asked: TypeAlias = DirectRequest[ChangesQuery, Nothing]


async def changes(request: Asked) -> Answer:
    """Return the changes that are asked for, in the form that the caller likes best."""
    try:
        return await _answer(request)
    except (CursorExpired, EpochChanged) as gone:
        gone.details["snapshot"] = SNAPSHOT_ADDRESS
        raise


class StayingOpen:
    """An answer that comes bit by bit, and takes a place among those for as long as it does."""

    def __init__(self, answer: ASGIApp, connections: OpenConnections) -> None:
        self._answer, self._connections = answer, connections

    async def __call__(self, scope: HttpScope, receive: Receive, send: Send) -> None:
        """Send it; raises TooManyConnections before anything is sent. Who does not take what they asked for is not waited for."""
        with self._connections.take(), suppress(SendTimeoutError):
            await self._answer(scope, receive, send)


async def _answer(request: Asked) -> Answer:
    kind, query, feed = best(request.http.header(b"accept"), MEDIA_TYPES), query_of(request), request.means.feed
    if is_head(request.scope) and kind != JSON:
        await feed.page(query)
        return NoLines(kind)
    if kind == EVENT_STREAM:
        after = request.http.header(LAST_EVENT_ID) or query.after or await feed.end()
        query = replace(query, after=after, limit=MAX_CHANGES)
        await feed.page(query)  # what is wrong with it is refused before anything is sent
        return StayingOpen(_events(request, query), request.means.connections)
    if kind == NDJSON:
        query = replace(query, limit=MAX_CHANGES)
        await feed.page(query)
        lines = LineStream(_lines(request, query), send_timeout_s=request.means.limits.send_timeout_s)
        if request.query.wait:
            lines.headers["content-encoding"] = "identity"  # a compressed line would wait for others
        return StayingOpen(lines, request.means.connections)
    if not request.query.wait:
        return Reply(page_json(await feed.page(query)))
    with request.means.connections.take():
        return Reply(page_json(await feed.page_within(query, request.query.wait)))


def query_of(request: Asked) -> FeedQuery:
    """Return what a request asks of the feed."""
    asked = request.query
    return FeedQuery(
        asked.after, asked.limit, asked.filters, request.caller.sees, request.means.settings.feed_retention_days
    )


def page_json(page: FeedPage) -> bytes:
    """Return a page as JSON."""
    rest = orjson.dumps({"cursor": page.cursor, "hasMore": not page.is_all, "lag": _lag(page)})
    return b'{"changes":[' + b",".join(page.lines) + b"]," + rest[1:]


def _lag(page: FeedPage) -> dict[str, object]:
    return {"changes": page.lag.changes, "seconds": round(page.lag.seconds, 3)}


async def _lines(request: Asked, query: FeedQuery) -> AsyncGenerator[bytes, None]:
    """Yield the changes as lines, up to the present or for as long as was asked for; the last line has the cursor alone."""
    means, end_at = request.means, request.means.clock() + request.query.wait
    try:
        while True:
            left = end_at - means.clock()
            page = await (means.feed.page_within(query, left) if left > 0 else means.feed.page(query))
            means.admission.take(
                request.caller, len(page.lines)
            )  # refused before the cursor moves: it is told with that
            if page.lines:
                yield b"\n".join(page.lines) + b"\n"
            query = replace(query, after=page.cursor)
            if page.is_all and end_at <= means.clock():
                yield orjson.dumps({"cursor": page.cursor, "upToDate": True, "lag": _lag(page)}) + b"\n"
                return
    except Exception as error:
        yield orjson.dumps({"cursor": query.after, "problem": problem_told(error)}) + b"\n"


def _events(request: Asked, query: FeedQuery) -> EventSourceResponse:
    limits = request.means.limits
    return EventSourceResponse(
        _told(request, query),
        ping=limits.keepalive_s,
        ping_message_factory=lambda: ServerSentEvent(comment="", sep=LINE),
        sep=LINE,
        send_timeout=limits.send_timeout_s,
        headers={"cache-control": "no-store"},
    )


async def _told(request: Asked, query: FeedQuery) -> AsyncGenerator[bytes, None]:
    """Yield the changes as events, page by page, for ever."""
    told = query.after or ""
    yield _moved_on(told)
    try:
        async with aclosing(request.means.feed.pages(query)) as pages:
            async for page in pages:
                await request.means.admission.caller(request.credentials)
                events = [
                    b"id: " + cursor.encode() + b"\nevent: change\ndata: " + line + b"\n\n"
                    for cursor, line in zip(page.cursors, page.lines, strict=True)
                ]
                if page.cursor not in (told, *page.cursors[-1:]):
                    events.append(_moved_on(page.cursor))
                told = page.cursor
                if events:
                    yield b"".join(events)
    except Exception as error:
        yield b"event: problem\ndata: " + orjson.dumps(problem_told(error)) + b"\n\n"


def _moved_on(cursor: str) -> bytes:
    """Return an event with an id and no data: it moves the cursor of a client on, and no script is told of it."""
    return b"id: " + cursor.encode() + b"\ndata: \n\n"


def problem_told(error: Exception) -> Any:
    """Return the problem that an error is, to be told in a line or an event; what is ours is logged."""
    note_failure(error)
    return orjson.loads(problem_of(error, current_request_id())[1])


def _cost(request: Asked) -> int:
    return request.query.limit


CHANGES = DirectEndpoint(
    name="listChanges",
    method="GET",
    address="/v1/changes",
    scope=Scope.READ,
    description=(
        "The feed: every change of every item, in order and without a gap; as a page, a long poll (`wait`), an event stream"
        " (`Accept: text/event-stream`, `Last-Event-ID`) or lines (`Accept: application/x-ndjson`)."
    ),
    query=ChangesQuery,
    body=Nothing,
    answer=changes,
    told=ChangesTold,
    media_types=MEDIA_TYPES,
    cost=_cost,
)
