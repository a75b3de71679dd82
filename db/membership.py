"""What lets each item through the filters of the feed: kept in the transaction of every write, with what it was before.

Items that were not written themselves can enter and leave filters, too: what stands in an article that has another language
now, the reports of an event that concerns others, and everything that speaks of an entity that was merged or split. Each of
them gets a row of ``membership_change`` of its own.
"""

from typing import LiteralString

from db.write import Connection

_LOGGED: LiteralString = """
    logged as materialized (
        select c.xid, c.seq, c.type, c.id, c.article_id, c.version, c.at, c.reason from change c
        where c.xid = pg_current_xact_id()
            and not exists (select from membership_change m where (m.xid, m.seq) = (c.xid, c.seq))
    ), wanted as materialized (
        select distinct type, id from logged
    )
"""
_NAMED: LiteralString = """
    wanted as materialized (
        select t.type, t.id, t.reason from unnest($1::text[], $2::uuid[], $3::text[]) as t (type, id, reason)
    )
"""
_NOW: LiteralString = """
    said as materialized (
        select s.id, s.entity_id from wanted w join spoken_of s on s.type = w.type and s.id = w.id
    ), meant as (
        select id, entity_id from said union all select s.id, e.id from said s join entity e on e.merged_into_id = s.entity_id
    ), now as materialized (
        select i.id, i.type, i.article_id, i.language, i.hidden, i.version, coalesce(s.entity_ids, '{}') as entity_ids
        from wanted w
        join filtered_item i on i.type = w.type and i.id = w.id
        left join (
            select id, array_agg(distinct entity_id order by entity_id) as entity_ids from meant group by id
        ) s on s.id = w.id
    ), before as materialized (
        select b.id, b.type, b.language, b.hidden, b.entity_ids from wanted w join membership b on b.id = w.id
    ), kept as (
        insert into membership (id, type, article_id, language, hidden, entity_ids)
        select n.id, n.type, n.article_id, n.language, n.hidden, n.entity_ids
        from now n left join before b on b.id = n.id
        where b.id is null or (b.language, b.hidden, b.entity_ids) is distinct from (n.language, n.hidden, n.entity_ids)
        on conflict (id) do update
            set language = excluded.language, hidden = excluded.hidden, entity_ids = excluded.entity_ids
    ), gone as (
        delete from membership m using before b where m.id = b.id and not exists (select from now n where n.id = b.id)
    )
"""
"""The items that are wanted as they are now and as they were, and ``membership`` brought up to date."""

_COLUMNS: LiteralString = (
    "xid, seq, is_logged, type, id, article_id, version, at, reason,"
    " was_item, was_hidden, language_before, entity_ids_before, is_item, is_hidden, language, entity_ids"
)
_BEFORE_AND_NOW: LiteralString = (
    "b.id is not null, b.hidden, b.language, b.entity_ids, n.id is not null, n.hidden, n.language, n.entity_ids"
)

_KEEP: LiteralString = (
    "with " + _LOGGED + ", " + _NOW + ", noted as ("  # noqa: S608  literals
    " insert into membership_change (" + _COLUMNS + ")"
    " select l.xid, l.seq, true, l.type, l.id, l.article_id, l.version, l.at, l.reason, " + _BEFORE_AND_NOW +
    " from logged l left join before b on b.id = l.id left join now n on n.id = l.id"
    """
    ), moved as materialized (
        select b.id, b.type, b.language is distinct from n.language as is_other_language,
            b.entity_ids is distinct from n.entity_ids as speaks_of_others,
            (select l.reason from logged l where l.id = b.id order by l.seq desc limit 1) as reason
        from before b left join now n on n.id = b.id
        where b.type in ('article', 'event', 'entity')
            and (b.language, b.entity_ids) is distinct from (n.language, n.entity_ids)
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
    where not exists (select from wanted w where w.id = f.id) group by 1, 2
    """
)  # fmt: skip
"""Keeps what was written, and returns what may have entered or left filters because of it."""

_FOLLOW: LiteralString = (
    "with " + _NAMED + ", " + _NOW  # noqa: S608  literals
    + " insert into membership_change (" + _COLUMNS + ")"
    " select pg_current_xact_id(), nextval(pg_get_serial_sequence('change', 'seq')), false,"
    " n.type, n.id, n.article_id, n.version, write_instant(), w.reason, " + _BEFORE_AND_NOW +
    " from wanted w join now n on n.id = w.id join before b on b.id = w.id"
    " where (b.language, b.entity_ids) is distinct from (n.language, n.entity_ids)"
)  # fmt: skip


async def keep_memberships(connection: Connection) -> None:
    """Bring up to date what filters let through, and write down what it was: after the change log of a write is written."""
    rows = await connection.fetch(_KEEP)
    if rows:
        await connection.execute(_FOLLOW, *([row[name] for row in rows] for name in ("type", "id", "reason")))
