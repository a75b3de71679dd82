-- Write entries of the audit history, all of one request.
-- $1 the entries, as JSON; $2 the key that was used; $3 the name of an actor without a key; $4 the interface that was used;
-- $5 the address; $6 the host; $7 the id of the request.
insert into audit_entry (
    id, action, subject_kind, subject_id, subject_key_id, details, key_id, actor, via, address, host, request_id
)
select e.id, e.action, e.subject_kind, e.subject_id, e.subject_key_id, e.details, $2, $3, $4, $5, $6, $7
from jsonb_to_recordset($1::text::jsonb) as e (
    id uuid, action text, subject_kind text, subject_id uuid, subject_key_id uuid, details jsonb
)
