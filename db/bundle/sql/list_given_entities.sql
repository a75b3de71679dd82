-- List the entities that a bundle gives or refers to, each with what it says of them and with their own data.
-- $1 the entities that it refers to; $2 the article; $3 the annotation set, empty for the article's own bundle.
select e.id, e.kind::text as kind, e.wikidata, e.same_as, g.said::text as said, coalesce(g.unclaimed, '{}') as unclaimed,
    coalesce((e.described_by, e.described_in) = ($2, $3), false) as is_described_here,
    array(
        select k.key from entity_key k
        left join entity_key_giver l
            on (l.entity_id, l.article_id, l.annotation_set, l.key) = (k.entity_id, $2, $3, k.key)
        where k.entity_id = e.id order by l.key is null, k.key
    ) as keys,
    array(
        select array[d.language::text, d.text] from entity_description d
        where d.entity_id = e.id and d.taken_from is null order by d.ordinal
    ) as descriptions
from entity e left join given g on (g.id, g.article_id, g.annotation_set) = (e.id, $2, $3)
where e.id = any($1::uuid[]) or e.id in (
    select o.id from given o
    where (o.article_id, o.annotation_set, o.type) = ($2, $3, 'entity') and not o.is_released
)
order by g.place, e.id
