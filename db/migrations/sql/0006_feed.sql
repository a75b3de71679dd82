-- What a place in the change log is worth: who reads it page by page must be told when the log is another one.

-- Transaction ids are those of one cluster: in a copy of the data elsewhere the same ids mean other transactions.
create function feed_home() returns text
    language sql stable
    return (
        select concat_ws('/', s.system_identifier, d.oid)
        from pg_control_system() s, pg_database d
        where d.datname = current_database()
    );
comment on function feed_home() is 'The cluster and the database in it: where transaction ids have their meaning.';

create table installation (
    id uuid primary key default gen_random_uuid(),
    home text not null default feed_home(),
    is_only boolean not null default true unique check (is_only)
);
comment on table installation is 'One row: what tells this database from every other one. Give it a new id, and no cursor of the change log that was given out before is taken any more.';
comment on column installation.home is 'Where the transaction ids in the change log come from: see adopt_change_log().';
insert into installation default values;

-- A restore within the cluster begins a new timeline, and gives out again the ids of transactions that it has lost.
create function feed_epoch() returns text
    language sql stable
    return (
        select left(md5(concat_ws('/',
            i.id,
            feed_home(),
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

create function adopt_change_log() returns boolean
    language plpgsql
as $$
begin
    if exists (select from installation where home = feed_home()) then
        return false;
    end if;
    update installation set home = feed_home(), id = gen_random_uuid() where home <> feed_home();
    if not found then
        return false;
    end if;
    update change set xid = '0' where xid <> '0';
    return true;
end
$$;
comment on function adopt_change_log() is 'In a database that was restored into another cluster or under another name: puts the log before all transactions to come, and makes every cursor void. True if that was so; isnad migrate calls it.';

-- The log by type, in its order: who follows one type reads no rows of another.
create index change_type_order on change (type, xid, seq);
