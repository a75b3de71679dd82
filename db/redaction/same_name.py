"""Join names that have become the same, because the words in which they differed are masked."""

from typing import LiteralString

from db.sql.connection import Connection
from db.sql.statement_file import read_statement

_FIND_SAME_NAME = read_statement("redaction/find_same_name")

_JOIN: tuple[LiteralString, ...] = (
    """
    insert into name_giver (entity_id, ordinal, article_id, annotation_set, kind, script)
    select entity_id, $3, article_id, annotation_set, kind, script from name_giver where (entity_id, ordinal) = ($1, $2)
    on conflict do nothing
    """,
    """
    update name k set given_by = coalesce(k.given_by, d.given_by) from name d
    where (k.entity_id, k.ordinal) = ($1, $3) and (d.entity_id, d.ordinal) = ($1, $2)
    """,
)
"""Adds the givers of the name with the second number to those of the name with the third."""

_KEEP_FREE: tuple[LiteralString, ...] = (
    """
    delete from name_giver l using given g
    where (g.id, g.article_id, g.annotation_set) = (l.entity_id, l.article_id, l.annotation_set) and g.hidden
        and (l.entity_id, l.ordinal) = ($1, $2)
    """,
    "update name set hidden = false where (entity_id, ordinal) = ($1, $2) and hidden",
)
"""Lets hidden bundles give a name no longer, which would hide it though everybody sees it without them."""

_DROP = "delete from name where (entity_id, ordinal) = ($1, $2)"


async def join_same_name(connection: Connection, at: str, text: str) -> bool:
    """Join the name in the row ``at`` with the entity's other name that has the ``text`` already.

    The other one stays, with the givers of both; only if it is a copy from a merged entity, and this one is not, it is
    removed instead. Return whether the row is gone.
    """
    same = await connection.fetchrow(_FIND_SAME_NAME, at, text)
    if same is None:
        return False
    entity, own, other = same["entity_id"], same["ordinal"], same["other"]
    if same["is_other_copy"] and not same["is_copy"]:
        await connection.execute(_DROP, entity, other)
        return False
    if not same["is_copy"]:
        for statement in _JOIN:
            await connection.execute(statement, entity, own, other)
        for statement in _KEEP_FREE if same["is_free"] else ():
            await connection.execute(statement, entity, other)
    await connection.execute(_DROP, entity, own)
    return True
