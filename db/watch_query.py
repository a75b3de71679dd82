"""What watch lists are told, as SQL: from the change log, for each item of a list what touches it and is to be heard."""

from functools import lru_cache

from db.catalog.model import Order
from db.cursor import cursor_sql
from db.sql import Sql, render, sql
from db.visibility import Visibility

NOTICE_ORDER = Order("watch", (("n.xid", "xid8"), ("n.seq", "bigint"), ("n.id", "uuid")), has_epoch=True)
"""The order of the change log, and in it of the ids on the list that a change touches."""

MAX_NEAR = 5000
"""So many rows of the log are looked through; where more have come, those of the list's own items are looked for."""

BEFORE_ALL = ("0", -1, "00000000-0000-0000-0000-000000000000")

_SETTLED = sql("c.xid < pg_snapshot_xmin(pg_current_snapshot())")

OF_CLIENT = sql("select * from watch where client_id = client_of($1::text::uuid)")
"""The list of the client that bears the key ``$1``."""

OF_PAGE = sql("select * from watch where client_id = client_of($1::text::uuid) and id = any($2::text[]::uuid[])")
"""Some items of that list."""

_TARGETS = sql(
    """
    target as materialized (
        select w.client_id, w.id, 'itself' as link, w.id as target_id, '-infinity'::timestamptz as from_at from w
        union all
        select w.client_id, w.id, 'itself', e.merged_into_id, m.at
        from w join entity e on e.id = w.id join entity_merge m on m.merged_id = w.id and m.undone_at is null
        where w.type = 'entity' and e.merged_into_id is not null
        union all
        select w.client_id, w.id, l.link, l.target_id, '-infinity' from w join watch_link l on l.id = w.id
    )
    """
)

_TOUCHED = """
    touched as (
        select t.client_id, t.id as watched_id, t.link, t.from_at, c.*
        from target t {join} ({of_target}) c {on_target}
        union all
        select w.client_id, w.id, 'content', '-infinity', c.*
        from w {join} ({in_article}) c {on_article}
        where w.type = 'article' and c.id <> w.id
    )
"""

_FAR = sql(
    _TOUCHED,
    join=sql("cross join lateral"),
    of_target=sql("select * from @change c where c.id = t.target_id and {settled} offset 0", settled=_SETTLED),
    on_target=sql(""),
    in_article=sql("select * from @change c where c.article_id = w.id and {settled} offset 0", settled=_SETTLED),
    on_article=sql(""),
)


def _near(log: Sql) -> Sql:
    parts = sql("log as materialized ({log}), ", log=log)
    touched = sql(
        _TOUCHED,
        join=sql("join"),
        of_target=sql("select * from log"),
        on_target=sql("on c.id = t.target_id"),
        in_article=sql("select * from log"),
        on_article=sql("on c.article_id = w.id"),
    )
    return Sql((*parts.parts, *touched.parts))


_AFTER = sql(
    "select * from @change c where (c.xid, c.seq) >= ($2::text::xid8, $3::bigint) and {settled}", settled=_SETTLED
)
_BY_SEQ = sql("select * from @change c where c.seq = any($2::bigint[])")

_JUDGED = sql(
    """
    judged as (
        select t.*, v.happened, v.severity, p.op as was, p.version as version_before,
            (t.xid, t.seq) <= (w.read_xid, w.read_seq) or exists (
                select from watch_acknowledgement k
                where k.client_id = t.client_id and k.id = t.watched_id and k.seq = t.seq
            ) as is_acknowledged, w.type as watched_type
        from touched t
        join w on w.client_id = t.client_id and w.id = t.watched_id
            and (t.xid, t.seq) > (w.after_xid, w.after_seq)
        left join lateral (
            select p.op, p.version from @change p where p.id = t.id and p.seq < t.seq order by p.seq desc limit 1
        ) p on true
        cross join lateral watch_notice(
            t.link, t.op, t.reason, p.op, t.version, t.fields,
            case when t.fields && array['spans', 'names'] then has_other_words(t.type, t.id, t.at) end
        ) v
        where t.at >= t.from_at and v.happened is not null
            and not (t.op = 'upsert' and t.reason = 'load' and t.version = 1)
            and (t.link = 'itself' or not exists (
                select from @change o
                where o.id = t.watched_id and o.xid = t.xid and o.at = t.at
                    and (o.op = 'delete' or o.reason in ('withholding', 'cancellation', 'restoration'))
            ))
    ),
    notice as (
        select distinct on (xid, seq, watched_id, client_id) *
        from judged
        order by xid, seq, watched_id, client_id, array_position(array['critical', 'major', 'minor'], severity),
            link = 'itself' desc, link
    )
    """
)
"""Of several ways in which one change touches an item the most severe is told; of what goes and comes with it, it alone."""

_IS_SEEN = sql(
    """
    case n.type
        when 'article' then exists (select from @article t where t.id = n.id)
        when 'entity' then exists (select from @entity t where t.id = n.id)
        when 'event' then exists (select from @event t where t.id = n.id)
        else exists (select from @annotation t where t.id = n.id)
    end
    """
)

NOTICE_ID = sql("feed_epoch() || '.' || n.seq || '.' || n.watched_id")

_TOLD = """
    select coalesce(json_agg(json_build_object(
        'cursor', {cursor}, 'id', {id}, 'client', n.client_id, 'watched_id', n.watched_id, 'watched_type', n.watched_type,
        'link', n.link, 'happened', n.happened, 'severity', n.severity, 'acknowledged', n.is_acknowledged,
        'seq', n.seq, 'op', n.op, 'type', n.type, 'item_id', n.id, 'at', n.at, 'reason', n.reason,
        'version_before', case when n.was <> 'delete' then n.version_before end,
        'version_after', case when n.op <> 'delete' then n.version end,
        'merged_into', n.merged_into_id, 'fields', n.fields,
        'before', case when n.is_seen and n.op = 'upsert' and n.was <> 'delete' then
            (select json_agg(json_build_array(r.relation, r."row")) from rows_at(n.id, n.at - interval '1 microsecond') r) end,
        'after', case when n.is_seen and n.op <> 'delete' then
            (select json_agg(json_build_array(r.relation, r."row")) from rows_at(n.id, n.at) r) end,
        'revisions', case when n.is_seen and n.type = 'article' then
            (select json_object_agg(r.id, json_build_object('number', r.number, 'sha256', r.sha256)) from @revision r
            where r.article_id = n.id) end
    ) order by n.xid, n.seq, n.watched_id, n.client_id), '[]')::text as notices,
    {end} as cursor
    from (
        select n.*, {is_seen} as is_seen
        from notice n where {wanted}
        order by n.xid, n.seq, n.watched_id limit {limit}
    ) n
"""

_END = cursor_sql(
    NOTICE_ORDER,
    [
        sql("(pg_snapshot_xmin(pg_current_snapshot())::text::numeric - 1)::text::xid8"),
        sql("9223372036854775807::bigint"),
        sql("'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid"),
    ],
)
_CURSOR = cursor_sql(NOTICE_ORDER, [sql("n.xid"), sql("n.seq"), sql("n.watched_id")])

_WANTED = sql(
    "(n.xid, n.seq, n.watched_id) > ($2::text::xid8, $3::bigint, $4::text::uuid)"
    " and ($5::boolean is null or n.is_acknowledged = $5) and ($7::text is null or check_feed_epoch($7))"
)


def _told(wanted: Sql, limit: Sql) -> Sql:
    return sql(_TOLD, cursor=_CURSOR, id=NOTICE_ID, end=_END, is_seen=_IS_SEEN, wanted=wanted, limit=limit)


def _whole(watched: Sql, touched: Sql, last: Sql) -> Sql:
    return sql(
        "with w as materialized ({watched}), {targets}, {touched}, {judged} {last}",
        watched=watched,
        targets=_TARGETS,
        touched=touched,
        judged=_JUDGED,
        last=last,
    )


HAS_COME_MUCH = """
    select count(*) > $3 as much from (
        select from change c
        where (c.xid, c.seq) >= ($1::text::xid8, $2::bigint) and c.xid < pg_snapshot_xmin(pg_current_snapshot())
        limit $3 + 1
    ) c
"""
"""Whether more than ``$3`` rows of the log have come since a place."""


@lru_cache(maxsize=4)
def page_statement(visibility: Visibility, *, is_near: bool) -> str:
    """Return the statement of a page of a client's notices.

    Its parameters: the key, xid, seq and id of the cursor, whether acknowledged or null, how many, and the cursor's epoch or
    null. ``is_near`` where few rows of the log have come since the cursor.
    """
    touched = _near(_AFTER) if is_near else _FAR
    return render(_whole(OF_CLIENT, touched, _told(_WANTED, sql("$6::integer"))), visibility).text


@lru_cache(maxsize=2)
def changes_statement(visibility: Visibility) -> str:
    """Return the statement of all notices of some clients (``$1``) for rows of the log, given by ``seq`` (``$2``)."""
    watched = sql("select * from watch where client_id = any($1::text[]::uuid[])")
    return render(_whole(watched, _near(_BY_SEQ), _told(sql("true"), sql("all"))), visibility).text


@lru_cache(maxsize=2)
def count_statement(visibility: Visibility) -> str:
    """Return the statement of how many notices are not acknowledged, by id, of the items ``$2`` of the client ``$1``."""
    last = sql(
        "select coalesce(json_object_agg(watched_id, count), '{{}}')::text as counts from ("
        " select watched_id, count(*) from notice where not is_acknowledged group by watched_id) c"
    )
    return render(_whole(OF_PAGE, _FAR, last), visibility).text
