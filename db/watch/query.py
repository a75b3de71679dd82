"""The SQL of notices: for each watched item, the changes in the log that affect it and are worth a notice."""

from functools import lru_cache

from db.catalog.model import Order
from db.read.cursor import cursor_sql
from db.sql.sql import Sql, render, sql
from db.sql.visibility import Visibility

NOTICE_ORDER = Order("watch", (("n.xid", "xid8"), ("n.seq", "bigint"), ("n.id", "uuid")), has_epoch=True)
"""The order of notices: that of the change log, then that of the watched ids that a change affects."""

MAX_NEAR = 5000
"""The most log rows to scan; if there are more, the log is searched for the items of the list instead."""

BEFORE_ALL = ("0", -1, "00000000-0000-0000-0000-000000000000")

_SETTLED_CHANGE = sql(
    "c.xid < pg_snapshot_xmin(pg_current_snapshot()) and not (c.op = 'upsert' and c.reason = 'load' and c.version = 1)"
)
"""Only settled changes of items that existed before: most of a log creates items that nobody could watch yet."""

_ME = sql("me as materialized (select client_of($1::text::uuid) as id), ")

_AFFECTS_OTHERS = sql("(c.type <> 'entity' or c.op = 'redact' or 'names' = any(c.fields))")
"""For an entity, only changes of its names affect other items."""

OF_CLIENT = sql("select w.* from me join watch w on w.client_id = me.id")
"""The list of the client with the key ``$1``."""

OF_PAGE = sql("select w.* from me join watch w on w.client_id = me.id where w.id = any($2::text[]::uuid[])")
"""Some items of that list."""

OF_CLIENTS = sql("select w.* from watch w where w.client_id = any($1::text[]::uuid[])")
"""The lists of some clients."""

_FAR = sql(
    """
    target as materialized (
        select w.client_id, w.id, 'itself' as link, w.id as target_id, '-infinity'::timestamptz as from_at from w
        union all
        select w.client_id, w.id, 'itself', e.merged_into_id, m.at
        from w join entity e on e.id = w.id join entity_merge m on m.merged_id = w.id and m.undone_at is null
        where w.type = 'entity' and e.merged_into_id is not null
        union all
        select w.client_id, w.id, l.link, l.target_id, '-infinity' from w join watch_link l on l.id = w.id
    ),
    touched as (
        select t.client_id, t.id as watched_id, t.link, t.from_at, c.*
        from target t cross join lateral (
            select * from @change c
            where c.id = t.target_id and {settled} and (t.link = 'itself' or {affects_others}) offset 0
        ) c
        union all
        select w.client_id, w.id, 'content', '-infinity', c.*
        from w cross join lateral (select * from @change c where c.article_id = w.id and {settled} offset 0) c
        where w.type = 'article' and c.id <> w.id
    ),
    """,
    settled=_SETTLED_CHANGE,
    affects_others=_AFFECTS_OTHERS,
)
"""Finds changes by way of the watched items: everything related to each of them, and its changes."""

_NEAR = """
    log as materialized ({log}),
    touched as (
        select w.client_id, w.id as watched_id, 'itself' as link, '-infinity'::timestamptz as from_at, c.*
        from log c join w on w.id = c.id
        union all
        select w.client_id, w.id, 'itself', m.at, c.*
        from log c join entity e on e.merged_into_id = c.id
        join entity_merge m on m.merged_id = e.id and m.undone_at is null join w on w.id = e.id
        union all
        select w.client_id, w.id, l.link, '-infinity', c.*
        from log c join watch_link l on l.target_id = c.id join w on w.id = l.id
        where {affects_others}
        union all
        select w.client_id, w.id, 'content', '-infinity', c.*
        from log c join w on w.id = c.article_id
        where w.type = 'article' and c.id <> w.id
    ),
"""
"""Finds changes by way of the log: everything related to each change, as far as it is on the list."""

_AFTER = sql(
    "select c.* from @change c where (c.xid, c.seq) >= ($2::text::xid8, $3::bigint) and {settled}",
    settled=_SETTLED_CHANGE,
)
_BY_SEQ = sql("select c.* from @change c where c.seq = any($2::bigint[]) and {settled}", settled=_SETTLED_CHANGE)

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
            case when t.fields && array['spans', 'names'] then has_other_words(t.type, t.id, t.at) end,
            case when 'spans' = any(t.fields) then changes_of_words_at(t.id, t.at) end
        ) v
        where t.at >= t.from_at and v.happened is not null
            and (t.link = 'itself' or not exists (
                select from @change o
                where o.id = t.watched_id and o.xid = t.xid and o.at = t.at
                    and (
                        o.op = 'delete'
                        or v.happened = 'restoration' and (
                            select b.op from @change b where b.id = o.id and b.seq < o.seq order by b.seq desc limit 1
                        ) = 'delete'
                    )
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
"""Keeps only the most severe effect of a change on an item; if it deletes or restores the item itself, only that."""

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

_NOTICES = """
    select coalesce(json_agg(json_build_object(
        'cursor', {cursor}, 'id', {id}, 'client', n.client_id, 'watched_id', n.watched_id, 'watched_type', n.watched_type,
        'link', n.link, 'happened', n.happened, 'severity', n.severity, 'acknowledged', n.is_acknowledged,
        'seq', n.seq, 'op', n.op, 'type', n.type, 'item_id', n.id, 'at', n.at, 'reason', n.reason,
        'version_before', case when n.was <> 'delete' then n.version_before end,
        'version_after', case when n.op <> 'delete' then n.version end,
        'merged_into', n.merged_into_id, 'fields', n.fields,
        'before', case when n.is_seen and n.op = 'upsert' and n.was <> 'delete' then
            (select json_agg(json_build_array(r.relation, r."row")) from @rows_at(n.id, n.at - interval '1 microsecond') r) end,
        'after', case when n.is_seen and n.op <> 'delete' then
            (select json_agg(json_build_array(r.relation, r."row")) from @rows_at(n.id, n.at) r) end,
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


def _selected_notices(wanted: Sql, limit: Sql) -> Sql:
    return sql(_NOTICES, cursor=_CURSOR, id=NOTICE_ID, end=_END, is_seen=_IS_SEEN, wanted=wanted, limit=limit)


def _whole(watched: Sql, touched: Sql, last: Sql) -> Sql:
    """Return the whole statement; its beginning names the list ``w``."""
    return sql("{watched} {touched} {judged} {last}", watched=watched, touched=touched, judged=_JUDGED, last=last)


def _lists(watched: Sql, *, is_near: bool) -> Sql:
    """Return the beginning of a statement: lists are looked up per change if ``is_near``, else read whole first."""
    how = sql("not materialized") if is_near else sql("materialized")
    return sql(
        "with {me} w as {how} ({watched}),", me=sql("") if watched is OF_CLIENTS else _ME, how=how, watched=watched
    )


HAS_COME_MUCH = """
    select count(*) > $3 as much from (
        select from change c
        where (c.xid, c.seq) >= ($1::text::xid8, $2::bigint) and c.xid < pg_snapshot_xmin(pg_current_snapshot())
        limit $3 + 1
    ) c
"""
"""Whether the log has more than ``$3`` rows after a position."""


@lru_cache(maxsize=4)
def page_statement(visibility: Visibility, *, is_near: bool) -> str:
    """Return the statement of a page of a client's notices.

    Its parameters: the key; xid, seq and id of the cursor; whether acknowledged, or null; how many; the cursor's
    epoch or null. ``is_near`` if the log has few rows after the cursor.
    """
    touched = sql(_NEAR, log=_AFTER, affects_others=_AFFECTS_OTHERS) if is_near else _FAR
    return render(
        _whole(_lists(OF_CLIENT, is_near=is_near), touched, _selected_notices(_WANTED, sql("$6::integer"))), visibility
    ).text


@lru_cache(maxsize=2)
def changes_statement(visibility: Visibility) -> str:
    """Return the statement of all notices of some clients (``$1``) for rows of the log, given by ``seq`` (``$2``)."""
    lists = _lists(OF_CLIENTS, is_near=True)
    return render(
        _whole(
            lists, sql(_NEAR, log=_BY_SEQ, affects_others=_AFFECTS_OTHERS), _selected_notices(sql("true"), sql("all"))
        ),
        visibility,
    ).text


@lru_cache(maxsize=2)
def one_statement(visibility: Visibility) -> str:
    """Return the statement of notices of the client with key ``$1``, for log rows ``$2`` and the watched id ``$3``."""
    wanted = sql("n.watched_id = $3::text::uuid")
    touched = sql(_NEAR, log=_BY_SEQ, affects_others=_AFFECTS_OTHERS)
    return render(
        _whole(_lists(OF_CLIENT, is_near=True), touched, _selected_notices(wanted, sql("1"))), visibility
    ).text


@lru_cache(maxsize=2)
def count_statement(visibility: Visibility) -> str:
    """Return the statement that counts unacknowledged notices by id, for the items ``$2`` of the client ``$1``."""
    last = sql(
        "select coalesce(json_object_agg(watched_id, count), '{{}}')::text as counts from ("
        " select watched_id, count(*) from notice where not is_acknowledged group by watched_id) c"
    )
    return render(_whole(_lists(OF_PAGE, is_near=False), _FAR, last), visibility).text
