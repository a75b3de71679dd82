"""Metrics of several processes: a shared folder in which each process keeps its values in files.

The library takes the folder from the environment when it is imported, so the variable must be set before a process
starts. The files of a process outlive it: its counters stay counted, its gauges of what it had open are dropped.
"""

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The library's variable for the folder."""

TRIES = 5
"""Attempts at reading the files, since processes may end meanwhile."""


@contextmanager
def shared_metrics() -> Iterator[Path]:
    """Give a folder, only for this user, which processes started from now on share; it is removed at the end."""
    before = os.environ.get(FOLDER)
    with TemporaryDirectory(prefix="isnad-metrics-", ignore_cleanup_errors=True) as folder:
        os.environ[FOLDER] = folder
        try:
            yield Path(folder)
        finally:
            os.environ.pop(FOLDER)
            if before is not None:
                os.environ[FOLDER] = before


def shared_folder() -> Path | None:
    """Return the folder that this process shares with others, None if it is alone."""
    named = os.environ.get(FOLDER)
    return Path(named) if named else None


def forget_dead(folder: Path, living: Collection[int | None]) -> None:
    """Drop the gauges of processes that are not among the living ones."""
    for file in folder.glob("gauge_live*.db"):
        process = int(file.stem.rpartition("_")[2])
        if process not in living:
            mark_process_dead(process, str(folder))


def collect_shared(folder: Path) -> Iterable[Metric]:
    """Return the metrics of all processes that share a folder, added up.

    A process that has just made a file has not written to it yet: the file is empty and counts nothing.
    """
    for _ in range(TRIES - 1):
        with suppress(FileNotFoundError):
            return _merged(folder)
    return _merged(folder)


def _merged(folder: Path) -> Iterable[Metric]:
    files = [str(file) for file in folder.glob("*.db") if file.stat().st_size]
    merged: Iterable[Metric] = MultiProcessCollector.merge(files)
    return merged
