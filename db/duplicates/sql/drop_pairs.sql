-- Drop the pairs of items, always in one order to avoid deadlocks.
-- $1 ids of items.
delete from duplicate d using (
    select a_id, b_id from duplicate where a_id = any($1::uuid[]) or b_id = any($1::uuid[]) order by a_id, b_id for update
) o
where (d.a_id, d.b_id) = (o.a_id, o.b_id)
