"""Problems and warnings of bundles, as the errors and warnings of the operation that was sent the bundle, and back."""

import re
from collections.abc import Sequence
from dataclasses import asdict

from db.operation.load_errors import LoadRefused
from db.operation.load_report import BundleWarning
from db.operation.operation import CodedFault, OperationFault, OperationRefused
from editorial.bundle.check import BundleRefused
from editorial.bundle.shape import as_text
from editorial.model.problem import Problem, ProblemSeverity

IN_INPUT = "bundle"
"""The field of the input that has the bundle; paths of its faults begin there."""

_STEP = re.compile(r"[^.\[\]]+")


def refusal_of(refused: BundleRefused, field: str = IN_INPUT) -> OperationRefused:
    """Convert the problems and warnings of a bundle to a refusal for the caller who sent it in this field."""
    return OperationRefused(
        [fault_of_problem(problem, field) for problem in refused.problems],
        {"warnings": [warning_of_problem(problem, field) for problem in refused.warnings]},
    )


def fault_of_problem(problem: Problem, field: str = IN_INPUT) -> OperationFault:
    """Convert a problem of a bundle to a fault for the caller who sent it in this field."""
    return CodedFault(
        problem.code,
        problem.message,
        (field, *steps_of(_STEP.findall(problem.path))),
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


def fault_of_warning(warning: BundleWarning) -> OperationFault:
    """Convert a warning to the fault because of which a bundle is refused."""
    details = {name: value for name, value in asdict(warning).items() if name in ("line", "column", "value", "nearest")}
    return CodedFault(warning.code, warning.message, steps_of(warning.path), **details)


def problem_of_warning(warning: BundleWarning, file: str) -> Problem:
    """Convert a warning of a load to one about the file that has the bundle."""
    return _problem(fault_of_warning(warning), file, ProblemSeverity.WARNING)


def problem_of_fault(fault: OperationFault, file: str) -> Problem:
    """Convert a fault of a load to a problem of the file that has the bundle."""
    return _problem(fault, file, ProblemSeverity.ERROR)


def _problem(fault: OperationFault, file: str, severity: ProblemSeverity) -> Problem:
    """Return a problem of a file; if its place is not known, it is about the beginning of the file."""
    path = fault.path[1:] if fault.path[:1] == (IN_INPUT,) else fault.path
    place = [each if isinstance(each := fault.details.get(name), int) else 1 for name in ("line", "column")]
    value, nearest = (
        each if isinstance(each := fault.details.get(name), str) else None for name in ("value", "nearest")
    )
    return Problem(fault.code, fault.message, as_text(path), file, place[0], place[1], value, nearest, severity)


def steps_of(path: Sequence[str]) -> tuple[str | int, ...]:
    """Return a path with its positions in lists as numbers."""
    return tuple(int(step) if step.isdecimal() else step for step in path)
