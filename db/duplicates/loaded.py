"""Compare what a bundle brought with what is stored: keep what its editor decided, and warn of what may be known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import LiteralString
from uuid import UUID

import asyncpg

from db.duplicates.distinction import candidates_of, keep_apart, pair_of
from db.duplicates.maybe_known import MaybeKnown
from db.operation.load_errors import KeyNotStored
from db.operation.operation import Actor
from db.sql.connection import Connection
from db.sql.statement_file import read_statement
from editorial.model.annotation import Comparison

_FIND_CANDIDATES = read_statement("duplicates/find_candidates")
_DESCRIBE_KNOWN = read_statement("duplicates/describe_known")
_BY_KEY: dict[str, LiteralString] = {
    "entity": "select k.key, coalesce(e.merged_into_id, e.id) as id from entity_key k join entity e on e.id = k.entity_id"
    " where k.key = any($1::text[])",
    "event": "select key, event_id as id from event_key where key = any($1::text[])",
    "article": "select slug as key, id from article where slug = any($1::text[])",
}


@dataclass(frozen=True, slots=True)
class LoadedThing:
    """An entity, event or article that a bundle has: its key in it, whether it is new, and what the editor said of it.

    ``bundle`` numbers the bundles that are loaded together.
    """

    bundle: int
    type: str
    key: str
    id: UUID
    is_new: bool
    comparison: Comparison


async def compare_loaded(
    connection: Connection, things: Sequence[LoadedThing], actor: Actor | None
) -> dict[int, list[MaybeKnown]]:
    """Keep the decisions of the bundles, and return what may be known, by bundle. The last step of a load.

    An item may be known as one that was stored before, or that an earlier bundle brought. Raises KeyNotStored.
    """
    for each in things:
        if each.comparison.distinct or each.comparison.distinct_from:
            await _keep_apart(connection, each, actor)
    new = {each.id: each for each in things if each.is_new}
    best: list[tuple[LoadedThing, asyncpg.Record]] = []
    for id_, rows in groupby(await connection.fetch(_FIND_CANDIDATES, list(new)), key=lambda row: row["id"]):
        known = [row for row in rows if row["key"] and _is_earlier(new.get(row["known_id"]), new[id_])]
        best += [(new[id_], row) for row in known[:1]]
    return await _warnings(connection, best)


def _is_earlier(other: LoadedThing | None, thing: LoadedThing) -> bool:
    return other is None or other.bundle < thing.bundle


async def _keep_apart(connection: Connection, thing: LoadedThing, actor: Actor | None) -> None:
    given = thing.comparison
    pairs = await candidates_of(connection, thing.id) if given.distinct else []
    found = {row["key"]: row["id"] for row in await connection.fetch(_BY_KEY[thing.type], given.distinct_from)}
    for key in given.distinct_from:
        if key not in found:
            name = "slug" if thing.type == "article" else "key"
            raise KeyNotStored(
                f"no stored {thing.type} has the {name} {key!r}, from which {thing.key!r} is said to be `distinct`"
            )
    pairs += [pair_of(thing.id, id_) for id_ in found.values() if id_ != thing.id]
    if pairs:
        await keep_apart(connection, thing.type, pairs, actor=actor)


async def _warnings(
    connection: Connection, best: Iterable[tuple[LoadedThing, "asyncpg.Record"]]
) -> dict[int, list[MaybeKnown]]:
    found: dict[int, list[MaybeKnown]] = {}
    pairs = list(best)
    if not pairs:
        return found
    rows = await connection.fetch(_DESCRIBE_KNOWN, [row["known_id"] for _, row in pairs])
    described = {row["id"]: row for row in rows}
    for thing, row in pairs:
        message = _message(thing.type, row["key"], described.get(row["known_id"]))
        found.setdefault(thing.bundle, []).append(MaybeKnown(thing.type, thing.key, message, row["key"]))
    return found


def _message(type_: str, key: str, known: "asyncpg.Record | None") -> str:
    if type_ == "article" or known is None:
        return (
            f"has the text, or nearly the text, of the article `{key}`: correct that one, or write `distinct: true`"
            " if both are wanted"
        )
    if type_ == "event":
        return (
            f"looks like the event `{key}` ({known['what']}, {_counted(known['places'], 'report')}):"
            f" write `same_as: {key}` or `distinct: true`"
        )
    return (
        f"bears the name of `{key}` ({known['what']}, {_counted(known['places'], 'mention')}):"
        f" write `same_as: {key}` or `distinct: true`"
    )


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
