-- Find entities that took over another visible entity in this transaction, or gave one back.
with joined as (
    select e.hidden, e.merged_into_id as now_id, (p.row ->> 'merged_into_id')::uuid as was_id,
        (p.row ->> 'hidden')::boolean as was_hidden
    from past_row p join entity e on e.id = p.owner_id
    where p.article_id is null and p.relation = 'entity' and p.until = write_instant()
        and (p.row ->> 'merged_into_id')::uuid is distinct from e.merged_into_id
)
select now_id as id from joined where not hidden and now_id is not null
union select was_id from joined where not was_hidden and was_id is not null
