"""Find the stored entities that a text may name."""

from db.sql.connection import Connection
from db.sql.statement_file import read_statement
from editorial.draft.raw_article import EntityOnFile
from editorial.model.vocabulary import EntityKind

MOST = 2_000
"""The most entities of a text, those with the longest names first."""

_FIND_NAMED = read_statement("drafting/find_named_entities")


async def find_named_entities(connection: Connection, runs: frozenset[str]) -> tuple[EntityOnFile, ...]:
    """Return the entities of which one of these runs of words is a name that no other entity bears."""
    rows = await connection.fetch(_FIND_NAMED, sorted(runs), MOST)
    return tuple(EntityOnFile(row["key"], EntityKind(row["kind"]), tuple(row["names"])) for row in rows)
