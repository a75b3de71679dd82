"""The feed: the change log read on from a cursor, each change with the data of its item as it is now.

The log is read in the order of the transactions and only below the oldest one that is under way, so that nobody who goes on
from a cursor misses what commits late (see docs/decisions and ``db.catalog.change``). One statement is one look: the changes,
their data and the place to go on from are of the same snapshot.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.catalog.change import CHANGE_ORDER
from db.change_log import END_CURSOR, log_beginning
from db.cursor import CursorEpoch, CursorKey, cursor_sql
from db.errors import CursorExpired
from db.execute import fetch_row, too_large
from db.item import Items
from db.plan import Variable
from db.pool import Pool
from db.sql import Sql, Statement, join, parameter, render, sql
from db.visibility import Visibility

MAX_CHANGES = 1000
"""So many changes are read at once, at most."""

MAX_LOOKED_AT = 20_000
"""So many rows of the log are looked at for what a filter lets through, before the reader is told to go on from there."""

SHORTER = 8
"""If a page has too many bytes, one with this part of its changes is read instead."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which changes are wanted: all where nothing is said.

    ``types`` are words of the log. ``language`` is a tag, which others begin with: of articles and what stands in them;
    entities and events have none, and are always told. ``article`` is the article and what stands in it. ``entity`` is the
    entity itself, and everything that speaks of it or spoke of it before the change.
    """

    types: tuple[str, ...] | None = None
    language: str | None = None
    article: UUID | None = None
    entity: UUID | None = None

    @property
    def given(self) -> frozenset[str]:
        """The names of the filters that are used."""
        return frozenset(name for name in _FILTERS if getattr(self, name) is not None)


@dataclass(frozen=True, slots=True)
class FeedQuery:
    """What is asked of the feed: ``limit`` changes after a cursor, or from the beginning.

    ``retention_days`` is how old a change may be that is told; None: any.
    """

    after: str | None = None
    limit: int = 100
    filters: Filters = Filters()
    visibility: Visibility = Visibility.PUBLISHED
    retention_days: int | None = None


@dataclass(frozen=True, slots=True)
class Lag:
    """How far the feed is behind the log: changes that have committed and wait for an older transaction to end."""

    changes: int
    seconds: float


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Some changes, each as a JSON object and with its cursor; and the cursor to go on from.

    ``is_all`` is false where there is more. Where a filter let nothing through the cursor moves on all the same.
    """

    lines: Sequence[bytes]
    cursors: Sequence[str]
    cursor: str
    is_all: bool
    lag: Lag


_AFTER = Variable(("after",))
_XID = parameter(_AFTER, CursorKey(CHANGE_ORDER, 0), "text")
_SEQ = sql("{text}::bigint", text=parameter(_AFTER, CursorKey(CHANGE_ORDER, 1), "text"))
_EPOCH = parameter(_AFTER, CursorEpoch(CHANGE_ORDER), "text")
_SETTLED: LiteralString = "c.xid < pg_snapshot_xmin(pg_current_snapshot())"

_MEANT: LiteralString = (
    "(select array_agg(e.id) from entity e, (select coalesce(m.merged_into_id, m.id) as id from entity m where m.id = {entity}) s"
    " where s.id in (e.id, e.merged_into_id))::uuid[]"
)
_SPEAKS: LiteralString = """
    exists (select from mention t where t.id = c.id and t.entity_id = any({meant}))
    or exists (select from attribution t where t.annotation_id = c.id and t.entity_id = any({meant}))
    or exists (select from claim_about t where t.claim_id = c.id and t.entity_id = any({meant}))
    or exists (select from claim_review t where t.claim_id = c.id and t.reviewer_id = any({meant}))
    or exists (select from participant t where t.event_id = c.id and t.entity_id = any({meant}))
    or exists (select from event t where t.id = c.id and t.place_id = any({meant}))
    or exists (select from article t where t.id = c.id and t.publisher_id = any({meant}))
    or exists (
        select from event_report t join participant p on p.event_id = t.event_id
        where t.id = c.id and p.entity_id = any({meant})
    )
    or exists (
        select from past_row p
        where p.owner_id = c.id and p.until >= c.at and p.since <= c.at
            and array[
                p."row" ->> 'entity_id', p."row" ->> 'reviewer_id', p."row" ->> 'place_id', p."row" ->> 'publisher_id'
            ] && {meant}::text[]
    )
"""
"""Whether an item speaks of an entity, or did before the change."""

_FILTERS: dict[str, LiteralString] = {
    "types": "c.type = any({types})",
    "language": (
        "(c.type in ('entity', 'event') or exists (select from article a where a.id = coalesce(c.article_id, c.id)"
        " and (lower(a.language) = lower({language}) or starts_with(lower(a.language), lower({language}) || '-'))))"
    ),
    "article": "{article} in (c.id, c.article_id)",
    "entity": "(c.id = any({meant}) or " + _SPEAKS + ")",
}
_CASTS: dict[str, LiteralString] = {"types": "text[]", "language": "text", "article": "uuid", "entity": "uuid"}

_LINE: LiteralString = """
    concat(
        '{{"cursor":"', {cursor}, '","op":"', case when d.data is null then 'delete' else c.op end,
        '","type":"', c.type, '","id":"', c.id, '","version":', c.version, ',"at":', to_json(c.at), ',"reason":"', c.reason,
        '","fields":', to_json(coalesce(c.fields, array[]::text[])),
        ',"articleId":', coalesce('"' || c.article_id || '"', 'null'),
        ',"mergedInto":', coalesce('"' || c.merged_into_id || '"', 'null'), ',"data":', coalesce(d.data, 'null'), '}}'
    )
"""
"""A change as JSON. What is not seen any more is told as gone at once: whoever reads ``data`` never has to guess."""

_READ: LiteralString = """
    with looked_at as materialized (
        select c.* from @change c where {after}{settled} order by c.xid, c.seq limit {most}
    ), told as materialized (
        select c.* from looked_at c where {where} order by c.xid, c.seq limit {limit}
    ), lines as materialized (
        select c.xid, c.seq, {cursor} as cursor, convert_to({line}, 'UTF8') as line
        from told c left join lateral (select {data} as data) d on c.op <> 'delete'
    ), last as (
        (select c.xid, c.seq from told c where (select count(*) from told) = {limit} order by c.xid desc, c.seq desc limit 1)
        union all (select c.xid, c.seq from looked_at c order by c.xid desc, c.seq desc limit 1)
        limit 1
    ), behind as ({behind})
    select
        (
            select case
                when coalesce(sum(octet_length(l.line)), 0) <= {most_bytes}
                then coalesce(array_agg(l.line order by l.xid, l.seq), '{{}}')
            end
            from lines l
        ) as lines,
        (select coalesce(array_agg(l.cursor order by l.xid, l.seq), '{{}}') from lines l) as cursors,
        (select {cursor} from last c) as cursor,
        (select count(*) from looked_at) < {most} and (select count(*) from told) < {limit} as is_all,
        (select c.at from looked_at c order by c.xid, c.seq limit 1) as oldest_at,
        clock_timestamp() as now,
        behind.changes, behind.seconds{checked}
    from behind
"""


_BEHIND: LiteralString = """
    select count(*) as changes, coalesce(extract(epoch from clock_timestamp() - min(b.at)), 0)::float as seconds
    from (
        select c.at from @change c where c.xid >= pg_snapshot_xmin(pg_current_snapshot()) order by c.xid, c.seq limit 10000
    ) b
"""


class Feed:
    """Reads the feed; ``items`` are what is told of items."""

    def __init__(self, items: Items) -> None:
        self._items = items

    async def read(self, pool: Pool, query: FeedQuery, *, wait_s: float) -> FeedPage:
        """Return the changes that are asked for, fewer if they would have more bytes than an answer may.

        Raises InvalidCursor, EpochChanged, CursorExpired, or another one of ``db.errors``.
        """
        statement = _statement(self._items, query.filters.given, query.visibility, query.after is not None)
        row = await fetch_row(
            pool, statement.text, statement.bind(_values(query, pool.max_answer_bytes)), wait_s=wait_s
        )
        _check_age(query, row)
        if row["lines"] is None:
            if query.limit == 1:
                raise too_large(pool.max_answer_bytes)
            return await self.read(pool, replace(query, limit=max(query.limit // SHORTER, 1)), wait_s=wait_s)
        cursor = row["cursor"] or query.after or await log_beginning(pool, wait_s=wait_s)
        return FeedPage(row["lines"], row["cursors"], cursor, row["is_all"], Lag(row["changes"], row["seconds"]))


def _check_age(query: FeedQuery, row: "asyncpg.Record") -> None:
    """Refuse to go on where what comes next is too old: raises CursorExpired."""
    if query.retention_days is None or row["oldest_at"] is None:
        return
    if row["now"] - row["oldest_at"] > timedelta(days=query.retention_days):
        raise CursorExpired(
            f"what comes after this is more than {query.retention_days} days old and told no more: take a snapshot, and go on"
            " from its cursor"
        )


def _values(query: FeedQuery, most_bytes: int) -> dict[str, object]:
    filters = query.filters
    given = {name: getattr(filters, name) for name in _FILTERS}
    most = MAX_LOOKED_AT if filters.given else query.limit
    return {**given, "after": query.after, "limit": query.limit, "most": most, "most_bytes": most_bytes}


def _cursor(xid: Sql, seq: Sql) -> Sql:
    return cursor_sql(CHANGE_ORDER, [xid, seq])


@lru_cache(maxsize=64)
def _statement(items: Items, given: frozenset[str], visibility: Visibility, has_after: bool) -> Statement:
    def asked(name: str, cast: LiteralString) -> Sql:
        return parameter(Variable((name,)), _as_is, cast)

    values = {name: asked(name, _CASTS[name]) for name in _FILTERS}
    meant = sql(_MEANT, entity=values["entity"])
    wheres = [sql(_FILTERS[name], **values, meant=meant) for name in _FILTERS if name in given]
    cursor = _cursor(sql("c.xid"), sql("c.seq"))
    after = sql("(c.xid, c.seq) > ({xid}::xid8, {seq}) and ", xid=_XID, seq=_SEQ)
    checked = sql(", check_feed_epoch({epoch})", epoch=_EPOCH)
    return render(
        sql(
            _READ,
            after=after if has_after else sql(""),
            settled=sql(_SETTLED),
            most=asked("most", "integer"),
            most_bytes=asked("most_bytes", "integer"),
            limit=asked("limit", "integer"),
            where=join(" and ", wheres or [sql("true")]),
            cursor=cursor,
            line=sql(_LINE, cursor=cursor),
            data=items.data(sql("c.type"), sql("c.id")),
            checked=checked if has_after else sql(""),
            behind=sql(_BEHIND),
        ),
        visibility,
    )


def _as_is(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


async def feed_lag(pool: Pool, *, wait_s: float) -> Lag:
    """Return how far the feed is behind the log, everything of it; raises one of ``db.errors``."""
    row = await fetch_row(pool, render(sql(_BEHIND)).text, [], wait_s=wait_s)
    return Lag(row["changes"], row["seconds"])


_END = render(
    sql("select {cursor} as cursor, b.changes, b.seconds from ({behind}) b", cursor=END_CURSOR, behind=sql(_BEHIND))
)


async def feed_end(pool: Pool, *, wait_s: float) -> FeedPage:
    """Return the page after everything that can be told now, which is empty; no item is read. Raises one of ``db.errors``."""
    row = await fetch_row(pool, _END.text, [], wait_s=wait_s)
    return FeedPage((), (), row["cursor"], is_all=True, lag=Lag(row["changes"], row["seconds"]))
