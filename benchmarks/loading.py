"""Loading bundles: articles a second through ``isnad load``, and the store against a bare COPY of the same rows.

python -m benchmarks.loading --articles 2000
"""

import argparse
import asyncio
import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from benchmarks.corpora import bench_server
from benchmarks.corpus import bundles
from benchmarks.memory import FOLDER
from db.load.article_load import BundleToLoad
from db.load.store import load_new
from db.migrations.runner import migrate
from db.write.write import IN_ORDER
from editorial.bundle.check import check_bundle

BATCH = 200
TABLES = (*(table.name for table in IN_ORDER), "event_entity", "article_entity", "change")
"""Every table that a load writes to, in the order that foreign keys ask for."""


@dataclass(frozen=True, slots=True)
class Loading:
    """What was found of so many articles.

    Articles a second of the whole command and CPU milliseconds of its process for each, medians; and the store's speed as a
    share of that of COPY, round by round: median, lowest, highest.
    """

    articles: int
    articles_s: float
    cpu_ms: float
    of_copy: tuple[float, float, float]


async def _recreated(server: str) -> str:
    """Return the address of a migrated database without a row."""
    connection = await asyncpg.connect(server)
    try:
        await connection.execute("drop database if exists isnad_bench_loading with (force)")
        await connection.execute("create database isnad_bench_loading template template0 encoding 'UTF8'")
    finally:
        await connection.close()
    dsn = urlunsplit(urlsplit(server)._replace(path="/isnad_bench_loading"))
    await migrate(dsn)
    return dsn


def _no_file(name: str) -> str:
    raise FileNotFoundError(2, "No such file or directory", name)


async def _store(dsn: str, found: Sequence[BundleToLoad]) -> float:
    """Return the seconds in which the store loads checked bundles."""
    connection = await asyncpg.connect(dsn)
    try:
        begun = time.perf_counter()
        for start in range(0, len(found), BATCH):
            await load_new(connection, found[start : start + BATCH])
        return time.perf_counter() - begun
    finally:
        await connection.close()


async def _copy(source: str, server: str) -> float:
    """Return the seconds in which COPY alone brings the rows of one database into another, in one transaction."""
    connection = await asyncpg.connect(source)
    rows: list[tuple[str, bytes, list[str]]] = []
    try:
        for table in TABLES:
            columns = [
                row["attname"]
                for row in await connection.fetch(
                    "select attname from pg_attribute where attrelid = $1::text::regclass and attnum > 0"
                    " and not attisdropped and attgenerated = '' and attidentity = '' order by attnum",
                    table,
                )
            ]
            output = io.BytesIO()
            await connection.copy_from_table(table, output=output, columns=columns, format="binary")
            rows.append((table, output.getvalue(), columns))
    finally:
        await connection.close()
    connection = await asyncpg.connect(await _recreated(server))
    try:
        begun = time.perf_counter()
        async with connection.transaction():
            for table, data, columns in rows:
                await connection.copy_to_table(table, source=io.BytesIO(data), columns=columns, format="binary")
        return time.perf_counter() - begun
    finally:
        await connection.close()


def _command(dsn: str, folder: Path) -> tuple[float, float]:
    """Return the seconds that ``isnad load`` of a folder takes, and the CPU seconds of its process."""
    before = os.times()
    begun = time.perf_counter()
    subprocess.run(
        (sys.executable, "-m", "service", "load", str(folder)),
        env={**os.environ, "DATABASE_URL": dsn},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - begun, used


def measure_loading(server: str, articles: int, rounds: int) -> Loading:
    """Return the figures of several rounds: the command, the store, COPY, in turn."""
    speeds, cpu, shares = [], [], []
    with tempfile.TemporaryDirectory() as name:
        found = []
        for slug, text in bundles(articles):
            (Path(name) / f"{slug}.bundle.json").write_bytes(text)
            checked = check_bundle(text, file=slug, read_text=_no_file)
            found.append(BundleToLoad(checked.reading, checked.sha256))
        for _ in range(rounds):
            seconds, used = _command(asyncio.run(_recreated(server)), Path(name))
            speeds.append(articles / seconds)
            cpu.append(used / articles * 1000)
            dsn = asyncio.run(_recreated(server))
            stored = asyncio.run(_store(dsn, found))
            shares.append(asyncio.run(_copy(dsn, server)) / stored)
    return Loading(articles, median(speeds), median(cpu), (median(shares), min(shares), max(shares)))


def line(found: Loading) -> str:
    """Return the figures in one line."""
    share, lowest, highest = found.of_copy
    return (
        f"`isnad load` of {found.articles} bundles: {found.articles_s:.0f} articles a second, start included,"
        f" {found.cpu_ms:.1f} ms of one core each; the store alone at {share:.2f} ({lowest:.2f}–{highest:.2f}) of the speed"
        " of a bare COPY of the same rows."
    )


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.loading", description="Loading bundles.")
    parser.add_argument("--articles", type=int, default=1000, help="how many bundles (default: 1000)")
    parser.add_argument("--rounds", type=int, default=5, help="how many rounds (default: 5)")
    given = parser.parse_args()
    with bench_server(FOLDER) as server:
        print(line(measure_loading(server, given.articles, given.rounds)))


if __name__ == "__main__":
    main()
