-- Find the texts of articles whose marks are not those of their current revision.
-- $1 ids of articles.
select a.id, r.sha256, r.body from article a join revision r on r.id = a.revision_id
where a.id = any($1::uuid[]) and not exists (
    select from likeness l where l.id = a.id and l.mark = hashtextextended('text ' || r.sha256, 0)
)
