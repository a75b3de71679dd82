-- Copy the names of merged entities to their survivor: a preferred name of theirs is an additional name of the survivor.
-- $1 the survivor.
insert into name (entity_id, ordinal, text, language, script, kind, keys, key_vowels, key_sounds, taken_from, hidden)
select $1, l.last + row_number() over (order by t.merged_id, t.ordinal), t.text, t.language, t.script,
    case t.kind when 'PREFERRED' then 'ALIAS' else t.kind end, t.keys, t.key_vowels, t.key_sounds, t.merged_id, t.hidden
from (
    select distinct on (n.text, n.language) n.*, m.id as merged_id
    from entity m join name n on n.entity_id = m.id and n.taken_from is null
    where m.merged_into_id = $1
    order by n.text, n.language, n.hidden, m.id, n.ordinal
) t
cross join (select max(ordinal) as last from name where entity_id = $1) l
where not exists (select from name o where (o.entity_id, o.text, o.language) = ($1, t.text, t.language))
