-- Find events by key, with the place and participants that bundles gave, even if these were merged since.
-- $1 keys.
select k.key as requested, e.*,
    (select m.merged_id from event_merge m where m.id = k.merge_id) as merged_id,
    exists (
        select from given g
        where (g.id, g.article_id, g.annotation_set) = (e.id, e.described_by, e.described_in) and g.hidden
    ) as is_partly_hidden,
    coalesce((
        select o.said_id from reference_origin o where (o.relation, o.owner_id, o.place) = ('event', e.id, 0)
    ), e.place_id) as said_place_id,
    coalesce((
        select o.origin_id from reference_origin o where (o.relation, o.owner_id, o.place) = ('event', e.id, 0)
    ), e.place_id) as meant_place_id,
    array(select array[t.language::text, t.text] from event_title t where t.event_id = e.id order by t.ordinal) as titles,
    array(
        select array[p.role::text, p.said_id::text, p.origin_id::text]
        from (
            select p.ordinal, p.role, coalesce(o.said_id, p.entity_id) as said_id,
                coalesce(o.origin_id, p.entity_id) as origin_id
            from participant p
            left join reference_origin o on (o.relation, o.owner_id, o.place) = ('participant', p.event_id, p.ordinal)
            where p.event_id = e.id
            union all
            select o.place, o.role, o.said_id, o.origin_id from reference_origin o
            where o.relation = 'participant' and o.owner_id = e.id
                and not exists (select from participant p where (p.event_id, p.ordinal) = (o.owner_id, o.place))
        ) p
        order by p.ordinal
    ) as participants
from event_key k join event e on e.id = k.event_id
where k.key = any($1::text[])
