-- What every object of a database is, with its comment, as PostgreSQL writes it down itself.
with scope as (
    select oid from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
),
relation as (
    select c.* from pg_class c
    where c.relnamespace in (select oid from scope)
),
definition as (
    select 'function ' || p.oid::regprocedure as what, pg_get_functiondef(p.oid) as definition, obj_description(p.oid, 'pg_proc') as said
    from pg_proc p
    where p.pronamespace in (select oid from scope)
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    union all
    select 'index ' || i.indexrelid::regclass, pg_get_indexdef(i.indexrelid), obj_description(i.indexrelid, 'pg_class')
    from pg_index i join relation r on r.oid = i.indexrelid where i.indisvalid
    union all
    select 'view ' || oid::regclass, pg_get_viewdef(oid), obj_description(oid, 'pg_class') from relation where relkind = 'v'
    union all
    select 'table ' || oid::regclass, relpersistence::text, obj_description(oid, 'pg_class') from relation where relkind = 'r'
    union all
    select 'column ' || a.attrelid::regclass || '.' || a.attname,
        concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid)),
        col_description(a.attrelid, a.attnum)
    from pg_attribute a
    join relation r on r.oid = a.attrelid and r.relkind in ('r', 'v')
    left join pg_attrdef d on (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
    where a.attnum > 0 and not a.attisdropped
    union all
    select 'constraint ' || conname || ' of ' || coalesce(nullif(conrelid, 0)::regclass::text, contypid::regtype::text),
        pg_get_constraintdef(oid), obj_description(oid, 'pg_constraint')
    from pg_constraint where connamespace in (select oid from scope) and contype <> 'n'
    union all
    select 'trigger ' || t.tgname || ' of ' || t.tgrelid::regclass, pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text, null
    from pg_trigger t where not t.tgisinternal
    union all
    select 'type ' || t.oid::regtype,
        coalesce(format_type(nullif(t.typbasetype, 0), t.typtypmod), (select string_agg(enumlabel, ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid)),
        obj_description(t.oid, 'pg_type')
    from pg_type t where t.typnamespace in (select oid from scope) and t.typtype in ('d', 'e')
    union all
    select 'schema ' || nspname, null, obj_description(oid, 'pg_namespace') from pg_namespace where oid in (select oid from scope)
    union all
    select 'extension ' || extname, extversion, obj_description(oid, 'pg_extension') from pg_extension
    union all
    select 'sequence ' || oid::regclass, pg_sequence_last_value(oid)::text, null from relation where relkind = 'S'
)
select what, concat_ws(E'\n', definition, '-- ' || said) as definition from definition
