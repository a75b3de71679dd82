"""The feed: what changed, in order and without a gap, as a page, a long poll, an event stream or lines."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from typing import Annotated, Any, Literal, TypeAlias
from uuid import UUID

import orjson
from pydantic import Field
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.responses import StreamingResponse

from db.errors import CursorExpired, EpochChanged
from db.feed import MAX_CHANGES, FeedPage, FeedQuery, Filters
from db.scope import Scope
from service.accept import best
from service.direct import Answer, DirectEndpoint, DirectRequest, Reply
from service.direct_input import Given, Listed, Nothing, Told
from service.media_type import EVENT_STREAM, JSON
from service.problem import problem_of
from service.reply import note_failure
from service.request_id import current_request_id
from service.rest_write import NDJSON

LAST_EVENT_ID = b"last-event-id"
LINE = "\n"
SNAPSHOT_ADDRESS = "/v1/snapshot"
MEDIA_TYPES = (JSON, NDJSON, EVENT_STREAM)
ItemType: TypeAlias = Literal["article", "entity", "mention", "quote", "event", "event_report", "claim"]
MAX_WAIT_S = 30


class ChangesQuery(Given):
    """What is asked of the feed."""

    after: Annotated[
        str | None,
        Field(description="Only changes after this cursor; without it from the beginning, of events from now on."),
    ] = None
    limit: Annotated[int, Field(ge=1, le=MAX_CHANGES, description="So many changes at most in a page.")] = 100
    wait: Annotated[
        float,
        Field(
            ge=0,
            le=MAX_WAIT_S,
            description="Where there is nothing new: seconds to wait for something; of lines: to go on.",
        ),
    ] = 0
    types: Annotated[list[ItemType] | None, Listed, Field(min_length=1, description="Only items of these types.")] = (
        None
    )
    entity: Annotated[
        UUID | None, Field(description="Only the entity with this id, and what speaks of it or did before the change.")
    ] = None
    language: Annotated[
        str | None,
        Field(
            pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
            max_length=35,
            description="Only articles in this language, what stands in them, and all entities and events.",
        ),
    ] = None
    article: Annotated[UUID | None, Field(description="Only the article with this id, and what stands in it.")] = None


class LagTold(Told):
    """How far the feed is behind: what has been written and waits for an older write that is under way."""

    changes: Annotated[int, Field(description="Changes that wait.")]
    seconds: Annotated[float, Field(description="Seconds that the oldest of them has waited.")]


class ChangeTold(Told):
    """One change of one item."""

    cursor: Annotated[str, Field(description="Its place, to go on from.")]
    op: Annotated[
        Literal["upsert", "delete", "redact"],
        Field(
            description="Whether the item is there, is gone (`data` is null then, and only then), or had words taken out."
        ),
    ]
    type: Annotated[ItemType, Field(description="The type of the item.")]
    id: Annotated[UUID, Field(description="The id of the item.")]
    version: Annotated[int, Field(description="Its version with this change.")]
    at: Annotated[str, Field(description="When it was written.", json_schema_extra={"format": "date-time"})]
    reason: Annotated[str, Field(description="Why it was written.")]
    fields: Annotated[
        list[str], Field(description="What became another; empty where the item was new, is gone, was shown or hidden.")
    ]
    article_id: Annotated[UUID | None, Field(description="The article that it is or stands in.")]
    merged_into: Annotated[UUID | None, Field(description="The entity that took it over.")]
    data: Annotated[
        dict[str, Any] | None,
        Field(description="The item as it is now, in the shape of its own address, other items by their ids alone."),
    ]


class ChangesTold(Told):
    """Some changes, and where to go on."""

    changes: Annotated[list[ChangeTold], Field(description="The changes, in their order.")]
    cursor: Annotated[str, Field(description="Go on from here, also where there is no change.")]
    has_more: Annotated[bool, Field(description="Whether there is more now.")]
    lag: Annotated[LagTold, Field(description="How far the feed is behind.")]


Asked: TypeAlias = DirectRequest[ChangesQuery, Nothing]


async def changes(request: Asked) -> Answer:
    """Return the changes that are asked for, in the form that the caller likes best."""
    try:
        return await _answer(request)
    except (CursorExpired, EpochChanged) as gone:
        gone.details["snapshot"] = SNAPSHOT_ADDRESS
        raise


async def _answer(request: Asked) -> Answer:
    kind, query, feed = best(request.http.header(b"accept"), MEDIA_TYPES), query_of(request), request.means.feed
    if kind == EVENT_STREAM:
        after = request.http.header(LAST_EVENT_ID) or query.after or await feed.end()
        query = replace(query, after=after, limit=MAX_CHANGES)
        await feed.page(query)  # what is wrong with it is refused before anything is sent
        return _events(request, query)
    if kind == NDJSON:
        query = replace(query, limit=MAX_CHANGES)
        await feed.page(query)
        return StreamingResponse(_lines(request, query), media_type=NDJSON, headers={"cache-control": "no-store"})
    wait_s = request.query.wait
    return Reply(page_json(await (feed.page_within(query, wait_s) if wait_s else feed.page(query))))


def query_of(request: Asked) -> FeedQuery:
    """Return what a request asks of the feed."""
    asked = request.query
    filters = Filters(tuple(asked.types) if asked.types else None, asked.language, asked.article, asked.entity)
    return FeedQuery(asked.after, asked.limit, filters, request.caller.sees, request.means.settings.feed_retention_days)


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
            query = replace(query, after=page.cursor)
            means.admission.take(request.caller, len(page.lines))
            if page.lines:
                yield b"\n".join(page.lines) + b"\n"
            if page.is_all and end_at <= means.clock():
                yield orjson.dumps({"cursor": page.cursor, "upToDate": True, "lag": _lag(page)}) + b"\n"
                return
    except Exception as error:
        yield orjson.dumps({"cursor": query.after, "problem": _problem(error)}) + b"\n"


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
        yield b"event: problem\ndata: " + orjson.dumps(_problem(error)) + b"\n\n"


def _moved_on(cursor: str) -> bytes:
    """Return an event with an id and no data: it moves the cursor of a client on, and no script is told of it."""
    return b"id: " + cursor.encode() + b"\ndata: \n\n"


def _problem(error: Exception) -> Any:
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
