"""Behind PgBouncer with session pooling: whatever a connection is for, its settings hold."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import asyncpg
import pytest

from db.embedded import _account, _as_account
from db.operation import Actor, Outcome
from db.operation_runner import open_runner
from db.pool import SETTINGS, open_pool
from db.still_reading import StillTimes, read_still
from db.webhook_queue import open_queue
from db.write import Connection

CONFIGURATION = """
[databases]
{name} = host={host} dbname={name} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
auth_file = {folder}/users
pool_mode = session
"""
SHOWN = "select name, setting from pg_settings where name = any($1)"


@asynccontextmanager
async def pgbouncer(dsn: str, folder: Path) -> AsyncIterator[str]:
    """Put PgBouncer, with nothing set but what it must, before a database; give the address."""
    program = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
    if program is None:
        pytest.skip("PgBouncer is not installed: apt-get install pgbouncer")
    parts, account = urlsplit(dsn), _account()
    if "host=" not in parts.query:
        pytest.skip("the server of the tests is not the embedded one")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder.chmod(0o755)
    host = unquote(parts.query.partition("host=")[2])
    (folder / "users").write_text('"postgres" ""\n')
    text = CONFIGURATION.format(name=parts.path[1:], host=host, port=port, folder=folder)
    (folder / "pgbouncer.ini").write_text(text)
    with (folder / "log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(*_as_account(account), program, str(folder / "pgbouncer.ini")), stdout=log, stderr=log
        )
    try:
        address = f"postgresql://postgres@127.0.0.1:{port}{parts.path}"
        await answered(address, process, folder / "log")
        yield address
    finally:
        process.terminate()
        await process.wait()


async def answered(address: str, process: asyncio.subprocess.Process, log: Path) -> None:
    """Wait until PgBouncer answers."""
    async with asyncio.timeout(30):
        while True:
            assert process.returncode is None, log.read_text()
            try:
                await (await asyncpg.connect(address)).close()
            except OSError:
                await asyncio.sleep(0.05)
            else:
                return


async def shown(connection: "asyncpg.Connection[asyncpg.Record]", *names: str) -> dict[str, str]:
    """Return the settings of a session."""
    return {row["name"]: row["setting"] for row in await connection.fetch(SHOWN, list(names))}


async def its_timeout(connection: Connection, request: None, *, actor: Actor) -> Outcome:
    """Say how long a statement of an operation may take."""
    return Outcome(values={"timeout": await connection.fetchval("show statement_timeout")})


async def test_every_kind_of_connection_has_its_settings(seeded_dsn: str, tmp_path: Path) -> None:
    names = (*SETTINGS, "statement_timeout", "TimeZone", "application_name")
    async with pgbouncer(seeded_dsn, tmp_path) as dsn:
        pool = await open_pool(dsn, smallest=0, largest=1, statement_timeout_ms=4321)
        for _ in range(2):  # opened, and taken again
            async with pool.acquire(wait_s=10) as connection:
                found = await shown(connection.wire, *names)
                assert found == SETTINGS | {
                    "statement_timeout": "4321",
                    "TimeZone": "UTC",
                    "application_name": "isnad",
                }
        await pool.close()
        async with open_runner(dsn, largest=1, timeout_s=3, wait_s=10) as runner:
            for _ in range(2):
                assert await runner.run(its_timeout, None, Actor("desk")) == Outcome(values={"timeout": "3s"})
        async with open_queue(dsn, largest=3, wait_s=10) as queue:
            for _ in range(2):
                async with queue.connection() as waking:
                    assert await shown(waking, "statement_timeout") == {"statement_timeout": "60000"}
        async with read_still(dsn, StillTimes(2000, 1000)) as still:
            assert (await shown(still._wire, "statement_timeout", "jit")) == {"statement_timeout": "2000", "jit": "off"}
