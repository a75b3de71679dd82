"""Find the people whom redacted words name: entities that lose all names, and other data that identifies them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import orjson

from db.redaction.rows import WordRemover
from db.redaction.write import Reach, names_within
from db.sql.connection import Connection
from editorial.redaction.clue import Clues, ids_of, links_of, spellings_of
from editorial.redaction.redaction import MASK, Unseen, unseen

_SAME = """
    with recursive same as (
        select id, merged_into_id from entity where id = any($1::uuid[])
        union select e.id, e.merged_into_id from entity e join same s on e.merged_into_id = s.id or e.id = s.merged_into_id
    )
    select id from same
"""

_OWN_NAMES = "select entity_id, text from name where entity_id = any($1::uuid[]) and taken_from is null"
"""Its own names only: those copied from merged entities belong to these."""

_POINTERS = """
    select wikidata, same_as from entity where id = any($1::uuid[])
    union all
    select "row" ->> 'wikidata', array(select jsonb_array_elements_text("row" -> 'same_as'))
    from past_row where owner_id = any($1::uuid[]) and relation = 'entity'
"""


@dataclass(frozen=True, slots=True)
class Sought:
    """The words to remove from which rows, and what else to look for.

    ``pointers`` finds the ids and addresses to remove too; the redaction's own texts must not repeat them.
    """

    rows: WordRemover
    reach: Reach
    clues: Clues
    pointers: Unseen | None


async def same_entities(connection: Connection, entities: Sequence[UUID]) -> list[UUID]:
    """Return entities together with all entities merged with them, since each has names of the others."""
    return [row["id"] for row in await connection.fetch(_SAME, entities)]


async def seek(connection: Connection, texts: Sequence[str], reach: Reach, *, take_along: bool) -> Sought:
    """Return what to remove, including data of entities that the words name.

    If all of an entity's own names contain the words, or were redacted before, it loses its Wikidata id and
    addresses. With ``take_along``, everything that identifies the people named by the words is removed.
    """
    words, spellings = unseen(texts), spellings_of(texts)
    named = words | spellings if take_along else words
    touched = [
        row["id"]
        for row in await names_within(connection, named, reach)
        if named.stretches(orjson.loads(row["was"])["text"])
    ]
    cluster = await same_entities(connection, touched)
    fallen = await _without_names(connection, cluster, named)
    pointers = await connection.fetch(_POINTERS, cluster)
    ids = ids_of(row["wikidata"] for row in pointers if row["wikidata"])
    links = links_of(address for row in pointers for address in row["same_as"])
    clues = Clues(words, spellings, ids, links)
    articles = None if reach.everywhere else frozenset(map(str, reach.articles))
    rows = WordRemover(clues.everything() if take_along else words, frozenset(map(str, fallen)), articles)
    within = replace(reach, entities=[*reach.entities, *cluster])
    return Sought(rows, within, clues, ids | links if take_along or fallen else None)


async def _without_names(connection: Connection, cluster: Sequence[UUID], named: Unseen) -> set[UUID]:
    """Return the entities that lose their last own name."""
    went: set[UUID] = set()
    stay: set[UUID] = set()
    for row in await connection.fetch(_OWN_NAMES, cluster):
        if named.stretches(row["text"]):
            went.add(row["entity_id"])
        elif MASK not in row["text"]:
            stay.add(row["entity_id"])
    return went - stay
