"""The rights of the serving role: grant them after migrating, and compare them with those that serving needs.

``grants.sql`` grants them and ``rights.sql`` checks them; a test compares the two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import asyncpg
from asyncpg.pool import PoolConnectionProxy

from db.operation.load_errors import DatabaseFailed

MAX_LISTED = 5
"""The most rights or objects named in a message; `isnad doctor` lists all of them."""

SERVING = ':"serving"'
"""The role in ``grants.sql``, in psql's syntax for a variable used as an identifier."""

_ONE_AT_A_TIME = "select pg_advisory_xact_lock(7304158222)"


@dataclass(frozen=True, slots=True)
class Rights:
    """What a role may do in a database.

    ``lacking`` and ``excess`` are rights as ``insert on public.quote``: those without which it cannot serve, and those that
    serving does not need.
    """

    role: str
    is_superuser: bool = False
    is_owner: bool = False
    lacking: tuple[str, ...] = ()
    excess: tuple[str, ...] = ()

    @property
    def fault(self) -> str | None:
        """The message if the role cannot serve, and what to do about it."""
        if not self.lacking:
            return None
        return (
            f"the role {self.role} lacks {listed(self.lacking)}: run `isnad migrate --serving-role {self.role}` with"
            " ISNAD_MIGRATE_DSN, as the role that owns the tables"
        )

    @property
    def warning(self) -> str | None:
        """The message if the role has more rights than serving needs, and what to do about it."""
        if self.is_superuser:
            beyond = "is a superuser"
        elif self.is_owner:
            beyond = "owns the tables"
        elif self.excess:
            beyond = f"has more rights than it needs: {listed(self.excess)}"
        else:
            return None
        return f"the role {self.role} serves and {beyond}: serve as a role of its own (docs/operations.md, Two roles)"


def listed(names: Sequence[object]) -> str:
    """Return the first MAX_LISTED names, and how many more there are."""
    more = f" and {len(names) - MAX_LISTED} more" if len(names) > MAX_LISTED else ""
    return ", ".join(map(str, names[:MAX_LISTED])) + more


async def rights_of(
    connection: "asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]", role: str | None = None
) -> Rights:
    """Return what a role may do in the database of a connection, by default the one that is connected.

    In a database that was never migrated nothing is lacking. Raises DatabaseFailed if there is no such role.
    """
    row = await connection.fetchrow(_text("rights.sql"), role)
    if row is None:
        raise DatabaseFailed(f"there is no role {role}: make it first (docs/operations.md, Two roles)")
    return Rights(row["role"], row["is_superuser"], row["is_owner"], tuple(row["lacking"]), tuple(row["excess"]))


async def grant_serving(connection: "asyncpg.Connection[asyncpg.Record]", role: str) -> Rights:
    """Grant a role the rights to serve and revoke others, in one transaction; return the resulting rights.

    The connection is that of the role that owns the tables. Raises DatabaseFailed if there is no such role, or if it
    owns them.
    """
    async with connection.transaction():
        await connection.execute("set local client_min_messages = error")
        await connection.execute(_ONE_AT_A_TIME)
        if (await rights_of(connection, role)).is_owner:
            raise DatabaseFailed(f"the role {role} owns the tables: it is no other role than the one that migrates")
        await connection.execute(grants_to(role))
        return await rights_of(connection, role)


def grants_to(role: str) -> str:
    """Return the statements that grant a role the rights to serve."""
    return _text("grants.sql").replace(SERVING, '"' + role.replace('"', '""') + '"')


def _text(name: str) -> str:
    return files("db").joinpath(name).read_text(encoding="utf-8")
