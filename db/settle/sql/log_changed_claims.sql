-- Log the claims that this transaction did not write but whose answer it changed.
-- $1 the quotes, events and claims that it showed or hid; $2 the reason; $3 the actor's name; $4 the key; $5 the note.
with own as (
    select id, op from change where xid = pg_current_xact_id() and type = 'claim'
), relations as (
    select r.from_id, r.to_id, r.type::text as type
    from claim_relation r join own on own.id = r.from_id where r.since = write_instant()
    union all
    select p.owner_id, (p."row" ->> 'to_id')::uuid, p."row" ->> 'type'
    from past_row p where p.until = write_instant() and p.relation = 'claim_relation'
), was as (
    select p.owner_id as id, p."row" ->> 'status' as status
    from past_row p where p.until = write_instant() and p.relation = 'claim'
), seen_otherwise as (
    select unnest($1::uuid[]) as id
    union select c.id from was join claim c on c.id = was.id where (was.status = 'RETRACTED') <> (c.status = 'RETRACTED')
), changed as (
    select from_id as id from relations
    union select to_id from relations where type in ('CONTRADICTS', 'RESTATES')
    union select r.from_id from claim_relation r join seen_otherwise s on s.id = r.to_id
    union select r.to_id from claim_relation r join seen_otherwise s on s.id = r.from_id
        where r.type in ('CONTRADICTS', 'RESTATES')
    union select c.id from claim c join seen_otherwise s on s.id = c.quote_id
    union select c.id from claim c join seen_otherwise s on s.id = c.event_id
    union select id from was
)
insert into change (op, type, id, version, reason, article_id, "by", by_key_id, note, public_op)
select 'upsert', 'claim', n.id, n.version, $2, n.article_id, $3, $4, $5, case when not n.hidden then 'upsert' end
from changed join annotation n on n.id = changed.id and n.kind = 'CLAIM'
where not exists (select from own where own.id = n.id)
