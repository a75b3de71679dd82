-- Find the entities that only one annotation set gives: no other bundle names them, and they are merged with no other
-- entity.
-- $1 the slug of the article; $2 the annotation set.
select g.id
from given g join article a on a.id = g.article_id join entity e on e.id = g.id
where a.slug = $1 and g.annotation_set = $2 and e.merged_into_id is null
    and not exists (select from entity m where m.merged_into_id = e.id)
    and not exists (
        select from given o where o.id = g.id and (o.article_id, o.annotation_set) <> (g.article_id, g.annotation_set)
    )
