-- Callers see the keys of entities, each only if they see a bundle that uses it. Keys and slugs that are similar to what somebody
-- typed are found by indexes, which are made beside whoever writes, outside of a transaction; what is left of one that was cut off
-- is taken away first.

create table if not exists entity_key_giver (
    entity_id uuid not null,
    article_id uuid not null,
    annotation_set text not null,
    key text not null references entity_key on update cascade on delete cascade deferrable initially deferred,
    primary key (entity_id, article_id, annotation_set),
    foreign key (entity_id, article_id, annotation_set) references given on update cascade on delete cascade deferrable initially deferred
);
comment on table entity_key_giver is 'The key by which a bundle names an entity: a bundle has one key for each of its entities. Bundles that were loaded before keys were recorded have no row until they are loaded again.';
comment on column entity_key_giver.entity_id is 'The entity for which the bundle uses the key. After a split, the key may lead to another one.';
create index if not exists entity_key_giver_key on entity_key_giver (key);

create or replace function entity_key_is_seen(key text, entity uuid) returns boolean
    language sql stable
    return case
        when exists (select from public.entity_key_giver l where l.key = $1) then exists (
            select from public.entity_key_giver l
            join public.given g
                on (g.id, g.article_id, g.annotation_set) = (l.entity_id, l.article_id, l.annotation_set)
            where l.key = $1 and not g.hidden
        )
        when not exists (select from public.entity_key o where o.entity_id = $2 and o.key <> $1) then true
        else not exists (
            select from public.given g
            where g.id = $2 and g.hidden and not exists (
                select from public.entity_key_giver l
                where (l.entity_id, l.article_id, l.annotation_set) = (g.id, g.article_id, g.annotation_set)
            )
        )
    end;
comment on function entity_key_is_seen(text, uuid) is 'Whether callers who see only published data see the key of an entity that they see: a visible bundle uses it. If it is not recorded which bundles use it, they see it if it is the only key, or if no hidden bundle can have brought it.';

create or replace view published.entity_key as
    select k.key, k.entity_id from public.entity_key k where entity_key_is_seen(k.key, k.entity_id);

drop index concurrently if exists entity_key_similar;
create index concurrently entity_key_similar on entity_key using gin (key gin_trgm_ops);
drop index concurrently if exists event_key_similar;
create index concurrently event_key_similar on event_key using gin (key gin_trgm_ops);
drop index concurrently if exists article_similar;
create index concurrently article_similar on article using gin (slug gin_trgm_ops);
