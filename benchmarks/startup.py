"""Cold start: from the start of a worker's process to the first 200 of /readyz.

python -m benchmarks.startup --times 20
"""

import argparse
import http.client
import time
from pathlib import Path
from statistics import median

from benchmarks.corpora import bench_server, corpus_database
from benchmarks.memory import FOLDER
from benchmarks.peers.isnad import ISNAD_HOT
from benchmarks.server import ServerFailed, running

POLL_S = 0.005


def measure_startup(dsn: str, times: int, folder: Path) -> float:
    """Return the median of several cold starts, in seconds."""
    return median(_once(dsn, folder / "startup.log") for _ in range(times))


def _once(dsn: str, log: Path) -> float:
    begun = time.monotonic()
    with running(ISNAD_HOT, dsn, log) as server:
        while time.monotonic() - begun < 60:
            try:
                server.fetch("GET", "/readyz")
            except (ServerFailed, OSError, http.client.HTTPException):
                time.sleep(POLL_S)
            else:
                return time.monotonic() - begun
    raise ServerFailed("the worker was not ready within a minute")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.startup", description="Cold start of a worker.")
    parser.add_argument("--times", type=int, default=10, help="how many starts (default: 10)")
    parser.add_argument("--articles", type=int, default=10_000, help="size of the corpus (default: 10000)")
    given = parser.parse_args()
    with bench_server(FOLDER) as server:
        found = measure_startup(corpus_database(server, given.articles), given.times, FOLDER)
    print(f"ready after {found:.2f} s (median of {given.times} starts)")


if __name__ == "__main__":
    main()
