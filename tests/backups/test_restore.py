"""A dump is restored whole: what there is, what is in it, what is found in it, and what can be done with it afterwards."""

import asyncio
import json
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import pytest

from db.migrations.completeness import Completeness, completeness_of
from db.migrations.runner import migrate, upgrade_to
from db.migrations.scripts import FOLDER
from db.sql.scope import Scope
from service.cli.cli import run
from tests.backups.restoring import blocks, carried_out, definitions_of, rows_of
from tests.conftest import Databases, load_seeds, named
from tests.db.feed.operating import Operator
from tests.service.sync.asking import everything
from tests.support.data.articles import noise
from tests.support.postgres.programs import newest_programs, oldest_programs, server_of
from tests.support.postgres.roles import as_owner
from tests.support.service.asking import client_of
from tests.support.service.keys import bearer, key_of

RESTORED = "isnad_restored"
MAKING_IT = FOLDER / "sql" / "0012_restorable.sql"
THEN = "psql "
"""With this begins what is done when the dump is restored."""

QUESTIONS = (
    '{ entities(first: 5, search: "Tsikhanouskaia") { edges { matchedName { text } node { name } } } }',
    '{ entities(first: 5, search: "تيخانوفسكايا") { edges { matchedName { text } node { name } } } }',
    '{ search(first: 5, text: "العقوبات") { totalCount edges { node { __typename } } } }',
    '{ search(first: 5, text: "prisoners") { totalCount edges { node { __typename } } } }',
)


@contextmanager
def oldest_server(folder: Path) -> Iterator[tuple[str, Path]]:
    """Give the oldest PostgreSQL that is supported, and its programs."""
    programs = oldest_programs()
    if programs is None:
        pytest.skip("PostgreSQL 15 is not installed: apt-get install postgresql-15")
    with server_of(programs, folder) as dsn:
        yield dsn, programs


async def filled(dsn: str) -> str:
    """Migrate a database and put something of everything into it; return a key that may do anything."""
    await migrate(dsn)
    connection = await asyncpg.connect(dsn)
    await load_seeds(connection)
    operator = Operator(connection, random.Random(15))
    for _ in range(15):
        transaction = connection.transaction()
        await transaction.start()
        refused = " refused" in await operator.step()
        await (transaction.rollback() if refused else transaction.commit())
    await connection.close()
    return await key_of(dsn, "desk", *Scope)


async def told_by(dsn: str, key: str) -> list[Any]:
    """Return what a database answers: the digest of everything, what is found by words and names, the whole feed."""
    async with client_of(dsn, headers=bearer(key)) as client:
        assert (await client.get("/readyz")).status_code == 200
        digest = (await client.get("/v1/digest")).json()
        found = [(await client.post("/graphql", json={"query": query})).json() for query in QUESTIONS]
        changes = await everything(client)
    for answer in found:
        assert len(next(iter(answer["data"].values()))["edges"]) > 0
    for change in changes:
        for name in ("cursor", "transaction", "lastInTransaction"):  # those of another cluster
            change.pop(name)
    return [digest["items"], digest["digest"], digest["types"], *found, changes]


async def can_be_worked_with(dsn: str, key: str) -> None:
    """Load a bundle into a database and withhold its article; both are told and found."""
    async with client_of(dsn, headers=bearer(key)) as client:
        before = (await client.get("/v1/digest")).json()["items"]
        made = await client.post("/v1/bundles", json=noise(slug="afterwards"))
        assert made.status_code == 201, made.text
        withheld = await client.post("/v1/articles/afterwards/withhold", json={"reason": "why"})
        assert withheld.status_code == 200, withheld.text
        changes = await everything(client)
        assert {each["reason"] for each in changes[-3:]} == {"withholding"}
        assert (await client.get("/v1/digest")).json()["items"] > before


async def dumped_and_restored(source: str, target_server: str, programs: tuple[Path, Path], folder: Path) -> str:
    """Dump a database and restore it as the page of operations says, by the programs of each side; return the new address.

    What has to be done then is left to ``made_ready``.
    """
    dump, restore = blocks("### A dump")
    restored = named(target_server, RESTORED)
    await asyncio.to_thread(carried_out, dump, folder, programs[0], {"ISNAD_MIGRATE_DSN": source})
    there = {"ISNAD_MIGRATE_DSN": target_server, "RESTORED_URL": restored}
    await asyncio.to_thread(carried_out, restore.partition(THEN)[0], folder, programs[1], there)
    assert await rows_of(restored) == await rows_of(source)
    return restored


async def made_ready(restored: str, programs: Path, folder: Path) -> None:
    """Do what the page says is to be done after restoring."""
    _, then, more = blocks("### A dump")[1].partition(THEN)
    await asyncio.to_thread(carried_out, then + more, folder, programs, {"RESTORED_URL": restored})


@pytest.fixture
async def target_server(server_dsn: str, databases: Databases) -> AsyncIterator[str]:
    """The server of the tests, for what is restored there."""
    yield server_dsn
    connection = await asyncpg.connect(server_dsn)
    await connection.execute(f"drop database if exists {RESTORED} with (force)")
    await connection.close()


@pytest.mark.slow
async def test_a_dump_is_restored_whole(empty_database: str, target_server: str, tmp_path: Path) -> None:
    key = await filled(empty_database)
    programs = (newest_programs(), newest_programs())
    restored = await dumped_and_restored(empty_database, target_server, programs, tmp_path)
    assert await definitions_of(restored) == await definitions_of(empty_database)
    await made_ready(restored, programs[1], tmp_path)
    assert await told_by(restored, key) == await told_by(empty_database, key)
    await can_be_worked_with(restored, key)


@pytest.mark.slow
async def test_a_dump_of_the_oldest_postgresql_is_restored_there_and_into_the_newest(
    target_server: str, tmp_path: Path
) -> None:
    with oldest_server(tmp_path / "server") as (dsn, programs):
        source = named(dsn, "isnad")
        (tmp_path / "old").mkdir()
        (tmp_path / "new").mkdir()
        admin = await asyncpg.connect(dsn)
        await admin.execute("create database isnad")
        await admin.close()
        key = await filled(source)
        told = await told_by(source, key)
        same = await dumped_and_restored(source, dsn, (programs, programs), tmp_path / "old")
        assert await definitions_of(same) == await definitions_of(source)
        newer = await dumped_and_restored(source, target_server, (programs, newest_programs()), tmp_path / "new")
        assert (await definitions_of(newer)).keys() == (await definitions_of(source)).keys()
        await made_ready(newer, newest_programs(), tmp_path)
        assert await told_by(newer, key) == told
    await can_be_worked_with(newer, key)


async def test_what_the_dump_of_an_older_version_lost_is_named_and_made_again(
    empty_database: str,
    databases: Databases,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    await asyncio.to_thread(upgrade_to, empty_database, "0011_watch")
    restored = await databases.make()
    lossy = (
        'pg_dump --format=custom --file=old.dump "$DATABASE_URL"\npg_restore --dbname="$RESTORED_URL" old.dump || true'
    )
    environment = {"DATABASE_URL": empty_database, "RESTORED_URL": restored}
    await asyncio.to_thread(carried_out, lossy, tmp_path, newest_programs(), environment)
    monkeypatch.setenv("DATABASE_URL", restored)
    assert await asyncio.to_thread(run, ["doctor", "--json"]) == 1
    shown = json.loads(capsys.readouterr().out)["database"]
    assert shown["missing"] == ["function public.vowels_agree(pg_catalog.text,bigint,bigint)"]
    assert shown["pending"][0] == "0012_restorable"
    assert await asyncio.to_thread(run, ["migrate"]) == 0
    connection = await asyncpg.connect(restored)
    assert await completeness_of(connection) == Completeness()
    await connection.close()
    await databases.drop(restored)


async def test_what_is_missing_keeps_the_service_from_being_ready_and_migrate_says_so(
    database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = "function public.vowels_agree(pg_catalog.text,bigint,bigint)"
    connection = await asyncpg.connect(as_owner(database))
    monkeypatch.setenv("ISNAD_MIGRATE_DSN", as_owner(database))
    seconds = [0.0]
    async with client_of(database, clock=lambda: seconds[0]) as client:
        assert (await client.get("/readyz")).status_code == 200
        await connection.execute("drop function vowels_agree")
        seconds[0] += 61
        answer: httpx2.Response = await client.get("/readyz")
        assert (answer.status_code, answer.json()["code"]) == (503, "NOT_READY")
        assert answer.json()["missing"] == [missing]
        monkeypatch.setenv("DATABASE_URL", database)
        assert await asyncio.to_thread(run, ["migrate"]) == 1
        said = capsys.readouterr()
        assert "up to date" not in said.out
        assert missing in said.err
        await connection.execute(MAKING_IT.read_text("utf-8"))
        assert await asyncio.to_thread(run, ["migrate"]) == 0
        assert (await client.get("/readyz")).status_code == 200
        await connection.execute("update alembic_version set version_num = '9999_later'")
        assert (await client.get("/readyz")).status_code == 200
        await connection.execute("drop function vowels_agree")
        await connection.execute("update alembic_version set version_num = '9999_latest'")
        assert (await client.get("/readyz")).json()["missing"] == [missing]
        await connection.execute(MAKING_IT.read_text("utf-8"))
        assert (await client.get("/readyz")).status_code == 200
        assert await asyncio.to_thread(run, ["migrate"]) == 1
        assert "a newer version of Isnad has migrated the database" in capsys.readouterr().err
        assert await asyncio.to_thread(run, ["keys", "create", "late", "--scope", "read"]) == 1
        assert "must not write to it" in capsys.readouterr().err
    await connection.close()
