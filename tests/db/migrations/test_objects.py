"""The list of the objects that each version of the database has; ISNAD_REWRITE_OBJECTS makes it from the migrations."""

import asyncio
import os
from importlib.resources import files
from pathlib import Path

import asyncpg
import pytest

from db.migrations.completeness import Completeness, completeness_of
from db.migrations.list import migrations
from db.migrations.objects import DatabaseObject, needed_objects, present_objects
from db.migrations.runner import upgrade_to
from tests.support.postgres.roles import as_superuser

LIST = Path(str(files("db.migrations").joinpath("objects.tsv")))
VOWELS = DatabaseObject("function", "public.vowels_agree(pg_catalog.text,bigint,bigint)")


async def after_each_migration(dsn: str) -> dict[str, frozenset[DatabaseObject]]:
    """Return what is in a database after each migration."""
    found = {}
    connection = await asyncpg.connect(dsn)
    for name in migrations():
        await asyncio.to_thread(upgrade_to, dsn, name)
        found[name] = await present_objects(connection)
    await connection.close()
    return found


def listed(present: dict[str, frozenset[DatabaseObject]]) -> str:
    """Return the text of the list."""
    lines: list[tuple[str, str, str, str]] = []
    standing: dict[DatabaseObject, str] = {}
    for version, objects in present.items():
        lines += [(*gone, standing.pop(gone), version) for gone in standing.keys() - objects]
        standing |= dict.fromkeys(objects - standing.keys(), version)
    lines += [(*each, since, "") for each, since in standing.items()]
    return "".join("\t".join(line) + "\n" for line in sorted(lines))


async def test_the_list_is_what_the_migrations_make_and_take_away(empty_database: str) -> None:
    present = await after_each_migration(empty_database)
    text = listed(present)
    if os.environ.get("ISNAD_REWRITE_OBJECTS"):
        LIST.write_text(text, encoding="utf-8")
    assert LIST.read_text(encoding="utf-8") == text, "make objects"
    for version, objects in present.items():
        assert needed_objects(version, migrations()) == objects


async def test_a_migrated_database_lacks_nothing(connection: asyncpg.Connection) -> None:
    assert await completeness_of(connection) == Completeness()


@pytest.mark.parametrize(
    ("statement", "missing"),
    [
        ("drop function vowels_agree", VOWELS),
        ("drop view published.search_document", DatabaseObject("view", "published.search_document")),
        ("drop index past_row_until", DatabaseObject("index", "public.past_row_until")),
        (
            "update pg_index set indisvalid = false where indexrelid = 'past_row_until'::regclass",
            DatabaseObject("index", "public.past_row_until"),
        ),
        ("alter table entity disable trigger keep_past", DatabaseObject("trigger", "keep_past on public.entity")),
        ("alter table webhook drop column failures cascade", DatabaseObject("table column", "public.webhook.failures")),
        (
            "alter table past_row drop constraint past_row_check",
            DatabaseObject("table constraint", "past_row_check on public.past_row"),
        ),
    ],
)
async def test_what_is_not_there_or_does_not_work_is_missing(
    connection: asyncpg.Connection, database: str, statement: str, missing: DatabaseObject
) -> None:
    superuser = await asyncpg.connect(as_superuser(database))
    await superuser.execute(statement)
    await superuser.close()
    found = await completeness_of(connection)
    assert missing in found.missing
    (fault,) = found.reading_faults
    assert "database objects are missing or do not work" in fault


async def test_an_older_database_is_held_to_the_list_of_its_own_version(empty_database: str) -> None:
    await asyncio.to_thread(upgrade_to, empty_database, "0005_names")
    connection = await asyncpg.connect(empty_database)
    assert (await completeness_of(connection)).missing == ()
    await connection.execute("drop function vowels_agree")
    assert (await completeness_of(connection)).missing == (VOWELS,)
    await connection.close()


async def test_a_newer_database_may_be_read_as_long_as_it_has_what_this_version_needs(
    connection: asyncpg.Connection,
) -> None:
    await connection.execute("update alembic_version set version_num = '9999_later'")
    found = await completeness_of(connection)
    assert (found.reading_faults, found.newer) == ((), "9999_later")
    assert "must not write" in found.writing_faults[-1]
    await connection.execute("drop function vowels_agree")
    assert (await completeness_of(connection)).missing == (VOWELS,)


async def test_data_from_elsewhere_is_reported_until_its_log_is_taken_over(connection: asyncpg.Connection) -> None:
    await connection.execute("update installation set home = 'elsewhere'")
    (fault,) = (await completeness_of(connection)).reading_faults
    assert "restored from another database: run `isnad migrate`" in fault
    await connection.execute("select adopt_change_log()")
    assert await completeness_of(connection) == Completeness()
