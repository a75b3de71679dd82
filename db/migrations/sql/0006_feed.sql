-- What a place in the change log is worth: who reads it page by page must be told when the log is another one.

create table installation (
    id uuid primary key default gen_random_uuid(),
    is_only boolean not null default true unique check (is_only)
);
comment on table installation is 'One row: what tells this database from every other one. Give it a new id, and no cursor of the change log that was given out before is taken any more.';
insert into installation default values;

-- Transaction ids are those of one cluster: in a copy of the data elsewhere, or after a restore, the same ids mean other
-- transactions. So the epoch changes with the cluster, the database in it, and the timeline, which a restore begins anew.
create function feed_epoch() returns text
    language sql stable
    return (
        select left(md5(concat_ws('/',
            i.id,
            (select system_identifier from pg_control_system()),
            (select oid from pg_database where datname = current_database()),
            case
                when pg_is_in_recovery() then (select timeline_id from pg_control_checkpoint())
                else ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer
            end
        )), 16)
        from installation i
    );
comment on function feed_epoch() is 'The epoch of the change log: it stands in every cursor of it.';

create function check_feed_epoch(given text) returns boolean
    language plpgsql stable
as $$
begin
    if given is distinct from feed_epoch() then
        raise exception 'the cursor is of the change log of another database, or of this one before it was restored'
            using errcode = 'ISN01';
    end if;
    return true;
end
$$;
comment on function check_feed_epoch(text) is 'True for the epoch of this change log; raises ISN01 for every other one.';

-- The log by type, in its order: who follows one type reads no rows of another.
create index change_type_order on change (type, xid, seq);
