-- Webhooks: who is told of changes, what they were sent, and what became of it. Of what the changes say there is nothing here.

create table webhook (
    id uuid primary key,
    owner text not null check (owner <> '' and length(owner) <= 100),
    url text not null check (url ~ '^https?://' and length(url) <= 2000),
    description text check (description <> '' and length(description) <= 200),
    tells text not null default 'CHANGES' check (tells in ('CHANGES', 'NOTICES')),
    types text[] check (cardinality(types) > 0),
    entity_id uuid,
    language text check (language ~ '^[A-Za-z0-9-]{2,35}$'),
    article_id uuid,
    state text not null check (state in ('PENDING', 'ACTIVE', 'DISABLED')),
    disabled_for text check (disabled_for in ('REQUESTED', 'GONE', 'FAILING', 'NO_KEY')),
    secret bytea not null check (length(secret) between 24 and 64),
    previous_secret bytea check (length(previous_secret) between 24 and 64),
    previous_until timestamptz,
    cursor text not null,
    failures integer not null default 0 check (failures >= 0),
    resting_until timestamptz,
    succeeded_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check ((state = 'DISABLED') = (disabled_for is not null)),
    check ((previous_secret is null) = (previous_until is null))
);
comment on table webhook is 'An address that is told of changes.';
comment on column webhook.owner is 'The name of the key that registered it: what its bearer may see is what is sent.';
comment on column webhook.tells is 'Changes of the feed, or notices of the watch list of the owner.';
comment on column webhook.types is 'Of which types changes are told; null: of all.';
comment on column webhook.entity_id is 'Only changes that concern this entity; null: all. No foreign key: the log outlives what it speaks of.';
comment on column webhook.article_id is 'Only changes of this article and of what stands in it; null: all.';
comment on column webhook.state is 'PENDING until the receiver has shown that it wants the messages.';
comment on column webhook.disabled_for is 'Why nothing is sent: the owner wants it so, the receiver answered 410, nothing got through for days, or the owner has no key any more.';
comment on column webhook.secret is 'What messages are signed with. It has to be readable: a hash signs nothing.';
comment on column webhook.previous_secret is 'The secret before: messages are signed with it too until previous_until.';
comment on column webhook.cursor is 'The place in the change log up to which changes, or notices, have been made into deliveries: a cursor of theirs.';
comment on column webhook.failures is 'How many times one after the other sending has failed.';
comment on column webhook.resting_until is 'Until when nothing is sent, since the receiver asked for it or cannot be reached.';
create index webhook_owner on webhook (owner, id);
create index webhook_entity_id on webhook (entity_id) where entity_id is not null;
create index webhook_article_id on webhook (article_id) where article_id is not null;

create table webhook_delivery (
    id uuid primary key,
    webhook_id uuid not null references webhook on delete cascade,
    event text not null check (event ~ '^[a-z]+([._][a-z]+)+$'),
    change_cursor text,
    item_type text,
    item_id uuid,
    op text check (op in ('upsert', 'delete', 'redact')),
    version integer,
    at timestamptz not null,
    state text not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'DEAD', 'DROPPED')),
    attempts integer not null default 0 check (attempts >= 0),
    tries integer not null default 0 check (tries between 0 and attempts),
    next_attempt_at timestamptz,
    last_status integer,
    last_error text,
    created_at timestamptz not null,
    settled_at timestamptz,
    check ((state = 'WAITING') = (next_attempt_at is not null)),
    check ((state = 'WAITING') = (settled_at is null)),
    check ((change_cursor is null) = (item_id is null))
);
comment on table webhook_delivery is 'A message to a webhook: which change it is of, and nothing of what the change says. The body is made when it is sent.';
comment on column webhook_delivery.id is 'The id of the message, the same for every attempt: by it receivers know what they have already.';
comment on column webhook_delivery.event is 'The type of the message, such as claim.upserted.';
comment on column webhook_delivery.change_cursor is 'The place of the change, or of the notice, in the log; null for what is of none.';
comment on column webhook_delivery.state is 'DEAD after the last attempt has failed, DROPPED where the change is not there to be told any more.';
comment on column webhook_delivery.tries is 'The attempts since it was last put on its way, by which the next one is reckoned; replaying begins anew.';
comment on column webhook_delivery.last_error is 'Of a closed list, never the words of anybody.';
create index webhook_delivery_due on webhook_delivery (webhook_id, next_attempt_at, id) where state = 'WAITING';
create index webhook_delivery_order on webhook_delivery (webhook_id, id);
create index webhook_delivery_dead on webhook_delivery (webhook_id, id) where state = 'DEAD';
create index webhook_delivery_settled on webhook_delivery (settled_at) where state <> 'WAITING';

create table webhook_attempt (
    delivery_id uuid not null references webhook_delivery on delete cascade,
    number integer not null check (number > 0),
    started_at timestamptz not null,
    duration_ms integer not null check (duration_ms >= 0),
    status integer,
    error text,
    primary key (delivery_id, number)
);
comment on table webhook_attempt is 'That a message was sent once: when, for how long, and what came of it. Neither what was sent nor what was answered.';
comment on column webhook_attempt.status is 'The status of the answer; null where none came.';
comment on column webhook_attempt.error is 'What was wrong, of a closed list; null where it was taken.';

-- The queue that webhooks are woken by: the tables of pgqueuer 1.6.0, as its own `pgq sql install` has them.

CREATE TYPE pgqueuer_status AS ENUM ('queued', 'picked', 'successful', 'exception', 'canceled', 'deleted', 'failed');

CREATE TABLE pgqueuer (
    id bigserial NOT NULL PRIMARY KEY,
    priority integer NOT NULL,
    queue_manager_id uuid,
    created timestamp with time zone NOT NULL DEFAULT now(),
    updated timestamp with time zone NOT NULL DEFAULT now(),
    heartbeat timestamp with time zone NOT NULL DEFAULT now(),
    execute_after timestamp with time zone NOT NULL DEFAULT now(),
    status pgqueuer_status NOT NULL,
    entrypoint text NOT NULL,
    dedupe_key text,
    payload bytea,
    headers jsonb,
    attempts integer NOT NULL DEFAULT 0,
    slot bigint
);

CREATE TABLE pgqueuer_log (
    id bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL PRIMARY KEY,
    created timestamp with time zone NOT NULL DEFAULT now(),
    job_id bigint NOT NULL,
    status pgqueuer_status NOT NULL,
    priority integer NOT NULL,
    entrypoint text NOT NULL,
    traceback jsonb,
    aggregated boolean DEFAULT false
);

CREATE TABLE pgqueuer_schedules (
    id bigserial NOT NULL PRIMARY KEY,
    expression text NOT NULL,
    entrypoint text NOT NULL,
    heartbeat timestamp with time zone NOT NULL DEFAULT now(),
    created timestamp with time zone NOT NULL DEFAULT now(),
    updated timestamp with time zone NOT NULL DEFAULT now(),
    next_run timestamp with time zone NOT NULL DEFAULT now(),
    last_run timestamp with time zone,
    status pgqueuer_status DEFAULT 'queued'::pgqueuer_status,
    UNIQUE (expression, entrypoint)
);

CREATE TABLE pgqueuer_statistics (
    id bigserial NOT NULL PRIMARY KEY,
    created timestamp with time zone NOT NULL DEFAULT date_trunc('sec'::text, now()),
    count bigint NOT NULL,
    priority integer NOT NULL,
    status pgqueuer_status NOT NULL,
    entrypoint text NOT NULL
);

CREATE INDEX pgqueuer_ep_ea_idx ON pgqueuer USING btree (entrypoint, execute_after) WHERE (status = 'queued'::pgqueuer_status);

CREATE INDEX pgqueuer_ep_prio_id_idx ON pgqueuer USING btree (entrypoint, priority DESC, id) WHERE (status = 'queued'::pgqueuer_status);

CREATE INDEX pgqueuer_log_created ON pgqueuer_log USING btree (created);

CREATE INDEX pgqueuer_log_job_id_status ON pgqueuer_log USING btree (job_id, created DESC);

CREATE INDEX pgqueuer_log_not_aggregated ON pgqueuer_log USING btree ((1)) WHERE (NOT aggregated);

CREATE INDEX pgqueuer_log_status ON pgqueuer_log USING btree (status);

CREATE INDEX pgqueuer_picked_heartbeat_idx ON pgqueuer USING btree (heartbeat) WHERE (status = 'picked'::pgqueuer_status);

CREATE UNIQUE INDEX pgqueuer_picked_slot_idx ON pgqueuer USING btree (entrypoint, slot) WHERE ((status = 'picked'::pgqueuer_status) AND (slot IS NOT NULL));

CREATE INDEX pgqueuer_priority_id_id1_idx ON pgqueuer USING btree (priority, id DESC) INCLUDE (id) WHERE (status = 'queued'::pgqueuer_status);

CREATE INDEX pgqueuer_queue_manager_id_idx ON pgqueuer USING btree (queue_manager_id) WHERE (queue_manager_id IS NOT NULL);

CREATE UNIQUE INDEX pgqueuer_statistics_unique_count ON pgqueuer_statistics USING btree (priority, date_trunc('sec'::text, timezone('UTC'::text, created)), status, entrypoint);

CREATE UNIQUE INDEX pgqueuer_unique_dedupe_key ON pgqueuer USING btree (dedupe_key) WHERE ((status = ANY (ARRAY['queued'::pgqueuer_status, 'picked'::pgqueuer_status])) AND (dedupe_key IS NOT NULL));

CREATE INDEX pgqueuer_updated_id_id1_idx ON pgqueuer USING btree (updated, id DESC) INCLUDE (id) WHERE (status = 'picked'::pgqueuer_status);

CREATE FUNCTION fn_pgqueuer_changed() RETURNS TRIGGER AS $$
DECLARE
    to_emit BOOLEAN := false;  -- Flag to decide whether to emit a notification
BEGIN
    -- Check operation type and set the emit flag accordingly
    IF TG_OP = 'UPDATE' AND OLD IS DISTINCT FROM NEW THEN
        to_emit := true;
    ELSIF TG_OP = 'DELETE' THEN
        to_emit := true;
    ELSIF TG_OP = 'INSERT' THEN
        to_emit := true;
    ELSIF TG_OP = 'TRUNCATE' THEN
        to_emit := true;
    END IF;

    -- Perform notification if the emit flag is set
    IF to_emit THEN
        PERFORM pg_notify(
            'ch_pgqueuer',
            json_build_object(
                'channel', 'ch_pgqueuer',
                'operation', lower(TG_OP),
                'sent_at', NOW(),
                'table', TG_TABLE_NAME,
                'type', 'table_changed_event'
            )::text
        );
    END IF;

    -- Return appropriate value based on the operation
    IF TG_OP IN ('INSERT', 'UPDATE') THEN
        RETURN NEW;
    ELSIF TG_OP = 'DELETE' THEN
        RETURN OLD;
    ELSE
        RETURN NULL; -- For TRUNCATE and other non-row-specific contexts
    END IF;

END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER tg_pgqueuer_changed
AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON pgqueuer
EXECUTE FUNCTION fn_pgqueuer_changed();

comment on table pgqueuer is 'The jobs of pgqueuer: a webhook that has messages to send. What is to be sent stands in webhook_delivery; a job only wakes.';
comment on table pgqueuer_log is 'What became of jobs; emptied after a day.';
comment on table pgqueuer_schedules is 'A table of pgqueuer that nothing is written to here.';
comment on table pgqueuer_statistics is 'Counts of jobs; emptied after a day.';
