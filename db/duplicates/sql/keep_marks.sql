-- Replace the marks of items whose marks differ from the stored ones, and return these items.
-- $1 ids of all items that may have changed; $2, $3, $4 the id, type and mark of everything that they have now.
with wanted as (
    select unnest($2::uuid[]) as id, unnest($3::text[]) as type, unnest($4::bigint[]) as mark
),
other as (
    select w.id from wanted w where not exists (select from likeness l where (l.mark, l.id) = (w.mark, w.id))
    union
    select l.id from likeness l
    where l.id = any($1::uuid[]) and not exists (select from wanted w where (w.mark, w.id) = (l.mark, l.id))
),
gone as (
    delete from likeness l using other o
    where l.id = o.id and not exists (select from wanted w where (w.mark, w.id) = (l.mark, l.id))
),
made as (
    insert into likeness (mark, id, type)
    select w.mark, w.id, w.type from wanted w join other o on o.id = w.id
    where not exists (select from likeness l where (l.mark, l.id) = (w.mark, w.id))
    order by 1, 2
    on conflict do nothing
)
select id from other
