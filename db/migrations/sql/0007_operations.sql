-- What admins do: who may see what, what things were before, and why they changed.

set constraints all immediate;  -- a row that is updated twice waits to be checked else, and its table cannot be altered

-- The instant of a write: one for the whole transaction, taken when it holds its locks, so that what is written later has a
-- later one. Where none was taken, when the transaction began.
create function write_instant() returns timestamptz
    language sql stable parallel restricted
    return coalesce(nullif(current_setting('isnad.instant', true), '')::timestamptz, now());
comment on function write_instant() is 'The instant of the transaction''s writes, see db/operation.py.';

-- Drafts, and articles that are withheld or cancelled, are hidden, with what only they speak of. Each row says so itself, so
-- that no list looks elsewhere; db/visible_rows.py keeps the copies. Who may see published data only reads through the views.

alter table article add column hidden boolean not null generated always as (status <> 'USABLE') stored;
comment on column article.hidden is 'Withheld or cancelled: for editors only.';
alter table revision alter column created_at set default write_instant();
alter table revision add column hidden boolean not null default false;
alter table annotation add column hidden boolean not null default false;
alter table mention add column hidden boolean not null default false;
alter table quote add column hidden boolean not null default false;
alter table claim add column hidden boolean not null default false;
alter table event_report add column hidden boolean not null default false;
alter table attribution add column hidden boolean not null default false;
alter table claim_about add column hidden boolean not null default false;
alter table article_entity add column hidden boolean not null default false;
alter table event add column hidden boolean not null default false;
alter table event_entity add column hidden boolean not null default false;
alter table entity add column hidden boolean not null default false;
alter table search_document add column hidden boolean not null default false;
comment on column annotation.hidden is 'Not published, or in an article that is hidden.';
comment on column revision.hidden is 'A copy of the article''s.';
comment on column mention.hidden is 'A copy of the annotation''s.';
comment on column quote.hidden is 'A copy of the annotation''s.';
comment on column claim.hidden is 'A copy of the annotation''s.';
comment on column event_report.hidden is 'A copy of the annotation''s.';
comment on column attribution.hidden is 'A copy of the annotation''s.';
comment on column claim_about.hidden is 'A copy of the annotation''s.';
comment on column article_entity.hidden is 'True where every mention is hidden.';
comment on column event.hidden is 'True where every report is hidden.';
comment on column event_entity.hidden is 'A copy of the event''s.';
comment on column entity.hidden is 'True where only what is hidden speaks of it.';
comment on column search_document.hidden is 'A copy of that of what it is the document of.';

alter table article
    add column held boolean not null default false,
    add column loaded_version integer;
update article set loaded_version = version;
alter table article alter column loaded_version set not null, alter column loaded_version set default 1;
comment on column article.held is 'The status was decided by an operation: loading a bundle does not change it.';
comment on column article.loaded_version is 'The last version that says what bundles said. Where it is not the current one, an operation changed something since: loading another bundle needs the version that it knows.';

-- A date that an editor gave stands whenever the article was published; one that was resolved from words is resolved again
-- where the publication date is changed. What bundles said before this was kept is reckoned in db/migrations/dates.py.

alter table article add column published_on date;
comment on column article.published_on is 'The day of publication in the article''s own time zone: words for dates count from it.';
update article set published_on = (published_at at time zone timezone)::date where timezone is not null;
update article a set published_on = coalesce(
    (
        select q.base from quote q
        where q.article_id = a.id and abs(q.base - (a.published_at at time zone 'UTC')::date) <= 1 limit 1
    ),
    (a.published_at at time zone 'UTC')::date
)
where a.published_at is not null and a.timezone is null;
alter table quote
    add column edtf_given boolean not null default false,
    add column base_given boolean not null default false;
alter table quantity
    add column edtf_given boolean not null default false,
    add column base_given boolean not null default false;
alter table event
    add column edtf_given boolean not null default false,
    add column base_given boolean not null default false;
comment on column quote.edtf_given is 'The editor gave the EDTF beside words: it was not resolved from them.';
comment on column quote.base_given is 'The editor gave the base of the words: it is not the day of publication.';
comment on column quantity.edtf_given is 'The editor gave the EDTF beside words: it was not resolved from them.';
comment on column quantity.base_given is 'The editor gave the base of the words: it is not the day of publication.';
comment on column event.edtf_given is 'The editor gave the EDTF beside words: it was not resolved from them.';
comment on column event.base_given is 'The editor gave the base of the words: it is not the day of publication.';
update quote q set base_given = true from article a
where a.id = q.article_id and q.base is not null and q.base is distinct from a.published_on;
update quantity n set base_given = true from claim c join article a on a.id = c.article_id
where c.id = n.claim_id and n.base is not null and n.base is distinct from a.published_on;
update event e set base_given = true from article a
where a.id = e.given_by and e.base is not null and e.base is distinct from a.published_on;

-- Reviews: who looks at an annotation decides how far it has come, and the decision holds as long as it says the same.

alter domain review_state drop constraint review_state_check;
alter domain review_state add constraint review_state_check check (value in ('DRAFT', 'REVIEWED', 'PUBLISHED', 'REJECTED'));
alter table annotation
    add column decision text check (decision in ('REVIEW', 'PUBLISH', 'REJECT')),
    add column content text;
comment on column annotation.decision is 'What a reviewer decided: the state follows from it, whatever the bundle says. Null: it is what the bundle says.';
comment on column annotation.content is 'The hash of what it says, without who says so when, and where it stands: a review holds as long as this is the same. Null: loaded before that was kept.';
create index annotation_state on annotation (state, id);

-- Annotation sets: what several annotators say of one article stands side by side, each loaded from bundles of its own.

alter table annotation
    add column annotation_set text not null default '',
    drop constraint annotation_article_id_kind_key_key,
    add unique (article_id, annotation_set, kind, key);
comment on column annotation.annotation_set is 'The set that it was loaded with; empty for the article''s own bundle.';
create index annotation_annotation_set on annotation (annotation_set, state, id) where annotation_set <> '';
create index annotation_asserted_by on annotation (asserted_by, state, id);

create table annotation_set (
    article_id uuid not null references article,
    name text not null check (name ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    bundle_sha256 text not null,
    primary key (article_id, name)
);
comment on table annotation_set is 'The sets of annotations that an article has beside those of its own bundle.';
comment on column annotation_set.bundle_sha256 is 'The hash of the bundle last loaded: loading the same one again writes nothing.';

-- Retractions: since when, and why. A claim has the reason in its note.

alter table claim add column retracted_at timestamptz;
update claim c set retracted_at = n.asserted_at from annotation n where n.id = c.id and c.status = 'RETRACTED';
alter table claim add check ((status = 'RETRACTED') = (retracted_at is not null));
alter table quote
    add column retraction text check (retraction <> ''),
    add column retracted_at timestamptz,
    add check ((retraction is null) = (retracted_at is null));
comment on column claim.retracted_at is 'Since when it is retracted; kept by the trigger mark_retraction, whoever writes the status.';
comment on column quote.retraction is 'Why it was retracted; null where it was not.';
comment on column quote.retracted_at is 'Since when it is retracted; kept by the trigger mark_retraction.';

create function mark_retraction() returns trigger
    language plpgsql
as $$
declare
    row constant jsonb := to_jsonb(new);
    is_retracted constant boolean := coalesce(row ->> 'status' = 'RETRACTED', row ->> 'retraction' is not null);
begin
    new.retracted_at := case when is_retracted then coalesce(new.retracted_at, write_instant()) end;
    return new;
end
$$;
comment on function mark_retraction() is 'Writes down since when a claim or quote is retracted.';
create trigger mark_retraction before insert or update on claim for each row
    when (new.status = 'RETRACTED' or new.retracted_at is not null) execute function mark_retraction();
create trigger mark_retraction before insert or update on quote for each row
    when (new.retraction is not null or new.retracted_at is not null) execute function mark_retraction();

-- What was: every row of what has a history, from when it was written until it was written anew or deleted.

create table past_row (
    relation text not null,
    owner_id uuid not null,
    article_id uuid,
    since timestamptz not null,
    until timestamptz not null,
    "row" jsonb not null,
    check (until > since)
);
comment on table past_row is 'Rows as they were: kept by the trigger keep_past.';
comment on column past_row.relation is 'The table.';
comment on column past_row.owner_id is 'The article, annotation, entity or event that the row is of.';
comment on column past_row.article_id is 'The article that it is or stands in; null for entities and events.';
comment on column past_row.since is 'From when the row was so.';
comment on column past_row.until is 'From when it was no longer so.';
create index past_row_article_id on past_row (article_id, relation, until);
create index past_row_owner_id on past_row (owner_id, until);

create function keep_past() returns trigger
    language plpgsql
as $$
declare
    instant constant timestamptz := write_instant();
    made constant text[] := array['since', 'recency', 'folded', 'sort_from', 'sort_to']
        || case when tg_argv[1] in ('none', 'self') then array['hidden'] else '{}' end;
    was constant jsonb := to_jsonb(old);
    owner_id constant uuid := was ->> tg_argv[0];
begin
    if current_setting('isnad.forget', true) = 'on' then
        if tg_op = 'DELETE' then
            return old;
        end if;
        return new;
    end if;
    if tg_op = 'UPDATE' and to_jsonb(new) - made = was - made then
        return new;
    end if;
    if old.since < instant then
        insert into past_row (relation, owner_id, article_id, since, until, "row")
        values (
            tg_table_name, owner_id,
            case tg_argv[1]
                when 'self' then owner_id
                when 'column' then (was ->> 'article_id')::uuid
                when 'annotation' then (select n.article_id from annotation n where n.id = owner_id)
            end,
            old.since, instant, was
        );
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    new.since := greatest(instant, old.since);
    return new;
end
$$;
comment on function keep_past() is 'Keeps a row as it was before it is changed or deleted. The first argument is the column of the owner, the second where the article is found. Where isnad.forget is on nothing is kept: what words are taken out of is to have been without them always.';

create function has_past(relation regclass, owner text, article text) returns void
    language plpgsql
as $$
begin
    execute format('alter table %s add column since timestamptz not null default ''-infinity''', relation);
    execute format('alter table %s alter column since set default write_instant()', relation);
    execute format('comment on column %s.since is %L', relation, 'From when the row is so; what was before is in past_row.');
    execute format(
        'create trigger keep_past before update or delete on %s for each row execute function keep_past(%L, %L)',
        relation, owner, article
    );
end
$$;
select has_past('article', 'id', 'self');
select has_past('annotation', 'id', 'column');
select has_past('span', 'annotation_id', 'column');
select has_past('mention', 'id', 'column');
select has_past('quote', 'id', 'column');
select has_past('claim', 'id', 'column');
select has_past('event_report', 'id', 'column');
select has_past('attribution', 'annotation_id', 'column');
select has_past('claim_about', 'claim_id', 'column');
select has_past('quantity', 'claim_id', 'annotation');
select has_past('claim_review', 'claim_id', 'annotation');
select has_past('claim_relation', 'from_id', 'annotation');
select has_past('entity', 'id', 'none');
select has_past('name', 'entity_id', 'none');
select has_past('entity_description', 'entity_id', 'none');
select has_past('event', 'id', 'none');
select has_past('event_title', 'event_id', 'none');
select has_past('participant', 'event_id', 'none');
drop function has_past(regclass, text, text);

alter table article disable trigger keep_past;
update article a set since = coalesce((select min(c.at) from change c where c.id = a.id), '-infinity');
alter table article enable trigger keep_past;

-- The log says who, why, and what is told of it to those who see published data only.

alter table change
    drop constraint change_reason_check,
    add column public_op text check (public_op in ('upsert', 'delete', 'redact')),
    add column "by" text,
    add column note text,
    add column fields text[],
    add column merged_into_id uuid,
    add column decision text check (decision in ('REVIEW', 'PUBLISH', 'REJECT')),
    alter column at set default write_instant();
alter table change add constraint change_reason_check check (reason in (
    'load', 'correction', 'removal', 'withholding', 'cancellation', 'restoration', 'retraction', 'redaction', 'merge', 'split',
    'review', 'redating', 'visibility'
));
comment on column change.public_op is 'What those see who see published data only: a withheld article is gone for them. Null: nothing.';
comment on column change."by" is 'Who did it; null for what was loaded before that was kept.';
comment on column change.note is 'Why, in words, where somebody said so.';
comment on column change.fields is 'What became another, by the names of the fields; null where the item is new or gone.';
comment on column change.merged_into_id is 'The entity that took the item over.';
comment on column change.decision is 'What a reviewer decided with this write; null for every other one.';
create index change_article_id on change (article_id, seq) where article_id is not null;

update annotation n set hidden = true from article a where a.id = n.article_id and (a.hidden or n.state <> 'PUBLISHED');
update revision t set hidden = true from article a where a.id = t.article_id and a.hidden;
update mention t set hidden = true from annotation n where n.id = t.id and n.hidden;
update quote t set hidden = true from annotation n where n.id = t.id and n.hidden;
update claim t set hidden = true from annotation n where n.id = t.id and n.hidden;
update event_report t set hidden = true from annotation n where n.id = t.id and n.hidden;
update attribution t set hidden = true from annotation n where n.id = t.annotation_id and n.hidden;
update claim_about t set hidden = true from annotation n where n.id = t.claim_id and n.hidden;
update article_entity t set hidden = true
where not exists (select from mention m where m.article_id = t.article_id and m.entity_id = t.entity_id and not m.hidden);
update event e set hidden = true
where exists (select from event_report r where r.event_id = e.id and r.hidden)
    and not exists (select from event_report r where r.event_id = e.id and not r.hidden);
update event_entity t set hidden = true from event e where e.id = t.event_id and e.hidden;

create function is_spoken_of(entity uuid) returns boolean
    language sql stable
    return exists (select from mention t where t.entity_id = is_spoken_of.entity and not t.hidden)
        or exists (select from attribution t where t.entity_id = is_spoken_of.entity and not t.hidden)
        or exists (select from claim_about t where t.entity_id = is_spoken_of.entity and not t.hidden)
        or exists (select from event_entity t where t.entity_id = is_spoken_of.entity and not t.hidden)
        or exists (select from article t where t.publisher_id = is_spoken_of.entity and not t.hidden)
        or exists (
            select from claim_review t join claim c on c.id = t.claim_id
            where t.reviewer_id = is_spoken_of.entity and not c.hidden
        );
comment on function is_spoken_of(uuid) is 'Whether anything that is published speaks of an entity.';

create function is_only_given(entity uuid) returns boolean
    language sql stable
    return not exists (select from mention t where t.entity_id = is_only_given.entity)
        and not exists (select from attribution t where t.entity_id = is_only_given.entity)
        and not exists (select from claim_about t where t.entity_id = is_only_given.entity)
        and not exists (select from event_entity t where t.entity_id = is_only_given.entity)
        and not exists (select from article t where t.publisher_id = is_only_given.entity)
        and not exists (select from claim_review t where t.reviewer_id = is_only_given.entity)
        and exists (
            select from entity e left join article a on a.id = e.given_by
            where e.id = is_only_given.entity
                and case
                    when a.id is null then not e.hidden
                    else not a.hidden and not exists (select from annotation n where n.article_id = a.id and n.hidden)
                end
        );
comment on function is_only_given(uuid) is 'Whether nothing at all speaks of an entity, and what gave it is all published: where nothing gives it any more, it stays as it is.';

update entity e set hidden = true
where exists (select from annotation n where n.hidden) and not is_spoken_of(e.id) and not is_only_given(e.id);
update search_document d set hidden = true
from (
    select id from article where hidden
    union all select id from annotation where hidden
    union all select id from event where hidden
    union all select id from entity where hidden
) h
where h.id = d.id;
update change c set public_op = op
where not exists (select from annotation h where h.id = c.id and h.hidden)
    and not exists (select from article h where h.id = c.id and h.hidden)
    and not exists (select from event h where h.id = c.id and h.hidden)
    and not exists (select from entity h where h.id = c.id and h.hidden);

create schema published;
comment on schema published is 'What everybody may see: the tables without what is hidden.';
create view published.article as select * from public.article where not hidden;
create view published.revision as select * from public.revision where not hidden;
-- The state, too, so that PostgreSQL sees at once that nobody finds a draft here.
create view published.annotation as select * from public.annotation where not hidden and state = 'PUBLISHED';
create view published.mention as select * from public.mention where not hidden;
create view published.quote as select * from public.quote where not hidden;
create view published.claim as select * from public.claim where not hidden;
create view published.event_report as select * from public.event_report where not hidden;
create view published.attribution as select * from public.attribution where not hidden;
create view published.claim_about as select * from public.claim_about where not hidden;
create view published.article_entity as select * from public.article_entity where not hidden;
create view published.event as select * from public.event where not hidden;
create view published.event_entity as select * from public.event_entity where not hidden;
create view published.entity as select * from public.entity where not hidden;
create view published.search_document as select * from public.search_document where not hidden;
create view published.change as
    select c.seq, c.xid, c.public_op as op, c.type, c.id, c.version, c.at, c.reason, c.article_id, c.public_op,
        null::text as "by", null::text as note, c.fields,
        (select e.id from public.entity e where e.id = c.merged_into_id and not e.hidden) as merged_into_id,
        null::text as decision
    from public.change c where c.public_op is not null;

-- An article with what stands in it as they were at an instant.

create schema past;
comment on schema past is 'The tables of one article as they were at an instant.';

create function with_survivors(was jsonb) returns jsonb
    language sql stable
    return was || coalesce((
        select jsonb_object_agg(k.name, e.merged_into_id)
        from unnest(array['entity_id', 'speaker_id', 'claimant_id', 'reviewer_id', 'publisher_id']) as k (name)
        join public.entity e on e.id = (was ->> k.name)::uuid and e.merged_into_id is not null
    ), '{}');
comment on function with_survivors(jsonb) is 'A row that was, with the survivors of the entities that it spoke of: the ids of merged ones lead nowhere else.';

create function past.article(article_id uuid, instant timestamptz) returns setof public.article
    language sql stable rows 1
    as $$
        select t.* from public.article t where t.id = $1 and t.since <= $2
        union all
        select r.* from public.past_row p
        cross join lateral jsonb_populate_record(null::public.article, public.with_survivors(p."row")) r
        where p.article_id = $1 and p.relation = 'article' and p.since <= $2 and p.until > $2
    $$;
create function past.revision(article_id uuid, instant timestamptz) returns setof public.revision
    language sql stable rows 10
    as $$ select t.* from public.revision t where t.article_id = $1 and t.created_at <= $2 $$;

create function make_past(relation text) returns void
    language plpgsql
as $$
begin
    execute format(
        $made$
            create function past.%1$I(article_id uuid, instant timestamptz) returns setof public.%1$I
                language sql stable rows 50
                as $body$
                    select t.* from public.%1$I t where t.%2$s and t.since <= $2
                    union all
                    select r.* from public.past_row p
                    cross join lateral jsonb_populate_record(null::public.%1$I, public.with_survivors(p."row")) r
                    where p.article_id = $1 and p.relation = %1$L and p.since <= $2 and p.until > $2
                $body$
        $made$,
        relation,
        case relation
            when 'quantity' then 'claim_id in (select c.id from public.claim c where c.article_id = $1)'
            when 'claim_review' then 'claim_id in (select c.id from public.claim c where c.article_id = $1)'
            when 'claim_relation' then 'from_id in (select c.id from public.claim c where c.article_id = $1)'
            else 'article_id = $1'
        end
    );
end
$$;
select make_past(relation) from unnest(array[
    'annotation', 'span', 'mention', 'quote', 'claim', 'event_report', 'attribution', 'quantity', 'claim_review', 'claim_relation'
]) as relation;
drop function make_past(text);

create function past.claim_about(article_id uuid, instant timestamptz) returns setof public.claim_about
    language sql stable rows 50
    as $$
        select distinct on (w.claim_id, w.entity_id) w.*
        from (
            select t.* from public.claim_about t where t.article_id = $1 and t.since <= $2
            union all
            select r.* from public.past_row p
            cross join lateral jsonb_populate_record(null::public.claim_about, public.with_survivors(p."row")) r
            where p.article_id = $1 and p.relation = 'claim_about' and p.since <= $2 and p.until > $2
        ) w
        order by w.claim_id, w.entity_id, w.ordinal
    $$;
comment on function past.claim_about(uuid, timestamptz) is 'Who was merged since with another whom the claim is about stands there once.';

create function past.article_entity(article_id uuid, instant timestamptz) returns setof public.article_entity
    language sql stable rows 50
    as $$
        select $1, m.entity_id, min(m.recency), coalesce(min(m.start_offset) filter (where not m.hidden), min(m.start_offset)),
            bool_and(m.hidden)
        from past.mention($1, $2) m group by m.entity_id
    $$;

create schema published_past;
comment on schema published_past is 'The tables of one article as they were at an instant, without what was hidden then.';
create function published_past.article(article_id uuid, instant timestamptz) returns setof public.article
    language sql stable rows 1 as $$ select * from past.article($1, $2) t where not t.hidden $$;
create function published_past.revision(article_id uuid, instant timestamptz) returns setof public.revision
    language sql stable rows 10 as $$ select * from past.revision($1, $2) t where not t.hidden $$;
create function published_past.annotation(article_id uuid, instant timestamptz) returns setof public.annotation
    language sql stable rows 50 as $$ select * from past.annotation($1, $2) t where not t.hidden $$;
create function published_past.mention(article_id uuid, instant timestamptz) returns setof public.mention
    language sql stable rows 50 as $$ select * from past.mention($1, $2) t where not t.hidden $$;
create function published_past.quote(article_id uuid, instant timestamptz) returns setof public.quote
    language sql stable rows 50 as $$ select * from past.quote($1, $2) t where not t.hidden $$;
create function published_past.claim(article_id uuid, instant timestamptz) returns setof public.claim
    language sql stable rows 50 as $$ select * from past.claim($1, $2) t where not t.hidden $$;
create function published_past.event_report(article_id uuid, instant timestamptz) returns setof public.event_report
    language sql stable rows 50 as $$ select * from past.event_report($1, $2) t where not t.hidden $$;
create function published_past.attribution(article_id uuid, instant timestamptz) returns setof public.attribution
    language sql stable rows 50 as $$ select * from past.attribution($1, $2) t where not t.hidden $$;
create function published_past.claim_about(article_id uuid, instant timestamptz) returns setof public.claim_about
    language sql stable rows 50 as $$ select * from past.claim_about($1, $2) t where not t.hidden $$;
create function published_past.article_entity(article_id uuid, instant timestamptz) returns setof public.article_entity
    language sql stable rows 50 as $$ select * from past.article_entity($1, $2) t where not t.hidden $$;
create function published_past.span(article_id uuid, instant timestamptz) returns setof public.span
    language sql stable rows 50 as $$ select * from past.span($1, $2) $$;
create function published_past.quantity(article_id uuid, instant timestamptz) returns setof public.quantity
    language sql stable rows 50 as $$ select * from past.quantity($1, $2) $$;
create function published_past.claim_review(article_id uuid, instant timestamptz) returns setof public.claim_review
    language sql stable rows 50 as $$ select * from past.claim_review($1, $2) $$;
create function published_past.claim_relation(article_id uuid, instant timestamptz) returns setof public.claim_relation
    language sql stable rows 50 as $$ select * from past.claim_relation($1, $2) $$;

-- What was taken out, and which entities became one.

create table redaction (
    id uuid primary key,
    article_id uuid references article,
    entity_id uuid references entity,
    event_id uuid references event on delete cascade,
    at timestamptz not null default write_instant(),
    "by" text not null,
    ground text not null check (ground <> ''),
    check (num_nonnulls(article_id, entity_id, event_id) = 1)
);
comment on table redaction is 'A tombstone: that words were taken out, when, and on what ground; never which.';
create index redaction_article_id on redaction (article_id);
create index redaction_entity_id on redaction (entity_id);
create index redaction_event_id on redaction (event_id);

create table entity_merge (
    id uuid primary key,
    survivor_id uuid not null references entity,
    merged_id uuid not null references entity,
    at timestamptz not null default write_instant(),
    "by" text not null,
    note text,
    along uuid[] not null default '{}',
    undone_at timestamptz,
    undone_by text,
    check (survivor_id <> merged_id)
);
comment on table entity_merge is 'That one entity took over another. The other keeps its own description, names and keys, which bundles go on to change; whoever asks for it is answered with the survivor.';
comment on column entity_merge.along is 'The entities that had been merged into the merged one: they came along.';
create index entity_merge_survivor_id on entity_merge (survivor_id);
create index entity_merge_merged_id on entity_merge (merged_id);
create unique index entity_merge_in_force on entity_merge (merged_id) where undone_at is null;

-- Whoever asks by an id is answered by it or by its survivor: the index has the merged ones alone, so that looking costs little.
create unique index entity_merged on entity (id) where merged_into_id is not null;

-- The survivor of a merge has what its merged ones have, beside what is its own: copies, kept by db/taken_over.py.
alter table name add column taken_from uuid references entity;
comment on column name.taken_from is 'The merged entity whose name it is; null for the entity''s own.';
create index name_taken_from on name (taken_from) where taken_from is not null;
alter table entity_description add column taken_from uuid references entity;
comment on column entity_description.taken_from is 'The merged entity whose description it is; null for the entity''s own.';
create index entity_description_taken_from on entity_description (taken_from) where taken_from is not null;

create table reference_origin (
    relation text not null
        check (relation in ('mention', 'attribution', 'claim_about', 'claim_review', 'article', 'event', 'participant')),
    owner_id uuid not null,
    place integer not null,
    said_id uuid not null references entity,
    origin_id uuid not null references entity,
    role participant_role,
    primary key (relation, owner_id, place),
    check ((relation = 'participant') = (role is not null))
);
comment on table reference_origin is 'References to entities that do not stand as bundles have them: because of a merge, or of a split. Kept by db/entity_reference.py.';
comment on column reference_origin.relation is 'The table that the reference stands in.';
comment on column reference_origin.owner_id is 'The annotation, article or event that refers.';
comment on column reference_origin.place is 'The position or ordinal; 0 where there is one reference only.';
comment on column reference_origin.said_id is 'The entity that the bundle means: its key leads there.';
comment on column reference_origin.origin_id is 'The entity that is meant when no merge is in force: another than said_id after a split. What stands in the table is the one that took it over; nothing where that stands there already.';
comment on column reference_origin.role is 'Of a participant.';
create index reference_origin_said_id on reference_origin (said_id);
create index reference_origin_origin_id on reference_origin (origin_id);
create index reference_origin_owner_id on reference_origin (owner_id);
