"""``isnad check``: print every problem of bundles, without a database."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from editorial.bundle.check import BundleRefused
from editorial.model.problem import Problem
from service.cli.bundle_files import NoBundle, bundle_files, check_file
from service.cli.console import CommandFailed, Exit, problem_lines, say, say_json


def check(
    paths: Annotated[list[Path], Parameter(help="Bundles, or folders that contain bundles.", consume_multiple=True)],
    /,
    *,
    json: Annotated[bool, Parameter(negative=(), help="Print the problems as JSON.")] = False,
) -> int:
    """Check bundles and print every problem with its place. Nothing is loaded."""
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
        say(f"{len(files)} bundle{'s' * (len(files) != 1)}, {len(problems)} problem{'s' * (len(problems) != 1)}")
    return Exit.BUNDLE_REFUSED if problems else Exit.DONE


def _problems(path: Path) -> tuple[Problem, ...]:
    try:
        check_file(path)
    except BundleRefused as fault:
        return fault.problems
    except OSError as fault:
        raise CommandFailed(f"{path}: cannot be read: {fault.strerror}") from None
    return ()
