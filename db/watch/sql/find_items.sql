-- Find the items to put on a list, and the log position from which changes count: now, after the displayed version if that
-- is older, or before the deletion if the item is gone.
-- $1 ids; $2 the versions that the client displays, null for the current one.
with item as (
    select 'article' as type, id, id as article_id, version, id as seen_id from @article where id = any($1::uuid[])
    union all
    select 'entity', id, null, version, coalesce(merged_into_id, id) from @entity where id = any($1::uuid[])
    union all
    select 'event', id, null, version, id from @event where id = any($1::uuid[])
    union all
    select lower(kind), id, article_id, version, id from @annotation where id = any($1::uuid[])
)
select g.place::integer as place, g.version as displayed, coalesce(i.seen_id, g.id) as id, i.version,
    coalesce(i.type, gone.type) as type, case when i.id is null then gone.article_id else i.article_id end as article_id,
    case when i.id is null then gone.xid when g.version < i.version then first.xid else now.xid end as xid,
    case when i.id is null then gone.seq - 1 when g.version < i.version then first.seq else now.seq end as seq
from unnest($1::uuid[], $2::integer[]) with ordinality as g (id, version, place)
left join item i on i.id = g.id
left join lateral (
    select c.type, c.article_id, c.xid, c.seq from @change c
    where i.id is null and c.id = g.id and c.op = 'delete' order by c.seq desc limit 1
) gone on true
left join lateral (
    select c.xid, c.seq - (c.version > g.version)::integer as seq from @change c
    where c.id = g.id and c.version >= g.version order by c.seq limit 1
) first on true
cross join lateral (
    select (pg_snapshot_xmin(pg_current_snapshot())::text::numeric - 1)::text::xid8 as xid, 9223372036854775807 as seq
) now
