"""Run one SQL file unchanged in the migration's transaction, and compute values that SQL cannot."""

from importlib.resources import files

import asyncpg
import orjson
from alembic import op
from sqlalchemy.util import await_only

from db.duplicates.likeness import compare_all
from db.words.name_search import name_columns
from db.words.search_index import index_words, rebuild, reindex

_BATCH = 2000
_NEXT_NAMES = """
    select n.entity_id::text, n.ordinal, n.text, n.language::text from name n
    where (n.entity_id, n.ordinal) > ($1::text::uuid, $2)
    order by n.entity_id, n.ordinal limit $3
"""
_FILL_NAMES = """
    update name n set keys = r.keys, key_vowels = r.key_vowels, key_sounds = r.key_sounds
    from jsonb_populate_recordset(null::public.name, $1::jsonb) r
    where (n.entity_id, n.ordinal, n.text, n.language) = (r.entity_id, r.ordinal, r.text, r.language)
"""

_FORGET = "set local isnad.forget = 'on'"
"""Keeps no past rows: nothing that is said changes."""

_PARTLY_HIDDEN = """
    select entity_id as id from name where hidden union select entity_id from entity_description where hidden
"""

_HIDE_WHOLE_TEXTS = (
    "update search_document d set hidden = true from public_search_document p where p.id = d.id",
    "update public_search_document p set hidden = e.hidden from entity e where e.id = p.id",
)


def apply(name: str) -> None:
    """Run ``sql/<name>.sql`` on the connection of the current migration.

    The file is sent unchanged by the simple query protocol: it may have many statements, and any characters.
    """
    await_only(driver_connection().execute(_text(name)))


def apply_one_by_one(name: str) -> None:
    """Run each statement of ``sql/<name>.sql`` outside a transaction, which concurrent index creation requires.

    Earlier steps of the migration are committed first. After an interruption, it starts again with the first
    statement. A statement ends with a semicolon at the end of a line.
    """
    with op.get_context().autocommit_block():
        for statement in _text(name).strip().split(";\n"):
            await_only(driver_connection().execute(statement))


def _text(name: str) -> str:
    return files("db.migrations").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def rebuild_word_index() -> None:
    """Index the words of everything that there is."""
    await_only(rebuild(driver_connection()))


def index_words_in_batches() -> None:
    """Index the words of everything that was found so far anew, each batch in its own transaction.

    Earlier steps of the migration are committed first. After an interruption, it starts again with the first batch.
    """
    with op.get_context().autocommit_block():
        await_only(reindex(driver_connection()))


def compare_everything() -> None:
    """Find the candidates for duplicates among everything that is stored, in batches with a transaction each.

    Earlier steps of the migration are committed first. After an interruption, it starts again with the first batch.
    """
    with op.get_context().autocommit_block():
        await_only(compare_all(driver_connection()))


def fill_names() -> None:
    """Recompute the search columns of every name, in batches of some thousand, each in its own transaction."""
    last: tuple[str, int] | None = ("00000000-0000-0000-0000-000000000000", -1)
    with op.get_context().autocommit_block():
        connection = driver_connection()
        while last:
            last = await_only(_fill_names(connection, last))


async def _fill_names(
    connection: "asyncpg.Connection[asyncpg.Record]", last: tuple[str, int]
) -> tuple[str, int] | None:
    """Recompute the names after the last of the batch before; return the last one, None if there was none."""
    names = await connection.fetch(_NEXT_NAMES, *last, _BATCH)
    rows = [{**name, **name_columns(name["text"], name["language"])} for name in names]
    async with connection.transaction():
        await connection.execute(_FORGET)
        await connection.execute(_FILL_NAMES, orjson.dumps(rows).decode())
    return (names[-1]["entity_id"], names[-1]["ordinal"]) if names else None


def index_hidden_words() -> None:
    """Update the search index for entities with hidden names or descriptions."""
    connection = driver_connection()
    rows = await_only(connection.fetch(_PARTLY_HIDDEN))
    await_only(index_words(connection, [("entity", row["id"]) for row in rows]))
    for statement in _HIDE_WHOLE_TEXTS:
        await_only(connection.execute(statement))


def driver_connection() -> "asyncpg.Connection[asyncpg.Record]":
    """Return the driver's connection of the current migration."""
    connection: asyncpg.Connection[asyncpg.Record] | None = op.get_bind().connection.driver_connection
    if connection is None:
        raise RuntimeError("the migration has no connection")
    return connection
