"""Stress: many write anything at the same time, mirrors are killed at any instant and begun again; all end as the server is."""

import asyncio
import contextlib
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
import httpx2

from db.sql.scope import Scope
from tests.db.feed.operating import Operator
from tests.service.mirror.mirrors import held_in, told_by
from tests.support.service.keys import bearer, key_of
from tests.support.service.running import ENVIRONMENT, end, start, url_said

DIFFERED = b"copy differed"
FILTERS: tuple[Mapping[str, str], ...] = ({}, {"language": "ar"}, {"language": "en"}, {})
"""What mirrors keep, one after the other: in databases and folders, of what is published and of everything."""
IN_THE_WAY = (asyncpg.DeadlockDetectedError, asyncpg.SerializationError, asyncpg.UniqueViolationError)


@dataclass(frozen=True, slots=True)
class Load:
    """How much is done at once, and for how long; ``lives_s`` is how long a mirror lives before it is killed, at most."""

    seconds: float
    writers: int = 8
    readers: int = 4
    lives_s: float = 4.0


@dataclass(slots=True)
class Outcome:
    """What was done, and what became of the mirrors."""

    steps: Counter[str] = field(default_factory=Counter)
    kills: int = 0
    items: list[int] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reader:
    """A mirror: where it keeps its copy, with which key and filters, and what it said."""

    target: str
    key: str
    log: Path
    filters: Mapping[str, str]

    @property
    def options(self) -> list[str]:
        """The filters as options of the command."""
        return [f"--{name}={value}" for name, value in self.filters.items()]


async def write(dsn: str, number: int, until: float, outcome: Outcome) -> None:
    """Do anything, one operation after the other, some of them in transactions that stay open for a while."""
    chance = random.Random(number)
    wire = await asyncpg.connect(dsn)
    operator = Operator(wire, chance, prefix=f"w{number}-")
    while time.monotonic() < until:
        try:
            async with wire.transaction():
                said = await operator.step()
                if chance.random() < 0.3:
                    await asyncio.sleep(chance.uniform(0, 0.3))
                if " refused" in said or chance.random() < 0.05:
                    raise _RolledBack
        except _RolledBack:
            outcome.steps["rolled back"] += 1
        except IN_THE_WAY:
            outcome.steps["in each other's way"] += 1
        else:
            outcome.steps[said] += 1
    await wire.close()


class _RolledBack(Exception):
    """Ends a transaction without a trace."""


async def mirror(url: str, reader: Reader, *more: str) -> asyncio.subprocess.Process:
    """Start a mirror as a process of its own."""
    with reader.log.open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "service",
            "mirror",
            url,
            reader.target,
            *reader.options,
            *more,
            env={**ENVIRONMENT, "ISNAD_KEY": reader.key, "PYTHONPATH": os.environ.get("PYTHONPATH", "")},
            stdout=log,
            stderr=log,
        )


async def keep_killing(url: str, reader: Reader, load: Load, until: float, outcome: Outcome) -> None:
    """Start a mirror and kill it, again and again, at any instant of its life."""
    chance = random.Random(reader.target)
    while time.monotonic() < until:
        process = await mirror(url, reader, "--wait", "1")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), chance.uniform(0.7, load.lives_s))
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
            await process.wait()
            outcome.kills += 1
        elif (
            b"keeps this copy" not in reader.log.read_bytes()[-300:]
        ):  # PostgreSQL has not noticed yet that it was killed
            outcome.wrong.append(f"{reader.target} ended: {reader.log.read_text()[-2000:]}")


@asynccontextmanager
async def served(dsn: str) -> AsyncIterator[str]:
    """Serve a database as a process of its own."""
    process = await start("serve", DATABASE_URL=dsn, ISNAD_CHANGES_INTERVAL_MS="50")
    url = await url_said(process.stderr)
    reading = [asyncio.create_task(drain(each)) for each in (process.stdout, process.stderr) if each]
    try:
        yield url
    finally:
        for each in reading:
            each.cancel()
        await asyncio.gather(*reading, return_exceptions=True)
        await end(process)


async def drain(stream: asyncio.StreamReader) -> None:
    """Read what a process prints, lest it waits for somebody who does."""
    while await stream.read(65_536):
        pass


async def stress(dsn: str, folder: Path, databases: Sequence[str], load: Load) -> Outcome:
    """Let many write and mirrors be killed for some time; then see whether every mirror ends as the server is.

    Copies are kept in ``databases``, and in folders as far as these are not enough.
    """
    keys = [
        await key_of(dsn, "partner", Scope.SYNC),
        await key_of(dsn, "desk", Scope.SYNC, Scope.DRAFT),
    ]
    targets = [*databases, *(str(folder / f"copy-{n}") for n in range(load.readers - len(databases)))]
    readers = [
        Reader(target, keys[n % 2], folder / f"mirror-{n}.log", FILTERS[n % len(FILTERS)])
        for n, target in enumerate(targets)
    ]
    outcome = Outcome()
    async with served(dsn) as url:
        until = time.monotonic() + load.seconds
        async with asyncio.TaskGroup() as group:
            for number in range(load.writers):
                group.create_task(write(dsn, number, until, outcome))
            for reader in readers:
                group.create_task(keep_killing(url, reader, load, until, outcome))
        for reader in readers:
            await finish(url, reader, outcome)
    return outcome


async def finish(url: str, reader: Reader, outcome: Outcome) -> None:
    """Bring a mirror up to date, and hold it against the server's digest and a new snapshot, byte for byte."""
    for _ in range(20):
        process = await mirror(url, reader, "--once")
        if await process.wait() == 0 or b"keeps this copy" not in reader.log.read_bytes()[-300:]:
            break
        await asyncio.sleep(0.2)
    said = reader.log.read_bytes()
    if process.returncode != 0 or DIFFERED in said:
        outcome.wrong.append(f"{reader.target}: {process.returncode} {said.decode()[-3000:]}")
    async with httpx2.AsyncClient(base_url=url, headers=bearer(reader.key), timeout=60) as client:
        held, told = await held_in(reader.target), await told_by(client, **reader.filters)
        digest = (await client.get("/v1/digest", params=reader.filters)).json()
    outcome.items.append(len(held))
    outcome.wrong += [
        f"{reader.target}: {place}" for place in held.keys() | told.keys() if held.get(place) != told.get(place)
    ]
    if digest["items"] != len(held):
        outcome.wrong.append(f"{reader.target}: {len(held)} items, the digest is of {digest['items']}")
