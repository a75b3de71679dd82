"""The feed: how fast the whole of it is read, beside a bare SELECT of the same rows; how soon what commits is heard.

python -m benchmarks.feed --rounds 5 --listeners 1,500
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median, quantiles

import asyncpg

from benchmarks.corpora import bench_server, corpus_database
from benchmarks.figures import Spread
from benchmarks.memory import FOLDER
from benchmarks.peer import Command, Peer
from benchmarks.peers.isnad import ISNAD
from benchmarks.server import Server, running

BATCH = 1000
PAUSE_S = 0.05
_CLOCK_TICKS = os.sysconf("SC_CLK_TCK")
_ROWS = """
    select c.seq, c.xid::text as xid, c.op, c.type, c.id, c.version, c.at, c.reason, c.article_id, c.fields
    from published.change c where (c.xid, c.seq) > ($1::text::xid8, $2::bigint) order by c.xid, c.seq limit 1000
"""
_WRITE = """
    insert into change (op, type, id, version, reason, public_op)
    select 'upsert', 'entity', e.id, e.version, 'correction', 'upsert' from published.entity e order by e.id limit 1
    returning xid::text, seq
"""


@dataclass(frozen=True, slots=True)
class Read:
    """What one reading of everything took: changes a second, and a second of processor time of the service and PostgreSQL."""

    per_second: float
    per_processor_second: float


async def read_lines(port: int, path: str) -> tuple[int, int]:
    """Return the lines and bytes of an answer as lines."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**24)
    writer.write(
        f"GET {path} HTTP/1.1\r\nHost: x\r\nAccept: application/x-ndjson\r\nConnection: close\r\n\r\n".encode()
    )
    count = size = 0
    while chunk := await reader.read(2**20):
        count += chunk.count(b"}\n")
        size += len(chunk)
    writer.close()
    return count, size


async def read_rows(dsn: str) -> int:
    """Read the same rows of the log and nothing else, in the same batches."""
    connection = await asyncpg.connect(dsn)
    try:
        xid, seq, count = "0", -1, 0
        while rows := await connection.fetch(_ROWS, xid, seq):
            xid, seq, count = rows[-1]["xid"], rows[-1]["seq"], count + len(rows)
        return count
    finally:
        await connection.close()


async def timed(work: Callable[[], Awaitable[int]]) -> float:
    """Return how many of what ``work`` counts come in a second."""
    begun = time.perf_counter()
    count = await work()
    return count / (time.perf_counter() - begun)


def processor_seconds(pids: Sequence[int]) -> float:
    """Return the processor time that processes have used."""
    used = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        used += int(fields[11]) + int(fields[12])
    return used / _CLOCK_TICKS


async def backends(dsn: str) -> list[int]:
    """Return the processes of PostgreSQL that serve the service."""
    connection = await asyncpg.connect(dsn)
    try:
        rows = await connection.fetch("select pid from pg_stat_activity where application_name = 'isnad'")
        return [row["pid"] for row in rows]
    finally:
        await connection.close()


async def whole_feed(server: Server, dsn: str) -> Read:
    """Read everything as lines."""
    await read_lines(server.port, "/v1/changes?types=article")  # so that there is a connection
    pids = [server.pid, *await backends(dsn)]
    before, begun = processor_seconds(pids), time.perf_counter()
    count, _ = await read_lines(server.port, "/v1/changes")
    took, used = time.perf_counter() - begun, processor_seconds(pids) - before
    return Read(count / took, count / used)


async def listen(port: int, heard: dict[str, list[float]], ready: asyncio.Event) -> None:
    """Listen to the events, and note when each came."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**24)
    writer.write(b"GET /v1/changes HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n")
    cursor = ""
    try:
        async for line in reader:
            if line.startswith(b"id: "):
                ready.set()
                cursor = line[4:].decode().strip()
            elif line == b"event: change\n":
                heard.setdefault(cursor, []).append(time.perf_counter())
    finally:
        writer.close()


async def latencies(server: Server, dsn: str, listeners: int, writes: int) -> tuple[list[float], int]:
    """Return the milliseconds from each commit to each listener's hearing of it; and PostgreSQL's connections meanwhile."""
    heard: dict[str, list[float]] = {}
    ready = [asyncio.Event() for _ in range(listeners)]
    tasks = [asyncio.create_task(listen(server.port, heard, each)) for each in ready]
    connection = await asyncpg.connect(dsn)
    last = await connection.fetchval("select max(seq) from change")
    try:
        await asyncio.gather(*(each.wait() for each in ready))
        heard.clear()
        committed = []
        for _ in range(writes):
            await connection.fetchrow(_WRITE)
            committed.append(time.perf_counter())
            await asyncio.sleep(PAUSE_S)
        await asyncio.sleep(3)
        connections = len(await backends(dsn))
    finally:
        await connection.execute("delete from change where seq > $1", last)
        await connection.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    told = [times for times in heard.values() if len(times) == listeners]
    if len(told) != writes:
        raise AssertionError(f"{writes} changes were written, {len(told)} heard by all")
    return [
        1000 * (at - begun) for begun, times in zip(committed, sorted(told, key=min), strict=True) for at in times
    ], connections


def spread_of(values: Sequence[float]) -> Spread:
    """Return the median, lowest and highest."""
    return Spread(median(values), min(values), max(values))


def shown(spread: Spread) -> str:
    """Return a spread as text."""
    return f"{spread.median:,.0f} ({spread.lowest:,.0f}–{spread.highest:,.0f})".replace(",", " ")


def few_connections(dsn: str, port: int, pool_size: int) -> Command:
    """Return the command of a service that opens connections only when it needs them."""
    command = ISNAD.command(dsn, port, pool_size)
    return replace(
        command, environment={**command.environment, "ISNAD_POOL_MIN": "0", "ISNAD_LIVE_CONNECTIONS_PER_CALLER": "0"}
    )


async def measure(dsn: str, rounds: int, listeners: Sequence[int], writes: int, log: Path) -> None:
    """Measure and print."""
    peer = Peer(ISNAD.name, few_connections, ISNAD.body, ISNAD.ids)
    with running(peer, dsn, log) as server:
        reads, rows = [], []
        for _ in range(rounds):
            reads.append(await whole_feed(server, dsn))
            rows.append(await timed(lambda: read_rows(dsn)))
        ratios = [read.per_second / bare for read, bare in zip(reads, rows, strict=True)]
        print("| changes a second | |\n|---|--:|")
        print(f"| as lines | {shown(spread_of([each.per_second for each in reads]))} |")
        one_core = spread_of([each.per_processor_second for each in reads])
        print(f"| as lines, in a second of one core, PostgreSQL's part with it | {shown(one_core)} |")
        print(f"| bare `SELECT` of the log | {shown(spread_of(rows))} |")
        ratio = spread_of(ratios)
        print(f"| lines to `SELECT` | {ratio.median:.2f} ({ratio.lowest:.2f}–{ratio.highest:.2f}) |\n")
        print("| listeners | p50, ms | p99, ms | connections of PostgreSQL |\n|--:|--:|--:|--:|")
        for count in listeners:
            found, connections = await latencies(server, dsn, count, writes)
            cuts = quantiles(found, n=100)
            print(f"| {count} | {cuts[49]:.1f} | {cuts[98]:.1f} | {connections} |")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.feed", description="The feed of changes.")
    parser.add_argument("--articles", type=int, default=10_000, help="articles of the corpus (default: 10000)")
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is read (default: 5)")
    parser.add_argument("--listeners", default="1,500", help="numbers of listeners (default: 1,500)")
    parser.add_argument("--writes", type=int, default=100, help="changes that listeners hear (default: 100)")
    given = parser.parse_args()
    counts = [int(each) for each in given.listeners.split(",")]
    with bench_server(FOLDER) as server, tempfile.TemporaryDirectory() as folder:
        dsn = corpus_database(server, given.articles)
        asyncio.run(measure(dsn, given.rounds, counts, given.writes, Path(folder) / "log"))


if __name__ == "__main__":
    main()
