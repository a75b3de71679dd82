-- What an editor says of an entity or event that bundles share holds against the bundles: the fields are named here, and the values
-- stand in the rows themselves. Columns with constant defaults are added without writing the tables again.

alter table entity add column amended text[] not null default '{}';
alter table event add column amended text[] not null default '{}';
alter table name add column amended boolean not null default false;
comment on column entity.amended is 'The fields that an editor amended (kind, wikidata, same_as, descriptions): bundles that say what they said before do not change them, and everybody who sees the entity sees them.';
comment on column event.amended is 'The fields that an editor amended (status, when, place, titles, participants): bundles that say what they said before do not change them.';
comment on column name.amended is 'Whether an editor gave the name, or its kind and script: it is visible, and only a bundle that says something new changes it.';

create table removed_name (
    entity_id uuid not null references entity,
    ordinal integer not null check (ordinal >= 0),
    text text not null check (text <> ''),
    language language_tag not null,
    primary key (entity_id, ordinal)
);
comment on table removed_name is 'Names that an editor removed from an entity: bundles that have them do not give them again.';
comment on column removed_name.ordinal is 'A number for the row; it has no meaning.';

-- An event that another one took over is archived: its reports, claims and keys lead to the survivor until the merge is undone.

create table event_merge (
    id uuid primary key,
    survivor_id uuid not null,
    merged_id uuid not null,
    leads_to uuid not null,
    at timestamptz not null default write_instant(),
    "by" text not null,
    by_key_id uuid references api_key,
    note text,
    archive jsonb not null,
    hidden boolean not null,
    undone_at timestamptz,
    undone_by text,
    undone_by_key_id uuid references api_key,
    check (survivor_id <> merged_id)
);
comment on table event_merge is 'That one event took over another, whose row is gone. There are no foreign keys: an event that nothing reports any longer is deleted.';
comment on column event_merge.leads_to is 'The event that answers for the merged one: the survivor, or the one that took the survivor over.';
comment on column event_merge.archive is 'The merged event as it was: its row, titles, participants and keys; the ids of its reports and claims; which bundles gave it; and the merges that came along.';
comment on column event_merge.hidden is 'Whether callers who see only published data did not see the merged event.';
create unique index event_merge_in_force on event_merge (merged_id) where undone_at is null;
create index event_merge_merged_id on event_merge (merged_id);
create index event_merge_leads_to on event_merge (leads_to) where undone_at is null;
create index event_merge_by_key_id on event_merge (by_key_id) where by_key_id is not null;
create index event_merge_undone_by_key_id on event_merge (undone_by_key_id) where undone_by_key_id is not null;
create view published.event_merge as
    select id, survivor_id, merged_id, leads_to, undone_at from public.event_merge where not hidden;

alter table event_key add column merge_id uuid;
comment on column event_key.merge_id is 'The merge by which the key came to the event; null if it is the event''s own.';

create or replace view published.change as
    select c.seq, c.xid, c.public_op as op, c.type, c.id, coalesce(c.public_version, c.version) as version, c.at, c.reason,
        c.article_id, c.public_op, null::text as "by", null::text as note, coalesce(c.public_fields, c.fields) as fields,
        case c.type
            when 'event' then (select e.id from public.event e where e.id = c.merged_into_id and not e.hidden)
            else (select e.id from public.entity e where e.id = c.merged_into_id and not e.hidden)
        end as merged_into_id,
        null::text as decision, null::uuid as by_key_id
    from public.change c where c.public_op is not null;
