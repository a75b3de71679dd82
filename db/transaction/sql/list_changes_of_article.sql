-- List the changes of an article and its annotations after a version, the newest first, with the key and words of each.
-- $1 the article; $2 the version; $3 the most changes to return.
with known as (select k.seq, k.xid from change k where k.id = $1 and k.version <= $2 order by k.seq desc limit 1),
found as (
    select c.* from change c
    where c.article_id = $1 and c.seq > coalesce((select k.seq from known k), 0)
        and c.xid is distinct from (select k.xid from known k)
    order by c.seq desc limit $3
)
select c.type, c.id as node_id, c.version, c.at, c.op, c.reason, c."by", c.by_key_id as by_key, c.note,
    coalesce(c.fields, '{}') as fields, c.xid::text as transaction, coalesce(n.key, a.slug) as key,
    left(coalesce(q.text, m.text, a.headline, (
        select s.exact from span s where (s.annotation_id, s.role, s.ordinal) = (n.id, 'TARGET', 0)
    )), 80) as words
from found c
left join article a on a.id = c.id
left join annotation n on n.id = c.id
left join quote q on q.id = c.id
left join claim m on m.id = c.id
order by c.seq desc
