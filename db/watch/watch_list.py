"""Watch lists: the ids that clients display, each with the log position from which its changes count."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import LiteralString
from uuid import UUID

import asyncpg
import orjson

from db.catalog.model import Order
from db.operation.operation import Actor, InvalidValue, OperationFault, OperationRefused, Outcome, UnknownObject
from db.postgres.pool import Pool
from db.read.cursor import cursor_sql, read_cursor
from db.read.execute import fetch_row
from db.sql.connection import Connection
from db.sql.sql import render, sql
from db.sql.statement_file import read_statement
from db.sql.visibility import Visibility
from db.transaction.operation_transaction import as_uuid
from db.watch.notice import count_unacknowledged
from editorial.text.invisible import shown

MAX_WATCHED = 10_000
"""The most ids on one client's list."""

LIST_ORDER = Order("watched", (("w.id", "uuid"),))


class WatchListFull(OperationFault):
    """More ids than a list can have."""

    code = "WATCH_LIST_FULL"


@dataclass(frozen=True, slots=True)
class Displayed:
    """An id that a client displays, and the version, if the client gives it."""

    id: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class WatchIds:
    """Ids to add to the list of a key's client; ``is_whole`` if they replace the list."""

    key_id: UUID
    displayed: Sequence[Displayed]
    visibility: Visibility
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class UnwatchId:
    """An id to remove from the list of a key's client."""

    key_id: UUID
    id: str


@dataclass(frozen=True, slots=True)
class Watched:
    """An item on a list: since when, the displayed version, and the number of unacknowledged notices."""

    id: str
    type: str
    since: str
    version: int | None
    unacknowledged: int


@dataclass(frozen=True, slots=True)
class WatchPage:
    """Items of a list in the order of their ids, and the cursor after them if there are more."""

    items: Sequence[Watched]
    total: int
    cursor: str | None


_FIND_ITEMS = sql(read_statement("watch/find_items"))

_HOLD: LiteralString = "select id from api_key where id = client_of($1) for no key update"
_KEEP: LiteralString = "delete from watch where client_id = $1 and not id = any($2::uuid[])"
_PUT_ITEMS = read_statement("watch/put_items")
_COUNT: LiteralString = "select count(*) from watch where client_id = $1"
_DROP: LiteralString = """
    delete from watch where client_id = client_of($1)
        and id in ($2, (select e.merged_into_id from entity e where e.id = $2 and e.merged_into_id is not null))
    returning id
"""

_LIST = """
    select (select count(*) from watch where client_id = client_of($1::text::uuid)) as total,
        coalesce(json_agg(json_build_object(
            'cursor', {cursor}, 'id', w.id, 'type', w.type, 'since', w.since, 'version', w.version
        ) order by w.id), '[]')::text as items
    from (
        select * from watch
        where client_id = client_of($1::text::uuid) and ($2::text is null or id > $2::text::uuid)
        order by id limit $3::integer
    ) w
"""
_LIST_STATEMENT = render(sql(_LIST, cursor=cursor_sql(LIST_ORDER, [sql("w.id")]))).text


async def watch_ids(connection: Connection, request: WatchIds, *, actor: Actor) -> Outcome:
    """Put ids on a client's list. If the client displays an older version, notices begin after that version.

    Raises OperationRefused with every id that is unknown at the client's visibility; then nothing is written.
    """
    del actor  # the key determines the client
    faults: list[OperationFault] = []
    ids = _ids(request.displayed, faults)
    async with connection.transaction():
        client = await connection.fetchval(_HOLD, request.key_id)
        versions = [each.version for each in request.displayed]
        found = await connection.fetch(_find_statement(request.visibility), ids, versions)
        rows = _known(found, {row["place"] for row in found if ids[row["place"] - 1] == _NONE}, faults)
        if faults:
            raise OperationRefused(faults)
        columns = [list(column) for column in zip(*rows, strict=True)] or [[]] * 6
        if request.is_whole:
            await connection.execute(_KEEP, client, columns[0])
        await connection.execute(_PUT_ITEMS, client, *columns)
        total = await connection.fetchval(_COUNT, client)
        if total > MAX_WATCHED:
            raise OperationRefused(
                [WatchListFull(f"a watch list has at most {MAX_WATCHED} ids; this one would have {total}", ("ids",))]
            )
    return Outcome(values={"ids": [str(row[0]) for row in rows], "total": total})


async def unwatch_id(connection: Connection, request: UnwatchId, *, actor: Actor) -> Outcome:
    """Remove an id from a client's list, with its acknowledgements.

    Raises OperationRefused if the list does not have it.
    """
    del actor
    gone = await connection.fetch(_DROP, request.key_id, as_uuid(request.id))
    if not gone:
        raise OperationRefused([UnknownObject("this id is not on your watch list", ("id",))])
    return Outcome(values={"ids": [str(row["id"]) for row in gone]})


async def read_watched(
    pool: Pool, key_id: UUID, visibility: Visibility, *, after: str | None, limit: int, wait_s: float
) -> WatchPage:
    """Return a page of a client's list; raises one of ``db.sql.errors``."""
    place = read_cursor(LIST_ORDER, after)[0] if after is not None else None
    row = await fetch_row(pool, _LIST_STATEMENT, [str(key_id), place, limit + 1], wait_s=wait_s)
    found = orjson.loads(row["items"])
    shown = found[:limit]
    counts = await count_unacknowledged(pool, str(key_id), [each["id"] for each in shown], visibility, wait_s=wait_s)
    items = [
        Watched(each["id"], each["type"], each["since"], each["version"], counts.get(each["id"], 0)) for each in shown
    ]
    return WatchPage(items, row["total"], shown[-1]["cursor"] if len(found) > limit else None)


_NONE = UUID(int=0)
"""An id that no item has; it takes the place of malformed ids."""


def _ids(displayed: Sequence[Displayed], faults: list[OperationFault]) -> list[UUID]:
    ids = [as_uuid(each.id) for each in displayed]
    for place, id_ in enumerate(ids):
        if id_ is None:
            faults.append(InvalidValue(f"{shown(displayed[place].id)} is not an id", ("ids", place)))
    return [id_ or _NONE for id_ in ids]


def _known(
    found: "Sequence[asyncpg.Record]", malformed: set[int], faults: list[OperationFault]
) -> list[tuple[object, ...]]:
    """Return the rows of the list; append a fault for each unknown id or future version."""
    rows: list[tuple[object, ...]] = []
    for row in sorted(found, key=lambda row: int(row["place"])):
        path = ("ids", row["place"] - 1)
        if row["type"] is None and row["place"] not in malformed:
            faults.append(UnknownObject(f"no item that you may see has this id: {row['id']}", path))
        if row["version"] is not None and (row["displayed"] or 0) > row["version"]:
            faults.append(
                InvalidValue(
                    f"version {row['displayed']} does not exist; the current version is {row['version']}", path
                )
            )
        rows.append(
            (row["id"], row["type"], row["article_id"], row["displayed"], str(row["xid"] or 0), row["seq"] or 0)
        )
    return rows


@lru_cache(maxsize=2)
def _find_statement(visibility: Visibility) -> str:
    return render(_FIND_ITEMS, visibility).text
