"""``isnad check``: print every problem of bundles, and every warning, without a database."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from editorial.bundle.check import BundleRefused, Checked
from editorial.model.problem import Problem, ProblemSeverity, in_order
from service.cli.bundle_files import NoBundle, bundle_files, check_file
from service.cli.console import STRICT, CommandFailed, Exit, counted, problem_lines, say, say_json
from service.printed.chosen_places import ChosenPlace, chosen_lines, chosen_places


def check(
    paths: Annotated[list[Path], Parameter(help="Bundles, or folders that contain bundles.", consume_multiple=True)],
    /,
    *,
    verbose: Annotated[
        bool, Parameter(negative=(), help="Also print which place was chosen for words that occur in several places.")
    ] = False,
    strict: Annotated[bool, STRICT] = False,
    json: Annotated[bool, Parameter(negative=(), help="Print the problems and warnings as JSON.")] = False,
) -> int:
    """Check bundles and print every problem and warning with its place. Nothing is loaded."""
    try:
        files = bundle_files(paths)
    except NoBundle as fault:
        raise CommandFailed(str(fault), Exit.USAGE) from None
    problems: list[Problem] = []
    chosen: list[ChosenPlace] = []
    for path in files:
        found, checked = _check(path, strict=strict)
        problems += found
        chosen += chosen_places(path, checked) if verbose and checked else []
    if json:
        shown = [asdict(problem) for problem in problems]
        say_json({"problems": shown, "chosen": [asdict(place) for place in chosen]} if verbose else shown)
    else:
        for line in [*chosen_lines(chosen), *problem_lines(problems)]:
            say(line)
        say(_summary(len(files), problems))
    return Exit.BUNDLE_REFUSED if any(each.severity is ProblemSeverity.ERROR for each in problems) else Exit.DONE


def _summary(files: int, problems: Sequence[Problem]) -> str:
    warnings = sum(each.severity is ProblemSeverity.WARNING for each in problems)
    found = [counted(files, "bundle"), counted(len(problems) - warnings, "problem")]
    return ", ".join([*found, *([counted(warnings, "warning")] if warnings else [])])


def _check(path: Path, *, strict: bool) -> tuple[Sequence[Problem], Checked | None]:
    """Return the problems and warnings of a bundle in the order of the file, and the checked bundle if it can be loaded."""
    try:
        checked = check_file(path, strict=strict)
    except BundleRefused as fault:
        return in_order(fault.problems, fault.warnings), None
    except OSError as fault:
        raise CommandFailed(f"{path}: cannot be read: {fault.strerror}") from None
    return checked.warnings, checked
