-- Filters of the feed: what lets an item through, now and with every change of it, so that whoever follows a filter hears
-- of what enters it and of what leaves it.

lock table change in share row exclusive mode;  -- writers wait until every item is a member

-- Which entities an item speaks of. This view alone says so.

create view spoken_of as
    select 'entity' as type, e.id, e.id as entity_id from entity e where e.merged_into_id is null
    union all select 'article', a.id, a.publisher_id from article a where a.publisher_id is not null
    union all select 'mention', m.id, m.entity_id from mention m
    union all select 'quote', t.annotation_id, t.entity_id from attribution t where t.kind = 'QUOTE' and t.entity_id is not null
    union all select 'claim', t.annotation_id, t.entity_id from attribution t where t.kind = 'CLAIM' and t.entity_id is not null
    union all select 'claim', t.claim_id, t.entity_id from claim_about t
    union all select 'claim', v.claim_id, v.reviewer_id from claim_review v where v.reviewer_id is not null
    union all select 'event', p.event_id, p.entity_id from participant p
    union all select 'event', e.id, e.place_id from event e where e.place_id is not null
    union all select 'event_report', r.id, p.entity_id from event_report r join participant p on p.event_id = r.event_id
    union all select 'event_report', r.id, e.place_id from event_report r join event e on e.id = r.event_id
        where e.place_id is not null;
comment on view spoken_of is 'Whom an item speaks of: an entity of itself, a report of those whom its event concerns.';

create view filtered_item as
    select 'entity' as type, e.id, null::uuid as article_id, null::text as language, e.hidden, e.version
        from entity e where e.merged_into_id is null
    union all select 'event', e.id, null, null, e.hidden, e.version from event e
    union all select 'article', a.id, a.id, lower(a.language), a.hidden, a.version from article a
    union all select lower(n.kind), n.id, n.article_id, lower(a.language), n.hidden, n.version
        from annotation n join article a on a.id = n.article_id;
comment on view filtered_item is 'The items, each with what filters ask of it beside whom it speaks of.';

create table membership (
    id uuid primary key,
    type text not null check (type in ('article', 'entity', 'mention', 'quote', 'event', 'event_report', 'claim')),
    article_id uuid,
    language text,
    hidden boolean not null,
    entity_ids uuid[] not null
);
comment on table membership is 'What lets each item through the filters of the feed now: kept in the transaction of every write, see db/membership.py.';
comment on column membership.article_id is 'The article that the item is or stands in; null for entities and events.';
comment on column membership.language is 'The language of that article in small letters; null for entities and events, which every language lets through.';
comment on column membership.hidden is 'A copy of the item''s: only those who may see drafts see it.';
comment on column membership.entity_ids is 'The entities that the item speaks of, each with those that were merged into it: whoever follows one of these ids is told of the item.';

create table membership_change (
    xid xid8 not null default pg_current_xact_id(),
    seq bigint not null,
    is_logged boolean not null,
    type text not null check (type in ('article', 'entity', 'mention', 'quote', 'event', 'event_report', 'claim')),
    id uuid not null,
    article_id uuid,
    version integer not null check (version >= 1),
    at timestamptz not null,
    reason text not null,
    was_item boolean not null,
    was_hidden boolean,
    language_before text,
    entity_ids_before uuid[],
    is_item boolean not null,
    is_hidden boolean,
    language text,
    entity_ids uuid[],
    primary key (xid, seq)
);
comment on table membership_change is 'What let an item through filters before and after each change of it. The feed with a filter by language or entity is read from here: what is told does not depend on what is written later.';
comment on column membership_change.xid is 'The writing transaction: read as the change log is, of which this is a part.';
comment on column membership_change.seq is 'The place in the change log; a number of its own where the log has no such row.';
comment on column membership_change.is_logged is 'Whether the change log has a row with this place. Otherwise the item was not written itself: it entered or left filters because of what it stands in or speaks of, and nobody without a filter is told.';
comment on column membership_change.reason is 'Why it was written; of what was not written itself the reason of what was.';
comment on column membership_change.was_item is 'Whether there was such an item before the transaction; the other columns with "was" and "before" are null otherwise.';
comment on column membership_change.is_item is 'Whether there is such an item after the transaction.';

create view published.membership_change as
    select c.xid, c.seq, c.is_logged, c.type, c.id, c.article_id, c.version, c.at, c.reason,
        c.was_item and not c.was_hidden as was_item, null::boolean as was_hidden, c.language_before, c.entity_ids_before,
        c.is_item and not c.is_hidden as is_item, null::boolean as is_hidden, c.language, c.entity_ids
    from public.membership_change c
    where c.was_item and not c.was_hidden or c.is_item and not c.is_hidden;

-- From where on the log knows what entered and left filters: behind every row that there is.
alter table installation
    add column filters_xid xid8 not null default '0',
    add column filters_seq bigint not null default 0;
comment on column installation.filters_xid is 'The last place in the change log of which it is not known what entered or left filters: whoever follows one begins after it.';
comment on column installation.filters_seq is 'See filters_xid.';

create function begin_memberships() returns void
    language sql
    as $$
        insert into public.membership (id, type, article_id, language, hidden, entity_ids)
        select i.id, i.type, i.article_id, i.language, i.hidden, coalesce(s.entity_ids, '{}')
        from public.filtered_item i
        left join (
            select m.id, array_agg(distinct m.entity_id order by m.entity_id) as entity_ids
            from (
                select id, entity_id from public.spoken_of
                union all
                select s.id, e.id from public.spoken_of s join public.entity e on e.merged_into_id = s.entity_id
            ) m
            group by m.id
        ) s on s.id = i.id;
        update public.installation set
            filters_xid = coalesce((select c.xid from public.change c order by c.xid desc limit 1), '0'),
            filters_seq = coalesce((select max(c.seq) from public.change c), 0);
    $$;
comment on function begin_memberships() is 'Lets every item that there is be a member of what lets it through, and begins to know behind the log as it is what enters and leaves filters: for data that no write of ours has written.';
select begin_memberships();

create index membership_article_id on membership (article_id) where article_id is not null;
create index membership_entity_ids on membership using gin (entity_ids);
analyze membership;
create view published.membership as select * from public.membership where not hidden;

create or replace function adopt_change_log() returns boolean
    language plpgsql
as $$
begin
    if exists (select from installation where home = feed_home()) then
        return false;
    end if;
    update installation set home = feed_home(), id = gen_random_uuid(), filters_xid = '0' where home <> feed_home();
    if not found then
        return false;
    end if;
    update change set xid = '0' where xid <> '0';
    update membership_change set xid = '0' where xid <> '0';
    return true;
end
$$;
