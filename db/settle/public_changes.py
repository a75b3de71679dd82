"""What callers who see only published data learn of a write: nothing, unless something changed that they see.

They receive a change of an article if one of its own fields changed or something visible in it, and of an entity if something
visible of it changed. Each has a public version, which rises with each change that they receive.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import LiteralString
from uuid import UUID

from db.settle.changed_fields import Fields, note_fields
from db.sql.connection import Connection

_MARK_PUBLIC = """
    with now_seen as (
        select c.seq, c.id, c.op, c.type,
            case c.type
                when 'article' then exists (select from article t where t.id = c.id and not t.hidden)
                when 'entity' then exists (select from entity t where t.id = c.id and not t.hidden and t.merged_into_id is null)
                when 'event' then exists (select from event t where t.id = c.id and not t.hidden)
                else exists (select from annotation t where t.id = c.id and not t.hidden)
            end as is_seen,
            coalesce((
                select p.public_op <> 'delete' from change p
                where p.id = c.id and p.seq < c.seq and p.public_op is not null order by p.seq desc limit 1
            ), false) as was_seen
        from change c where c.xid = pg_current_xact_id() and (c.type in ('article', 'entity')) = $1
    )
    update change c set public_op = case when n.is_seen then n.op when n.was_seen then 'delete' end
    from now_seen n
    where n.seq = c.seq and (n.is_seen or n.was_seen)
        and (not n.is_seen or not n.was_seen or n.op <> 'upsert' or n.id <> all($2::uuid[]))
"""
"""Marks log rows as public: those of articles and entities, or all others. Skips items without any visible change."""

_SAME_ARTICLES = """
    select distinct c.id from change c
    where c.xid = pg_current_xact_id() and c.type = 'article' and c.id <> all($1::uuid[]) and not exists (
        select from change o
        where o.xid = c.xid and o.article_id = c.id and o.type <> 'article' and o.public_op is not null
    )
"""
"""Articles without any visible change in them, except articles that changed themselves."""

_JOINED_OTHERWISE = """
    with joined as (
        select e.hidden, e.merged_into_id as now_id, (p.row ->> 'merged_into_id')::uuid as was_id,
            (p.row ->> 'hidden')::boolean as was_hidden
        from past_row p join entity e on e.id = p.owner_id
        where p.article_id is null and p.relation = 'entity' and p.until = write_instant()
            and (p.row ->> 'merged_into_id')::uuid is distinct from e.merged_into_id
    )
    select now_id as id from joined where not hidden and now_id is not null
    union select was_id from joined where not was_hidden and was_id is not null
"""
"""Entities that took over another visible entity, or gave one back."""

_RAISE: Mapping[str, LiteralString] = {
    type_: """
    update """  # noqa: S608  literals
    + type_
    + """ t set public_version = t.public_version + 1
    where t.id in (select c.id from change c where c.xid = pg_current_xact_id() and c.type = '"""
    + type_
    + """' and c.public_op is not null)
        and exists (
            select from change p where p.id = t.id and p.xid <> pg_current_xact_id() and p.public_op is not null
        )
    """
    for type_ in ("article", "entity", "event")
}
_NUMBER = """
    update change c set public_version = coalesce(
        case c.type
            when 'article' then (select t.public_version from article t where t.id = c.id)
            when 'entity' then (select t.public_version from entity t where t.id = c.id)
            when 'event' then (select t.public_version from event t where t.id = c.id)
        end,
        (
            select coalesce(p.public_version, p.version) + 1 from change p
            where p.id = c.id and p.xid <> c.xid and p.public_op is not null order by p.seq desc limit 1
        ),
        1
    )
    where c.xid = pg_current_xact_id() and c.public_op is not null and c.type in ('article', 'entity', 'event')
"""


async def log_public_changes(
    connection: Connection, visibly_changed: Mapping[UUID, Collection[str]], unchanged: Sequence[UUID]
) -> None:
    """Mark in this transaction's log which changes callers who see only published data receive, and the public version.

    ``visibly_changed`` are entities whose visible fields changed although none of their rows was written; ``unchanged`` are
    claims that are in the log because of something that these callers do not see.
    """
    fields = await note_fields(connection, visibly_changed)
    await connection.execute(_MARK_PUBLIC, False, unchanged)
    same = await _seen_as_before(connection, fields)
    await connection.execute(_MARK_PUBLIC, True, same)
    await raise_public_versions(connection)


async def raise_public_versions(connection: Connection) -> None:
    """Raise the public version of each item with a public change, and write it into the change log."""
    for statement in _RAISE.values():
        await connection.execute(statement)
    await connection.execute(_NUMBER)


async def _seen_as_before(connection: Connection, fields: Mapping[UUID, Fields]) -> list[UUID]:
    """Return the articles and entities without any visible change."""
    own = [id_ for id_, each in fields.items() if each.public]
    articles = [row["id"] for row in await connection.fetch(_SAME_ARTICLES, own)]
    joined = {row["id"] for row in await connection.fetch(_JOINED_OTHERWISE)}
    entities = (id_ for id_, each in fields.items() if each.type == "entity" and each.own and not each.public)
    return [*articles, *(id_ for id_ in entities if id_ not in joined)]
