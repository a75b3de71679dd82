"""`isnad mirror` as a command: what it says, how it ends, and that it goes on after it was killed."""

import asyncio
import re
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import httpx2
import pytest

from db.sql.scope import Scope
from service.commands.mirror import OPEN_TRANSACTIONS
from tests.service.mirror.mirrors import held_in, told_by
from tests.support.data.articles import load, noise
from tests.support.postgres.roles import as_owner
from tests.support.service.keys import bearer, key_of
from tests.support.service.live import serving, until
from tests.support.service.running import end, start

pytestmark = pytest.mark.slow  # each command is a process of its own


@pytest.fixture
async def key(database: str) -> str:
    return await key_of(database, "partner", Scope.SYNC)


@pytest.fixture
async def url(database: str) -> AsyncIterator[str]:
    async with serving(database) as address:
        yield f"http://{address}"


async def told(url: str, key: str) -> dict[str, bytes]:
    async with httpx2.AsyncClient(base_url=url, headers=bearer(key)) as client:
        return await told_by(client)


async def run(*arguments: str, **settings: str) -> tuple[int | None, str]:
    """Run the command to its end; return how it ended, and all that it said."""
    process = await start("mirror", *arguments, **settings)
    async with asyncio.timeout(30):
        out, err = await process.communicate()
    return process.returncode, out.decode() + err.decode()


async def test_it_ends_with_0_where_the_copy_is_the_servers_and_with_1_where_it_was_not(
    url: str, key: str, connection: asyncpg.Connection, tmp_path: Path
) -> None:
    await load(connection, noise())
    target = str(tmp_path / "copy")
    status, said = await run(url, target, "--once", ISNAD_KEY=key)
    assert (status, "the copy matches the server: " in said) == (0, True), said
    assert "warning" not in said
    spoilt = next((tmp_path / "copy" / "current" / "quote").rglob("*.json"))
    right = spoilt.read_bytes()
    spoilt.write_bytes(b"{}")
    status, said = await run(url, target, "--verify", ISNAD_KEY=key)
    assert (status, spoilt.read_bytes()) == (1, b"{}")
    assert f"1 items differ from the server:\n  quote/{spoilt.stem}" in said
    (tmp_path / "key").write_text(key + "\n")
    status, said = await run(url, target, "--once", "--key-file", str(tmp_path / "key"))
    assert (status, spoilt.read_bytes()) == (1, right)
    assert "and were repaired" in said
    assert "copy differed" in said
    status, said = await run(url, target, "--once", "--key-env", "MINE", MINE=key)
    assert status == 0


async def test_impossible_requests_are_reported_in_one_line(url: str, key: str, database: str, tmp_path: Path) -> None:
    status, said = await run(url, str(tmp_path / "a"), "--once")
    assert status == 1
    assert "401 AUTHENTICATION_REQUIRED" in said
    assert "Traceback" not in said
    status, said = await run(url, str(tmp_path / "a"), "--once", "--key-file", str(tmp_path / "none"))
    assert (status, "cannot be read" in said) == (2, True)
    status, said = await run(url, "postgresql://nobody@127.0.0.1:1/none", "--once", ISNAD_KEY=key)
    assert status == 1
    assert "Traceback" not in said


async def test_under_an_open_transaction_it_says_what_it_waits_for_and_how_to_find_it(
    url: str, key: str, database: str, connection: asyncpg.Connection, tmp_path: Path
) -> None:
    other = await asyncpg.connect(as_owner(database))
    await other.execute("begin")
    await other.execute("create table held (id integer)")
    await load(connection, noise())
    waiting = await connection.fetchval("select count(*) from change")
    status, said = await run(url, str(tmp_path / "copy"), "--once", ISNAD_KEY=key)
    assert status == 1, said
    assert "waits for a transaction that is open in the server's database" in said
    assert re.search(
        rf"256 of 256 parts could not be compared: {waiting} changes wait at the server, the oldest for \d+ seconds, behind a"
        " transaction that is open in its database server",
        said,
    )
    assert "written to all the time" not in said
    assert f"\n  {OPEN_TRANSACTIONS}\n" in said
    found = await connection.fetch(OPEN_TRANSACTIONS)
    assert "create table held (id integer)" in [row["query"] for row in found]
    await other.close()


async def test_it_follows_and_goes_on_after_it_was_killed(
    url: str, key: str, connection: asyncpg.Connection, tmp_path: Path
) -> None:
    target = str(tmp_path / "copy")
    for slug in ("first", "second"):
        process = await start("mirror", url, target, ISNAD_KEY=key)
        await load(connection, noise(slug=slug))
        articles = tmp_path / "copy" / "current" / "article"
        await until(lambda: any(slug in path.read_text() for path in articles.rglob("*.json")))  # noqa: B023
        await end(process, signal.SIGKILL)
    status, said = await run(url, target, "--once", ISNAD_KEY=key)
    assert status == 0, said
    assert await held_in(target) == await told(url, key)
