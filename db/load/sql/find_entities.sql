-- Find entities by key and by Wikidata id, merged ones and survivors with only their own data. The id of an entity is a
-- key of it, too: an entity that a split made may have no other.
-- $1 keys; $2 Wikidata ids; $3 those keys that are ids.
with found as (
    select 'key' as by, k.key as requested, k.entity_id as id from entity_key k where k.key = any($1::text[])
    union all
    select 'key', e.id::text, e.id from entity e
    where e.id = any($3::uuid[]) and not exists (select from entity_key k where k.key = e.id::text)
    union all
    select 'wikidata', e.wikidata, e.id from entity e where e.wikidata = any($2::text[])
)
select f.by, f.requested, e.*, array(select k.key from entity_key k where k.entity_id = e.id) as keys,
    exists (select from entity m where m.merged_into_id = e.id) as has_merged,
    array(
        select w.wikidata from entity w where w.id = coalesce(e.merged_into_id, e.id) and w.wikidata is not null
        union all
        select w.wikidata from entity w
        where w.merged_into_id = coalesce(e.merged_into_id, e.id) and w.wikidata is not null
    ) as all_wikidata,
    coalesce((
        select jsonb_object_agg(d.language, d.text) from entity_description d
        where d.entity_id = e.id and d.taken_from is null
    ), '{}')::text as described,
    array(select array[r.text, r.language::text] from removed_name r where r.entity_id = e.id) as removed,
    wikidata_is_given(e.id, e.wikidata, false) as wikidata_is_given,
    exists (
        select from entity t where t.id in (e.id, e.merged_into_id) and (
            t.wikidata_hidden or t.said_hidden or exists (select from name n where n.entity_id = t.id and n.hidden)
        )
    ) as is_partly_hidden
from found f join entity e on e.id = f.id
