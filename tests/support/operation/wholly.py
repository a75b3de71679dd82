"""All or nothing: an operation that breaks anywhere leaves the database as it was."""

import json
from collections.abc import Awaitable, Callable, Sequence

import asyncpg
import pytest

Connection = asyncpg.Connection

BROKEN = """
    create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken at %', tg_table_name; end $$
"""


async def rows_of(connection: Connection) -> list[str]:
    """Return every row of every table as JSON."""
    tables = "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
    found = []
    for (table,) in await connection.fetch(tables):
        rows = await connection.fetch(f'select to_jsonb(t) from "{table}" t')
        found += [f"{table} {json.dumps(json.loads(row), ensure_ascii=False)}" for (row,) in rows]
    return sorted(found)


async def breaks_wholly(
    connection: Connection, tables: Sequence[str], operate: Callable[[], Awaitable[object]]
) -> None:
    """Break an operation where it writes each of these tables; fails where it does not write one, or leaves anything."""
    await connection.execute(BROKEN)
    before = await rows_of(connection)
    for table in tables:
        await connection.execute(
            f"create trigger broken after insert or update or delete on {table} for each row execute function broken()"
        )
        with pytest.raises(asyncpg.RaiseError, match=f"broken at {table}$"):
            await operate()
        await connection.execute(f"drop trigger broken on {table}")
        assert await rows_of(connection) == before, table
