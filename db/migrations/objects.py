"""Compare the objects that a version needs with those that a database has.

``migrations/objects.tsv`` lists needed objects: kind, identity, the migration that creates the object, the one that
drops it. ``make objects`` generates it from the migrations; a test checks that it is current.
"""

from collections.abc import Sequence
from importlib.resources import files
from typing import NamedTuple

import asyncpg
from asyncpg.pool import PoolConnectionProxy


class DatabaseObject(NamedTuple):
    """An object in PostgreSQL's catalog, such as ``index``, ``public.quote_recency``."""

    kind: str
    identity: str

    def __str__(self) -> str:
        return f"{self.kind} {self.identity}"


def needed_objects(version: str, order: Sequence[str]) -> frozenset[DatabaseObject]:
    """Return the objects that a version needs; ``order`` has the names of all migrations."""
    place = {name: number for number, name in enumerate(order)}
    lines = files("db.migrations").joinpath("objects.tsv").read_text(encoding="utf-8").splitlines()
    found = set()
    for kind, identity, since, until in (line.split("\t") for line in lines):
        if place[since] <= place[version] and (not until or place[version] < place[until]):
            found.add(DatabaseObject(kind, identity))
    return frozenset(found)


async def present_objects(
    connection: "asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]",
) -> frozenset[DatabaseObject]:
    """Return the working objects of a database, without invalid indexes and disabled triggers."""
    statement = files("db").joinpath("present_objects.sql").read_text(encoding="utf-8")
    return frozenset(DatabaseObject(*row) for row in await connection.fetch(statement))
