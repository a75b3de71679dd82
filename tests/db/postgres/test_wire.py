"""Sessions behind poolers: no statement is ever taken for another one, and a pooler that shares sessions is recognised."""

import ast
import asyncio
import sys
from pathlib import Path

import asyncpg
import pytest

from db.migrations.inspection import inspect
from db.postgres.wire import Wire, shares_sessions, statement_name
from db.read.execute import refusal_of
from tests.db.postgres.pooler import needs_pgbouncer, pgbouncer
from tests.support.postgres.roles import as_owner

DB = Path(__file__).parents[3] / "db"

# Two of these ask different questions in the same order: with numbers for names, each would run what the other prepared.
ASKING = """
import asyncio, sys
import asyncpg
from db.postgres.pool import open_pool

async def main(dsn, mark):
    right = wrong = refused = 0
    pool = await open_pool(dsn, smallest=0, largest=2, statement_timeout_ms=10_000)
    async def ask(number):
        nonlocal right, wrong, refused
        text = f"select '{mark} {number % 20}' as answer"
        try:
            async with pool.acquire(wait_s=30) as connection:
                row = await connection.fetch_row(text, [])
        except (asyncpg.InvalidSQLStatementNameError, asyncpg.DuplicatePreparedStatementError):
            refused += 1
            return
        right += row["answer"] == f"{mark} {number % 20}"
        wrong += row["answer"] != f"{mark} {number % 20}"
    for start in range(0, 400, 8):
        await asyncio.gather(*(ask(number) for number in range(start, start + 8)))
    await pool.close()
    print(right, wrong, refused)

asyncio.run(main(*sys.argv[1:]))
"""


@needs_pgbouncer
@pytest.mark.slow
async def test_behind_a_transaction_pooler_no_process_gets_the_answer_to_the_request_of_another(
    database: str, tmp_path: Path
) -> None:
    with pgbouncer(tmp_path, database, mode="transaction", sessions=3) as shared:
        processes = [
            await asyncio.create_subprocess_exec(
                sys.executable, "-c", ASKING, shared, mark, stdout=asyncio.subprocess.PIPE, cwd=DB.parent
            )
            for mark in ("one", "other")
        ]
        outputs = [(await process.communicate())[0].split() for process in processes]
    assert [len(counts) for counts in outputs] == [3, 3]
    for right, wrong, refused in outputs:
        assert int(wrong) == 0
        assert int(right) + int(refused) == 400
        assert int(right) > 0


@needs_pgbouncer
@pytest.mark.parametrize(("mode", "is_shared"), [("session", False), ("transaction", True), ("statement", True)])
async def test_a_pooler_that_shares_sessions_is_recognised(
    database: str, tmp_path: Path, mode: str, is_shared: bool
) -> None:
    with pgbouncer(tmp_path, database, mode=mode, sessions=4) as through:
        assert await shares_sessions(through) is is_shared


@needs_pgbouncer
async def test_a_pooler_of_transactions_makes_a_database_unfit_and_says_what_to_do(
    database: str, tmp_path: Path
) -> None:
    with pgbouncer(tmp_path, database, mode="transaction", sessions=4) as through:
        found = await inspect(through)
    assert found.completeness.reading_faults == ()
    assert [reason for reason in found.unfit if "pool_mode = session" in reason] == list(found.unfit) != []


async def test_without_a_pooler_no_session_is_shared(database: str) -> None:
    assert not await shares_sessions(database)
    assert not (await inspect(database)).shares_sessions


async def test_prepared_statements_are_named_for_what_they_say(database: str) -> None:
    texts = ["select 1", "select 2", "select 'ع'"]
    first, second = [await asyncpg.connect(database, connection_class=Wire) for _ in range(2)]
    try:
        for text in texts:
            await first.fetchval(text)
        for text in reversed(texts):
            await second.fetchval(text)
        names = [
            {
                row["name"]: row["statement"]
                for row in await wire.fetch("select name, statement from pg_prepared_statements")
            }
            for wire in (first, second)
        ]
    finally:
        await first.close()
        await second.close()
    for named in names:
        assert {statement_name(text): text for text in texts}.items() <= named.items()


async def test_a_statement_that_the_schema_outdated_is_prepared_again(database: str) -> None:
    wire = await asyncpg.connect(as_owner(database), connection_class=Wire)
    try:
        await wire.execute("create table thing (a integer)")
        await wire.execute("insert into thing values (1)")
        assert [tuple(row) for row in await wire.fetch("select * from thing")] == [(1,)]
        await wire.execute("alter table thing add column b integer default 2")
        assert [tuple(row) for row in await wire.fetch("select * from thing")] == [(1, 2)]
        assert [tuple(row) for row in await wire.fetch("select * from thing")] == [(1, 2)]
    finally:
        await wire.close()


@pytest.mark.parametrize("kind", [asyncpg.InvalidSQLStatementNameError, asyncpg.DuplicatePreparedStatementError])
def test_a_pooler_that_comes_between_while_the_service_runs_is_no_fault_of_the_caller(
    kind: type[asyncpg.PostgresError],
) -> None:
    refused = refusal_of(kind("prepared statement"))
    assert refused is not None
    assert refused.code == "DATABASE_UNAVAILABLE"


def test_every_connection_that_the_service_opens_names_its_statements_so() -> None:
    missing = []
    for path in sorted(DB.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if ast.unparse(node.func) not in ("asyncpg.connect", "asyncpg.create_pool"):
                continue
            if not any(keyword.arg == "connection_class" for keyword in node.keywords):
                missing.append(f"{path.relative_to(DB.parent)}:{node.lineno}")
    assert missing == []
