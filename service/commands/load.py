"""``isnad load``: check bundles and load them, each completely or not at all."""

import asyncio
import gc
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from db.load.loader import BundleResult, Loader, open_loader
from db.operation.bundle_problem import fault_of_refusal, problem_of_fault, problem_of_warning
from db.operation.load_errors import LoadRefused
from db.operation.load_report import LoadAction, LoadedItem, LoadReport, LoadVisibility
from db.operation.operation import OperationFault, OperationRefused
from editorial.bundle.check import BundleRefused, Checked
from editorial.model.problem import Problem, ProblemSeverity, in_order
from editorial.warning.code import LOAD_WARNINGS
from editorial.written.difference import Difference
from schema.request.mutation_fields import USER_ERRORS
from schema.resource.stored_operation import operation_named, payload_errors
from service.cli.bundle_files import NoBundle, bundle_files, check_file, whole_text
from service.cli.console import STRICT, CommandFailed, Exit, counted, problem_lines, say, say_json, warn
from service.cli.database import database, unreachable
from service.cli.operation_command import operation_lines
from service.cli.service import service_of_command
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

    After a conflict, ``changes`` are what somebody else changed, and ``operations`` the same by what they did.
    ``warnings`` are what the editor should look at.
    """

    file: str
    report: LoadReport | None
    problems: tuple[Problem, ...] = ()
    changes: tuple[Mapping[str, object], ...] = ()
    operations: tuple[Mapping[str, object], ...] = ()
    warnings: tuple[Problem, ...] = ()


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
    strict: Annotated[bool, STRICT] = False,
    restore_redacted: Annotated[
        bool, Parameter(negative=(), help="Load bundles even if they have words again that were redacted.")
    ] = False,
    json: Annotated[bool, Parameter(negative=(), help="Print the reports as JSON.")] = False,
) -> int:
    """Check bundles and load them, each in its own transaction. Unchanged items are not written."""
    try:
        files = bundle_files(paths)
    except NoBundle as fault:
        raise CommandFailed(str(fault), Exit.USAGE) from None
    if expected_version is not None and len(files) != 1:
        raise CommandFailed(f"--expected-version needs exactly one bundle, not {len(files)}", Exit.USAGE)
    settings, way = load_settings(), LoadWay(dry_run, strict, restore_redacted)
    if settings.server:
        loaded = load_on_server(files, way, expected_version=expected_version)
    else:
        with database(settings) as dsn:
            loaded = load_files(dsn, files, way, expected_version=expected_version)
    if json:
        say_json([_as_json(each) for each in loaded])
    else:
        for line in _lines(loaded, dry_run=dry_run):
            say(line)
    return Exit.BUNDLE_REFUSED if any(each.problems for each in loaded) else Exit.DONE


@dataclass(frozen=True, slots=True)
class LoadWay:
    """How to load: writing nothing, only without warnings, or with words again that were redacted."""

    dry_run: bool = False
    strict: bool = False
    restore_redacted: bool = False


WRITING = LoadWay()
"""Bundles are written, whatever warnings they have."""


def load_files(
    dsn: str, files: Sequence[Path], way: LoadWay = WRITING, *, expected_version: int | None = None
) -> list[Loaded]:
    """Load bundles into a migrated database, a single one over ``expected_version``.

    Raises CommandFailed if the database cannot be used.
    """
    gc.set_threshold(GARBAGE)
    try:
        return asyncio.run(_load_files(dsn, files, way, expected_version=expected_version))
    except (OSError, TimeoutError) as fault:
        raise unreachable(dsn, fault) from None


def load_on_server(files: Sequence[Path], way: LoadWay, *, expected_version: int | None = None) -> list[Loaded]:
    """Check bundles here and load them on the server of ISNAD_SERVER, one after the other. Raises CommandFailed."""
    loaded = []
    with service_of_command() as service:
        for path in files:
            checked = _check(path, strict=way.strict)
            if isinstance(checked, Loaded):
                loaded.append(checked)
                continue
            given = {"bundle": whole_text(path), "file": str(path), "expectedVersion": expected_version}
            given |= {"dryRun": way.dry_run or None, "strict": way.strict or None}
            given |= {"restoreRedacted": way.restore_redacted or None}
            loaded.append(_answered(path, checked, service.operate("loadBundle", given)))
    return loaded


def _answered(path: Path, checked: Checked, payload: Mapping[str, Any]) -> Loaded:
    """Return what a server answered for one file."""
    errors = payload[USER_ERRORS]
    if errors:
        problems = tuple(_told(each, path, ProblemSeverity.ERROR) for each in errors)
        changes, operations = (
            tuple(change for each in errors for change in each[name] or ()) for name in ("changes", "operations")
        )
        return Loaded(str(path), None, problems, changes, operations, checked.warnings)
    items = tuple(
        LoadedItem(
            each["type"].lower(),
            each["key"],
            LoadAction(each["action"]),
            tuple(Difference(**difference) for difference in each["differences"]),
        )
        for each in payload["items"]
    )
    seen = payload["visibility"]
    visibility = seen and LoadVisibility(seen["articlePublic"], seen["publicAnnotations"], seen["hiddenAnnotations"])
    article = payload["article"]["id"] if payload["article"] else ""
    outcome = LoadAction(payload["outcome"])
    report = LoadReport(payload["slug"], article, outcome, items, payload["position"], visibility)
    told = (_told(each, path, ProblemSeverity.WARNING) for each in payload["warnings"] if each["code"] in LOAD_WARNINGS)
    return Loaded(str(path), report, warnings=(*checked.warnings, *told))


def _told(error: Mapping[str, Any], path: Path, severity: ProblemSeverity) -> Problem:
    """Return an error or a warning of a server as a problem of the file."""
    way = ".".join(error["path"]).removeprefix("bundle").removeprefix(".")
    place = (error["line"] or 1, error["column"] or 1)
    return Problem(error["code"], error["message"], way, str(path), *place, error["value"], error["nearest"], severity)


async def _load_files(dsn: str, files: Sequence[Path], way: LoadWay, *, expected_version: int | None) -> list[Loaded]:
    loaded = []
    actor, terms = actor_at_the_command_line(), {"strict": way.strict, "restore_redacted": way.restore_redacted}
    async with open_loader(dsn, actor, **terms) as loader:
        if loader.faults:
            raise CommandFailed("\n".join(loader.faults))
        if expected_version is not None:
            return [await _load_one(loader, files[0], way, expected_version=expected_version)]
        with _progress(len(files)) as (progress, task):
            async for batch in _batches(loader, files, way):
                loaded += batch
                progress.advance(task, len(batch))
    return loaded


async def _batches(loader: Loader, files: Sequence[Path], way: LoadWay) -> AsyncIterator[list[Loaded]]:
    """Yield the results for the files, in order; while PostgreSQL writes a batch, the next one is checked."""
    under_way: asyncio.Task[list[Loaded]] | None = None
    for start in range(0, len(files), BATCH):
        checked = []
        for path in files[start : start + BATCH]:
            checked.append((path, _check(path, strict=way.strict)))
            await asyncio.sleep(0)
        if under_way is not None:
            yield await under_way
        under_way = asyncio.create_task(_load_batch(loader, checked, dry_run=way.dry_run))
    if under_way is not None:
        yield await under_way


def _check(path: Path, *, strict: bool) -> Checked | Loaded:
    """Return a checked bundle, or why it was not loaded."""
    try:
        return check_file(path, strict=strict)
    except BundleRefused as fault:
        return Loaded(str(path), None, fault.problems, warnings=fault.warnings)
    except OSError as fault:
        problem = Problem("BUNDLE_UNREADABLE", f"the file cannot be read: {fault.strerror}", "", str(path), 1, 1)
        return Loaded(str(path), None, (problem,))


async def _load_one(loader: Loader, path: Path, way: LoadWay, *, expected_version: int) -> Loaded:
    checked = _check(path, strict=way.strict)
    if isinstance(checked, Loaded):
        return checked
    outcome = await loader.outcome(checked, dry_run=way.dry_run, expected_version=expected_version)
    return _loaded(path, checked, outcome)


async def _load_batch(loader: Loader, given: Sequence[tuple[Path, Checked | Loaded]], *, dry_run: bool) -> list[Loaded]:
    sound = [each for _, each in given if isinstance(each, Checked)]
    outcomes = iter(await loader.load_many(sound, dry_run=dry_run))
    return [_loaded(path, each, next(outcomes)) if isinstance(each, Checked) else each for path, each in given]


def _loaded(path: Path, checked: Checked, outcome: BundleResult) -> Loaded:
    if isinstance(outcome, LoadReport):
        told = (problem_of_warning(warning, str(path)) for warning in outcome.warnings)
        return Loaded(str(path), outcome, warnings=(*checked.warnings, *told))
    if isinstance(outcome, BundleRefused):
        found = tuple(replace(problem, file=str(path)) for problem in outcome.problems)
        return Loaded(str(path), None, found, warnings=checked.warnings)
    refused = outcome if isinstance(outcome, OperationRefused) else OperationRefused([_fault(outcome)])
    problems = tuple(problem_of_fault(fault, str(path)) for fault in refused.faults)
    changes, operations = _of_others("changes", refused), _of_others("operations", refused)
    return Loaded(str(path), None, problems, changes, operations, checked.warnings)


def _fault(outcome: LoadRefused | OperationFault) -> OperationFault:
    return fault_of_refusal(outcome) if isinstance(outcome, LoadRefused) else outcome


def _of_others(name: str, refused: OperationRefused) -> tuple[Mapping[str, object], ...]:
    """Return what somebody else changed, if the bundle was refused because of that."""
    errors = payload_errors(operation_named("loadBundle"), refused)
    return tuple(each for error in errors for each in error[name] or ())


@contextmanager
def _progress(count: int) -> Iterator[tuple[Progress, TaskID]]:
    columns = (TextColumn("loading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    is_shown = count > 1 and sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), disable=not is_shown) as progress:
        yield progress, progress.add_task("loading", total=count)


def _lines(loaded: Sequence[Loaded], *, dry_run: bool) -> Iterator[str]:
    for each in loaded:
        found = problem_lines(in_order(each.problems, each.warnings))
        others = (f"    {line}" for operation in each.operations for line in operation_lines(operation))
        for line in (*found, *others):
            warn(line)
        warned = [counted(len(each.warnings), "warning")] if each.warnings else []
        if each.report is None:
            problems = ", ".join([counted(len(each.problems), "problem"), *warned])
            yield f"REFUSED    {each.file}: {problems}, nothing of it was loaded"
            continue
        yield f"{each.report.outcome:<10} {each.report.slug}: {', '.join([*_summary(each.report), *warned])}"
        yield from _seen(each.report.visibility)
        yield from _losing(each.report, dry_run=dry_run)
        if dry_run:
            for item in each.report.items:
                yield f"  {item.action:<10} {item.type:<12} {item.key}"
                yield from (f"             {line}" for line in _difference_lines(item.differences))


def _difference_lines(differences: Sequence[Difference]) -> Iterator[str]:
    """Yield a line for each value that differs between what is stored of an item and its bundle."""
    for each in differences:
        before, after = ("-" if text is None else repr(text) for text in (each.before, each.after))
        yield f"{each.path}: {before} → {after}"


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


def _losing(report: LoadReport, *, dry_run: bool) -> Iterator[str]:
    """Yield a line for each claim of another bundle that loses a relation; only their keys have the slug of an article."""
    verb = "would lose" if dry_run else "lost"
    for item in report.items:
        if item.type == "claim" and "/" in item.key:
            yield f"           the claim {item.key} {verb} its relation to a claim that this bundle no longer has"


def _summary(report: LoadReport) -> list[str]:
    counts = Counter(item.action for item in report.items)
    return [f"{counts[action]} {action.lower()}" for action in ACTIONS if counts[action]]


def _as_json(loaded: Loaded) -> dict[str, object]:
    """Return the result for one file as JSON; all warnings are in one list, those of the load too."""
    report = loaded.report and {name: value for name, value in asdict(loaded.report).items() if name != "warnings"}
    return {**asdict(loaded), "report": report}
