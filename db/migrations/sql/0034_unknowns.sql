-- Why a value is not known. The checks are not valid, so that PostgreSQL does not read the tables while everybody waits.

create function are_unknowns(unknowns text[]) returns boolean
    language sql immutable
    as $$ select array_to_string($1, ',') ~ '^[A-Za-z]+ (NOT_STATED|NONE|WITHHELD)(,[A-Za-z]+ (NOT_STATED|NONE|WITHHELD))*$' $$;
comment on function are_unknowns(text[]) is 'Whether these are fields that are not known, each with the reason: headline NOT_STATED.';

alter table article add column unknowns text[],
    add constraint article_unknowns_check check (are_unknowns(unknowns)) not valid;
alter table event add column unknowns text[],
    add constraint event_unknowns_check check (are_unknowns(unknowns)) not valid;
alter table quote add column unknowns text[],
    add constraint quote_unknowns_check check (are_unknowns(unknowns)) not valid;
alter table claim add column unknowns text[],
    add constraint claim_unknowns_check check (are_unknowns(unknowns)) not valid;
comment on column article.unknowns is 'The fields that have no value because it is not known, each with the reason; null if there are none.';
comment on column event.unknowns is 'The fields that have no value because it is not known, each with the reason; null if there are none.';
comment on column quote.unknowns is 'The fields that have no value because it is not known, each with the reason; null if there are none.';
comment on column claim.unknowns is 'The fields that have no value because it is not known, each with the reason; null if there are none.';

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
select publish('quote', 'not hidden');
select publish('claim', 'not hidden');
drop function publish(text, text, jsonb);
