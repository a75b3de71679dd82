-- List the own names of entities, with the kind and script that a bundle gives them, and whether it or any bundle does.
-- $1 the entities; $2 the article; $3 the annotation set, empty for the article's own bundle.
select n.entity_id, n.text, n.language::text as language, coalesce(l.script, n.script) as script,
    coalesce(l.kind, n.kind)::text as kind, l.entity_id is not null as is_given_here,
    exists (select from name_giver o where (o.entity_id, o.ordinal) = (n.entity_id, n.ordinal)) as is_given
from name n
left join name_giver l
    on (l.entity_id, l.ordinal, l.article_id, l.annotation_set) = (n.entity_id, n.ordinal, $2, $3)
where n.entity_id = any($1::uuid[]) and n.taken_from is null
order by n.entity_id, n.ordinal
