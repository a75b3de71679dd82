"""Memory of a worker under load: its resident set while article pages are asked for.

python -m benchmarks.memory --minutes 30 --articles 100000
"""

import argparse
import asyncio
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.case import ARTICLE_PAGE
from benchmarks.corpora import bench_server, corpus_database
from benchmarks.http_message import posted, write_requests
from benchmarks.peers.isnad import ISNAD_HOT
from benchmarks.server import running
from benchmarks.variables import choose_cases
from benchmarks.wrk import measure, require_wrk, warm_up

FOLDER = Path("data") / "bench"
WARM_UP_S = 5
SAMPLES = 60


@dataclass(frozen=True, slots=True)
class Memory:
    """The resident set in MB: when warm, at the end, and at most, over so many seconds."""

    seconds: float
    warm_mb: float
    last_mb: float
    highest_mb: float


def memory_of(samples_kb: Sequence[int], seconds: float) -> Memory:
    """Return what the samples of a resident set, in KB and in order, come to."""
    in_mb = [sample / 1024 for sample in samples_kb]
    return Memory(seconds, in_mb[0], in_mb[-1], max(in_mb))


def measure_memory(dsn: str, seconds: float, folder: Path) -> Memory:
    """Return the memory of a worker that keeps hot answers, while it is asked for article pages."""
    requests = folder / "memory.requests"
    (page,) = asyncio.run(choose_cases(dsn, [ARTICLE_PAGE]))
    write_requests(requests, (posted(ISNAD_HOT, page.workload, variables) for variables in page.variables))
    with running(ISNAD_HOT, dsn, folder / "memory.log") as server, ThreadPoolExecutor(1) as threads:
        warm_up(server.port, requests, WARM_UP_S)
        samples = [resident_kb(server.pid)]
        load = threads.submit(measure, server.port, requests, seconds)
        while not load.done():
            time.sleep(max(0.2, seconds / SAMPLES))
            samples.append(resident_kb(server.pid))
        load.result()
    return memory_of(samples, seconds)


def resident_kb(pid: int) -> int:
    """Return the resident set of a process in KB."""
    return int(subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=True).stdout)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.memory", description="Memory of a worker under load.")
    parser.add_argument("--minutes", type=float, default=5, help="how long (default: 5)")
    parser.add_argument("--articles", type=int, default=10_000, help="size of the corpus (default: 10000)")
    given = parser.parse_args()
    require_wrk()
    with bench_server(FOLDER) as server:
        found = measure_memory(corpus_database(server, given.articles), given.minutes * 60, FOLDER)
    print(
        f"{found.warm_mb:.0f} MB warm, {found.last_mb:.0f} MB after {given.minutes:g} minutes,"
        f" {found.highest_mb:.0f} MB at most",
        file=sys.stdout,
    )


if __name__ == "__main__":
    main()
