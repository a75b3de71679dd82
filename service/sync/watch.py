"""Watch lists: what a client displays, what happened to it since, and what the client has done about it."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any, Final, TypeAlias
from uuid import UUID

from db.postgres.pool import Pool
from db.sql.scope import Scope
from db.transaction.runner import OperationRunner
from db.watch.acknowledge import Acknowledge, acknowledge
from db.watch.notice import NoticePage, NoticeQuery, read_notices
from db.watch.watch_list import Displayed as DisplayedThing
from db.watch.watch_list import UnwatchId, WatchIds, read_watched, unwatch_id, watch_ids
from service.access.open_connections import OpenConnections
from service.endpoint.endpoint import B, DirectEndpoint, DirectRequest, Q, Reply, usual_cost
from service.endpoint.models import Nothing
from service.errors.access import AuthenticationRequired
from service.errors.limit import ServerStopping
from service.live.change_reader import ChangeReader
from service.live.shared_reader import patiently
from service.request.actor import actor_of
from service.sync.watch_models import (
    AcknowledgementInput,
    NoticeParameters,
    WatchedIdsInput,
    Watching,
    WatchList,
    WatchListParameters,
    WatchNotices,
    notices_response,
    watch_list_response,
)

_AT_ONCE: Final = 100
"""Maximum notices in the answer to a caller who adds ids to a list."""


@dataclass(frozen=True, slots=True)
class WatchDependencies:
    """The dependencies of watch lists; they wait at most ``wait_s`` seconds for a connection."""

    pool: Pool
    runner: OperationRunner
    connections: OpenConnections
    changes: ChangeReader
    wait_s: float


WatchRequest: TypeAlias = DirectRequest[WatchDependencies, Q, B]


def _key_of(request: WatchRequest[Any, Any]) -> UUID:
    """Return the id of the caller's key, which owns the list."""
    if request.caller.key_id is None:
        raise AuthenticationRequired("a watch list belongs to a key: send the key as Authorization: Bearer …")
    return request.caller.key_id


async def _put(request: WatchRequest[Nothing, WatchedIdsInput], *, is_whole: bool) -> Reply:
    displayed = tuple(DisplayedThing(each.id, each.version) for each in request.body.ids)
    asked = WatchIds(_key_of(request), displayed, request.caller.sees, is_whole)
    outcome = await request.dependencies.runner.run(watch_ids, asked, actor_of(request.caller))
    page = await _read(request, NoticeQuery(str(asked.key_id), asked.visibility, None, _AT_ONCE, acknowledged=False))
    return Reply(Watching(**outcome.values, **notices_response(page).model_dump()))


async def _replace(request: WatchRequest[Nothing, WatchedIdsInput]) -> Reply:
    return await _put(request, is_whole=True)


async def _add(request: WatchRequest[Nothing, WatchedIdsInput]) -> Reply:
    return await _put(request, is_whole=False)


async def _remove(request: WatchRequest[Nothing, Nothing]) -> Reply:
    asked = UnwatchId(_key_of(request), request.path["id"])
    await request.dependencies.runner.run(unwatch_id, asked, actor_of(request.caller))
    return Reply(status=HTTPStatus.NO_CONTENT)


async def _list(request: WatchRequest[WatchListParameters, Nothing]) -> Reply:
    page = await read_watched(
        request.dependencies.pool,
        _key_of(request),
        request.caller.sees,
        after=request.query.after,
        limit=request.query.limit,
        wait_s=request.dependencies.wait_s,
    )
    return Reply(watch_list_response(page))


async def _changes(request: WatchRequest[NoticeParameters, Nothing]) -> Reply:
    asked = request.query
    query = NoticeQuery(
        str(_key_of(request)), request.caller.sees, asked.after, asked.limit, acknowledged=asked.acknowledged
    )
    page = await _read(request, query)
    if not page.notices and not page.has_more and asked.wait:
        page = await _wait(request, query, page)
    return Reply(notices_response(page))


async def _wait(request: WatchRequest[NoticeParameters, Nothing], query: NoticeQuery, page: NoticePage) -> NoticePage:
    """Return the first page with a notice; the last empty one if none comes in time or the process stops."""
    needed, door = request.dependencies, request.door()
    deadline = asyncio.get_running_loop().time() + request.query.wait
    with needed.connections.take(request.caller), suppress(TimeoutError, ServerStopping):
        async with needed.changes.follow(lambda _: True) as follower:
            while True:
                page = await door.until(partial(patiently, partial(_read, request, _after(query, page))))
                if page.notices:
                    break
                async with asyncio.timeout_at(deadline):
                    await door.until(follower.news)
    return page


def _after(query: NoticeQuery, page: NoticePage) -> NoticeQuery:
    return NoticeQuery(query.key_id, query.visibility, page.cursor, query.limit, acknowledged=query.acknowledged)


async def _read(request: WatchRequest[Any, Any], query: NoticeQuery) -> NoticePage:
    return await read_notices(request.dependencies.pool, query, wait_s=request.dependencies.wait_s)


async def _acknowledge(request: WatchRequest[Nothing, AcknowledgementInput]) -> Reply:
    asked = Acknowledge(_key_of(request), tuple(request.body.notices), request.body.up_to)
    await request.dependencies.runner.run(acknowledge, asked, actor_of(request.caller))
    return Reply(status=HTTPStatus.NO_CONTENT)


def _cost_of_ids(request: WatchRequest[Nothing, WatchedIdsInput]) -> int:
    """Return the cost of ids: a hundred cost as much as a request."""
    return usual_cost(request) * (1 + len(request.body.ids) // 100)


WATCH: tuple[DirectEndpoint[WatchDependencies, Any, Any], ...] = (
    DirectEndpoint(
        "watch",
        "GET",
        "/v1/watch",
        Scope.SYNC,
        "Your watch list: the ids that you display, each with the number of notices that you have not acknowledged.",
        query=WatchListParameters,
        body=Nothing,
        answer=_list,
        response=WatchList,
    ),
    DirectEndpoint(
        "replaceWatch",
        "PUT",
        "/v1/watch",
        Scope.SYNC,
        "Replace your watch list with these ids; ids that stay on it keep their notices.",
        query=Nothing,
        body=WatchedIdsInput,
        answer=_replace,
        response=Watching,
        cost=_cost_of_ids,
        is_large=True,
        is_operation=True,
    ),
    DirectEndpoint(
        "addWatched",
        "POST",
        "/v1/watch/ids",
        Scope.SYNC,
        "Add ids to your watch list. If you display an older version of an item, the answer has the"
        " notices since that version.",
        query=Nothing,
        body=WatchedIdsInput,
        answer=_add,
        response=Watching,
        cost=_cost_of_ids,
        is_large=True,
        is_operation=True,
    ),
    DirectEndpoint(
        "removeWatched",
        "DELETE",
        "/v1/watch/ids/{id}",
        Scope.SYNC,
        "Remove an id from your watch list.",
        query=Nothing,
        body=Nothing,
        answer=_remove,
        status=HTTPStatus.NO_CONTENT,
        is_operation=True,
    ),
    DirectEndpoint(
        "watchChanges",
        "GET",
        "/v1/watch/changes",
        Scope.SYNC,
        "What happened to the items that you display: corrections, retractions, withholdings and"
        " redactions, with values before and after.",
        query=NoticeParameters,
        body=Nothing,
        answer=_changes,
        response=WatchNotices,
        refused=(HTTPStatus.GONE,),
    ),
    DirectEndpoint(
        "acknowledge",
        "POST",
        "/v1/watch/acknowledgements",
        Scope.SYNC,
        "Acknowledge notices; acknowledging one again changes nothing.",
        query=Nothing,
        body=AcknowledgementInput,
        answer=_acknowledge,
        status=HTTPStatus.NO_CONTENT,
        refused=(HTTPStatus.GONE,),
        is_operation=True,
    ),
)
"""The endpoints of watch lists."""
