"""Membership: what the feed's filters compare for each item, updated in every write, with its earlier value.

Items can enter or leave filters without being written: annotations of an article whose language changed, reports of
an event that now concerns other entities, and everything that refers to an entity that was merged or split. Each of
them gets its own row in ``membership_change``.
"""

from typing import LiteralString

from db.sql.connection import Connection

_LOGGED: LiteralString = """
    wanted as materialized (
        select c.xid, c.seq, true as is_logged, c.type, c.id, c.article_id, c.version, c.at, c.reason,
            c.public_version, c.public_op is not null as is_public
        from change c
        where c.xid = pg_current_xact_id()
            and not exists (select from membership_change m where (m.xid, m.seq) = (c.xid, c.seq))
    )
"""
_NAMED: LiteralString = """
    wanted as materialized (
        select pg_current_xact_id() as xid, nextval(pg_get_serial_sequence('change', 'seq')) as seq, false as is_logged,
            m.type, m.id, m.article_id, i.version, write_instant() as at, t.reason,
            i.public_version, true as is_public
        from unnest($1::text[], $2::uuid[], $3::text[]) as t (type, id, reason)
        cross join lateral (select * from membership m where m.id = t.id offset 0) m
        cross join lateral (select * from filtered_item i where i.type = t.type and i.id = t.id offset 0) i
        order by t.type, t.id
    )
"""
_KEPT: LiteralString = """
    compared as materialized (
        select w.*,
            b.id is not null as was_item, b.hidden as was_hidden,
            b.language as language_before, b.entity_ids as entity_ids_before,
            i.id is not null as is_item, i.hidden as is_hidden, i.language,
            case when i.id is not null then array(
                select distinct m.id from spoken_of s
                cross join lateral (
                    select s.entity_id as id union all select e.id from entity e where e.merged_into_id = s.entity_id
                ) m
                where s.type = w.type and s.id = w.id order by 1
            ) end as entity_ids
        from wanted w
        left join lateral (select * from filtered_item i where i.type = w.type and i.id = w.id offset 0) i on true
        left join lateral (select * from membership b where b.id = w.id offset 0) b on true
    ), kept as (
        insert into membership (id, type, article_id, language, hidden, entity_ids)
        select distinct on (c.id) c.id, c.type, c.article_id, c.language, c.is_hidden, c.entity_ids from compared c
        where c.is_item and (
            not c.was_item or (c.language_before, c.was_hidden, c.entity_ids_before)
                is distinct from (c.language, c.is_hidden, c.entity_ids)
        )
        on conflict (id) do update
            set language = excluded.language, hidden = excluded.hidden, entity_ids = excluded.entity_ids
    ), gone as (
        delete from membership m using compared c where m.id = c.id and not c.is_item
    )
"""
"""Updates ``membership``, and returns the items concerned with their values before and now.

Each item is looked up separately in its table's index: PostgreSQL cannot estimate their number, and this way the cost
per item does not depend on the estimate.
"""

_COLUMNS: LiteralString = (
    "xid, seq, is_logged, type, id, article_id, version, at, reason,"
    " public_version, is_public, was_item, was_hidden, language_before, entity_ids_before,"
    " is_item, is_hidden, language, entity_ids"
)
_NOTE: LiteralString = "insert into membership_change (" + _COLUMNS + ") select " + _COLUMNS + " from compared"  # noqa: S608  literals

_KEEP: LiteralString = (
    "with " + _LOGGED + ", " + _KEPT + ", noted as (" + _NOTE  # noqa: S608  literals
    + """
    ), moved as materialized (
        select c.type, c.id, c.reason,
            c.language_before is distinct from c.language as is_other_language,
            c.entity_ids_before is distinct from c.entity_ids as speaks_of_others
        from compared c
        where c.was_item and c.type in ('article', 'event', 'entity')
            and (c.language_before, c.entity_ids_before) is distinct from (c.language, c.entity_ids)
    ), follows as (
        select m.type, m.id, v.reason from moved v join membership m on m.article_id = v.id
        where v.type = 'article' and v.is_other_language
        union all
        select 'event_report', r.id, v.reason from moved v join event_report r on r.event_id = v.id
        where v.type = 'event' and v.speaks_of_others
        union all
        select m.type, m.id, v.reason from moved v join membership m on m.entity_ids @> array[v.id]
        where v.type = 'entity' and v.speaks_of_others
    )
    select f.type, f.id, min(f.reason) as reason from follows f
    where f.id not in (select w.id from wanted w) group by 1, 2
    """
)  # fmt: skip
"""Updates membership of written items, and returns other items that may have entered or left filters as a result."""

_FOLLOW: LiteralString = (
    "with " + _NAMED + ", " + _KEPT + _NOTE
    + " where (language_before, entity_ids_before) is distinct from (language, entity_ids)"
)  # fmt: skip


async def keep_memberships(connection: Connection) -> None:
    """Update membership and record its earlier values; call it after the change log of a write is written."""
    rows = await connection.fetch(_KEEP)
    if rows:
        await connection.execute(_FOLLOW, *([row[name] for row in rows] for name in ("type", "id", "reason")))
