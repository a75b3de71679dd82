-- Give a name that a hidden bundle gave first the kind and script that the first visible bundle says.
-- $1 entities.
update name n set kind = o.kind, script = o.script
from (
    select m.entity_id, m.ordinal, l.kind, l.script
    from name m
    join given d on (d.id, d.article_id, d.annotation_set) = (m.entity_id, m.given_by, '') and d.hidden
    cross join lateral (
        select l.kind, l.script from name_giver l
        join given g on (g.id, g.article_id, g.annotation_set) = (l.entity_id, l.article_id, l.annotation_set)
        where (l.entity_id, l.ordinal) = (m.entity_id, m.ordinal) and not g.hidden
        order by g.place limit 1
    ) l
    where m.entity_id = any($1::uuid[]) and m.taken_from is null and not m.hidden and not m.amended
) o
where (o.entity_id, o.ordinal) = (n.entity_id, n.ordinal) and (n.kind, n.script) <> (o.kind, o.script)
returning n.entity_id as id, false as is_known
