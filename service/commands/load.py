"""``isnad load``: check bundles and load them, each completely or not at all."""

import asyncio
import gc
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from db.load.load_bundle import fault_of_refusal
from db.load.loader import BundleResult, Loader, open_loader
from db.operation.load_errors import LoadRefused
from db.operation.load_report import LoadAction, LoadReport, LoadVisibility
from db.operation.operation import OperationRefused
from editorial.bundle.check import BundleRefused, Checked
from editorial.model.problem import Problem
from schema.resource.stored_operation import operation_named, payload_errors
from service.cli.bundle_files import NoBundle, bundle_files, check_file
from service.cli.console import CommandFailed, Exit, problem_lines, say, say_json, warn
from service.cli.database import database, unreachable
from service.cli.operation_command import change_line
from service.environment import load_settings
from service.request.actor import actor_at_the_command_line

BATCH = 200
"""Bundles that are checked and loaded together: while PostgreSQL writes a batch, the next one is checked."""

GARBAGE = 200_000
"""Allocations before the garbage collector runs: loading makes many objects, and none of them are in cycles."""

ACTIONS = (LoadAction.CREATE, LoadAction.UPDATE, LoadAction.DELETE, LoadAction.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The result for one file: a report, or the problems because of which nothing of it was loaded.

    After a conflict, ``changes`` are what somebody else changed.
    """

    file: str
    report: LoadReport | None
    problems: tuple[Problem, ...] = ()
    changes: tuple[Mapping[str, object], ...] = ()


def load(
    paths: Annotated[list[Path], Parameter(help="Bundles, or folders that contain bundles.", consume_multiple=True)],
    /,
    *,
    dry_run: Annotated[
        bool,
        Parameter(negative=(), help="Print what would be created, updated, deleted or left unchanged; write nothing."),
    ] = False,
    expected_version: Annotated[
        int | None,
        Parameter(
            help=(
                "The version of the article that you know, 0 if there is none; if the current version differs,"
                " nothing is loaded."
            )
        ),
    ] = None,
    json: Annotated[bool, Parameter(negative=(), help="Print the reports as JSON.")] = False,
) -> int:
    """Check bundles and load them, each in its own transaction. Unchanged items are not written."""
    try:
        files = bundle_files(paths)
    except NoBundle as fault:
        raise CommandFailed(str(fault), Exit.USAGE) from None
    if expected_version is not None and len(files) != 1:
        raise CommandFailed(f"--expected-version needs exactly one bundle, not {len(files)}", Exit.USAGE)
    with database(load_settings()) as dsn:
        loaded = load_files(dsn, files, dry_run=dry_run, expected_version=expected_version)
    if json:
        say_json([asdict(each) for each in loaded])
    else:
        for line in _lines(loaded, dry_run=dry_run):
            say(line)
    return Exit.BUNDLE_REFUSED if any(each.problems for each in loaded) else Exit.DONE


def load_files(
    dsn: str, files: Sequence[Path], *, dry_run: bool = False, expected_version: int | None = None
) -> list[Loaded]:
    """Load bundles into a migrated database, a single one over ``expected_version``.

    Raises CommandFailed if the database cannot be used.
    """
    gc.set_threshold(GARBAGE)
    try:
        return asyncio.run(_load_files(dsn, files, dry_run=dry_run, expected_version=expected_version))
    except (OSError, TimeoutError) as fault:
        raise unreachable(dsn, fault) from None


async def _load_files(dsn: str, files: Sequence[Path], *, dry_run: bool, expected_version: int | None) -> list[Loaded]:
    loaded = []
    async with open_loader(dsn, actor_at_the_command_line()) as loader:
        if loader.faults:
            raise CommandFailed("\n".join(loader.faults))
        if expected_version is not None:
            return [await _load_one(loader, files[0], dry_run=dry_run, expected_version=expected_version)]
        with _progress(len(files)) as (progress, task):
            async for batch in _batches(loader, files, dry_run=dry_run):
                loaded += batch
                progress.advance(task, len(batch))
    return loaded


async def _batches(loader: Loader, files: Sequence[Path], *, dry_run: bool) -> AsyncIterator[list[Loaded]]:
    """Yield the results for the files, in order; while PostgreSQL writes a batch, the next one is checked."""
    under_way: asyncio.Task[list[Loaded]] | None = None
    for start in range(0, len(files), BATCH):
        checked = []
        for path in files[start : start + BATCH]:
            checked.append((path, _check(path)))
            await asyncio.sleep(0)
        if under_way is not None:
            yield await under_way
        under_way = asyncio.create_task(_load_batch(loader, checked, dry_run=dry_run))
    if under_way is not None:
        yield await under_way


def _check(path: Path) -> Checked | Loaded:
    """Return a checked bundle, or why it was not loaded."""
    try:
        return check_file(path)
    except BundleRefused as fault:
        return Loaded(str(path), None, fault.problems)
    except OSError as fault:
        problem = Problem("BUNDLE_UNREADABLE", f"the file cannot be read: {fault.strerror}", "", str(path), 1, 1)
        return Loaded(str(path), None, (problem,))


async def _load_one(loader: Loader, path: Path, *, dry_run: bool, expected_version: int) -> Loaded:
    checked = _check(path)
    if isinstance(checked, Loaded):
        return checked
    return _loaded(path, await loader.outcome(checked, dry_run=dry_run, expected_version=expected_version))


async def _load_batch(loader: Loader, given: Sequence[tuple[Path, Checked | Loaded]], *, dry_run: bool) -> list[Loaded]:
    sound = [each for _, each in given if isinstance(each, Checked)]
    outcomes = iter(await loader.load_many(sound, dry_run=dry_run))
    return [_loaded(path, next(outcomes)) if isinstance(each, Checked) else each for path, each in given]


def _loaded(path: Path, outcome: BundleResult) -> Loaded:
    if isinstance(outcome, LoadReport):
        return Loaded(str(path), outcome)
    fault = fault_of_refusal(outcome) if isinstance(outcome, LoadRefused) else outcome
    way = "" if isinstance(outcome, LoadRefused) else ".".join(map(str, fault.path))
    problem = Problem(fault.code, fault.message, way, str(path), 1, 1)
    return Loaded(str(path), None, (problem,), _changes(OperationRefused([fault])))


def _changes(refused: OperationRefused) -> tuple[Mapping[str, object], ...]:
    """Return what somebody else changed, if the bundle was refused because of that."""
    return tuple(
        change for error in payload_errors(operation_named("loadBundle"), refused) for change in error["changes"] or ()
    )


@contextmanager
def _progress(count: int) -> Iterator[tuple[Progress, TaskID]]:
    columns = (TextColumn("loading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    is_shown = count > 1 and sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), disable=not is_shown) as progress:
        yield progress, progress.add_task("loading", total=count)


def _lines(loaded: Sequence[Loaded], *, dry_run: bool) -> Iterator[str]:
    for each in loaded:
        if each.report is None:
            warn("\n".join([*problem_lines(each.problems), *(f"    {change_line(change)}" for change in each.changes)]))
            yield f"REFUSED    {each.file}: {len(each.problems)} problems, nothing of it was loaded"
            continue
        yield f"{each.report.outcome:<10} {each.report.slug}: {_summary(each.report)}"
        yield from _seen(each.report.visibility)
        if dry_run:
            yield from (f"  {item.action:<10} {item.type:<12} {item.key}" for item in each.report.items)


def _seen(seen: LoadVisibility | None) -> Iterator[str]:
    """Yield lines about who sees what of an article, if not everybody sees all of it."""
    if seen is None:
        return
    if not seen.article_public:
        yield "           not public: only callers who may see drafts see the article"
    elif seen.hidden_annotations:
        total = seen.public_annotations + seen.hidden_annotations
        yield (
            "           the article is public; only callers who may see drafts see"
            f" {seen.hidden_annotations} of its {total} annotations"
        )


def _summary(report: LoadReport) -> str:
    counts = Counter(item.action for item in report.items)
    return ", ".join(f"{counts[action]} {action.lower()}" for action in ACTIONS if counts[action])
