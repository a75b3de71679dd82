"""Find the stored entities that a text may name, and the keys that its new entities may not have."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from db.sql.connection import Connection
from db.sql.statement_file import read_statement
from editorial.draft.raw_article import EntityOnFile
from editorial.model.vocabulary import EntityKind

MOST = 2_000
"""The most entities of a text, those with the longest names first."""

_FIND_NAMED = read_statement("drafting/find_named_entities")
_FIND_OWN = read_statement("drafting/find_own_entities")
_FIND_TAKEN = read_statement("drafting/find_taken_keys")


async def find_own_entities(connection: Connection, slug: str, annotation_set: str) -> list[UUID]:
    """Return the entities that only this annotation set gives: a draft that is made again must not recognise itself."""
    return [row["id"] for row in await connection.fetch(_FIND_OWN, slug, annotation_set)]


async def find_named_entities(
    connection: Connection, runs: frozenset[str], own: Sequence[UUID] = ()
) -> tuple[EntityOnFile, ...]:
    """Return the entities, but for its ``own``, of which one of these runs of words is a name that no other entity bears."""
    rows = await connection.fetch(_FIND_NAMED, sorted(runs), MOST, own)
    return tuple(EntityOnFile(row["key"], EntityKind(row["kind"]), tuple(row["names"])) for row in rows)


async def find_taken_keys(connection: Connection, keys: Iterable[str], own: Sequence[UUID] = ()) -> frozenset[str]:
    """Return those of some keys that stored entities have, but for its ``own``, with those that differ by a number."""
    return frozenset(row["key"] for row in await connection.fetch(_FIND_TAKEN, list(keys), own))
