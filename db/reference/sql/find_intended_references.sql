-- Find the intended rows of sets of references, beside the current ones; a second one to the same entity is a duplicate.
-- $1 the claims and events that own the sets.
with meant as (
    select t.claim_id as owner_id, t.ordinal, coalesce(o.origin_id, t.entity_id) as origin_id,
        null::participant_role as role, t.entity_id as stands
    from claim_about t
    left join reference_origin o on (o.relation, o.owner_id, o.place) = ('claim_about', t.claim_id, t.ordinal)
    where t.claim_id = any($1::uuid[])
    union all
    select t.event_id, t.ordinal, coalesce(o.origin_id, t.entity_id), t.role, t.entity_id
    from participant t
    left join reference_origin o on (o.relation, o.owner_id, o.place) = ('participant', t.event_id, t.ordinal)
    where t.event_id = any($1::uuid[])
    union all
    select o.owner_id, o.place, o.origin_id, o.role, null from reference_origin o
    where o.owner_id = any($1::uuid[]) and (
        o.relation = 'claim_about'
            and not exists (select from claim_about t where (t.claim_id, t.ordinal) = (o.owner_id, o.place))
        or o.relation = 'participant'
            and not exists (select from participant t where (t.event_id, t.ordinal) = (o.owner_id, o.place))
    )
)
select m.owner_id, m.ordinal, m.origin_id, m.role, m.stands, e.entity_id,
    row_number() over (partition by m.owner_id, m.role, e.entity_id order by m.ordinal) > 1 as is_double
from meant m
cross join lateral (select coalesce(s.merged_into_id, s.id) as entity_id from entity s where s.id = m.origin_id) e
