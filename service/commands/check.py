"""``isnad check``: print every problem of bundles, and every warning, without a database."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from editorial.bundle.check import BundleRefused
from editorial.model.problem import Problem, ProblemSeverity
from service.cli.bundle_files import NoBundle, bundle_files, check_file
from service.cli.console import CommandFailed, Exit, problem_lines, say, say_json


def check(
    paths: Annotated[list[Path], Parameter(help="Bundles, or folders that contain bundles.", consume_multiple=True)],
    /,
    *,
    json: Annotated[bool, Parameter(negative=(), help="Print the problems and warnings as JSON.")] = False,
) -> int:
    """Check bundles and print every problem and warning with its place. Nothing is loaded."""
    try:
        files = bundle_files(paths)
    except NoBundle as fault:
        raise CommandFailed(str(fault), Exit.USAGE) from None
    problems: list[Problem] = []
    for path in files:
        problems += _problems(path)
    if json:
        say_json([asdict(problem) for problem in problems])
    else:
        for line in problem_lines(problems):
            say(line)
        say(_summary(len(files), problems))
    return Exit.BUNDLE_REFUSED if any(each.severity is ProblemSeverity.ERROR for each in problems) else Exit.DONE


def _summary(files: int, problems: Sequence[Problem]) -> str:
    warnings = sum(each.severity is ProblemSeverity.WARNING for each in problems)
    found = [_counted(files, "bundle"), _counted(len(problems) - warnings, "problem")]
    return ", ".join([*found, *([_counted(warnings, "warning")] if warnings else [])])


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _problems(path: Path) -> tuple[Problem, ...]:
    try:
        return check_file(path).warnings
    except BundleRefused as fault:
        return fault.problems
    except OSError as fault:
        raise CommandFailed(f"{path}: cannot be read: {fault.strerror}") from None
