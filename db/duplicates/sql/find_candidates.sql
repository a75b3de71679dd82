-- Find the candidates of items, the best first, each with the key (or slug) by which a bundle can name it.
-- $1 ids of items.
select n.id, o.id as known_id, d.type,
    case d.type
        when 'entity' then (select min(k.key) from entity_key k where k.entity_id = o.id)
        when 'event' then (select min(k.key) from event_key k where k.event_id = o.id)
        else (select a.slug from article a where a.id = o.id)
    end as key
from unnest($1::uuid[]) n (id)
join duplicate d on d.a_id = n.id or d.b_id = n.id
cross join lateral (select case when d.a_id = n.id then d.b_id else d.a_id end as id) o
where d.type in ('entity', 'event', 'article')
order by n.id, d.rank, o.id
