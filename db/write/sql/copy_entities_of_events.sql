-- Write the entities that each event concerns, which entity timelines read.
-- $1 events.
insert into event_entity (event_id, entity_id, is_participant, is_place, sort_from, sort_to)
select e.id, c.entity_id, bool_or(c.takes_part), bool_or(not c.takes_part), e.sort_from, e.sort_to
from event e, lateral (
    select p.entity_id, true as takes_part from participant p where p.event_id = e.id
    union all
    select e.place_id, false where e.place_id is not null
) c
where e.id = any($1::uuid[])
group by e.id, c.entity_id
