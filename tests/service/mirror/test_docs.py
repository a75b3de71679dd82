"""The page on mirrors is held to the service: the client that it shows is run as it stands."""

import asyncio
import sys
from pathlib import Path

import asyncpg

from db.sql.scope import Scope
from tests.support.data.articles import load, noise
from tests.support.service.keys import key_of
from tests.support.service.live import serving
from tests.support.service.running import ENVIRONMENT
from tests.test_docs import blocks

PAGE = Path(__file__).parents[3] / "docs" / "mirror.md"


async def test_the_client_that_is_shown_keeps_a_copy(
    database: str, connection: asyncpg.Connection, tmp_path: Path
) -> None:
    (client,) = blocks(PAGE, "python")
    (tmp_path / "client.py").write_text(client)
    key = await key_of(database, "partner", Scope.SYNC)
    await load(connection, noise())
    async with serving(database) as address:
        environment = {**ENVIRONMENT, "ISNAD_URL": f"http://{address}", "ISNAD_KEY": key}
        for step in range(4):
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "client.py",
                cwd=tmp_path,
                env=environment,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
            )
            out, _ = await process.communicate()
            assert out == b"right\n", (step, out.decode())
            if step == 2:  # as after a restore from a backup
                await connection.execute("update installation set id = gen_random_uuid()")
            await load(connection, noise(slug=f"article-{step}") | ({"quotes": []} if step else {}))
            await load(connection, noise(status="WITHHELD" if step == 1 else "USABLE"))
