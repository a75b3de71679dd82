-- What a bundle gives to an entity or event that others speak of, too, is seen by whoever may see one of those who give it.
-- And everything that both see has a second version, which rises only with what those see who see published data only.

set constraints all immediate;
lock table change in share row exclusive mode;  -- nobody writes until it is known who gives what
set local isnad.forget = 'on';  -- none of this changes the content of items

create table given (
    id uuid not null,
    article_id uuid not null references article deferrable initially deferred,
    annotation_set text not null default '',
    type text not null check (type in ('entity', 'event')),
    place bigint not null generated always as identity,
    said jsonb,
    state review_state not null default 'PUBLISHED',
    is_released boolean not null default false,
    unclaimed text[] not null default '{}',
    hidden boolean not null default false,
    primary key (id, article_id, annotation_set)
);
comment on table given is 'What a bundle says about an entity or event: one row for each article, and for each of its annotation sets. There is no foreign key to the subject, which is an entity or an event.';
comment on column given.annotation_set is 'The annotation set; empty for the article''s own bundle.';
comment on column given.place is 'The order in which bundles gave it: if they describe it differently, the first visible one is used.';
comment on column given.said is 'The description, with the ids of entities as the bundle means them. Null if it was loaded before descriptions were kept. Names are in name_giver.';
comment on column given.state is 'The review state of the bundle; it decides if no annotation of the bundle mentions the subject.';
comment on column given.is_released is 'Whether the bundle no longer contains the subject. The row stays, and the next bundle that contains it describes it.';
comment on column given.unclaimed is 'Names, and the Wikidata id, that the bundle contains and does not give: it is not public, and everybody sees them although no bundle gives them. If one of them is redacted, the next load of the bundle must name the version that it knows.';
comment on column given.hidden is 'Whether callers who see only published data do not see what is given: the article is hidden, or every annotation of the bundle about the subject is. Kept by db/settle/givers.py.';
create index given_in_order on given (id, hidden, is_released, (annotation_set <> ''), place);
create index given_article_id on given (article_id, annotation_set);

create table name_giver (
    entity_id uuid not null,
    ordinal integer not null,
    article_id uuid not null,
    annotation_set text not null,
    kind name_kind not null,
    script text not null,
    primary key (entity_id, ordinal, article_id, annotation_set),
    foreign key (entity_id, ordinal) references name on delete cascade
);
comment on table name_giver is 'The bundles that give a name, each with the kind that it states. A name that no bundle gives any longer stays unchanged.';
create index name_giver_article_id on name_giver (article_id, annotation_set);

alter table name add column hidden boolean not null default false;
alter table entity_description add column hidden boolean not null default false;
alter table entity
    add column described_by uuid,
    add column described_in text,
    add column said_hidden boolean not null default false,
    add column wikidata_hidden boolean not null default false,
    add column public_version integer not null default 1 check (public_version >= 1);
alter table event
    add column described_by uuid,
    add column described_in text,
    add column public_version integer not null default 1 check (public_version >= 1);
alter table article add column public_version integer not null default 1 check (public_version >= 1);
comment on column name.hidden is 'True if every bundle that gives the name is hidden.';
comment on column entity_description.hidden is 'A copy of said_hidden of the entity whose description it is.';
comment on column entity.described_by is 'The article whose bundle describes the entity (see given); null if none does.';
comment on column entity.described_in is 'The annotation set of that bundle.';
comment on column entity.said_hidden is 'True if every bundle that describes the entity is hidden. If the entity is visible because of a merge, its description and addresses are not shown.';
comment on column entity.wikidata_hidden is 'True if every bundle that gives the Wikidata id is hidden.';
comment on column entity.public_version is 'The version for callers who see only published data: it rises if something that they see changes.';
comment on column event.described_by is 'The article whose bundle describes the event (see given); null if none does.';
comment on column event.described_in is 'The annotation set of that bundle.';
comment on column event.public_version is 'The version for callers who see only published data: it rises if something that they see changes.';
comment on column article.public_version is 'The version for callers who see only published data: it rises if something that they see changes.';
update article set public_version = version;
update entity set public_version = version, described_by = given_by, described_in = case when given_by is not null then '' end;
update event set public_version = version, described_by = given_by, described_in = case when given_by is not null then '' end;

alter table change add column public_version integer, add column public_fields text[];
comment on column change.public_version is 'The version that callers who see only published data receive; null: the same.';
comment on column change.public_fields is 'The fields that changed for callers who see only published data; null: the same.';
alter table membership_change add column public_version integer, add column is_public boolean not null default true;
comment on column membership_change.public_version is 'The version that callers who see only published data receive; null: the same.';
comment on column membership_change.is_public is 'Whether callers who see only published data receive the change.';

create table public_search_document (like search_document including defaults including constraints, primary key (id));
comment on table public_search_document is 'The words by which callers who see only published data find a thing, if they see fewer of its texts than others do. search_document has all words.';
comment on column public_search_document.hidden is 'A copy of the column hidden of the document''s subject.';
create index public_search_document_words on public_search_document using gin (words);

-- A set differs from its bundle, too, if what the bundle gives to entities and events was redacted.
alter table annotation_set add column has_diverged boolean not null default false, add column loaded_version integer;
comment on column annotation_set.has_diverged is 'Whether what the bundle gave to entities and events was redacted since it was loaded: the next load must name the version that it knows.';
comment on column annotation_set.loaded_version is 'The version that the article had after the set''s bundle was last loaded; null if that was before versions were kept here.';

-- A set that has another name, because words of it were redacted, is the same set.
create function rename_giver() returns trigger
    language plpgsql
as $$
begin
    update name_giver l set annotation_set = new.annotation_set
        where (l.entity_id, l.article_id, l.annotation_set) = (old.id, old.article_id, old.annotation_set);
    return null;
end
$$;
comment on function rename_giver() is 'Renames an annotation set where it is recorded as a giver of names.';
create trigger rename_giver after update of annotation_set on given for each row
    when (old.annotation_set <> new.annotation_set) execute function rename_giver();

create function givers_seen(articles uuid[])
    returns table (id uuid, article_id uuid, annotation_set text, is_seen boolean)
    language sql stable
    as $$
        with own as (
            select n.id, n.article_id, n.annotation_set, n.hidden from public.annotation n where n.article_id = any($1)
        ), spoken as (
            select o.*, t.entity_id as of_id from own o join public.mention t on t.id = o.id
            union all select o.*, t.entity_id from own o join public.attribution t on t.annotation_id = o.id
            union all select o.*, t.entity_id from own o join public.claim_about t on t.claim_id = o.id
            union all select o.*, t.reviewer_id from own o join public.claim_review t on t.claim_id = o.id
            union all select o.*, t.said_id from own o join public.reference_origin t on t.owner_id = o.id
            union all select o.*, t.event_id from own o join public.event_report t on t.id = o.id
            union all select o.*, t.event_id from own o join public.claim t on t.id = o.id
            union all select a.id, a.id, '', a.hidden, a.publisher_id from public.article a where a.id = any($1)
            union all select a.id, a.id, '', a.hidden, t.said_id
                from public.article a join public.reference_origin t on t.owner_id = a.id where a.id = any($1)
            union all select o.*, c.id
                from public.given g
                join own o on (o.article_id, o.annotation_set) = (g.article_id, g.annotation_set)
                join public.event_report t on t.id = o.id and t.event_id = g.id
                cross join lateral (
                    select (p ->> 1)::uuid as id from jsonb_array_elements(g.said -> 'participants') p
                    union all select (g.said ->> 'place_id')::uuid
                ) c
                where g.type = 'event' and g.article_id = any($1)
        ), judged as (
            select s.article_id, s.annotation_set, s.of_id, bool_or(not s.hidden) as is_seen from spoken s
            where s.of_id is not null group by 1, 2, 3
        )
        select g.id, g.article_id, g.annotation_set, not a.hidden and coalesce(j.is_seen, g.state = 'PUBLISHED' and not exists (
            select from own o where (o.article_id, o.annotation_set) = (g.article_id, g.annotation_set) and o.hidden
        ))
        from public.given g join public.article a on a.id = g.article_id
        left join judged j on (j.of_id, j.article_id, j.annotation_set) = (g.id, g.article_id, g.annotation_set)
        where g.article_id = any($1)
    $$;
comment on function givers_seen(uuid[]) is 'For everything that the bundles of some articles give: whether callers who see only published data see it. They do if the article is public and something that the bundle says about the subject is, or if it says nothing about it and is published as a whole.';

create function name_is_seen(entity uuid, ordinal integer) returns boolean
    language sql stable
    return exists (
        select from name_giver l join given g on (g.id, g.article_id, g.annotation_set) = (l.entity_id, l.article_id, l.annotation_set)
        where l.entity_id = $1 and l.ordinal = $2 and not g.hidden
    ) or exists (
        select from entity m join name n on (n.entity_id, n.ordinal) = ($1, $2)
        join name o on (o.entity_id, o.text, o.language) = (m.id, n.text, n.language)
        join name_giver l on (l.entity_id, l.ordinal) = (o.entity_id, o.ordinal)
        join given g on (g.id, g.article_id, g.annotation_set) = (l.entity_id, l.article_id, l.annotation_set)
        where m.merged_into_id = $1 and not g.hidden
    );
comment on function name_is_seen(uuid, integer) is 'Whether any visible bundle gives a name to the entity, or to one that was merged into it.';

create function wikidata_is_given(entity uuid, wikidata text, is_seen boolean) returns boolean
    language sql stable
    return exists (select from given g where g.id = $1 and g.said ->> 'wikidata' = $2 and (not $3 or not g.hidden));
comment on function wikidata_is_given(uuid, text, boolean) is 'Whether any bundle (or any visible one) gives the entity this Wikidata id.';

create or replace function is_only_given(entity uuid) returns boolean
    language sql stable
    return not exists (select from mention t where t.entity_id = is_only_given.entity)
        and not exists (select from attribution t where t.entity_id = is_only_given.entity)
        and not exists (select from claim_about t where t.entity_id = is_only_given.entity)
        and not exists (select from event_entity t where t.entity_id = is_only_given.entity)
        and not exists (select from article t where t.publisher_id = is_only_given.entity)
        and not exists (select from claim_review t where t.reviewer_id = is_only_given.entity)
        and case
            when exists (select from given g where g.id = is_only_given.entity)
            then exists (select from given g where g.id = is_only_given.entity and not g.hidden)
            else exists (select from entity e where e.id = is_only_given.entity and not e.hidden)
        end;

-- Who gives what there is, as far as it is known: who described it first, and who gave a name first.

insert into given (id, article_id, type, said)
select e.id, e.given_by, 'entity', jsonb_build_object(
    'kind', e.kind, 'wikidata', e.wikidata, 'same_as', to_jsonb(e.same_as),
    'descriptions', coalesce((
        select jsonb_agg(jsonb_build_array(d.language, d.text) order by d.ordinal)
        from entity_description d where d.entity_id = e.id and d.taken_from is null
    ), '[]')
)
from entity e where e.given_by is not null order by e.id;
insert into given (id, article_id, type, said)
select e.id, e.given_by, 'event',
    to_jsonb(e) - '{id,version,given_by,sort_from,sort_to,hidden,since,described_by,described_in,public_version}'::text[]
    || jsonb_build_object(
        'place_id', coalesce((
            select o.said_id from reference_origin o where (o.relation, o.owner_id, o.place) = ('event', e.id, 0)
        ), e.place_id),
        'titles', coalesce((
            select jsonb_agg(jsonb_build_array(t.language, t.text) order by t.ordinal) from event_title t where t.event_id = e.id
        ), '[]'),
        'participants', coalesce((
            select jsonb_agg(jsonb_build_array(p.role, coalesce(o.said_id, p.entity_id)) order by p.ordinal)
            from participant p
            left join reference_origin o on (o.relation, o.owner_id, o.place) = ('participant', p.event_id, p.ordinal)
            where p.event_id = e.id
        ), '[]')
    )
from event e where e.given_by is not null order by e.id;
insert into given (id, article_id, type)
select distinct n.entity_id, n.given_by, 'entity' from name n where n.given_by is not null and n.taken_from is null
on conflict do nothing;
insert into name_giver (entity_id, ordinal, article_id, annotation_set, kind, script)
select n.entity_id, n.ordinal, n.given_by, '', n.kind, n.script from name n where n.given_by is not null and n.taken_from is null;

-- A name that nobody is known to give is given by the annotation sets that speak of the entity.
insert into given (id, article_id, annotation_set, type)
select distinct m.entity_id, n.article_id, n.annotation_set, 'entity'
from annotation n join mention m on m.id = n.id
where n.annotation_set <> ''
    and exists (select from name t where t.entity_id = m.entity_id and t.given_by is null and t.taken_from is null);
insert into name_giver (entity_id, ordinal, article_id, annotation_set, kind, script)
select n.entity_id, n.ordinal, g.article_id, g.annotation_set, n.kind, n.script
from name n join given g on g.id = n.entity_id
where g.annotation_set <> '' and n.given_by is null and n.taken_from is null;

update given g set hidden = true
from givers_seen((select array_agg(distinct article_id) from given)) s
where (s.id, s.article_id, s.annotation_set) = (g.id, g.article_id, g.annotation_set) and not s.is_seen;
update name n set hidden = true
where n.taken_from is null
    and exists (select from name_giver l where (l.entity_id, l.ordinal) = (n.entity_id, n.ordinal))
    and not name_is_seen(n.entity_id, n.ordinal);
update entity e set said_hidden = true
where exists (select from given g where (g.id, g.article_id, g.annotation_set) = (e.id, e.described_by, e.described_in) and g.hidden);
update entity e set wikidata_hidden = true
where e.wikidata is not null
    and not wikidata_is_given(e.id, e.wikidata, true) and wikidata_is_given(e.id, e.wikidata, false);
update entity_description d set hidden = true
from entity e where e.id = coalesce(d.taken_from, d.entity_id) and e.said_hidden;

-- What public articles call such an entity nobody kept: it is called what it was until one of their bundles is loaded again,
-- which is not the same as before any more.
update article a set bundle_sha256 = ''
where exists (
    select from article_entity t join name n on n.entity_id = t.entity_id where t.article_id = a.id and n.hidden
);
update name n set hidden = false
from entity e
where e.id = n.entity_id and not e.hidden and n.text = e.label and n.hidden
    and not exists (select from name o where o.entity_id = e.id and not o.hidden);
update name t set hidden = true
from name n where t.taken_from = n.entity_id and (n.text, n.language) = (t.text, t.language) and n.taken_from is null and n.hidden;
update entity e set label = coalesce((
    select n.text from name n where n.entity_id = e.id order by n.hidden,
        array_position(array['PREFERRED', 'ALIAS', 'TRANSLITERATION', 'MISSPELLING', 'DESCRIPTION'], n.kind::text), n.ordinal
    limit 1
), e.label)
where exists (select from name n where n.entity_id = e.id and n.hidden);
with changed as (
    update entity e set public_version = public_version + 1
    where not e.hidden and e.merged_into_id is null and (
        e.wikidata_hidden or e.said_hidden
        or exists (select from name n where n.entity_id = e.id and n.hidden)
        or exists (select from entity_description d where d.entity_id = e.id and d.hidden)
    )
    returning e.id, e.version, e.public_version
)
insert into change (op, type, id, version, reason, public_op, public_version)
select 'upsert', 'entity', t.id, t.version, 'visibility', 'upsert', t.public_version from changed t;
analyze given, name_giver;

-- What everybody may see.

create function publish(relation text, condition text, instead jsonb default '{}') returns void
    language plpgsql
as $$
begin
    execute format(
        'create or replace view published.%1$I as select %2$s from public.%1$I where %3$s', relation,
        (
            select string_agg(
                coalesce((instead ->> a.attname) || ' as ', '') || quote_ident(a.attname), ', ' order by a.attnum
            )
            from pg_attribute a
            where a.attrelid = format('public.%I', relation)::regclass and a.attnum > 0 and not a.attisdropped
        ),
        condition
    );
end
$$;
select publish('article', 'not hidden', '{"version": "public_version"}');
select publish('event', 'not hidden', '{"version": "public_version", "described_by": "null::uuid", "described_in": "null::text"}');
select publish('entity', 'not hidden', '{
    "version": "public_version", "described_by": "null::uuid", "described_in": "null::text",
    "wikidata": "case when not wikidata_hidden then wikidata end", "same_as": "case when said_hidden then ''{}'' else same_as end"
}');
select publish('name', 'not hidden');
select publish('entity_description', 'not hidden');
drop function publish(text, text, jsonb);
create index entity_seen_wikidata on entity ((case when not wikidata_hidden then wikidata end)) where not hidden;

create or replace view published.search_document as
    select * from public.search_document where not hidden
    union all select * from public.public_search_document where not hidden;
create or replace view published.change as
    select c.seq, c.xid, c.public_op as op, c.type, c.id, coalesce(c.public_version, c.version) as version, c.at, c.reason,
        c.article_id, c.public_op, null::text as "by", null::text as note, coalesce(c.public_fields, c.fields) as fields,
        (select e.id from public.entity e where e.id = c.merged_into_id and not e.hidden) as merged_into_id,
        null::text as decision, null::uuid as by_key_id
    from public.change c where c.public_op is not null;
create or replace view published.membership_change as
    select c.xid, c.seq, c.is_logged, c.type, c.id, c.article_id, coalesce(c.public_version, c.version) as version, c.at, c.reason,
        c.was_item and not c.was_hidden as was_item, null::boolean as was_hidden, c.language_before, c.entity_ids_before,
        c.is_item and not c.is_hidden as is_item, null::boolean as is_hidden, c.language, c.entity_ids
    from public.membership_change c
    where c.is_public and (c.was_item and not c.was_hidden or c.is_item and not c.is_hidden);
create or replace view filtered_item as
    select 'entity' as type, e.id, null::uuid as article_id, null::text as language, e.hidden, e.version, e.public_version
        from entity e where e.merged_into_id is null
    union all select 'event', e.id, null, null, e.hidden, e.version, e.public_version from event e
    union all select 'article', a.id, a.id, lower(a.language), a.hidden, a.version, a.public_version from article a
    union all select lower(n.kind), n.id, n.article_id, lower(a.language), n.hidden, n.version, n.version
        from annotation n join article a on a.id = n.article_id;
create or replace view search_text as
    select 'ARTICLE' as type, a.id, a.id as article_id, a.recency, 0 as part, 'HEADLINE' as field, a.language::text as language,
        a.headline as text, false as hidden
    from article a where a.headline is not null
    union all
    select 'ARTICLE', a.id, a.id, a.recency, 1, 'BODY', a.language::text, r.body, false
    from article a join revision r on r.id = a.revision_id
    union all
    select 'QUOTE', q.id, q.article_id, q.recency, 0, 'TEXT', q.language::text, q.text, false from quote q
    union all
    select 'CLAIM', c.id, c.article_id, c.recency, 0, 'TEXT', c.language::text, c.text, false from claim c
    union all
    select 'EVENT', t.event_id, null, 9223372036854775807, t.ordinal, 'TITLE', t.language::text, t.text, false from event_title t
    union all
    select 'ENTITY', n.entity_id, null, 9223372036854775807, n.ordinal, 'NAME', n.language::text, n.text, n.hidden
    from name n join entity e on e.id = n.entity_id where e.merged_into_id is null
    union all
    select 'ENTITY', d.entity_id, null, 9223372036854775807, -1 - d.ordinal, 'DESCRIPTION', d.language::text, d.text, d.hidden
    from entity_description d join entity e on e.id = d.entity_id where e.merged_into_id is null;
create or replace function published_past.article(article_id uuid, instant timestamptz) returns setof public.article
    language sql stable rows 1
    as $$
        select r.* from past.article($1, $2) t
        cross join lateral jsonb_populate_record(t, jsonb_build_object('version', coalesce(t.public_version, t.version))) r
        where not t.hidden
    $$;
create function published.rows_at(owner uuid, instant timestamptz) returns table (relation text, "row" jsonb)
    language sql stable rows 20
    as $$
        with found as materialized (
            select r.relation, r."row" from public.rows_at($1, $2) r
        ), hidden as materialized (
            select g.article_id, g.annotation_set from public.given g where g.id = $1 and g.hidden
        ), described as (
            select exists (
                select from found f join hidden h
                    on h.article_id = coalesce(f."row" ->> 'described_by', f."row" ->> 'given_by')::uuid
                    and h.annotation_set = coalesce(f."row" ->> 'described_in', '')
                where f.relation in ('entity', 'event')
            ) as is_hidden
        )
        select f.relation, f."row" - 'label'
            || case when f.relation = 'entity' and e.wikidata_hidden then '{"wikidata": null}'::jsonb else '{}' end
            || case when f.relation = 'entity' and (e.said_hidden or d.is_hidden) then '{"same_as": []}'::jsonb else '{}' end
        from found f cross join described d left join public.entity e on e.id = $1
        where not (d.is_hidden and f.relation in ('event', 'event_title', 'participant', 'entity_description'))
            and not (f.relation in ('name', 'entity_description') and coalesce((f."row" ->> 'hidden')::boolean, false))
            and not (f.relation = 'name' and coalesce(
                (
                    select n.hidden from public.name n
                    where n.entity_id = $1 and (n.text, n.language::text) = (f."row" ->> 'text', f."row" ->> 'language')
                ),
                exists (select from hidden h where h.article_id = (f."row" ->> 'given_by')::uuid and h.annotation_set = '')
            ))
    $$;
comment on function published.rows_at(uuid, timestamptz) is 'An item as it was at an instant, without what is hidden now, such as a description that only a hidden bundle gave.';

set local isnad.forget = 'off';
