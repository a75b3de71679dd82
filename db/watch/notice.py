"""Notices: changes that concern the items on a client's watch list, each with the values before and after.

A notice is not stored but found in the change log when it is read, so none is missed and none contains redacted words.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from db.postgres.pool import Pool
from db.read.cursor import CursorEpoch, read_place
from db.read.execute import fetch_row
from db.sql.sql import render, sql
from db.sql.visibility import Visibility
from db.watch.field import Rows, also_in, fields_of, references_in
from db.watch.query import (
    BEFORE_ALL,
    HAS_COME_MUCH,
    MAX_NEAR,
    NOTICE_ORDER,
    changes_statement,
    count_statement,
    one_statement,
    page_statement,
)

_ID = re.compile(r"([0-9a-f]{16})\.([1-9][0-9]{0,17})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


class NoticeId(NamedTuple):
    """The parts of a notice's id: the log, its row, and the watched id."""

    epoch: str
    seq: int
    watched_id: str


def read_notice_id(text: str) -> NoticeId | None:
    """Parse the id of a notice; None if the text is not one."""
    found = _ID.fullmatch(text)
    return NoticeId(found[1], int(found[2]), found[3]) if found else None


@dataclass(frozen=True, slots=True)
class Thing:
    """An item, by its type in the change log and its id."""

    type: str
    id: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A change that concerns one item on a client's list.

    ``link`` is the relation of the changed ``item`` to ``watched``. ``happened``, ``severity`` and ``link`` have
    fixed sets of values: see docs/watch.md. ``before`` and ``after`` are the fields that changed, None if nothing of
    them is visible.
    """

    id: str
    cursor: str
    seq: int
    client_id: str
    watched: Thing
    link: str
    happened: str
    severity: str
    item: Thing
    at: datetime
    reason: str
    version_before: int | None
    version_after: int | None
    merged_into: str | None
    fields: tuple[str, ...]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    is_acknowledged: bool


@dataclass(frozen=True, slots=True)
class NoticePage:
    """Notices in the order of the log, and the cursor after them."""

    notices: Sequence[Notice]
    cursor: str
    has_more: bool


@dataclass(frozen=True, slots=True)
class NoticeQuery:
    """A query for notices of a key's client: after a cursor; acknowledged, not acknowledged or both.

    The cursor may also be ``beginning`` or ``now``.
    """

    key_id: str
    visibility: Visibility
    after: str | None = None
    limit: int = 100
    acknowledged: bool | None = None


async def read_notices(pool: Pool, query: NoticeQuery, *, wait_s: float) -> NoticePage:
    """Return a page of notices, up to the oldest open transaction; raises one of ``db.sql.errors``."""
    place, epoch = BEFORE_ALL, None
    is_near = False
    if query.after is not None:
        xid, seq, id_ = read_place(NOTICE_ORDER, query.after)
        place, epoch = (xid, int(seq), id_), CursorEpoch(NOTICE_ORDER)(query.after)
        come = await fetch_row(pool, HAS_COME_MUCH, [xid, int(seq), MAX_NEAR], wait_s=wait_s)
        is_near = not come["much"]
    values = [query.key_id, *place, query.acknowledged, query.limit + 1, epoch]
    row = await fetch_row(pool, page_statement(query.visibility, is_near=is_near), values, wait_s=wait_s)
    found = orjson.loads(row["notices"])
    has_more = len(found) > query.limit
    shown = found[: query.limit]
    notices = await _notices(pool, shown, query.visibility, wait_s=wait_s)
    return NoticePage(notices, notices[-1].cursor if has_more else row["cursor"], has_more)


async def read_notice(
    pool: Pool, key_id: str, notice_id: str, visibility: Visibility, *, wait_s: float
) -> Notice | None:
    """Return the current form of a notice of a key's client; None if it is no longer visible.

    Raises one of ``db.sql.errors``.
    """
    named = read_notice_id(notice_id)
    if named is None:
        return None
    row = await fetch_row(pool, one_statement(visibility), [key_id, [named.seq], named.watched_id], wait_s=wait_s)
    found = await _notices(pool, orjson.loads(row["notices"]), visibility, wait_s=wait_s)
    return next((each for each in found if each.id == notice_id), None)


async def notices_of_changes(
    pool: Pool, clients: Collection[str], seqs: Collection[int], visibility: Visibility, *, wait_s: float
) -> Sequence[Notice]:
    """Return the notices of clients for rows of the change log, given by ``seq``, in the order of the log.

    ``clients`` are ids as ``client_of()`` returns them; all of them have this visibility. Values before and after are
    left out, so that the notices can be stored; they are read when a notice is sent. Raises one of ``db.sql.errors``.
    """
    row = await fetch_row(pool, changes_statement(visibility), [list(clients), list(seqs)], wait_s=wait_s)
    return [replace(_notice(each, None, None), before=None, after=None) for each in orjson.loads(row["notices"])]


async def count_unacknowledged(
    pool: Pool, key_id: str, ids: Collection[str], visibility: Visibility, *, wait_s: float
) -> Mapping[str, int]:
    """Return the number of unacknowledged notices for each id on a client's list, without zeros."""
    row = await fetch_row(pool, count_statement(visibility), [key_id, list(ids)], wait_s=wait_s)
    counts: dict[str, int] = orjson.loads(row["counts"])
    return counts


async def _notices(
    pool: Pool, found: Sequence[Mapping[str, Any]], visibility: Visibility, *, wait_s: float
) -> Sequence[Notice]:
    sides = [(_rows(each, "before"), _rows(each, "after")) for each in found]
    named = {id_ for side in sides for rows in side if rows for id_ in references_in(rows)}
    seen = await _seen(pool, named, visibility, wait_s=wait_s) if named else frozenset()
    notices = []
    for each, (before, after) in zip(found, sides, strict=True):
        names = each["fields"] or ()
        beside = also_in(each["type"], names)
        was, now = (
            None if rows is None else fields_of(each["type"], (*names, *beside), rows, seen.__contains__)
            for rows in (before, after)
        )
        same = [name for name in beside if was and now and was[name] == now[name]]
        notices.append(_notice(each, _without(was, same), _without(now, same)))
    return notices


def _without(fields: Mapping[str, Any] | None, names: Collection[str]) -> Mapping[str, Any] | None:
    return None if fields is None else {name: value for name, value in fields.items() if name not in names}


def _notice(each: Mapping[str, Any], before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> Notice:
    return Notice(
        each["id"],
        each["cursor"],
        each["seq"],
        each["client"],
        watched=Thing(each["watched_type"], each["watched_id"]),
        **{name: each[name] for name in ("link", "happened", "severity", "reason")},
        item=Thing(each["type"], each["item_id"]),
        at=datetime.fromisoformat(each["at"]),
        version_before=each["version_before"],
        version_after=each["version_after"],
        merged_into=each["merged_into"],
        fields=tuple(each["fields"] or ()),
        before=before,
        after=after,
        is_acknowledged=each["acknowledged"],
    )


def _rows(each: Mapping[str, Any], side: str) -> Rows | None:
    """Return the rows of one side by table; None if nothing of it is visible."""
    if each[side] is None:
        return None
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for relation, row in each[side]:
        rows.setdefault(relation, []).append(row)
    rows["revision"] = [{"id": id_, **revision} for id_, revision in (each["revisions"] or {}).items()]
    return rows


_SEEN = sql(
    """
    select coalesce(json_agg(id), '[]')::text as ids from (
        select id from @entity where id = any($1::text[]::uuid[])
        union all select id from @event where id = any($1::text[]::uuid[])
        union all select id from @annotation where id = any($1::text[]::uuid[])
        union all select id from @utterance where id = any($1::text[]::uuid[])
    ) t
    """
)


@lru_cache(maxsize=2)
def _seen_statement(visibility: Visibility) -> str:
    return render(_SEEN, visibility).text


async def _seen(pool: Pool, ids: Iterable[str], visibility: Visibility, *, wait_s: float) -> frozenset[str]:
    """Return the ids whose items are visible."""
    row = await fetch_row(pool, _seen_statement(visibility), [list(ids)], wait_s=wait_s)
    return frozenset(orjson.loads(row["ids"]))
