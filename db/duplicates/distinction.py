"""Decisions of editors that items are not the same: they are kept, and are in the history of both items."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from db.duplicates.likeness import find_pairs
from db.operation.operation import Actor
from db.sql.connection import Connection
from db.sql.statement_file import read_statement
from db.transaction.operation_transaction import as_uuid
from db.write.write import RowWrites, change

REASON = "distinction"
"""The reason in the change log."""

Pair = tuple[UUID, UUID]
"""Two items, the one with the lower id first."""

_FIND_ITEM = read_statement("duplicates/find_item")
_FIND_VERSIONS = read_statement("duplicates/find_versions")
_STORE = """
    insert into distinction (a_id, b_id, type, "by", by_key_id, note)
    select p.a_id, p.b_id, $3, $4, $5, $6 from unnest($1::uuid[], $2::uuid[]) p (a_id, b_id)
    order by 1, 2
    on conflict do nothing returning a_id, b_id
"""
_DROP_PAIRS = """
    delete from duplicate d using unnest($1::uuid[], $2::uuid[]) p (a_id, b_id)
    where (d.a_id, d.b_id) = (p.a_id, p.b_id)
"""
_FORGET = """
    delete from distinction d using unnest($1::uuid[], $2::uuid[]) p (a_id, b_id)
    where (d.a_id, d.b_id) = (p.a_id, p.b_id) returning d.a_id, d.b_id
"""
_CANDIDATES = "select a_id, b_id from duplicate where a_id = $1 or b_id = $1"


def pair_of(one: UUID, other: UUID) -> Pair:
    """Return two items as a pair."""
    return (one, other) if one < other else (other, one)


class ItemToCompare(NamedTuple):
    """An item that can be compared with others of its type."""

    type: str
    id: UUID


async def compared_item(connection: Connection, given: str) -> ItemToCompare | None:
    """Return the item with an id, for a merged entity its survivor; None if nothing that is compared has it."""
    row = await connection.fetchrow(_FIND_ITEM, as_uuid(given))
    return ItemToCompare(*row) if row else None


async def candidates_of(connection: Connection, id_: UUID) -> list[Pair]:
    """Return the pairs of an item that nobody has decided about."""
    return [(row["a_id"], row["b_id"]) for row in await connection.fetch(_CANDIDATES, id_)]


async def keep_apart(
    connection: Connection, type_: str, pairs: Collection[Pair], *, actor: Actor | None, note: str | None = None
) -> int:
    """Record that the items of each pair are not the same; return for how many pairs that was new.

    Both items get a row in the change log with their present version. Call it when everything else is written.
    """
    ids = _columns(pairs)
    by = (None, None) if actor is None else (actor.name, actor.key_id)
    made = await connection.fetch(_STORE, *ids, type_, *by, note)
    await connection.execute(_DROP_PAIRS, *ids)
    await _log(connection, type_, [id_ for row in made for id_ in row], actor, note)
    return len(made)


async def let_compare(
    connection: Connection, type_: str, pairs: Collection[Pair], *, actor: Actor | None, note: str | None = None
) -> int:
    """Take decisions back, so that the items of each pair may be candidates again; return how many there were."""
    gone = await connection.fetch(_FORGET, *_columns(pairs))
    ids = [id_ for row in gone for id_ in row]
    await find_pairs(connection, list(dict.fromkeys(ids)))
    await _log(connection, type_, ids, actor, note)
    return len(gone)


def _columns(pairs: Iterable[Pair]) -> tuple[list[UUID], list[UUID]]:
    found = sorted(set(pairs))
    return [a for a, _ in found], [b for _, b in found]


async def _log(connection: Connection, type_: str, ids: Sequence[UUID], actor: Actor | None, note: str | None) -> None:
    writes = RowWrites(actor, note)
    writes.log(
        change("upsert", type_, row["id"], version=row["version"], reason=REASON, article_id=row["article_id"])
        for row in await connection.fetch(_FIND_VERSIONS, type_, list(dict.fromkeys(ids)))
    )
    await writes.flush(connection)
