-- Create the tables of a mirror, unless they exist, and the view that its users read.
create schema if not exists isnad_mirror;
create table if not exists isnad_mirror.item (
    generation integer not null,
    type text not null,
    id uuid not null,
    data json not null,
    version integer not null generated always as ((data ->> 'version')::integer) stored,
    primary key (generation, type, id)
);
comment on table isnad_mirror.item is 'The items, their data byte for byte as they were told.';
create table if not exists isnad_mirror.state (
    is_only boolean primary key default true check (is_only),
    shown integer,
    state json not null
);
comment on table isnad_mirror.state is 'Where the copy stands, and which generation of the items is the one to read.';
create or replace view isnad_mirror.current_item as
    select i.type, i.id, i.version, i.data from isnad_mirror.item i
    where i.generation = (select s.shown from isnad_mirror.state s);
comment on view isnad_mirror.current_item is 'The items as they are: what to read.';
