"""The statement that reads a page of the feed: log rows that pass the filters, each with its current item.

Without a filter that items can enter and leave, the statement reads the change log. With one, it reads
``membership_change``, which has what the filters compare, before and after each write. Nothing else decides whether a
change is included, so a later read gives the same changes; only ``data`` is current, and it is withheld if the item
does not pass the filters now.
"""

from functools import lru_cache
from typing import LiteralString

from db.catalog.change import CHANGE_ORDER, TRANSACTION
from db.read.cursor import CursorEpoch, CursorKey, cursor_sql
from db.read.item import Items
from db.sql.plan import Variable
from db.sql.sql import Sql, Statement, join, parameter, render, sql
from db.sql.visibility import Visibility
from db.write.filters import MOVING, fixed, is_member, moving, request_value

_AFTER = Variable(("after",))
_XID = parameter(_AFTER, CursorKey(CHANGE_ORDER, 0), "text")
_SEQ = sql("{text}::bigint", text=parameter(_AFTER, CursorKey(CHANGE_ORDER, 1), "text"))
_EPOCH = parameter(_AFTER, CursorEpoch(CHANGE_ORDER), "text")
_SETTLED = sql("c.xid < pg_snapshot_xmin(pg_current_snapshot())")

_LINE: LiteralString = """
    concat(
        '{{"cursor":"', {cursor}, '","op":"', case when d.data is null then 'delete' else l.op end,
        '","type":"', c.type, '","id":"', c.id, '","version":', c.version, ',"at":', to_json(c.at),
        ',"reason":"', {reason}, '","fields":', to_json({fields}),
        ',"articleId":', coalesce('"' || c.article_id || '"', 'null'),
        ',"mergedInto":', coalesce('"' || l.merged_into_id || '"', 'null'),
        ',"transaction":"', {transaction}, '","lastInTransaction":', case when c.is_last then 'true' else 'false' end,
        ',"data":', coalesce(d.data, 'null'), '}}'
    )
"""
"""A change as JSON. If the item is not visible now, ``op`` is ``delete``: null ``data`` has no other meaning."""

_READ: LiteralString = """
    with looked_at as materialized (
        select c.* from {log} c where {after}{settled} order by c.xid, c.seq limit {most}
    ), selected as materialized (
        select c.* from looked_at c where {where} order by c.xid, c.seq limit {limit}
    ), ends as (
        select not exists (
            select from {log} c where c.xid = t.xid and c.seq > t.seq and {where}
        ) as is_last
        from (select t.xid, t.seq from selected t order by t.xid desc, t.seq desc limit 1) t
    ), placed as (
        select c.*, c.xid = '0' or coalesce(
            lead(c.xid) over (order by c.xid, c.seq) <> c.xid, (select e.is_last from ends e)
        ) as is_last
        from selected c
    ), lines as materialized (
        select c.xid, c.seq, {cursor} as cursor, convert_to({line}, 'UTF8') as line
        from placed c {joined}
    ), last as (
        (select c.xid, c.seq from selected c where (select count(*) from selected) = {limit}
            order by c.xid desc, c.seq desc limit 1)
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
        (select count(*) from looked_at) < {most} and (select count(*) from selected) < {limit} as is_all,
        (select c.at from looked_at c order by c.xid, c.seq limit 1) as oldest_at,
        clock_timestamp() as now,
        behind.changes, behind.seconds, {is_unknown} as is_unknown{checked}
    from behind
"""

_LOGGED: LiteralString = """
    cross join lateral (select c.op, c.merged_into_id, c.fields) l
    left join lateral (select {data} as data) d on l.op <> 'delete'
"""

_MOVED: LiteralString = """
    cross join lateral (
        select coalesce(k.op, 'upsert') as op, k.merged_into_id, k.fields
        from (select) one left join @change k on c.is_logged and (k.xid, k.seq) = (c.xid, c.seq)
    ) l
    cross join lateral (select {is_in} as is_in) f
    left join lateral (select {data} as data) d on l.op <> 'delete' and f.is_in and {is_member}
    cross join lateral (
        select l.op <> 'delete' and d.data is null and case
            when f.is_in then exists (select from @membership w where w.id = c.id)
            else c.is_item
        end as is_filtered
    ) x
"""
"""Whether the item passes the filters after the change, and whether the filters are why it counts as gone."""

_WAS_OR_IS_IN: LiteralString = (
    "{fixed} and case when c.is_logged then {was_in} or {is_in} else ({was_in}) is distinct from ({is_in}) end"
)
"""An item that was not written itself is included only if it entered or left the filters."""

_UNKNOWN: LiteralString = "coalesce((select {after} < (i.filters_xid, i.filters_seq) from installation i), false)"

BEHIND: LiteralString = """
    select count(*) as changes, coalesce(extract(epoch from clock_timestamp() - min(b.at)), 0)::float as seconds
    from (
        select c.at from @change c where c.xid >= pg_snapshot_xmin(pg_current_snapshot()) order by c.xid, c.seq limit 10000
    ) b
"""
"""How much has committed and waits for an older transaction to end."""


def place_cursor(xid: Sql, seq: Sql) -> Sql:
    """Return the expression for the cursor of a position in the log."""
    return cursor_sql(CHANGE_ORDER, [xid, seq])


@lru_cache(maxsize=64)
def page_statement(items: Items, given: frozenset[str], visibility: Visibility, has_after: bool) -> Statement:
    """Return the statement of a page with these filters.

    Its variables are ``after``, ``limit``, ``most`` (the most log rows to read) and the filters. It returns ``lines``
    and ``cursors``, the ``cursor`` to continue from, ``is_all``, the lag, ``oldest_at`` and ``now``, and
    ``is_unknown``, true if it is not known what entered and left the filters after the cursor.
    """
    has_moving, row = not MOVING.isdisjoint(given), sql("c")
    cursor, data = place_cursor(sql("c.xid"), sql("c.seq")), items.data(sql("c.type"), sql("c.id"))
    is_in = _let_through(given, is_item=sql("c.is_item"), language=sql("c.language"), ids=sql("c.entity_ids"))
    was_in = _let_through(
        given, is_item=sql("c.was_item"), language=sql("c.language_before"), ids=sql("c.entity_ids_before")
    )
    place = sql("({xid}::xid8, {seq})", xid=_XID, seq=_SEQ) if has_after else sql("('0'::xid8, 0)")
    line = _line(cursor, row, has_moving=has_moving)
    where = fixed(given, row)
    moved = sql(_MOVED, is_in=is_in, data=data, is_member=is_member(given, sql("c.id")))
    return render(
        sql(
            _READ,
            log=sql("@membership_change" if has_moving else "@change"),
            after=sql("(c.xid, c.seq) > {place} and ", place=place) if has_after else sql(""),
            settled=_SETTLED,
            most=request_value("most", "integer"),
            most_bytes=request_value("most_bytes", "integer"),
            limit=request_value("limit", "integer"),
            where=sql(_WAS_OR_IS_IN, fixed=where, was_in=was_in, is_in=is_in) if has_moving else where,
            cursor=cursor,
            line=line,
            joined=moved if has_moving else sql(_LOGGED, data=data),
            checked=sql(", check_feed_epoch({epoch})", epoch=_EPOCH) if has_after else sql(""),
            behind=sql(BEHIND),
            is_unknown=sql(_UNKNOWN, after=place) if has_moving else sql("false"),
        ),
        visibility,
    )


def _line(cursor: Sql, row: Sql, *, has_moving: bool) -> Sql:
    """Return the expression for the line of a change; with filters that items enter and leave, one can be filtered."""
    reason, fields = "c.reason", "coalesce(l.fields, '{{}}')"
    if has_moving:
        reason = "case when x.is_filtered then 'filtered' else c.reason end"
        fields = "case when x.is_filtered or l.fields is null then '{{}}' else l.fields end"
    transaction = sql(TRANSACTION, row=row)
    return sql(_LINE, cursor=cursor, reason=sql(reason), fields=sql(fields), transaction=transaction)


def _let_through(given: frozenset[str], *, is_item: Sql, language: Sql, ids: Sql) -> Sql:
    return join(" and ", [is_item, moving(given, language, ids)])
