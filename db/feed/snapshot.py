"""Snapshots: every visible item, by type and then by id, read from one snapshot of the database.

PostgreSQL builds the lines of a batch in one statement, so memory use is bounded by a batch, whatever the number of
items.
"""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import LiteralString
from uuid import UUID

from db.feed.change_log import END
from db.feed.consistent_reader import ConsistentReader
from db.item.type import in_order
from db.read.item import ItemRows, Items
from db.sql.sql import Sql, Statement, number, render, sql, word
from db.sql.visibility import Visibility
from db.write.filters import EVERYTHING, Filters, is_member, request_value

ORDER = tuple(each.name for each in in_order())
"""The types in order: referenced items before those that refer to them, except claims, which refer to each other."""

BATCH = 500
BATCH_OF_ARTICLES = 50
"""How many articles a batch has; each includes its whole text."""

BEFORE_ALL = UUID(int=0)


AFTER = request_value("after", "uuid")
_BUCKET = request_value("bucket", "text")

_SETTLED = render(
    sql("""
        select not exists (select from change c where c.xid >= pg_snapshot_xmin(pg_current_snapshot())) as is_settled,
            clock_timestamp() as at
    """)
)

_BATCH: LiteralString = """
    with part as materialized (
        select {own}.id, {data} as data from {source} where {own}.id > {after} and {is_item} and {of_bucket} and {is_member}
        order by {own}.id limit {limit}
    )
    select
        (select id from part order by id desc limit 1) as last_id,
        count(*) as items,
        convert_to(string_agg(
            concat('{{"type":"', {called}, '","id":"', id, '","data":', data, '}}', E'\\n'), '' order by id
        ), 'UTF8') as lines
    from part
"""


@dataclass(frozen=True, slots=True)
class SnapshotQuery:
    """A query of a snapshot: its filters, one bucket or all, after an item or from the beginning."""

    visibility: Visibility
    filters: Filters = EVERYTHING
    bucket: str | None = None
    after: tuple[str, UUID] | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """The position of the log in a snapshot: the cursor to continue from.

    ``is_settled`` is false if the snapshot has changes from after the cursor, because an older transaction is open:
    the feed returns them again.
    """

    cursor: str
    is_settled: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class SnapshotBatch:
    """Some items, one line each."""

    lines: bytes
    items: int


async def position_of(reading: ConsistentReader) -> Position:
    """Return the position of the log in this snapshot; raises one of ``db.sql.errors``."""
    cursor = (await reading.row(END))["cursor"]
    row = await reading.row(_SETTLED)
    return Position(cursor, row["is_settled"], row["at"])


async def snapshot_batches(
    items: Items, reading: ConsistentReader, query: SnapshotQuery
) -> AsyncGenerator[SnapshotBatch, None]:
    """Yield the requested items; raises one of ``db.sql.errors``."""
    filters, types = query.filters, wanted_types(query.filters)
    for called, place in types_after(query.after):
        if called not in types:
            continue
        statement = batch_statement(items, called, query.visibility, filters.given, has_bucket=query.bucket is not None)
        limit = batch_size(called, BATCH, BATCH_OF_ARTICLES)
        found = limit
        while found == limit:
            row = await reading.row(statement, {**filters.values, "after": place, "bucket": query.bucket})
            found, place = row["items"], row["last_id"]
            if found:
                yield SnapshotBatch(row["lines"], found)


def wanted_types(filters: Filters) -> frozenset[str]:
    """Return the types that pass the filters."""
    return frozenset(ORDER if filters.types is None else filters.types)


def types_after(after: tuple[str, UUID] | None) -> Sequence[tuple[str, UUID]]:
    """Return the remaining types, each with the id after which it continues."""
    if after is None:
        return [(called, BEFORE_ALL) for called in ORDER]
    rest = ORDER[ORDER.index(after[0]) + 1 :]
    return [after, *((called, BEFORE_ALL) for called in rest)]


def batch_size(called: str, most: int, of_articles: int) -> int:
    """Return how many items of a type a batch has."""
    return of_articles if called == "article" else most


def rows_of(items: Items, called: str) -> ItemRows:
    """Return the source of the items of a type."""
    return next(each for each in items.rows() if each.called == called)


def membership_of(rows: ItemRows, given: frozenset[str]) -> Sql:
    """Return the condition that an item of these rows passes the filters; its type is known already."""
    others = given - {"types"}
    return is_member(others, sql("{own}.id", own=rows.own)) if others else sql("true")


@lru_cache(maxsize=256)
def batch_statement(
    items: Items, called: str, visibility: Visibility, given: frozenset[str], *, has_bucket: bool
) -> Statement:
    """Return the statement of a batch of items of a type; its variables are ``after``, ``bucket`` and the filters."""
    rows = rows_of(items, called)
    of_bucket = sql("right({own}.id::text, 2) = {bucket}", own=rows.own, bucket=_BUCKET) if has_bucket else sql("true")
    batch = sql(
        _BATCH,
        own=rows.own,
        after=AFTER,
        data=rows.data,
        source=rows.source,
        is_item=rows.is_item,
        of_bucket=of_bucket,
        is_member=membership_of(rows, given),
        limit=number(batch_size(called, BATCH, BATCH_OF_ARTICLES)),
        called=word(called),
    )
    return render(batch, visibility)
