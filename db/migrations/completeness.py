"""Check that a database has what this version of Isnad needs: migrations, their objects, its own change log."""

from dataclasses import dataclass
from typing import LiteralString

import asyncpg
from asyncpg.pool import PoolConnectionProxy

from db.migrations.list import current_migration, migrations
from db.migrations.objects import DatabaseObject, needed_objects, present_objects
from db.migrations.rights import Rights, listed, rights_of

_IS_MOVED: LiteralString = (
    "select exists (select from installation where split_part(home, '/', 1) <> split_part(feed_home(), '/', 1))"
)
"""Whether the change log has transaction ids of another cluster; in a copy within a cluster they stay valid."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """What a database lacks.

    ``pending`` are the migrations still to run. ``missing`` are objects of the migrations that do not exist or do not
    work. ``newer`` is the database's migration if this version of Isnad does not know it. ``is_moved`` if the change
    log has the transaction ids of the cluster where the data was dumped. ``denied`` says which rights the connected
    role lacks, and what to do about it: then nothing else is known.
    """

    pending: tuple[str, ...] = ()
    missing: tuple[DatabaseObject, ...] = ()
    newer: str | None = None
    is_moved: bool = False
    denied: str | None = None

    @property
    def reading_faults(self) -> tuple[str, ...]:
        """Faults that make answers wrong or impossible, and what to do about them."""
        found = [self.denied] if self.denied else []
        if self.missing:
            found.append(
                f"{len(self.missing)} database objects are missing or do not work ({listed(self.missing)}):"
                " see `isnad doctor`"
            )
        if self.pending:
            found.append(f"{len(self.pending)} migrations are pending: run `isnad migrate`")
        if self.is_moved:
            found.append(
                "the data was restored from another database: run `isnad migrate`, which starts a new change log"
            )
        return tuple(found)

    @property
    def writing_faults(self) -> tuple[str, ...]:
        """Faults that forbid writing: a database of a newer version may be read, but not written to."""
        newer = (
            f"a newer version of Isnad has migrated the database (to {self.newer}): this version must not write to it"
        )
        return (*self.reading_faults, newer) if self.newer else self.reading_faults


async def completeness_of(
    connection: "asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]",
    *,
    with_objects: bool = True,
    rights: Rights | None = None,
) -> Completeness:
    """Return what a database lacks; without objects only the pending migrations, in a tenth of the time.

    ``rights`` are those of the connected role, if the caller knows them.
    """
    if with_objects and (denied := (rights or await rights_of(connection)).fault):
        return Completeness(denied=denied)
    current, names = await current_migration(connection), migrations()
    if current is None:
        return Completeness(pending=names)
    is_newer = current not in names
    pending = () if is_newer else names[names.index(current) + 1 :]
    newer = current if is_newer else None
    if not with_objects:
        return Completeness(pending, newer=newer)
    needed = needed_objects(names[-1] if is_newer else current, names)
    missing = tuple(sorted(needed - await present_objects(connection)))
    is_moved = not missing and not pending and bool(await connection.fetchval(_IS_MOVED))
    return Completeness(pending, missing, newer, is_moved)
