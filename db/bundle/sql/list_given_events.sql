-- List the events that a bundle gives or refers to, each with what it says of them and with their own data.
-- $1 the events that it refers to; $2 the article; $3 the annotation set, empty for the article's own bundle.
select e.*, g.said::text as said, coalesce((e.described_by, e.described_in) = ($2, $3), false) as is_described_here,
    coalesce((
        select o.origin_id from reference_origin o where (o.relation, o.owner_id, o.place) = ('event', e.id, 0)
    ), e.place_id) as meant_place_id,
    array(select k.key from event_key k where k.event_id = e.id order by k.key) as keys,
    array(select array[t.language::text, t.text] from event_title t where t.event_id = e.id order by t.ordinal) as titles
from event e left join given g on (g.id, g.article_id, g.annotation_set) = (e.id, $2, $3)
where e.id = any($1::uuid[]) or e.id in (
    select o.id from given o
    where (o.article_id, o.annotation_set, o.type) = ($2, $3, 'event') and not o.is_released
)
order by g.place, e.id
