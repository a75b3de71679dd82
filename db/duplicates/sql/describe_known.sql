-- Describe entities and events in a few words: the kind or title, and how often articles mention or report it.
-- $1 ids.
select e.id, e.kind::text as what, (select count(*) from mention m where m.entity_id = e.id) as places
from entity e where e.id = any($1::uuid[])
union all
select e.id, e.label, (select count(*) from event_report r where r.event_id = e.id)
from event e where e.id = any($1::uuid[])
