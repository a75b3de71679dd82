-- Copy the descriptions of merged entities to their survivor, in languages in which it has none.
-- $1 the survivor.
insert into entity_description (entity_id, language, ordinal, text, taken_from, hidden)
select $1, t.language, l.last + row_number() over (order by t.merged_id, t.ordinal), t.text, t.merged_id, t.hidden
from (
    select distinct on (d.language) d.*, m.id as merged_id
    from entity m join entity_description d on d.entity_id = m.id and d.taken_from is null
    where m.merged_into_id = $1
    order by d.language, d.hidden, m.id
) t
cross join (select coalesce(max(ordinal), -1) as last from entity_description where entity_id = $1) l
where not exists (select from entity_description o where (o.entity_id, o.language) = ($1, t.language))
