-- Count what editors did with drafted annotations, by drafter, kind and rule. The log says which were corrected since
-- the draft was last loaded. A correction of the article's text, which makes a revision in the same transaction, changes
-- none.
-- $1 the annotation set, null for all.
with drafted as (
    select n.annotation_set, n.asserted_by, n.kind::text as kind, n.state::text as state,
        coalesce(substring(n.note from '^([A-Z][A-Z0-9_]*)(?:: |$)'), '') as rule,
        exists (
            select from change c join change a on a.xid = c.xid and a.id = n.article_id
            where c.id = n.id and c.reason = 'correction' and a.version > s.loaded_version
                and not exists (select from revision r where r.article_id = n.article_id and r.created_at = c.at)
        ) as is_changed
    from annotation n join annotation_set s on s.article_id = n.article_id and s.name = n.annotation_set
    where n.method = 'MACHINE' and n.annotation_set <> '' and ($1::text is null or n.annotation_set = $1)
)
select coalesce(jsonb_agg(t order by t.annotation_set, t.asserted_by, t.kind, t.rule), '[]')::text as items
from (
    select d.annotation_set, d.asserted_by, d.kind, d.rule,
        count(*) filter (where d.state = 'PUBLISHED' and not d.is_changed) as accepted,
        count(*) filter (where d.state = 'PUBLISHED' and d.is_changed) as changed,
        count(*) filter (where d.state = 'REJECTED') as rejected,
        count(*) filter (where d.state in ('DRAFT', 'REVIEWED')) as waiting
    from drafted d
    group by 1, 2, 3, 4
) t
