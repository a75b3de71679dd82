"""What callers who see only published data learn of a write: nothing, unless something changed that they see.

They receive a change of an article if one of its own fields changed or something visible in it, and of an entity if something
visible of it changed. Each has a public version, which rises with each change that they receive.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import LiteralString
from uuid import UUID

from db.settle.changed_fields import ChangedItemFields, note_fields
from db.sql.connection import Connection
from db.sql.statement_file import read_statement

_MARK_PUBLIC_CHANGES = read_statement("settle/mark_public_changes")

_SAME_ARTICLES = """
    select distinct c.id from change c
    where c.xid = pg_current_xact_id() and c.type = 'article' and c.id <> all($1::uuid[]) and not exists (
        select from change o
        where o.xid = c.xid and o.article_id = c.id and o.type <> 'article' and o.public_op is not null
    )
"""
"""Articles without any visible change in them, except articles that changed themselves."""

_FIND_VISIBLY_MERGED_ENTITIES = read_statement("settle/find_visibly_merged_entities")

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
_NUMBER_PUBLIC_CHANGES = read_statement("settle/number_public_changes")


async def log_public_changes(
    connection: Connection, visibly_changed: Mapping[UUID, Collection[str]], unchanged: Sequence[UUID]
) -> None:
    """Mark in this transaction's log which changes callers who see only published data receive, and the public version.

    ``visibly_changed`` are entities whose visible fields changed although none of their rows was written; ``unchanged`` are
    claims that are in the log because of something that these callers do not see.
    """
    fields = await note_fields(connection, visibly_changed)
    await connection.execute(_MARK_PUBLIC_CHANGES, False, unchanged)
    same = await _seen_as_before(connection, fields)
    await connection.execute(_MARK_PUBLIC_CHANGES, True, same)
    await raise_public_versions(connection)


async def raise_public_versions(connection: Connection) -> None:
    """Raise the public version of each item with a public change, and write it into the change log."""
    for statement in _RAISE.values():
        await connection.execute(statement)
    await connection.execute(_NUMBER_PUBLIC_CHANGES)


async def _seen_as_before(connection: Connection, fields: Mapping[UUID, ChangedItemFields]) -> list[UUID]:
    """Return the articles and entities without any visible change."""
    own = [id_ for id_, each in fields.items() if each.public]
    articles = [row["id"] for row in await connection.fetch(_SAME_ARTICLES, own)]
    joined = {row["id"] for row in await connection.fetch(_FIND_VISIBLY_MERGED_ENTITIES)}
    entities = (id_ for id_, each in fields.items() if each.type == "entity" and each.own and not each.public)
    return [*articles, *(id_ for id_ in entities if id_ not in joined)]
