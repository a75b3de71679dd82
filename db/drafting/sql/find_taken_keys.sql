-- Find those of some keys that stored entities have, with all that differ from them by a number at the end.
-- $1 the keys; $2 the entities whose keys are free.
select k.key
from unnest($1::text[]) w join entity_key k on k.key = w or (k.key like w || '-%' and k.key ~ '-[0-9]+$')
where k.entity_id <> all($2::uuid[]) and exists (
    select from entity_key t where t.key = w and t.entity_id <> all($2::uuid[])
)
