"""The feed: a page of the change log after a cursor, each change with the current data of its item.

The log is read in transaction order, and only below the oldest open transaction, so that a reader who continues from
a cursor misses nothing that commits late (see docs/decisions and ``db.catalog.change``). One statement reads a page:
changes, data and the next cursor come from the same snapshot.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import asyncpg

from db.feed.change_log import END_CURSOR, log_beginning
from db.feed.lag import Lag
from db.feed.statement import BEHIND, page_statement
from db.postgres.pool import Pool
from db.read.execute import fetch_row, too_large
from db.read.item import Items
from db.sql.errors import CursorExpired
from db.sql.sql import render, sql
from db.sql.visibility import Visibility
from db.write.filters import EVERYTHING, Filters

MAX_CHANGES = 1000
"""The most changes in one page."""

MAX_LOOKED_AT = 20_000
"""The most log rows that one page reads to find changes that pass a filter; the reader continues from there."""

SHORTER = 8
"""If a page has too many bytes, a page with this fraction of its changes is read instead."""


@dataclass(frozen=True, slots=True)
class FeedQuery:
    """A query of the feed: ``limit`` changes after a cursor, or from the beginning.

    ``retention_days`` is the greatest age of a change that is returned; None: any.
    """

    after: str | None = None
    limit: int = 100
    filters: Filters = EVERYTHING
    visibility: Visibility = Visibility.PUBLISHED
    retention_days: int | None = None


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Changes, each as a JSON object with its cursor, and the cursor to continue from.

    ``is_all`` is false if there is more. The cursor advances even if no change passed the filter.
    """

    lines: Sequence[bytes]
    cursors: Sequence[str]
    cursor: str
    is_all: bool
    lag: Lag


class Feed:
    """Reads the feed; ``items`` defines the data of items."""

    def __init__(self, items: Items) -> None:
        self._items = items

    async def read(self, pool: Pool, query: FeedQuery, *, wait_s: float) -> FeedPage:
        """Return the requested changes, or fewer if they would exceed the bytes allowed in an answer.

        Raises InvalidCursor, EpochChanged, CursorExpired, or another one of ``db.sql.errors``.
        """
        statement = page_statement(self._items, query.filters.given, query.visibility, query.after is not None)
        values = statement.bind(_values(query, pool.max_answer_bytes))
        row = await fetch_row(pool, statement.text, values, wait_s=wait_s)
        _check_age(query, row)
        if row["lines"] is None:
            if query.limit == 1:
                raise too_large(pool.max_answer_bytes)
            return await self.read(pool, replace(query, limit=max(query.limit // SHORTER, 1)), wait_s=wait_s)
        cursor = row["cursor"] or query.after or await log_beginning(pool, wait_s=wait_s)
        return FeedPage(row["lines"], row["cursors"], cursor, row["is_all"], Lag(row["changes"], row["seconds"]))


def _check_age(query: FeedQuery, row: "asyncpg.Record") -> None:
    """Raise CursorExpired if the next change is too old, or if what entered and left the filters is unknown."""
    if row["is_unknown"]:
        raise CursorExpired(
            "the changes after this cursor were written before filters by language or entity were"
            " recorded: take a snapshot with the same filters, and continue from its cursor"
        )
    if query.retention_days is None or row["oldest_at"] is None:
        return
    if row["now"] - row["oldest_at"] > timedelta(days=query.retention_days):
        raise CursorExpired(
            f"the changes after this cursor are more than {query.retention_days} days old and no longer"
            " available: take a snapshot, and continue from its cursor"
        )


def _values(query: FeedQuery, most_bytes: int) -> dict[str, object]:
    most = MAX_LOOKED_AT if query.filters.given else query.limit
    paging = {"after": query.after, "limit": query.limit, "most": most, "most_bytes": most_bytes}
    return {**query.filters.values, **paging}


async def feed_lag(pool: Pool, *, wait_s: float) -> Lag:
    """Return how far the feed is behind the whole log; raises one of ``db.sql.errors``."""
    row = await fetch_row(pool, render(sql(BEHIND)).text, [], wait_s=wait_s)
    return Lag(row["changes"], row["seconds"])


_END = render(
    sql("select {cursor} as cursor, b.changes, b.seconds from ({behind}) b", cursor=END_CURSOR, behind=sql(BEHIND))
)


async def feed_end(pool: Pool, *, wait_s: float) -> FeedPage:
    """Return the empty page after all changes available now, without reading items; raises one of ``db.sql.errors``."""
    row = await fetch_row(pool, _END.text, [], wait_s=wait_s)
    return FeedPage((), (), row["cursor"], is_all=True, lag=Lag(row["changes"], row["seconds"]))
