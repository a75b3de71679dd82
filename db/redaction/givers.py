"""Find the bundles that gave what a redaction changes, so that their next load is a deliberate one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

import asyncpg

from db.sql.connection import Connection

GivingBundle = tuple[UUID, str]
"""A bundle: its article and its annotation set, empty for the article's own bundle."""

_OF_NAME = "select article_id, annotation_set from name_giver where entity_id = $1 and ordinal = $2"
_OF_ITEM = "select article_id, annotation_set from given where id = $1"
_OF_ITEMS = "select distinct article_id from given where id = any($1::uuid[])"

_GIVEN = "select distinct type, id from given where article_id = $1"

_DIVERGE = """
    update annotation_set s set has_diverged = true
    from unnest($1::uuid[], $2::text[]) g (article_id, name) where (g.article_id, g.name) = (s.article_id, s.name)
"""


async def givers_of_row(connection: Connection, table: str, row: Mapping[str, object]) -> set[GivingBundle]:
    """Return the bundles that gave the words in a row; a row that is not given has none.

    Every bundle that gives an entity or event has its key.
    """
    match table:
        case "given":
            return {(UUID(str(row["article_id"])), str(row["annotation_set"]))}
        case "name":
            return _bundles(await connection.fetch(_OF_NAME, row["entity_id"], row["ordinal"]))
        case "entity_key":
            return _bundles(await connection.fetch(_OF_ITEM, row["entity_id"]))
        case "event_key":
            return _bundles(await connection.fetch(_OF_ITEM, row["event_id"]))
        case _:
            return set()


async def note_divergence(connection: Connection, givers: Collection[GivingBundle]) -> None:
    """Record that these annotation sets, by the names that they have now, differ from their bundles."""
    sets = [(article_id, name) for article_id, name in givers if name]
    if sets:
        await connection.execute(_DIVERGE, *(list(column) for column in zip(*sets, strict=True)))


async def articles_giving(connection: Connection, items: Sequence[UUID]) -> set[UUID]:
    """Return the articles whose bundles, or those of their sets, give any of these entities and events, or once did."""
    return {row["article_id"] for row in await connection.fetch(_OF_ITEMS, items)}


async def given_by(connection: Connection, article_id: UUID) -> Mapping[str, Sequence[UUID]]:
    """Return the entities and events, by type, that the bundles of an article give or once gave."""
    rows = await connection.fetch(_GIVEN, article_id)
    return {type_: [row["id"] for row in rows if row["type"] == type_] for type_ in ("entity", "event")}


def _bundles(rows: "Iterable[asyncpg.Record]") -> set[GivingBundle]:
    return {(row["article_id"], row["annotation_set"]) for row in rows}
