"""``python -m benchmarks``: the whole comparison, printed as Markdown; see docs/benchmarks.md."""

import argparse
import os
import platform
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.agreement import Disagreement
from benchmarks.corpora import bench_server, corpus_database
from benchmarks.documents import NotAnswered
from benchmarks.loading import measure_loading
from benchmarks.memory import FOLDER, measure_memory
from benchmarks.peers.postgraphile import NotInstalled, install
from benchmarks.picture import picture
from benchmarks.report import MarkersMissing, Report, markdown, placed, summary
from benchmarks.rounds import Effort
from benchmarks.run import Plan, measure_size
from benchmarks.server import ServerFailed
from benchmarks.startup import measure_startup
from benchmarks.wrk import LoadFailed, require_wrk

DOCS = Path(__file__).parents[1] / "docs"
PAGE, PICTURE = DOCS / "benchmarks.md", DOCS / "benchmarks.svg"
QUICK_SIZES, SIZES = (10_000,), (10_000, 100_000)
FAILURES = (Disagreement, LoadFailed, MarkersMissing, NotAnswered, NotInstalled, ServerFailed)


def main() -> None:
    """Run the command line."""
    given = _arguments()
    try:
        require_wrk()
        install()
        report = _run(given)
        if given.write:
            _write(report)
    except FAILURES as fault:
        sys.exit(str(fault))
    print(markdown(report))
    print(summary(report))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the service against its peers.")
    parser.add_argument("--quick", action="store_true", help="10 000 articles, few rounds, in under three minutes")
    parser.add_argument("--sizes", type=_sizes, help="numbers of articles, with commas (default: 10000,100000)")
    parser.add_argument("--rounds", type=_at_least(1, int), default=5, help="rounds of each workload (default: 5)")
    parser.add_argument("--seconds", type=_at_least(1, float), default=4, help="seconds of a round (default: 4)")
    parser.add_argument("--memory-minutes", type=float, default=1, help="memory under load for so long (default: 1)")
    parser.add_argument("--starts", type=_at_least(1, int), default=5, help="cold starts (default: 5)")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md and docs/benchmarks.svg")
    return parser.parse_args()


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(size) for size in text.split(",")}))


def _at_least(lowest: int, kind: Callable[[str], float]) -> Callable[[str], float]:
    def read(text: str) -> float:
        value = kind(text)
        if value < lowest:
            raise argparse.ArgumentTypeError(f"at least {lowest}")
        return value

    return read


def _plan(given: argparse.Namespace) -> Plan:
    if given.quick:
        return Plan(given.sizes or QUICK_SIZES, True, Effort(3, 2, 1), Effort(3, 1, 1))
    effort = Effort(int(given.rounds), given.seconds, 3)
    return Plan(given.sizes or SIZES, False, effort, effort)


def _run(given: argparse.Namespace) -> Report:
    plan, memory, startup, loading = _plan(given), None, None, None
    with bench_server(FOLDER) as server:
        sizes = {size: measure_size(server, size, plan, FOLDER / "run") for size in plan.sizes}
        if not plan.is_quick:
            dsn = corpus_database(server, plan.sizes[0])
            memory = measure_memory(dsn, given.memory_minutes * 60, FOLDER / "run")
            startup = measure_startup(dsn, int(given.starts), FOLDER / "run")
            loading = measure_loading(server, 1000, int(given.rounds))
    return Report(sizes, _machine(plan), memory, startup, loading)


def _machine(plan: Plan) -> str:
    day, effort = datetime.now(UTC).date(), plan.effort
    return (
        f"{day} on {os.cpu_count()} cores ({platform.machine()}, {platform.system()}), Python"
        f" {platform.python_version()}; {effort.rounds} rounds of {effort.seconds:g} s"
    )


def _write(report: Report) -> None:
    PAGE.write_text(placed(PAGE.read_text("utf-8"), markdown(report)), "utf-8")
    articles, results = list(report.sizes.items())[-1]
    PICTURE.write_text(picture(articles, results), "utf-8")


if __name__ == "__main__":
    main()
