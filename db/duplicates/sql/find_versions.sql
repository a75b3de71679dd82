-- Find the version of items, and the article of those that stand in one, as the change log writes them.
-- $1 the type; $2 ids.
select t.id, t.version, t.article_id
from (
    select 'entity' as type, e.id, e.version, null::uuid as article_id from entity e
    union all
    select 'event', e.id, e.version, null from event e
    union all
    select 'article', a.id, a.version, a.id from article a
    union all
    select 'quote', n.id, n.version, n.article_id from annotation n where n.kind = 'QUOTE'
) t
where t.type = $1 and t.id = any($2::uuid[])
order by t.id
