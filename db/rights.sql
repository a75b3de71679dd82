-- What a role, $1 or else the one that asks, lacks to serve, and what it has beyond that: the rights that grants.sql gives. Only what
-- belongs to the owner of the migrated tables is looked at.
with checked as (
    select oid, rolname, rolsuper from pg_roles where rolname = coalesce($1::text, current_user)
),
owner as (
    select relowner as oid from pg_class where oid = to_regclass('public.alembic_version')
),
exception (relation, rights) as (
    values
        ('alembic_version', '{SELECT}'::text[]),
        ('installation', '{SELECT}'),
        ('pgqueuer_schedules', '{SELECT}'),
        ('api_key', '{SELECT,INSERT,UPDATE}'),
        ('audit_entry', '{SELECT,INSERT,UPDATE}'),
        ('change', '{SELECT,INSERT,UPDATE}'),
        ('entity_merge', '{SELECT,INSERT,UPDATE}'),
        ('past_row', '{SELECT,INSERT,UPDATE}'),
        ('redaction', '{SELECT,INSERT,UPDATE}')
),
scope as (
    select oid, nspname from pg_namespace where nspname in ('public', 'published', 'past', 'published_past')
),
relation as (
    select
        c.oid, c.relkind, n.nspname || '.' || c.relname as name,
        case
            when c.relkind = 'S' then '{USAGE,SELECT}'
            when c.relkind = 'v' then '{SELECT}'
            else coalesce(e.rights, '{SELECT,INSERT,UPDATE,DELETE}')
        end as needed,
        case when c.relkind = 'S' then '{USAGE,SELECT,UPDATE}' else '{SELECT,INSERT,UPDATE,DELETE,TRUNCATE}' end::text[] as possible
    from pg_class c
    join scope n on n.oid = c.relnamespace
    join owner o on o.oid = c.relowner
    left join exception e on e.relation = c.relname and c.relkind in ('r', 'p')
    where c.relkind in ('r', 'p', 'v', 'S')
),
held as (
    select
        lower(p.possible) || ' on ' || r.name as privilege,
        p.possible = any(r.needed) as is_needed,
        case
            when r.relkind = 'S' then has_sequence_privilege(a.oid, r.oid, p.possible)
            else has_table_privilege(a.oid, r.oid, p.possible)
        end as is_held
    from checked a
    cross join relation r
    cross join lateral unnest(r.possible) as p (possible)
    union all
    select lower(p.possible) || ' on schema ' || n.nspname, p.possible = 'USAGE', has_schema_privilege(a.oid, n.oid, p.possible)
    from checked a cross join scope n cross join unnest('{USAGE,CREATE}'::text[]) as p (possible)
    where exists (select from owner)
    union all
    select 'execute on function ' || f.oid::regprocedure, true, has_function_privilege(a.oid, f.oid, 'EXECUTE')
    from checked a
    cross join pg_proc f
    join scope n on n.oid = f.pronamespace
    join owner o on o.oid = f.proowner
    union all
    select 'create on database ' || current_database(), false, has_database_privilege(a.oid, current_database(), 'CREATE')
    from checked a
)
select
    a.rolname as role,
    a.rolsuper as is_superuser,
    exists (select from owner o where pg_has_role(a.oid, o.oid, 'member')) as is_owner,
    array(select privilege from held where is_needed and not is_held order by privilege) as lacking,
    array(select privilege from held where is_held and not is_needed order by privilege) as excess
from checked a
