-- Mark a client's notices up to a given one as handled, and delete the acknowledgements that this makes redundant.
-- $1 the client. The given notice: $2 its transaction; $3 its number in the log; $4 its watched item; $5 its log's epoch.
with seen as (
    update watch w set read_xid = $2::text::xid8, read_seq = greatest($3::bigint, 0) - (w.id > $4)::integer
    where w.client_id = $1 and (w.read_xid, w.read_seq) < ($2::text::xid8, greatest($3::bigint, 0) - (w.id > $4)::integer)
        and check_feed_epoch($5)
    returning w.id, w.read_xid, w.read_seq
)
delete from watch_acknowledgement k using seen s, change c
where k.client_id = $1 and k.id = s.id and c.seq = k.seq and (c.xid, c.seq) <= (s.read_xid, s.read_seq)
