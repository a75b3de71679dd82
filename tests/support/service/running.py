"""The service as a process of its own, for tests: started, its address read from what it prints, ended by a signal."""

import asyncio
import os
import re
import signal
import sys

from tests.conftest import OPEN

ENVIRONMENT = {
    name: value for name, value in os.environ.items() if not name.startswith("ISNAD_") and name != "DATABASE_URL"
}


async def start(*arguments: str, **settings: str | None) -> asyncio.subprocess.Process:
    """Start a command of isnad as a process of its own; a setting that is None has its default."""
    wanted = {**ENVIRONMENT, **OPEN, "ISNAD_HOST": "127.0.0.1", "ISNAD_PORT": "0", "ISNAD_DRAIN_S": "0", **settings}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "service",
        *arguments,
        env={name: value for name, value in wanted.items() if value is not None},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def url_said(stream: asyncio.StreamReader | None) -> str:
    """Read what is printed until the address of the service stands there."""
    assert stream is not None
    said = ""
    async with asyncio.timeout(60):
        while not (found := re.search(r"Isnad answers at (http://[0-9.:]+)/graphql", said)):
            line = await stream.readline()
            assert line, said
            said += line.decode()
    return found[1]


async def end(process: asyncio.subprocess.Process, number: signal.Signals = signal.SIGINT) -> tuple[str, str]:
    """Send a signal, wait for the end, return the rest of what was printed."""
    process.send_signal(number)
    async with asyncio.timeout(30):
        out, err = await process.communicate()
    return out.decode(), err.decode()
