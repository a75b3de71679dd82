-- Archive an event that another one takes over.
-- $1 the id of the merge; $2 the survivor; $3 the merged event; $4, $5 who merges them, with which key; $6 a note.
insert into event_merge (id, survivor_id, merged_id, leads_to, "by", by_key_id, note, hidden, archive)
select $1, $2, e.id, $2, $4, $5, $6, e.hidden, to_jsonb(e) || jsonb_build_object(
    'titles', coalesce((
        select jsonb_agg(jsonb_build_array(t.language, t.text) order by t.ordinal)
        from event_title t where t.event_id = e.id
    ), '[]'),
    'place_id', coalesce((
        select o.said_id from reference_origin o where (o.relation, o.owner_id, o.place) = ('event', e.id, 0)
    ), e.place_id),
    'participants', coalesce((
        select jsonb_agg(jsonb_build_array(p.ordinal, p.role, p.said_id) order by p.ordinal)
        from (
            select p.ordinal, p.role, coalesce(o.said_id, p.entity_id) as said_id
            from participant p
            left join reference_origin o on (o.relation, o.owner_id, o.place) = ('participant', p.event_id, p.ordinal)
            where p.event_id = e.id
            union all
            select o.place, o.role, o.said_id from reference_origin o
            where o.relation = 'participant' and o.owner_id = e.id
                and not exists (select from participant p where (p.event_id, p.ordinal) = (o.owner_id, o.place))
        ) p
    ), '[]'),
    'origins', coalesce((select jsonb_agg(to_jsonb(o)) from reference_origin o where o.owner_id = e.id), '[]'),
    'keys', coalesce((select jsonb_agg(k.key) from event_key k where k.event_id = e.id), '[]'),
    'annotations', coalesce((
        select jsonb_agg(a.id) from (
            select r.id from event_report r where r.event_id = e.id
            union all
            select c.id from claim c where c.event_id = e.id
        ) a
    ), '[]'),
    'along', coalesce((
        select jsonb_agg(m.id) from event_merge m where m.leads_to = e.id and m.undone_at is null
    ), '[]'),
    'given', coalesce((
        select jsonb_agg(to_jsonb(g)) from given g where g.id = e.id
            and exists (
                select from given o where (o.id, o.article_id, o.annotation_set) = ($2, g.article_id, g.annotation_set)
            )
    ), '[]'),
    'moved', coalesce((
        select jsonb_agg(jsonb_build_array(g.article_id, g.annotation_set)) from given g where g.id = e.id
            and not exists (
                select from given o where (o.id, o.article_id, o.annotation_set) = ($2, g.article_id, g.annotation_set)
            )
    ), '[]'),
    'said', (
        select g.said from given g where (g.id, g.article_id, g.annotation_set) = (e.id, e.described_by, e.described_in)
    )
)
from event e where e.id = $3
