-- Put items on a client's list; if one is already there, what the client has not seen of it stays unseen.
-- $1 the client. Columns of the items: $2 ids; $3 types; $4 articles; $5 displayed versions; and the position in the log
-- after which notices begin: $6 transactions; $7 numbers.
insert into watch (client_id, id, type, article_id, version, after_xid, after_seq, read_xid, read_seq)
select $1, * from (
    select distinct on (id) id, type, article_id, version, xid::xid8 as xid, seq, xid::xid8, seq
    from unnest($2::uuid[], $3::text[], $4::uuid[], $5::integer[], $6::text[], $7::bigint[])
        as t (id, type, article_id, version, xid, seq)
    order by id, xid::xid8, seq
) t
on conflict (client_id, id) do update set
    version = coalesce(excluded.version, watch.version),
    (after_xid, after_seq, read_xid, read_seq) = (
        select p.* from (values
            (watch.after_xid, watch.after_seq, watch.read_xid, watch.read_seq),
            (excluded.after_xid, excluded.after_seq, excluded.read_xid, excluded.read_seq)
        ) p (xid, seq, read_xid, read_seq) order by p.xid, p.seq limit 1
    )
