-- Everything of a database that works: its kind and its identity, as pg_identify_object() writes them. What an extension
-- brings along, and what PostgreSQL makes by itself for something else, is left out; an index that is invalid, a trigger that
-- is disabled and a constraint that was not checked are as if they were not there.
with scope as (
    select oid from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
),
object as (
    select 'pg_namespace'::regclass as class, oid, 0 as part from scope
    union all
    select 'pg_extension'::regclass, oid, 0 from pg_extension
    union all
    select 'pg_class'::regclass, c.oid, 0 from pg_class c
    where c.relnamespace in (select oid from scope) and c.relkind in ('r', 'p', 'v', 'm', 'S')
    union all
    select 'pg_class'::regclass, i.indexrelid, 0 from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace in (select oid from scope) and i.indisvalid
    union all
    select 'pg_class'::regclass, a.attrelid, a.attnum from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace in (select oid from scope) and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    union all
    select 'pg_proc'::regclass, oid, 0 from pg_proc where pronamespace in (select oid from scope)
    union all
    select 'pg_type'::regclass, oid, 0 from pg_type where typnamespace in (select oid from scope) and typtype in ('d', 'e')
    union all
    select 'pg_constraint'::regclass, oid, 0 from pg_constraint
    where connamespace in (select oid from scope) and contype in ('p', 'u', 'f', 'c', 'x') and convalidated
    union all
    select 'pg_trigger'::regclass, t.oid, 0 from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace in (select oid from scope) and not t.tgisinternal and t.tgenabled <> 'D'
)
select i.type, i.identity
from object o
cross join lateral pg_identify_object(o.class, o.oid, o.part) i
where not exists (
    select from pg_depend d
    where d.classid = o.class and d.objid = o.oid and d.deptype = 'e' and d.refclassid = 'pg_extension'::regclass
)
