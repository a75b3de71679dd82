"""What slows a load down and can be made anew after it: indexes and constraints, as PostgreSQL itself describes them."""

from dataclasses import dataclass
from typing import TypeAlias

import asyncpg

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

# Foreign keys come last where things are made and first where they are dropped: they need the unique indexes.
_CONSTRAINTS = """
    select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as drop,
        format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as make
    from pg_constraint c
    where c.conrelid = any($1::regclass[]) and c.contype in ('f', 'p', 'u')
    order by c.contype = 'f', c.oid
"""
_INDEXES = """
    select format('drop index %s', i.indexrelid::regclass) as drop, pg_get_indexdef(i.indexrelid) as make
    from pg_index i
    where i.indrelid = any($1::regclass[])
        and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
    order by i.indexrelid
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken off tables: the statements that put it back, foreign keys apart, because they read the most."""

    indexes: tuple[str, ...]
    foreign_keys: tuple[str, ...]


_DEPENDENTS = """
    select distinct c.conrelid::regclass::text as name from pg_constraint c
    where c.contype = 'f' and c.confrelid = any($1::regclass[]) and c.conrelid <> all($1::regclass[])
"""


async def with_dependents(connection: Connection, tables: list[str]) -> list[str]:
    """Return tables, and those that refer to them: they can only be emptied together."""
    return [*tables, *(row["name"] for row in await connection.fetch(_DEPENDENTS, tables))]


async def take_off(connection: Connection, tables: list[str]) -> Taken:
    """Drop all indexes and all foreign, primary and unique keys of tables, and return how to make them again."""
    constraints = await connection.fetch(_CONSTRAINTS, tables)
    indexes = await connection.fetch(_INDEXES, tables)
    for row in (*reversed(constraints), *indexes):
        await connection.execute(row["drop"])
    keys = [row["make"] for row in constraints if " FOREIGN KEY " not in row["make"]]
    return Taken(
        (*keys, *(row["make"] for row in indexes)),
        tuple(row["make"] for row in constraints if " FOREIGN KEY " in row["make"]),
    )
