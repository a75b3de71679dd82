-- Who may ask: the keys of the API, of which only the hashes are here.

create table api_key (
    id uuid primary key,
    name text not null check (name <> '' and length(name) <= 100 and name !~ '[[:cntrl:]]'),
    prefix text not null unique check (prefix ~ '^[0-9a-f]{12}$'),
    secret_sha256 bytea not null check (length(secret_sha256) = 32),
    scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['read', 'sync', 'draft', 'admin']),
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz,
    rotated_to_id uuid references api_key
);
comment on table api_key is 'The keys of the API. A key is living until it is revoked or rotated; whoever knows this table can use none of them.';
comment on column api_key.name is 'Who bears the key, as the history has it. One living key has it; its forerunners have it too.';
comment on column api_key.prefix is 'The part of the key that is no secret: by it the key is found.';
comment on column api_key.secret_sha256 is 'The hash of the secret part, which is 256 random bits: nothing slower is needed.';
comment on column api_key.scopes is 'What the key allows: see db/scope.py.';
comment on column api_key.expires_at is 'From when on the key is not taken any more; null: never.';
comment on column api_key.revoked_at is 'When the key was revoked; it was taken until then.';
comment on column api_key.last_used_at is 'When the key was used last, to the minute.';
comment on column api_key.rotated_to_id is 'The key that took the place of this one, which is taken until it expires.';
create unique index api_key_living_name on api_key (name) where revoked_at is null and rotated_to_id is null;
create index api_key_rotated_to_id on api_key (rotated_to_id) where rotated_to_id is not null;
