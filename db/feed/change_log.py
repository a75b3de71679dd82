"""The end of the change log: its position now, and the changes since a position, for subscriptions."""

from dataclasses import dataclass

from db.catalog.change import CHANGE_ORDER
from db.postgres.pool import Pool
from db.read.cursor import cursor_sql
from db.read.execute import fetch_row
from db.sql.sql import render, sql
from db.sql.statement_file import read_statement
from db.sql.visibility import Visibility

MAX_ROWS = 1000
"""The most rows of the log that one statement reads."""

# The position after everything settled: below the oldest open transaction.
_NOW = "(pg_snapshot_xmin(pg_current_snapshot())::text::numeric - 1)::text::xid8"
_LAST = "9223372036854775807::bigint"

END_CURSOR = cursor_sql(CHANGE_ORDER, [sql(_NOW), sql(_LAST)])

END = render(
    sql("select {xid}::text as xid, feed_epoch() as epoch, {cursor} as cursor", xid=sql(_NOW), cursor=END_CURSOR)
)
"""Returns the position after everything settled, and its cursor."""

_BEGINNING = render(sql("select {cursor} as cursor", cursor=cursor_sql(CHANGE_ORDER, [sql("'0'::xid8"), sql("0")])))

_SUMMARIZE_CHANGES = read_statement("feed/summarize_changes")


@dataclass(frozen=True, slots=True)
class LogPosition:
    """A position in the log: a transaction, a number within it, and the epoch of the log."""

    xid: str
    seq: int
    epoch: str


@dataclass(frozen=True, slots=True)
class Written:
    """The types of changed items, and the ids of the articles that changed or in which something changed."""

    types: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class News:
    """The changes since a position: what was written, the part of it that is public, and the position after them.

    ``is_all`` is false if there is more to read. ``is_other_log`` is true if the position belongs to another log.
    """

    place: LogPosition
    everything: Written = Written()
    published: Written = Written()
    is_all: bool = True
    is_other_log: bool = False

    def seen(self, visibility: Visibility) -> Written:
        """Return the changes that callers of this visibility receive."""
        return self.everything if visibility is Visibility.EVERYTHING else self.published


async def log_end(pool: Pool, *, wait_s: float) -> tuple[LogPosition, str]:
    """Return the position after everything settled, and its cursor; raises one of ``db.sql.errors``."""
    row = await fetch_row(pool, END.text, [], wait_s=wait_s)
    return LogPosition(row["xid"], 2**63 - 1, row["epoch"]), row["cursor"]


async def log_beginning(pool: Pool, *, wait_s: float) -> str:
    """Return the cursor before everything, as in an empty log; raises one of ``db.sql.errors``."""
    row = await fetch_row(pool, _BEGINNING.text, [], wait_s=wait_s)
    return str(row["cursor"])


async def news_since(pool: Pool, place: LogPosition, *, wait_s: float) -> News:
    """Return the changes since ``place``; raises one of ``db.sql.errors``."""
    row = await fetch_row(pool, _SUMMARIZE_CHANGES, [place.xid, place.seq], wait_s=wait_s)
    is_other_log = row["epoch"] != place.epoch
    found = LogPosition(row["xid"] or place.xid, place.seq if row["seq"] is None else row["seq"], row["epoch"])
    return News(
        found,
        Written(frozenset(row["types"]), frozenset(row["articles"])),
        Written(frozenset(row["public_types"]), frozenset(row["public_articles"])),
        is_all=row["rows"] < MAX_ROWS,
        is_other_log=is_other_log,
    )
