"""The migration that finds out which dates editors gave, on a database that has dates already."""

import asyncio
from typing import Any

import asyncpg

from db.migrations.runner import migrate, upgrade_to
from tests.support.data.articles import load, noise
from tests.support.postgres.roles import as_superuser

TABLES = ("quote", "quantity", "event")
DATES = "edtf, expression, base, edtf_given, base_given"


def bundle() -> dict[str, Any]:
    """Return a bundle with dates of every kind: resolved, given, given beside words, with a base, and only words."""
    data = noise()
    quote = data["quotes"][0]
    said: list[dict[str, str]] = [
        {"expression": "يوم السبت"},
        {"expression": "يوم السبت", "edtf": "2025-12-13?"},
        {"expression": "يوم السبت", "base": "2025-10-01"},
        {"edtf": "2024"},
        {"expression": "المحادثات"},
    ]
    data["quotes"] = [{**quote, "key": f"q{n}", "said": each} for n, each in enumerate(said)]
    quantity = {"value": 1, "unit": "talks", "when": {"expression": "يوم السبت", "edtf": "2025-12"}}
    data["claims"][0]["quantities"] = [quantity, {"value": 2, "unit": "talks"}]
    return data


async def dates(connection: asyncpg.Connection) -> list[tuple[Any, ...]]:
    rows = [await connection.fetch("select " + DATES + " from " + table) for table in TABLES]
    return sorted((tuple(row) for each in rows for row in each), key=str)


async def test_dates_that_are_there_are_marked_as_the_loader_marks_them(
    empty_database: str, connection: asyncpg.Connection
) -> None:
    await load(connection, bundle())
    wanted = await dates(connection)
    await asyncio.to_thread(upgrade_to, empty_database, "0006_feed")
    before = await asyncpg.connect(as_superuser(empty_database))
    for table in ("entity", "article", "revision", "annotation", "event", "quote", "claim", "quantity"):
        await copied(connection, before, table)
    await migrate(empty_database)
    assert await dates(before) == wanted
    assert await before.fetchval("select published_on::text from article") == "2025-12-13"
    assert await before.fetchval("select count(*) from past_row") == 0
    await before.close()


async def copied(source: asyncpg.Connection, target: asyncpg.Connection, table: str) -> None:
    """Copy the rows of a table, as far as the older database has its columns."""
    columns = await target.fetch(
        "select attname as name from pg_attribute where attrelid = $1::text::regclass and attnum > 0 and attgenerated = ''",
        table,
    )
    names = ", ".join(f'"{row["name"]}"' for row in columns)
    rows = await source.fetchval("select json_agg(t)::text from " + table + " t")
    await target.execute("alter table " + table + " disable trigger all")
    await target.execute(
        f"insert into {table} ({names}) select {names} from json_populate_recordset(null::{table}, $1::json)", rows
    )
    await target.execute("alter table " + table + " enable trigger all")
