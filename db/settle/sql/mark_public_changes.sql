-- Mark log rows of this transaction as public, except rows of items without any visible change.
-- $1 true for the rows of articles and entities, false for all others; $2 the items without any visible change.
with now_seen as (
    select c.seq, c.id, c.op, c.type,
        case c.type
            when 'article' then exists (select from article t where t.id = c.id and not t.hidden)
            when 'entity' then exists (select from entity t where t.id = c.id and not t.hidden and t.merged_into_id is null)
            when 'event' then exists (select from event t where t.id = c.id and not t.hidden)
            else exists (select from annotation t where t.id = c.id and not t.hidden)
        end as is_seen,
        coalesce((
            select p.public_op <> 'delete' from change p
            where p.id = c.id and p.seq < c.seq and p.public_op is not null order by p.seq desc limit 1
        ), false) as was_seen
    from change c where c.xid = pg_current_xact_id() and (c.type in ('article', 'entity')) = $1
)
update change c set public_op = case when n.is_seen then n.op when n.was_seen then 'delete' end
from now_seen n
where n.seq = c.seq and (n.is_seen or n.was_seen)
    and (not n.is_seen or not n.was_seen or n.op <> 'upsert' or n.id <> all($2::uuid[]))
