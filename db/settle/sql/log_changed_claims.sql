-- Log the claims and quotes that this transaction did not write but whose answer it changed, and return them. Callers who
-- see only published data are told if they see what was written, or saw it before. The fields are named only for a
-- retraction and for a relation that appears: the watch list reports other changes by the item that was written.
-- $1 the quotes, events and claims that it showed or hid; $2 the reason; $3 the actor's name; $4 the key; $5 the note.
with own as (
    select id, op from change where xid = pg_current_xact_id() and type in ('claim', 'quote')
), relations as (
    select r.from_id, r.to_id
    from claim_relation r join own on own.id = r.from_id where r.since = write_instant() or $2 = 'redaction'
    union all
    select p.owner_id, (p."row" ->> 'to_id')::uuid
    from past_row p where p.until = write_instant() and p.relation = 'claim_relation'
), appeared as (
    select r.to_id as id, r.from_id, r.type::text, r.note
    from claim_relation r join own on own.id = r.from_id where r.since = write_instant()
    except
    select (p."row" ->> 'to_id')::uuid, p.owner_id, p."row" ->> 'type', p."row" ->> 'note'
    from past_row p where p.until = write_instant() and p.relation = 'claim_relation'
    union
    select r.to_id, r.from_id, r.type::text, r.note
    from claim_relation r join annotation n on n.id = r.from_id
    where r.from_id = any($1::uuid[]) and $2 = 'review' and not n.hidden
), was as (
    select p.owner_id as id, p."row" ->> 'status' as status
    from past_row p where p.until = write_instant() and p.relation = 'claim'
), visibly_changed as (
    select unnest($1::uuid[]) as id
    union select c.id from was join claim c on c.id = was.id where (was.status = 'RETRACTED') <> (c.status = 'RETRACTED')
    union select q.id from past_row p join quote q on q.id = p.owner_id
        where p.until = write_instant() and p.relation = 'quote' and p."row" ->> 'retraction' is distinct from q.retraction
), moved as (
    select id, utterance_id from (
        select p.owner_id as id, (p."row" ->> 'utterance_id')::uuid as was, q.utterance_id as is_now
        from past_row p left join quote q on q.id = p.owner_id where p.until = write_instant() and p.relation = 'quote'
    ) t cross join lateral (values (t.was), (t.is_now)) u (utterance_id) where t.was is distinct from t.is_now
), version as (
    select id, utterance_id from moved
    union select q.id, q.utterance_id from moved m join quote q on q.utterance_id = m.utterance_id
), changed as (
    select from_id as id, to_id as because_of, 'relations' as field from relations
    union select to_id, from_id, 'relations' from relations
    union select r.from_id, s.id, 'relations' from claim_relation r join visibly_changed s on s.id = r.to_id
    union select r.to_id, s.id, 'relations' from claim_relation r join visibly_changed s on s.id = r.from_id
    union select c.id, s.id, 'quote' from claim c join visibly_changed s on s.id = c.quote_id
    union select q.id, s.id, 'within' from quote q join visibly_changed s on s.id = q.within_id
    union select c.id, s.id, 'event' from claim c join visibly_changed s on s.id = c.event_id
    union select v.id, m.id, 'utterance' from moved m join version v on v.utterance_id = m.utterance_id and v.id <> m.id
    union select m.id, v.id, 'utterance' from moved m join version v on v.utterance_id = m.utterance_id and v.id <> m.id
    union select q.id, v.id, 'utterance' from quote v join quote q on q.utterance_id = v.utterance_id and q.id <> v.id
        where v.id = any($1::uuid[])
    union select id, id, null from was
), referring as (
    select t.id, array_agg(distinct t.field) filter (where t.field is not null) as fields, bool_or(
        exists (select from annotation n where n.id = t.because_of and not n.hidden)
        or exists (select from event e where e.id = t.because_of and not e.hidden)
        or coalesce((
            select p.public_op <> 'delete' from change p
            where p.id = t.because_of and p.xid <> pg_current_xact_id() and p.public_op is not null
            order by p.seq desc limit 1
        ), false)
    ) as is_public
    from changed t
    where not exists (select from own where own.id = t.id)
    group by t.id
)
insert into change (op, type, id, version, reason, article_id, "by", by_key_id, note, fields, public_op)
select 'upsert', lower(n.kind::text), n.id, n.version, $2, n.article_id, $3, $4, $5, case
        when $2 = 'retraction' then c.fields
        when exists (select from appeared a where a.id = c.id) then '{relations}'
    end,
    case when c.is_public and not n.hidden then 'upsert' end
from referring c join annotation n on n.id = c.id and n.kind in ('CLAIM', 'QUOTE')
returning id, public_op
