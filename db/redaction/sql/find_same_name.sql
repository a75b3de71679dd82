-- Find the other name of the entity that has the new text of a name already; is_free if everybody sees one of the two
-- although no bundle gives it.
-- $1 the row of the name, as ctid; $2 its new text.
select t.entity_id, t.ordinal, o.ordinal as other, t.taken_from is not null as is_copy,
    o.taken_from is not null as is_other_copy,
    exists (
        select from name n
        where n.entity_id = t.entity_id and n.ordinal in (t.ordinal, o.ordinal) and not n.hidden
            and not exists (select from name_giver l where (l.entity_id, l.ordinal) = (n.entity_id, n.ordinal))
    ) as is_free
from name t join name o on (o.entity_id, o.language, o.text) = (t.entity_id, t.language, $2) and o.ctid <> t.ctid
where t.ctid = $1::text::tid
