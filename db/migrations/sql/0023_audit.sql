-- Who made, changed and ended keys, webhooks and feed addresses, when, and from where.

create table audit_entry (
    id uuid primary key,
    at timestamptz not null default now(),
    action text not null check (action ~ '^[A-Z]+(_[A-Z]+)+$'),
    key_id uuid references api_key,
    actor text check (actor <> '' and length(actor) <= 300),
    via text not null check (via in ('API', 'COMMAND_LINE', 'SERVICE')),
    address text check (length(address) <= 300),
    host text check (length(host) <= 300),
    request_id text check (length(request_id) <= 100),
    subject_kind text not null check (subject_kind ~ '^[A-Z]+(_[A-Z]+)*$'),
    subject_id uuid not null,
    subject_key_id uuid references api_key,
    details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
    check ((key_id is null) = (actor is not null))
);
comment on table audit_entry is 'The audit history: one row for each key, webhook or feed address that somebody created, changed or ended. A row is written in the transaction of the action, and is never changed or deleted. It contains no secret.';
comment on column audit_entry.at is 'When the transaction of the action began.';
comment on column audit_entry.action is 'The action: see db/audit/entry.py.';
comment on column audit_entry.key_id is 'The key that was used; null if no key was used.';
comment on column audit_entry.actor is 'Who acted without a key: the user at the command line, or the service itself.';
comment on column audit_entry.address is 'The client''s address, as in the access log; null if the action was not a request.';
comment on column audit_entry.host is 'The name of the machine that ran the command or the service; null for a request.';
comment on column audit_entry.request_id is 'The id of the request, as in the access log.';
comment on column audit_entry.subject_kind is 'The kind of thing that was acted on. There is no foreign key: webhooks are deleted, their history is not.';
comment on column audit_entry.subject_key_id is 'The key that was acted on, or that owns the thing.';
comment on column audit_entry.details is 'Ids, names of fields, instants, and words of closed lists; no text that a person wrote.';
create index audit_entry_order on audit_entry (at, id);
create index audit_entry_action on audit_entry (action, at, id);
create index audit_entry_key_id on audit_entry (key_id, at, id);
create index audit_entry_subject_id on audit_entry (subject_id, at, id);
create index audit_entry_subject_key_id on audit_entry (subject_key_id, at, id);

create function keep_audit_entry() returns trigger
    language plpgsql
as $$
declare
    texts constant text[] := '{actor,address,host,request_id}';
    name text;
    was text;
    masked text;
begin
    if tg_op <> 'UPDATE' or current_setting('isnad.forget', true) is distinct from 'on' or to_jsonb(new) - texts <> to_jsonb(old) - texts then
        raise exception 'entries of the audit history are neither changed nor deleted' using errcode = 'insufficient_privilege';
    end if;
    foreach name in array texts loop
        was := to_jsonb(old) ->> name;
        masked := to_jsonb(new) ->> name;
        if length(was) is distinct from length(masked) or exists (
            select from generate_series(1, length(was)) n where substr(masked, n, 1) not in (substr(was, n, 1), '█')
        ) then
            raise exception 'a text of the audit history may only be masked' using errcode = 'insufficient_privilege';
        end if;
    end loop;
    return new;
end
$$;
comment on function keep_audit_entry() is 'Refuses to change or delete entries of the audit history. A redaction (isnad.forget) may replace characters of the texts that say who acted by █, and change nothing else.';
create trigger keep_audit_entry before update or delete on audit_entry for each row execute function keep_audit_entry();
create trigger keep_audit_table before truncate on audit_entry for each statement execute function keep_audit_entry();

-- The history of items keeps the id of the key beside its name: another key can have the name later.

alter table change add column by_key_id uuid;
comment on column change.by_key_id is 'The key whose name is in "by". There is no foreign key: keys are never deleted, and the log is long. Null if no key was used, or if the row is older than this column.';
create or replace view published.change as
    select c.seq, c.xid, c.public_op as op, c.type, c.id, c.version, c.at, c.reason, c.article_id, c.public_op,
        null::text as "by", null::text as note, c.fields,
        (select e.id from public.entity e where e.id = c.merged_into_id and not e.hidden) as merged_into_id,
        null::text as decision, null::uuid as by_key_id
    from public.change c where c.public_op is not null;

alter table redaction add column by_key_id uuid references api_key;
comment on column redaction.by_key_id is 'The key whose name is in "by"; null if no key was used, or if the row is older than this column.';
create index redaction_by_key_id on redaction (by_key_id) where by_key_id is not null;

alter table entity_merge
    add column by_key_id uuid references api_key,
    add column undone_by_key_id uuid references api_key;
comment on column entity_merge.by_key_id is 'The key whose name is in "by"; null if no key was used, or if the row is older than this column.';
comment on column entity_merge.undone_by_key_id is 'The key that undid the merge.';
create index entity_merge_by_key_id on entity_merge (by_key_id) where by_key_id is not null;
create index entity_merge_undone_by_key_id on entity_merge (undone_by_key_id) where undone_by_key_id is not null;
