-- Articles in the order in which they were written, for feed readers; and addresses that a calendar or a feed reader asks without a key.

create table article_written (
    article_id uuid primary key,
    recency bigint not null,
    public_recency bigint
);
comment on table article_written is 'When each article, or anything in it, was last written: a copy of the change log''s newest row of it, kept by the trigger keep_written. No foreign key: the log outlives its items.';
comment on column article_written.recency is 'Microseconds before 1970, negated instant of the write: ascending is newest first.';
comment on column article_written.public_recency is 'The same of the newest write that those who see published data only are told of; null where there is none.';
create index article_written_order on article_written (recency, article_id);
create index article_written_public_order on article_written (public_recency, article_id) where public_recency is not null;

create view published.article_written as
    select article_id, public_recency as recency from public.article_written where public_recency is not null;

create function recency_of(instant timestamptz) returns bigint
    language sql immutable parallel safe
    return -(extract(epoch from instant at time zone 'UTC') * 1000000)::bigint;
comment on function recency_of(instant timestamptz) is 'Microseconds before 1970: ascending is newest first.';

create function keep_written() returns trigger
    language plpgsql
as $$
declare
    written constant bigint := recency_of(new.at);
    told constant bigint := case when new.public_op is not null then written end;
begin
    insert into article_written as w (article_id, recency, public_recency) values (new.id, written, told)
    on conflict (article_id) do update
        set recency = least(w.recency, excluded.recency), public_recency = least(w.public_recency, excluded.public_recency)
        where w.recency > excluded.recency
            or (excluded.public_recency is not null and coalesce(w.public_recency > excluded.public_recency, true));
    return null;
end
$$;
comment on function keep_written() is 'Keeps article_written: it runs for every row of the change log that is an article''s.';
create trigger keep_written after insert or update of public_op on change for each row
    when (new.type = 'article') execute function keep_written();

insert into article_written (article_id, recency, public_recency)
select id, min(recency_of(at)), min(recency_of(at)) filter (where public_op is not null)
from change where type = 'article' group by id;

create table feed_address (
    id uuid primary key,
    key_id uuid not null references api_key,
    token_sha256 bytea not null unique check (length(token_sha256) = 32),
    resource text not null check (resource ~ '^/v1/' and length(resource) <= 2000),
    format text not null check (format ~ '^[a-z]+$'),
    file_name text not null check (file_name ~ '^[A-Za-z0-9._-]+$' and length(file_name) <= 300),
    with_drafts boolean not null default false,
    description text check (description <> '' and length(description) <= 200),
    created_at timestamptz not null default now(),
    revoked_at timestamptz,
    last_used_at timestamptz
);
comment on table feed_address is 'Addresses that are read without a key: each answers one export. Whoever knows this table can use none of them.';
comment on column feed_address.key_id is 'The key that made it: what the bearer of that key, or of the one that took its place, may see is what is answered.';
comment on column feed_address.token_sha256 is 'The hash of the token in the address, which is 256 random bits: nothing slower is needed.';
comment on column feed_address.resource is 'What is exported: the address of a resource of REST with its parameters.';
comment on column feed_address.format is 'The format: see service/exports/formats.py.';
comment on column feed_address.file_name is 'The end of the address, by which calendars and readers know what it is.';
comment on column feed_address.with_drafts is 'Whether drafts are answered too, as long as the bearer may see them.';
comment on column feed_address.revoked_at is 'When it was revoked; it was answered until then.';
comment on column feed_address.last_used_at is 'When it was asked last, to the minute.';
create index feed_address_key_id on feed_address (key_id, id);

-- The key that a client bears now: the last of those that took the place of one another.
create function bearer_of(key uuid) returns uuid
    language sql stable
    return (
        with recursive successor as (
            select bearer_of.key as id, 0 as depth
            union
            select k.rotated_to_id, s.depth + 1
            from successor s join api_key k on k.id = s.id
            where k.rotated_to_id is not null and k.rotated_to_id <> k.id
        )
        select id from successor order by depth desc limit 1
    );
comment on function bearer_of(key uuid) is 'The key that took the place of a key, itself where none did.';
