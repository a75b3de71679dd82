-- Show or hide merges: callers see one if they see the survivor and the merged entity would be visible on its own.
-- $1 merged entities and survivors.
update entity m set hidden = not m.hidden from entity s
where s.id = m.merged_into_id and (s.id = any($1::uuid[]) or m.id = any($1::uuid[]))
    and m.hidden <> (
        s.hidden or not exists (select from given g where g.id = m.id and not g.hidden)
            and exists (select from given g where g.id = m.id)
    )
returning m.merged_into_id as id, true as is_known
