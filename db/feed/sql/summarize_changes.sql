-- Summarize at most 1000 changes after a position: their number, the position of the last one, and the types and articles,
-- of all of them and of the public ones.
-- $1 the transaction of the position; $2 its number in the log.
with come as materialized (
    select c.xid, c.seq, c.type, coalesce(c.article_id, case when c.type = 'article' then c.id end) as article_id,
        c.public_op is not null as is_public
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
    coalesce(array_agg(distinct type) filter (where is_public), '{}') as public_types,
    coalesce(array_agg(distinct article_id::text) filter (where article_id is not null), '{}') as articles,
    coalesce(array_agg(distinct article_id::text) filter (where article_id is not null and is_public), '{}')
        as public_articles
from come
