-- Watch lists: what clients display, and what they are told where that becomes another.

create table watch (
    client_id uuid not null references api_key,
    id uuid not null,
    type text not null check (type in ('article', 'entity', 'mention', 'quote', 'event', 'event_report', 'claim')),
    article_id uuid,
    since timestamptz not null default clock_timestamp(),
    version integer check (version >= 1),
    after_xid xid8 not null,
    after_seq bigint not null,
    read_xid xid8 not null,
    read_seq bigint not null,
    primary key (client_id, id)
);
comment on table watch is 'The ids that clients display: each client hears of corrections, retractions, withholdings and redactions that touch them.';
comment on column watch.client_id is 'The client: the first key of those that took the place of one another, see client_of().';
comment on column watch.id is 'The id that is displayed; that of the survivor, where it was a merged entity''s. No foreign key: who displays what is gone must hear of it.';
comment on column watch.article_id is 'The article that the item stands in; null for entities and events.';
comment on column watch.since is 'From when the client has it on its list.';
comment on column watch.version is 'The version that the client displays, where it said so.';
comment on column watch.after_xid is 'The place in the change log from which the client hears of it: after this transaction, and this number in it.';
comment on column watch.read_xid is 'The place in the change log up to which the client has acknowledged everything that touches it.';
create index watch_id on watch (id);
create index watch_article_id on watch (article_id) where type = 'article';

create table watch_acknowledgement (
    client_id uuid not null,
    id uuid not null,
    seq bigint not null,
    at timestamptz not null default clock_timestamp(),
    primary key (client_id, id, seq),
    foreign key (client_id, id) references watch on delete cascade
);
comment on table watch_acknowledgement is 'The notices that a client has acknowledged one by one: of which id, for which row of the change log.';

create function client_of(key uuid) returns uuid
    language sql stable
    return (
        with recursive forerunner as (
            select client_of.key as id, 0 as depth
            union
            select k.id, f.depth + 1 from api_key k join forerunner f on k.rotated_to_id = f.id and k.id <> f.id
        )
        select id from forerunner order by depth desc limit 1
    );
comment on function client_of(uuid) is 'The client that bears a key: the first of the keys that took the place of one another, so that what is the client''s stays when its key is rotated.';

-- A log that was taken over from another cluster has its rows before all transactions to come: places in it go along, and where
-- that cannot be told exactly a client hears something twice.
create function adopt_watch() returns trigger
    language plpgsql
as $$
begin
    update watch w set
        after_xid = '0',
        after_seq = coalesce(
            (select min(c.seq) - 1 from change c where (c.xid, c.seq) > (w.after_xid, w.after_seq)), 9223372036854775807
        ),
        read_xid = '0',
        read_seq = coalesce(
            (select min(c.seq) - 1 from change c where (c.xid, c.seq) > (w.read_xid, w.read_seq)), 9223372036854775807
        );
    return null;
end
$$;
comment on function adopt_watch() is 'Keeps the places of watch lists when adopt_change_log() puts the log before all transactions to come: it runs before the log is changed.';
create trigger adopt_watch after update of home on installation for each row
    when (old.home is distinct from new.home) execute function adopt_watch();

-- What was and what is, of one item, by the names of the tables.

create view present_row as
    select 'article' as relation, id as owner_id, since, to_jsonb(t) as "row" from article t
    union all select 'annotation', id, since, to_jsonb(t) from annotation t
    union all select 'span', annotation_id, since, to_jsonb(t) from span t
    union all select 'mention', id, since, to_jsonb(t) from mention t
    union all select 'quote', id, since, to_jsonb(t) from quote t
    union all select 'claim', id, since, to_jsonb(t) from claim t
    union all select 'event_report', id, since, to_jsonb(t) from event_report t
    union all select 'attribution', annotation_id, since, to_jsonb(t) from attribution t
    union all select 'claim_about', claim_id, since, to_jsonb(t) from claim_about t
    union all select 'quantity', claim_id, since, to_jsonb(t) from quantity t
    union all select 'claim_review', claim_id, since, to_jsonb(t) from claim_review t
    union all select 'claim_relation', from_id, since, to_jsonb(t) from claim_relation t
    union all select 'entity', id, since, to_jsonb(t) from entity t
    union all select 'name', entity_id, since, to_jsonb(t) from name t
    union all select 'entity_description', entity_id, since, to_jsonb(t) from entity_description t
    union all select 'event', id, since, to_jsonb(t) from event t
    union all select 'event_title', event_id, since, to_jsonb(t) from event_title t
    union all select 'participant', event_id, since, to_jsonb(t) from participant t;
comment on view present_row is 'The rows of everything that has a history, as past_row keeps them: ask for those of one owner.';

create function rows_at(owner uuid, instant timestamptz) returns table (relation text, "row" jsonb)
    language sql stable rows 20
    as $$
        select t.relation, t."row" from public.present_row t where t.owner_id = $1 and t.since <= $2
        union all
        select p.relation, p."row" from public.past_row p where p.owner_id = $1 and p.since <= $2 and p.until > $2
    $$;
comment on function rows_at(uuid, timestamptz) is 'An item as it stood at an instant: its rows, with the tables that they are of.';

-- What touches an item beside itself: what it is displayed with.

create view watch_link as
    select n.id, 'article' as link, n.article_id as target_id from annotation n
    union all select c.id, 'quote', c.quote_id from claim c where c.quote_id is not null
    union all select c.id, 'event', c.event_id from claim c where c.event_id is not null
    union all select r.id, 'event', r.event_id from event_report r
    union all select r.from_id, 'relation', r.to_id from claim_relation r
    union all select r.to_id, 'relation', r.from_id from claim_relation r where r.type in ('CONTRADICTS', 'RESTATES')
    union all select r.event_id, 'report', r.id from event_report r
    union all select (p."row" ->> 'event_id')::uuid, 'report', p.owner_id from past_row p where p.relation = 'event_report'
    -- Whom it names, and whom that names what it is displayed with.
    union all select a.id, 'entity', a.publisher_id from article a where a.publisher_id is not null
    union all select t.article_id, 'entity', t.entity_id from article_entity t
    union all select t.article_id, 'entity', t.entity_id from attribution t where t.entity_id is not null
    union all select n.id, 'entity', a.publisher_id
        from annotation n join article a on a.id = n.article_id where a.publisher_id is not null
    union all select t.event_id, 'entity', t.entity_id from event_entity t
    union all select m.id, 'entity', m.entity_id from mention m
    union all select r.id, 'entity', t.entity_id from event_report r join event_entity t on t.event_id = r.event_id
    union all select t.annotation_id, 'entity', t.entity_id from attribution t where t.entity_id is not null
    union all select t.claim_id, 'entity', t.entity_id from claim_about t
    union all select v.claim_id, 'entity', v.reviewer_id from claim_review v where v.reviewer_id is not null
    union all select c.id, 'entity', t.entity_id
        from claim c join attribution t on t.annotation_id = c.quote_id where t.entity_id is not null
    union all select c.id, 'entity', t.entity_id from claim c join event_entity t on t.event_id = c.event_id
    union all select r.from_id, 'entity', t.entity_id
        from claim_relation r join attribution t on t.annotation_id = r.to_id where t.entity_id is not null
    union all select r.to_id, 'entity', t.entity_id
        from claim_relation r join attribution t on t.annotation_id = r.from_id
        where t.entity_id is not null and r.type in ('CONTRADICTS', 'RESTATES');
comment on view watch_link is 'What items are displayed with: the item, how it hangs together with the other, and the other.';
create index past_row_event_id on past_row ((("row" ->> 'event_id')::uuid)) where relation = 'event_report';

create function words_at(owner uuid, instant timestamptz) returns table (place jsonb, words text, is_orphaned boolean)
    language sql stable rows 5
    as $$
        select jsonb_build_array(r."row" -> 'role', r."row" -> 'ordinal'), r."row" ->> 'exact', r."row" ->> 'status' = 'ORPHANED'
        from public.rows_at($1, $2) r where r.relation = 'span'
    $$;
comment on function words_at(uuid, timestamptz) is 'The words of an annotation''s spans at an instant.';

create function called_at(entity uuid, instant timestamptz) returns table (language text, name text)
    language sql stable rows 5
    as $$
        select null, r."row" ->> 'label' from public.rows_at($1, $2) r where r.relation = 'entity'
        union all
        select * from (
            select distinct on (r."row" ->> 'language') r."row" ->> 'language', r."row" ->> 'text'
            from public.rows_at($1, $2) r where r.relation = 'name'
            order by r."row" ->> 'language',
                array_position(array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'], r."row" ->> 'kind'),
                (r."row" ->> 'ordinal')::integer
        ) n
    $$;
comment on function called_at(uuid, timestamptz) is 'What an entity is called at an instant: the best name of each language, and the best of all.';

create function has_other_words(type text, id uuid, at timestamptz) returns boolean
    language plpgsql stable
as $$
declare
    before constant timestamptz := $3 - interval '1 microsecond';
begin
    if $1 = 'entity' then
        return exists (select * from called_at($2, before) except select * from called_at($2, $3));
    end if;
    return exists (select * from words_at($2, before) except select * from words_at($2, $3))
        or exists (select * from words_at($2, $3) except select * from words_at($2, before));
end
$$;
comment on function has_other_words(text, uuid, timestamptz) is 'Whether an entity is not called any more, after a write, what it was called in some language; or whether an annotation has other words of the article, or none any more. A new name beside the others is nothing of it, nor is another place of the same words.';

-- What a change is to who displays an item. This function alone decides it; docs/watch.md tells it in words.

create function watch_notice(
    link text, op text, reason text, was text, version integer, fields text[], other_words boolean,
    out happened text, out severity text
)
    language plpgsql immutable
as $$
declare
    shown constant boolean := coalesce(case link
        when 'itself' then not fields <@ array['provenance', 'suppliedByEditor', 'timezone']
        when 'content' then not fields <@ array['provenance', 'suppliedByEditor', 'timezone']
        when 'article' then fields && array['headline', 'url', 'publisher', 'publishedAt', 'status']
        when 'entity' then other_words
        when 'quote' then fields && array['text', 'kind', 'speaker', 'chain', 'sourceKind', 'retraction']
        when 'event' then fields && array['title', 'status', 'when', 'place', 'participants']
        when 'relation' then fields && array['text', 'status', 'claimant', 'chain', 'sourceKind', 'retraction']
        when 'report' then other_words
    end, false);
    is_read constant boolean := coalesce(other_words, false) or coalesce(fields && array[
        'text', 'body', 'headline', 'title', 'description', 'status', 'statusNote', 'kind', 'state',
        'speaker', 'claimant', 'sourceKind', 'chain', 'entity', 'event', 'quote',
        'said', 'when', 'quantities', 'participants'
    ], false);
    is_redacted constant boolean := case
        when link in ('itself', 'content') then true
        when link = 'entity' then fields is null or 'names' = any(fields)
        when link = 'report' then fields is null or 'spans' = any(fields)
        when link = 'article' then shown
        else fields is null or shown
    end;
    -- An article that goes and that whoever may see drafts goes on seeing; other rows with these reasons are of what refers to it.
    is_status constant boolean := op = 'upsert' and coalesce('status' = any(fields), false);
    is_gone constant boolean := op = 'delete' or is_status and reason in ('withholding', 'cancellation');
    is_back constant boolean := op = 'upsert' and (was = 'delete' or is_status and reason = 'restoration');
    is_of_article constant boolean := link = 'article' and is_status and was is distinct from 'delete';
begin
    if link in ('article', 'entity') and (is_gone or is_back) and not is_of_article then
        return;  -- what hides an article or entity has rows of its own for what is displayed with it
    end if;
    if link in ('quote', 'relation') and op = 'upsert' and reason = 'retraction' then
        return;  -- a retraction has rows of its own for what refers to it
    end if;
    happened := case
        when op = 'redact' then case when is_redacted then 'redaction' end
        when op = 'delete' then case
            when reason in ('withholding', 'cancellation', 'merge', 'split', 'review', 'redaction', 'retraction') then reason
            else 'removal'
        end
        when is_gone then reason
        when was is null and (version = 1 or reason = 'review') then null
        when is_back and reason not in ('merge', 'split') then 'restoration'
        when not shown then null
        when reason in ('retraction', 'merge', 'split', 'review', 'redating') then reason
        else 'correction'
    end;
    severity := case
        when happened is null then null
        when happened = 'redaction' then 'critical'
        when happened = 'restoration' then 'minor'
        when happened = 'merge' and op = 'delete' then 'major'
        when is_gone or 'retraction' = any(fields) then 'critical'
        when is_read or happened = 'retraction' then 'major'
        else 'minor'
    end;
    if severity = 'critical' and happened <> 'redaction' and link not in ('itself', 'content') and not is_of_article then
        severity := 'major';  -- what is watched is there as before: what it is displayed with is not
    end if;
    if link = 'content' and severity = 'minor' then
        happened := null;
        severity := null;
    end if;
end
$$;
comment on function watch_notice(text, text, text, text, integer, text[], boolean) is 'What happened to an item that is displayed, and how severe it is; nulls where it is nothing to hear of. ``link`` says how what was changed hangs together with it, ``was`` what was told of that last, ``other_words`` see has_other_words().';
