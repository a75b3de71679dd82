-- Find the item with an id, among those that are compared; for a merged entity its survivor.
-- $1 the id.
select 'entity' as type, coalesce(e.merged_into_id, e.id) as id from entity e where e.id = $1
union all
select 'event', e.id from event e where e.id = $1
union all
select 'article', a.id from article a where a.id = $1
union all
select 'quote', q.id from quote q where q.id = $1
