"""The catalog entry of the change log: read in transaction order, up to the oldest open transaction."""

from typing import LiteralString

from db.catalog.model import (
    Condition,
    Driver,
    Fields,
    Input,
    ListField,
    NodeOf,
    Order,
    OrderKeys,
    Value,
    columns,
    may_be_hidden,
    rows_of,
)
from db.item.type import ITEM_TYPES
from db.sql.convert import as_change_types

NODES: dict[str, tuple[LiteralString, LiteralString]] = {
    each.type_name: (each.name, rows_of(each.name)[each.type_name]) for each in ITEM_TYPES
}
"""The types in the log, each with its word there and the rows of its items."""

CHANGE_ORDER = Order("changes", (("{child}.xid", "xid8"), ("{child}.seq", "bigint")), has_epoch=True)
"""The order of transactions, then of the writes in each; settled below the oldest open transaction."""

TRANSACTION: LiteralString = (
    "left(md5((select feed_epoch()) || '/' || {row}.xid::text"
    " || case when {row}.xid = '0' then '/' || {row}.seq else '' end), 16)"
)
"""The name of a row's transaction, the same for all of its rows and no others.

In a log adopted from another cluster, transactions are no longer known, so each row has a name of its own.
"""

_IS_LAST: LiteralString = (
    "({row}.xid = '0' or not exists (select from @change o where o.xid = {row}.xid and o.seq > {row}.seq))"
)
_IS_LAST_OF_TYPES: LiteralString = (
    "({row}.xid = '0' or not exists (select from @change o where o.xid = {row}.xid and o.seq > {row}.seq"
    " and ({types} is null or o.type = any({types}))))"
)

_TYPES = {"types": Input("types", as_change_types, "text[]")}

CHANGE: Fields = {
    **columns(
        op="upper({row}.op)",
        type="upper({row}.type)",
        nodeId="{row}.id",
        version="{row}.version",
        at="{row}.at",
        reason="upper({row}.reason)",
        articleId="{row}.article_id",
        fields="coalesce({row}.fields, array[]::text[])",
        by='{row}."by"',
        byKey="{row}.by_key_id",
        note="{row}.note",
        mergedInto="{row}.merged_into_id",
        transaction=TRANSACTION,
    ),
    "lastInTransaction": Value(_IS_LAST_OF_TYPES, _TYPES, bare=_IS_LAST, is_of_list=True),
    "cursor": OrderKeys(CHANGE_ORDER),
    "article": may_be_hidden("Article", "@article", "{row}.article_id"),
    "node": NodeOf("{row}.type", "{row}.id", NODES),
}

_SETTLED: LiteralString = "xid < pg_snapshot_xmin(pg_current_snapshot())"


def _by_type() -> LiteralString:
    """Return the rows of the requested types, each in the order of its own index, for PostgreSQL to merge."""
    parts: list[LiteralString] = [
        "(select * from @change where type = '"  # noqa: S608  literals
        + (called + "' and '" + called + "' = any({types}) order by xid, seq)")
        for called, _ in NODES.values()
    ]
    return "(" + " union all ".join(parts) + ")"


CHANGES = ListField(
    "Change",
    "@change {child}",
    "{child}." + _SETTLED,
    {"LOG": CHANGE_ORDER},
    (Condition(("types",), "{child}.type = any({types})", _TYPES),),
    drivers=(Driver(("types",), _by_type() + " {child}", "true", ("{child}.xid", "{child}.seq"), _TYPES),),
)
