-- Lock the entities that a load can change, survivors instead of merged ones, always in one order to avoid deadlocks.
-- $1 ids of entities; $2 keys of entities; $3 Wikidata ids; $4 keys of events, whose entities are locked.
with reached as (
    select unnest($1::uuid[]) as id
    union select k.entity_id from entity_key k where k.key = any($2::text[])
    union select e.id from entity e where e.wikidata = any($3::text[])
    union select t.entity_id from event_entity t join event_key k on k.event_id = t.event_id where k.key = any($4::text[])
), root as (
    select distinct coalesce(e.merged_into_id, e.id) as id from reached r join entity e on e.id = r.id
)
select from entity e join root r on r.id = e.id order by e.id for no key update of e
