"""The operation that loads one bundle, given as text."""

import re
from dataclasses import dataclass, fields

from db.load.store import load_reading
from db.operation.computing import Computing, in_thread
from db.operation.load_errors import LoadRefused
from db.operation.load_report import BundleWarning
from db.operation.operation import Actor, CodedFault, OperationFault, OperationRefused, Outcome
from db.sql.connection import Connection
from editorial.bundle.check import BundleRefused, Checked
from editorial.job import CheckBundle
from editorial.model.problem import Problem

IN_INPUT = "bundle"
"""The field of the input that has the bundle; paths of its faults begin there."""

_STEP = re.compile(r"[^.\[\]]+")


@dataclass(frozen=True, slots=True)
class LoadBundle:
    """A bundle as YAML or JSON; ``file`` is its name in problem reports.

    With ``expected_version`` it is only loaded over this version of the article; 0 means that it must not exist.
    """

    bundle: str
    file: str = "bundle"
    dry_run: bool = False
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class CheckedBundle(LoadBundle):
    """A bundle that was checked already."""

    checked: Checked | None = None


async def check_first(request: LoadBundle, computing: Computing) -> CheckedBundle:
    """Check a bundle before taking a connection to load it. Raises OperationRefused with all of its problems."""
    try:
        checked = await computing(CheckBundle(request.bundle, request.file))
    except BundleRefused as refused:
        raise OperationRefused([fault_of_problem(problem) for problem in refused.problems]) from None
    given = {each.name: getattr(request, each.name) for each in fields(LoadBundle)}
    return CheckedBundle(**given, checked=checked)


async def load_bundle(connection: Connection, request: LoadBundle, *, actor: Actor) -> Outcome:
    """Load a bundle, and check it first if that was not done; a bundle that is loaded already is not written again.

    Raises OperationRefused with all problems of the bundle, or the reason why it cannot be stored; VersionConflict.
    """
    checked = request.checked if isinstance(request, CheckedBundle) else None
    if checked is None:
        checked = (await check_first(request, in_thread)).checked
        assert checked is not None  # noqa: S101  or it would have been refused
    try:
        report = await load_reading(
            connection,
            checked.reading,
            checked.sha256,
            dry_run=request.dry_run,
            actor=actor,
            expected_version=request.expected_version,
        )
    except LoadRefused as refused:
        raise OperationRefused([fault_of_refusal(refused)]) from None
    return Outcome(
        ids={"article": report.article_id},
        values={
            "outcome": report.outcome,
            "slug": report.slug,
            "items": report.items,
            "visibility": report.visibility,
            "warnings": [warning_of_problem(problem) for problem in checked.warnings],
        },
        position=report.position,
    )


def fault_of_problem(problem: Problem, field: str = IN_INPUT) -> OperationFault:
    """Convert a problem of a bundle to a fault for the caller who sent it in this field."""
    path = (field, *(int(step) if step.isdecimal() else step for step in _STEP.findall(problem.path)))
    return CodedFault(
        problem.code,
        problem.message,
        path,
        line=problem.line,
        column=problem.column,
        value=problem.value,
        nearest=problem.nearest,
    )


def warning_of_problem(problem: Problem, field: str = IN_INPUT) -> BundleWarning:
    """Convert a warning about a bundle to one for the caller who sent it in this field."""
    return BundleWarning(
        (field, *_STEP.findall(problem.path)),
        problem.code,
        problem.message,
        problem.line,
        problem.column,
        problem.value,
        problem.nearest,
    )


def fault_of_refusal(refused: LoadRefused) -> OperationFault:
    """Convert a refusal of the store to a fault for the caller who sent the bundle."""
    return CodedFault(refused.code, str(refused), (IN_INPUT,))
