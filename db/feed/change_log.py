"""The end of the change log: its place now, and the changes after a place; for the code that follows the log."""

from dataclasses import dataclass, field

from db.catalog.change import CHANGE_ORDER
from db.postgres.pool import Pool
from db.read.cursor import cursor_sql
from db.read.execute import fetch_row
from db.sql.sql import render, sql

MAX_ROWS = 1000
"""The most rows of the log that are read at once."""

# The place after everything that is settled: below the oldest transaction that is under way.
_NOW = "(pg_snapshot_xmin(pg_current_snapshot())::text::numeric - 1)::text::xid8"
_LAST = "9223372036854775807::bigint"

END_CURSOR = cursor_sql(CHANGE_ORDER, [sql(_NOW), sql(_LAST)])

END = render(
    sql("select {xid}::text as xid, feed_epoch() as epoch, {cursor} as cursor", xid=sql(_NOW), cursor=END_CURSOR)
)
"""Gives the place after all that is settled, and its cursor."""

_BEGINNING = render(sql("select {cursor} as cursor", cursor=cursor_sql(CHANGE_ORDER, [sql("'0'::xid8"), sql("0")])))

_SINCE = """
    with come as materialized (
        select c.xid, c.seq, c.type, coalesce(c.article_id, case when c.type = 'article' then c.id end) as article_id
        from change c
        where (c.xid, c.seq) > ($1::text::xid8, $2::bigint) and c.xid < pg_snapshot_xmin(pg_current_snapshot())
        order by c.xid, c.seq
        limit 1000
    )
    select
        feed_epoch() as epoch,
        count(*) as rows,
        (select xid::text from come order by come.xid desc, come.seq desc limit 1) as xid,
        (select seq from come order by come.xid desc, come.seq desc limit 1) as seq,
        coalesce(array_agg(distinct type), '{}') as types,
        coalesce(array_agg(distinct article_id::text) filter (where article_id is not null), '{}') as articles
    from come
"""


@dataclass(frozen=True, slots=True)
class LogPosition:
    """A place in the log: a transaction and a number within it, and the epoch that they belong to."""

    xid: str
    seq: int
    epoch: str


@dataclass(frozen=True, slots=True)
class News:
    """What was written since a place: the types, the articles, and the place after it.

    ``is_all`` is false if there is more to read; ``is_other_log`` is true if the place belongs to a different log.
    """

    place: LogPosition
    types: frozenset[str] = field(default_factory=frozenset)
    articles: frozenset[str] = field(default_factory=frozenset)
    is_all: bool = True
    is_other_log: bool = False


async def log_end(pool: Pool, *, wait_s: float) -> tuple[LogPosition, str]:
    """Return the place after all that is settled, and the cursor of that place; raises one of ``db.sql.errors``."""
    row = await fetch_row(pool, END.text, [], wait_s=wait_s)
    return LogPosition(row["xid"], 2**63 - 1, row["epoch"]), row["cursor"]


async def log_beginning(pool: Pool, *, wait_s: float) -> str:
    """Return the cursor before everything: that of a log with nothing in it; raises one of ``db.sql.errors``."""
    row = await fetch_row(pool, _BEGINNING.text, [], wait_s=wait_s)
    return str(row["cursor"])


async def news_since(pool: Pool, place: LogPosition, *, wait_s: float) -> News:
    """Return what was written since ``place``; raises one of ``db.sql.errors``."""
    row = await fetch_row(pool, _SINCE, [place.xid, place.seq], wait_s=wait_s)
    is_other_log = row["epoch"] != place.epoch
    found = LogPosition(row["xid"] or place.xid, place.seq if row["seq"] is None else row["seq"], row["epoch"])
    return News(found, frozenset(row["types"]), frozenset(row["articles"]), row["rows"] < MAX_ROWS, is_other_log)
