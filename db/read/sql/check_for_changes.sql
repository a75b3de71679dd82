-- Return the current snapshot, and whether anything was written since an earlier one.
-- $1 the earlier snapshot, null if there is none.
select pg_current_snapshot()::text as snapshot,
    $1::text is null
    or pg_is_in_recovery() -- a copy's snapshot does not tell which transactions are under way
    or coalesce(
        (select c.xid from change c order by c.xid desc, c.seq desc limit 1) >= pg_snapshot_xmax($1::text::pg_snapshot),
        false
    )
    or exists (
        select from pg_snapshot_xip($1::text::pg_snapshot) as under_way (xid)
        where (select c.seq from change c where c.xid = under_way.xid order by c.seq limit 1) is not null
    ) as has_changed
